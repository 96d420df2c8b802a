import {violationsOf} from './invariants.ts';
import {planOf} from './plan.ts';
import {play} from './play.ts';

/** What is wrong with one session. */
export type Finding = {seed: number; violations: string[]; report: string};

/**
 * Plays the sessions of some seeds, so many at once, and resolves with what is wrong. `onPlayed` is called after
 * each, with the finding if there is one.
 */
export async function runMonkey(
	seeds: readonly number[],
	atOnce: number,
	onPlayed: (seed: number, finding: Finding | undefined) => void = () => {},
): Promise<Finding[]> {
	const findings: Finding[] = [];
	const waiting = [...seeds];
	async function work() {
		for (let seed = waiting.shift(); seed !== undefined; seed = waiting.shift()) {
			const finding = await findIn(seed);
			if (finding) findings.push(finding);
			onPlayed(seed, finding);
		}
	}
	await Promise.all(Array.from({length: atOnce}, work));
	return findings.sort((one, other) => one.seed - other.seed);
}

async function findIn(seed: number): Promise<Finding | undefined> {
	const plan = planOf(seed);
	const played = await play(plan);
	const violations = violationsOf(played);
	if (violations.length === 0) return undefined;
	const report = [
		`Seed ${seed}:`,
		...violations.map((violation) => `- ${violation}`),
		`Exit code ${played.code}; invited: ${played.invited.join(', ') || 'nobody'}. The last screen:`,
		played.screen,
		`To replay it: npm run monkey -- --seed ${seed}`,
	].join('\n');
	return {seed, violations, report};
}

/**
 * Random sessions of the built program on a pseudo-terminal, each from a seed that replays it, and what must be
 * true of every one: `node scripts/monkey.ts [--sessions <count>] [--seed <first>] [--at-once <count>] [--plan]`.
 * A seed alone plays that one; `--plan` prints it. Exits 1 when something is wrong.
 */
import {availableParallelism} from 'node:os';
import {parseArgs} from 'node:util';
import {loadWords} from '../source/words/words.ts';
import {planOf} from './monkey/plan.ts';
import {runMonkey} from './monkey/run.ts';

await loadWords('en');

const {values} = parseArgs({
	options: {
		sessions: {type: 'string'},
		seed: {type: 'string'},
		'at-once': {type: 'string', default: String(availableParallelism())},
		plan: {type: 'boolean', default: false},
	},
});

function countOf(text: string | undefined, usual: number): number {
	const count = text === undefined ? usual : Number(text);
	if (!Number.isSafeInteger(count) || count < 1) throw new Error(`Not a count: ${text}`);
	return count;
}

const first = countOf(values.seed, 1);
const sessions = countOf(values.sessions, values.seed === undefined ? 500 : 1);
const seeds = Array.from({length: sessions}, (_, index) => first + index);
if (values.plan) for (const seed of seeds) console.log(JSON.stringify(planOf(seed), null, 2));

let played = 0;
const findings = await runMonkey(seeds, countOf(values['at-once'], 2), (_, finding) => {
	played++;
	if (finding) console.log(`\n${finding.report}\n`);
	else if (played % 50 === 0) console.log(`${played} of ${seeds.length} sessions`);
});
console.log(
	findings.length === 0
		? `${seeds.length} sessions, nothing wrong.`
		: `${seeds.length} sessions, wrong: ${findings.map(({seed}) => seed).join(', ')}`,
);
process.exit(findings.length === 0 ? 0 : 1);

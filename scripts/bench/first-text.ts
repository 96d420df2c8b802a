import {type IPty, spawn} from '@lydell/node-pty';

/** One program to measure on a pseudo-terminal. */
export type Candidate = {
	name: string;
	/** What follows `node` on its command line. */
	args: string[];
	/** The text that has to be on screen. */
	text: string;
	/** Keys that end it, none when it ends by itself; left out, it is killed. */
	quit?: string;
	/** Its whole environment. */
	env: Record<string, string>;
};

const controls = /\u{1B}\[[\d;?<>=]*[A-Za-z]/gu;

/**
 * Milliseconds from the start of a program to its text on an 80x24 terminal; ends the program afterwards.
 * Rejects with what was drawn instead when the text does not come in time.
 */
async function timeToText(candidate: Candidate, limit = 20_000): Promise<number> {
	const started = performance.now();
	const terminal = spawn(process.execPath, candidate.args, {
		cols: 80,
		rows: 24,
		env: candidate.env,
	});
	const ended = new Promise<void>((resolve) => {
		terminal.onExit(() => resolve());
	});
	try {
		return await textOn(terminal, candidate, started, limit);
	} finally {
		// An orderly end where the program knows one, since the compile cache is written only then.
		terminal.write(candidate.quit ?? '');
		const timer = setTimeout(
			() => terminal.kill('SIGKILL'),
			candidate.quit === undefined ? 0 : 2000,
		);
		await ended;
		clearTimeout(timer);
	}
}

function textOn(
	terminal: IPty,
	{name, text}: Candidate,
	started: number,
	limit: number,
): Promise<number> {
	return new Promise((resolve, reject) => {
		let drawn = '';
		function fail(why: string) {
			return reject(new Error(`${name}: ${why} waiting for "${text}"; drawn: ${drawn}`));
		}
		const timer = setTimeout(() => fail(`${limit} ms passed`), limit);
		terminal.onData((data) => {
			drawn += data;
			if (drawn.replaceAll(controls, '').includes(text)) {
				clearTimeout(timer);
				resolve(performance.now() - started);
			}
		});
		terminal.onExit(({exitCode}) => {
			clearTimeout(timer);
			fail(`ended with ${exitCode}`);
		});
	});
}

/** Milliseconds by candidate: every candidate once in each round, so that a busy moment hits all of them. */
export async function measureInTurn(
	candidates: Candidate[],
	rounds: number,
): Promise<Map<string, number[]>> {
	const times = new Map<string, number[]>(candidates.map(({name}) => [name, []]));
	for (const candidate of candidates) {
		await timeToText(candidate);
		await timeToText(candidate);
	}
	for (let round = 0; round < rounds; round++) {
		for (const candidate of candidates) {
			times.get(candidate.name)?.push(await timeToText(candidate));
		}
	}
	return times;
}

/** The value that `share` (0 to 1) of the values do not exceed. */
export function quantile(values: number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

import {type IPty, spawn} from '@lydell/node-pty';
import {processorTime} from './cost.ts';

/** One program to measure on a pseudo-terminal. */
export type Candidate = {
	name: string;
	/** What follows `node` on its command line. */
	args: string[];
	/** The text that has to be on screen. */
	text: string;
	/** A key sent the moment the text is there, and drawn by the program. */
	key?: string;
	/** Keys that end it, none when it ends by itself; left out, it is killed. */
	quit?: string;
	/** Its whole environment. */
	env: Record<string, string>;
};

/** Milliseconds since the start of a program. */
export type Times = {
	/** Until the text is on screen. */
	text: number;
	/** Processor time by then, of all threads. */
	processor: number;
	/** Until the key is on screen; NaN without a key. */
	echo: number;
};

const controls = /\u{1B}\[[\d;?<>=]*[A-Za-z]/gu;

/**
 * Runs a program on an 80x24 terminal up to its text and the echo of its key; ends it afterwards.
 * Rejects with what was drawn instead when one does not come in time.
 */
async function measure(candidate: Candidate, limit = 20_000): Promise<Times> {
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
		const text = (await drawnOn(terminal, candidate, candidate.text, limit)) - started;
		const processor = processorTime(terminal.pid);
		const {key} = candidate;
		if (key === undefined) return {text, processor, echo: Number.NaN};
		const echoed = drawnOn(terminal, candidate, key, limit);
		terminal.write(key);
		return {text, processor, echo: (await echoed) - started};
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

/** Resolves with the time at which a text was drawn after the call. */
function drawnOn(terminal: IPty, {name}: Candidate, text: string, limit: number): Promise<number> {
	return new Promise((resolve, reject) => {
		let drawn = '';
		function fail(why: string) {
			return reject(new Error(`${name}: ${why} waiting for "${text}"; drawn: ${drawn}`));
		}
		const timer = setTimeout(() => fail(`${limit} ms passed`), limit);
		const data = terminal.onData((chunk) => {
			drawn += chunk;
			if (drawn.replaceAll(controls, '').includes(text)) {
				clearTimeout(timer);
				data.dispose();
				resolve(performance.now());
			}
		});
		terminal.onExit(({exitCode}) => {
			clearTimeout(timer);
			fail(`ended with ${exitCode}`);
		});
	});
}

/** What each candidate took: every one once in each round, so that a busy moment hits all of them. */
export async function measureInTurn(
	candidates: Candidate[],
	rounds: number,
): Promise<Map<string, Times[]>> {
	const times = new Map<string, Times[]>(candidates.map(({name}) => [name, []]));
	for (const candidate of candidates) {
		await measure(candidate);
		await measure(candidate);
	}
	for (let round = 0; round < rounds; round++) {
		for (const candidate of candidates) {
			times.get(candidate.name)?.push(await measure(candidate));
		}
	}
	return times;
}

/** The value that `share` (0 to 1) of the values do not exceed. */
export function quantile(values: number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

import {words} from '../words/words.ts';
import {cutToWidth} from './text.ts';

/** Where and how it is said that a wait goes on. */
export type WaitingClockOptions = {
	output: NodeJS.WritableStream & {columns?: number};
	/** `rewritten`: one line that counts and goes away; `lines`: a line now and then, nothing repainted. */
	way: 'rewritten' | 'lines';
	/** What is waited for, such as the host; nothing more is said without it. */
	what?: string;
	/** Clears the line when the program is stopped meanwhile. */
	signal?: AbortSignal;
};

/** A clock that runs. */
export type WaitingClock = {
	/** Takes its line off the screen, so that another can be printed; it comes back with the next second. */
	clear(): void;
	/** Takes its line off the screen for good. */
	stop(): void;
};

/** Says from the third second on that a wait goes on, and for how long already, until it is stopped. */
export function startWaitingClock(options: WaitingClockOptions): WaitingClock {
	const {output, way, what, signal} = options;
	const began = performance.now();
	let isShown = false;
	let last = 0;

	function clear() {
		if (isShown) output.write('\r\u{1B}[K');
		isShown = false;
	}
	function tick() {
		const seconds = Math.round((performance.now() - began) / 1000);
		// A busy second is left out rather than said twice.
		const passed = Array.from({length: seconds - last}, (_, index) => last + index + 1);
		last = seconds;
		if (!passed.some((second) => isDue(second, way))) return;
		const {stillWaiting, stillWaitingFor} = words.context;
		const line = what === undefined ? stillWaiting(seconds) : stillWaitingFor(what, seconds);
		if (way === 'lines') {
			output.write(`${line}\n`);
			return;
		}
		output.write(`\r${cutToWidth(line, (output.columns || 80) - 1)}\u{1B}[K`);
		isShown = true;
	}
	const timer = setInterval(tick, 1000);
	function stop() {
		clearInterval(timer);
		signal?.removeEventListener('abort', stop);
		clear();
	}
	signal?.addEventListener('abort', stop);
	return {clear, stop};
}

/** The clock that runs on an output: there is one line for it, however many requests wait. */
const running = new WeakMap<NodeJS.WritableStream, {clock: WaitingClock; waits: number}>();

/** Shows that one more wait goes on, with the clock of that output; returns what ends this wait. */
export function showWait(options: WaitingClockOptions): () => void {
	const {output} = options;
	const shared = running.get(output) ?? {clock: startWaitingClock(options), waits: 0};
	running.set(output, shared);
	shared.waits += 1;
	return () => {
		shared.waits -= 1;
		if (shared.waits > 0) return;
		shared.clock.stop();
		running.delete(output);
	};
}

/** Takes the clock's line off the screen, so that a line can be said while it runs. */
export function clearWaitingLine(output: NodeJS.WritableStream): void {
	running.get(output)?.clock.clear();
}

/** When the time that passed is said in lines of their own, in seconds. */
const saidAt = [3, 10, 20, 30, 45, 60];

/** After the last of those, it is said every so many seconds. */
const saidEvery = 60;

/** From when on a clock that is rewritten is shown, in seconds (docs/behaviour.md, Waiting). */
const shownFrom = 3;

function isDue(seconds: number, way: WaitingClockOptions['way']) {
	return way === 'rewritten'
		? seconds >= shownFrom
		: saidAt.includes(seconds) || (seconds > saidEvery && seconds % saidEvery === 0);
}

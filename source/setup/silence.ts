import {isInterrupt, type RawListener} from '../ask/raw-keyboard.ts';
import {startWaitingClock, type WaitingClockOptions} from '../output/waiting-clock.ts';
import {leftSetup} from './abort.ts';
import type {AskerStreams} from './asker.ts';

/** Where and how is waited. */
export type SilenceOptions = AskerStreams & {
	/** How the clock is drawn that shows when it takes long. */
	way: WaitingClockOptions['way'];
	/** Silences the keyboard; returns what ends that. */
	listen(onKey: RawListener['onKey']): () => void;
};

/**
 * Runs work while what is typed is dropped instead of echoed: between two prompts the terminal would show a
 * key that is pasted a second time. Ctrl+C and Ctrl+D stop the work. A clock shows when it takes long.
 */
export async function inSilence<T>(
	{input, output, signal, way, listen}: SilenceOptions,
	work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
	const stop = new AbortController();
	const clock = startWaitingClock({output, way, signal});
	const isTerminal = input.isTTY && input.setRawMode;
	const endSilence = isTerminal
		? listen((press) => isInterrupt(press) && stop.abort(leftSetup()))
		: () => {};
	try {
		const result = await work(AbortSignal.any([signal, stop.signal]));
		stop.signal.throwIfAborted();
		return result;
	} catch (error) {
		throw stop.signal.aborted ? stop.signal.reason : error;
	} finally {
		endSilence();
		clock.stop();
	}
}

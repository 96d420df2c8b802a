import {startWaitingClock, type WaitingClockOptions} from '../output/waiting-clock.ts';
import {leftSetup} from './abort.ts';
import type {AskerStreams} from './asker.ts';

/**
 * Runs work while what is typed is dropped instead of echoed: between two prompts the terminal would show a
 * key that is pasted a second time. Ctrl+C and Ctrl+D stop the work. A clock shows when it takes long.
 */
export async function inSilence<T>(
	{input, output, signal}: AskerStreams,
	clock: WaitingClockOptions['way'],
	work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
	const waiting = startWaitingClock({output, way: clock, signal});
	try {
		return await silently({input, signal}, work);
	} finally {
		waiting.stop();
	}
}

async function silently<T>(
	{input, signal}: Pick<AskerStreams, 'input' | 'signal'>,
	work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
	if (!input.isTTY || !input.setRawMode) return work(signal);
	const stop = new AbortController();
	function onData(chunk: Buffer | string) {
		if (/[\u{3}\u{4}]/u.test(String(chunk))) stop.abort(leftSetup());
	}
	input.setRawMode(true);
	input.on('data', onData);
	input.resume();
	try {
		const result = await work(AbortSignal.any([signal, stop.signal]));
		stop.signal.throwIfAborted();
		return result;
	} catch (error) {
		throw stop.signal.aborted ? stop.signal.reason : error;
	} finally {
		input.off('data', onData);
		input.pause();
		input.setRawMode(false);
	}
}

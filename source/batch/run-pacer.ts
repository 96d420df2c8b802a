import {InviteError} from '../errors.ts';
import type {SendPorts} from '../invite/send.ts';
import {words} from '../words/words.ts';
import {
	backOffLeft,
	earliestStart,
	endRequest,
	freshPace,
	type Pace,
	startRequest,
} from './pace.ts';

/** Holds every request of a run to one pace. */
export type Pacer = {
	/**
	 * Makes a request when its turn has come. `withinMs` bounds the wait for the turn and the request together; the call
	 * is told what is left of it. Rejects with what the call rejects with, `ABORTED` once `signal` aborts before the turn
	 * has come, and `RATE_LIMITED` where it does not come in time; nothing was sent then.
	 */
	request<T>(
		call: (withinMs: number) => Promise<T>,
		options: {signal: AbortSignal; withinMs?: number},
	): Promise<T>;
	/** The wait after a 429, in milliseconds; `undefined` once it was waited for long enough. */
	backOff(): number | undefined;
	pace(): Pace;
};

/** A pacer at the beginning of a run. Reads that belong to the run go through it too. */
export function createPacer({now, wait}: Pick<SendPorts, 'now' | 'wait'>): Pacer {
	let pace: Pace = freshPace;
	const waiting = new Set<AbortController>();

	/** Waits until something may have changed: a request ended, that time passed, or the signal aborted. */
	async function pause(ms: number, signal: AbortSignal): Promise<void> {
		const change = new AbortController();
		const wake = AbortSignal.any([signal, change.signal]);
		waiting.add(change);
		await (Number.isFinite(ms) ? wait(ms, wake) : aborted(wake));
		waiting.delete(change);
	}

	async function awaitTurn(signal: AbortSignal, deadline: number): Promise<void> {
		for (;;) {
			if (signal.aborted) {
				throw new InviteError('ABORTED', words.api.stoppedUnsent, {delivery: 'never-sent'});
			}
			const at = earliestStart(pace, now());
			const left = deadline - now();
			if (at !== undefined && at <= now() && left > 0) return;
			if (left <= 0) {
				throw new InviteError('RATE_LIMITED', words.api.tooManyRequests, {delivery: 'never-sent'});
			}
			await pause(Math.min(at === undefined ? Number.POSITIVE_INFINITY : at - now(), left), signal);
		}
	}

	function end(startedAt: number, error?: unknown) {
		const known = error instanceof InviteError ? error : undefined;
		// A fault of the program says nothing of the limit either.
		pace = endRequest(pace, {startedAt, now: now(), error: known});
		for (const change of waiting) change.abort();
	}

	return {
		async request(call, {signal, withinMs = Number.POSITIVE_INFINITY}) {
			const deadline = now() + withinMs;
			await awaitTurn(signal, deadline);
			const startedAt = now();
			pace = startRequest(pace, startedAt);
			try {
				const result = await call(deadline - startedAt);
				end(startedAt);
				return result;
			} catch (error) {
				end(startedAt, error);
				throw error;
			}
		},
		backOff: () => backOffLeft(pace, now()),
		pace: () => pace,
	};
}

function aborted(signal: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		if (signal.aborted) resolve();
		else signal.addEventListener('abort', () => resolve(), {once: true});
	});
}

import {setTimeout as wait} from 'node:timers/promises';
import {InviteError} from '../errors.ts';
import {words} from '../words/words.ts';
import {backOffAfter, isRateLimit} from './back-off.ts';

type Pause = (ms: number, value: true, options: {signal?: AbortSignal}) => Promise<true>;

/** Waits between the tries, in milliseconds; the last one holds for all that follow. */
const pauses = [300, 1000];

/**
 * How long to wait before a try that follows an error, in milliseconds; `undefined` when there should be none.
 * `retry` counts from 1. After a 429 the back-off says how often, unless no retry is wanted.
 */
export function pauseBefore(
	retry: number,
	error: InviteError,
	retries: number,
): number | undefined {
	if (retries === 0) return undefined;
	if (isRateLimit(error)) return backOffAfter(error, retry - 1);
	return error.retryable && retry <= retries
		? pauses[Math.min(retry, pauses.length) - 1]
		: undefined;
}

/**
 * Runs what is safe to repeat until it succeeds, fails for good, or was repeated `retries` times; after a 429 as
 * often as the back-off says.
 * A try that may have taken effect is not forgotten because a later one never left.
 */
export async function withRetries<T>(
	attempt: () => Promise<T>,
	retries: number,
	signal: AbortSignal | undefined,
	pauseFor: Pause = wait,
): Promise<T> {
	let doubt: InviteError | undefined;
	for (let retry = 1; ; retry++) {
		try {
			return await attempt();
		} catch (error) {
			if (!(error instanceof InviteError)) throw error;
			if (error.delivery === 'in-doubt') doubt = error;
			const pause = pauseBefore(retry, error, retries);
			const isSettled = error.delivery === 'refused' && !isRateLimit(error);
			const final = isSettled || error.code === 'ABORTED' ? error : (doubt ?? error);
			if (pause === undefined) throw final;
			const waited = await pauseFor(pause, true, signal ? {signal} : {}).catch(() => false);
			if (!waited) throw stoppedWaiting(error, doubt);
		}
	}
}

/** The caller stopped the wait between two tries. */
function stoppedWaiting(cause: InviteError, doubt: InviteError | undefined): InviteError {
	return new InviteError('ABORTED', words.api.stopped, {
		delivery: doubt ? 'in-doubt' : 'never-sent',
		cause,
	});
}

/** The seconds a `Retry-After` header asks for, given as seconds or as an HTTP date; `now` in milliseconds. */
export function parseRetryAfter(value: string | undefined, now: number): number | undefined {
	const text = value?.trim() ?? '';
	if (/^\d{1,9}$/.test(text)) return Number(text);
	// Only a date with a weekday is an HTTP date; Date.parse alone would take much else.
	if (!/^[A-Z][a-z]{2,8},? /.test(text)) return undefined;
	const time = Date.parse(text);
	return Number.isNaN(time) ? undefined : Math.max(0, Math.ceil((time - now) / 1000));
}

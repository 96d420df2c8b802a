import {setTimeout as wait} from 'node:timers/promises';
import {InviteError} from '../errors.ts';
import {words} from '../words/words.ts';

/** Waits between the tries, in milliseconds; the last one holds for all that follow. */
const pauses = [300, 1000];

/** A longer `Retry-After` than this many seconds is not waited for (docs/behaviour.md, Sending once). */
const longestRetryAfter = 60;

/** How long to wait before the next try, in milliseconds; `undefined` when there should be none. */
export function pauseBefore(retry: number, error: InviteError): number | undefined {
	if (!error.retryable) return undefined;
	if (error.retryAfter !== undefined) {
		return error.retryAfter > longestRetryAfter ? undefined : error.retryAfter * 1000;
	}
	return pauses[Math.min(retry, pauses.length) - 1];
}

/**
 * Runs what is safe to repeat until it succeeds, fails for good, or was repeated `retries` times.
 * A try that may have taken effect is not forgotten because a later one never left.
 */
export async function withRetries<T>(
	attempt: () => Promise<T>,
	retries: number,
	signal: AbortSignal | undefined,
): Promise<T> {
	let doubt: InviteError | undefined;
	for (let retry = 1; ; retry++) {
		try {
			return await attempt();
		} catch (error) {
			if (!(error instanceof InviteError)) throw error;
			if (error.delivery === 'in-doubt') doubt = error;
			const pause = retry > retries ? undefined : pauseBefore(retry, error);
			const isSettled = error.delivery === 'refused' && error.code !== 'RATE_LIMITED';
			const final = isSettled || error.code === 'ABORTED' ? error : (doubt ?? error);
			if (pause === undefined) throw final;
			const waited = await wait(pause, true, signal ? {signal} : {}).catch(() => false);
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

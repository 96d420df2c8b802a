import {isRateLimit, longestBackOff, sharedBackOffAfter} from '../api/back-off.ts';
import type {InviteError} from '../errors.ts';

/** The most requests that are under way at once (docs/behaviour.md, Sending many). */
export const mostUnderWay = 4;

/** The most requests that begin in any minute; the service allows about a thousand (docs/api.md, Known from clients). */
export const mostPerMinute = 900;

const minuteMs = 60_000;

/** How fast a run may ask: one pace for its sending, look-ups and reads. Times are milliseconds of one clock. */
export type Pace = {
	/** When the latest requests began, the oldest first; no more than a minute may hold. */
	readonly starts: readonly number[];
	readonly underWay: number;
	/** Set from the first 429 on until a request that began after the wait was taken. */
	readonly backOff?: BackOff;
};

type BackOff = {
	readonly until: number;
	/** How many waits came before this one without a success in between. */
	readonly attempt: number;
	/** What all of them take together, in milliseconds. */
	readonly waitedMs: number;
	/** Whether the waiting has come to its end: the run stops. */
	readonly isExhausted: boolean;
};

/** The pace before the first request. */
export const freshPace: Pace = {starts: [], underWay: 0};

/**
 * The moment from which one more request may begin; `undefined` while others have to end first. After a 429 one request
 * at a time is tried, until one is taken.
 */
export function earliestStart({starts, underWay, backOff}: Pace, now: number): number | undefined {
	if (underWay >= (backOff ? 1 : mostUnderWay)) return undefined;
	const oldest = starts.at(-mostPerMinute);
	const isFull = starts.length >= mostPerMinute && oldest !== undefined;
	// A millisecond more than a minute, so that no minute holds both its ends.
	const room = isFull ? oldest + minuteMs + 1 : now;
	return Math.max(now, room, backOff?.until ?? now);
}

/** The pace once a request has begun. */
export function startRequest(pace: Pace, now: number): Pace {
	return {
		...pace,
		starts: [...pace.starts.slice(1 - mostPerMinute), now],
		underWay: pace.underWay + 1,
	};
}

/** How a request ended; `error` is absent where it was taken. */
export type RequestEnd = {startedAt: number; now: number; error?: InviteError | undefined};

/** The pace once a request has ended: a 429 makes all of them wait, an answer that is none ends that. */
export function endRequest(pace: Pace, end: RequestEnd): Pace {
	const {backOff, ...rest} = pace;
	const ended = {...rest, underWay: pace.underWay - 1};
	const {error, startedAt} = end;
	if (error && isRateLimit(error)) return {...ended, backOff: nextBackOff(backOff, end, error)};
	// A connection that was lost says nothing of the limit.
	const wasAnswered = error === undefined || error.httpStatus !== undefined;
	const isOver = backOff === undefined || (wasAnswered && startedAt >= backOff.until);
	return isOver ? ended : {...ended, backOff};
}

function nextBackOff(
	current: BackOff | undefined,
	{startedAt, now}: RequestEnd,
	error: InviteError,
): BackOff {
	const isSameWave = current !== undefined && startedAt < current.until;
	const attempt = isSameWave ? current.attempt : current === undefined ? 0 : current.attempt + 1;
	const wait = sharedBackOffAfter(error, attempt);
	const waitedBefore = current?.waitedMs ?? 0;
	const until = now + (wait ?? longestBackOff);
	if (isSameWave) {
		// Sent before anybody knew: only a longer wait that the service asks for is news.
		const longer = error.retryAfter === undefined ? current.until : Math.max(current.until, until);
		return {
			...current,
			until: longer,
			waitedMs: waitedBefore + longer - current.until,
			isExhausted: current.isExhausted || wait === undefined,
		};
	}
	return {
		until,
		attempt,
		waitedMs: waitedBefore + until - now,
		isExhausted: wait === undefined || waitedBefore >= longestBackOff,
	};
}

/**
 * The wait that is left after a 429, in milliseconds; `undefined` once a minute was waited in all, or the service asks
 * for more than that at once.
 */
export function backOffLeft({backOff}: Pace, now: number): number | undefined {
	if (backOff === undefined) return 0;
	return backOff.isExhausted ? undefined : Math.max(0, backOff.until - now);
}

/** The shortest time, in milliseconds, in which so many more requests can be made. */
export function shortestTimeFor(requests: number, pace: Pace, now: number): number {
	const wait = backOffLeft(pace, now) ?? 0;
	return wait + Math.floor(requests / mostPerMinute) * minuteMs;
}

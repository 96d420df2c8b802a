import type {InviteError} from '../errors.ts';

/** Waits after a 429 without `Retry-After`, in milliseconds (docs/api.md, Rate limit). */
const backOffs: readonly [number, ...number[]] = [2000, 4000, 8000];

/** The shortest wait after a 429, in milliseconds: a `Retry-After` of 0 is no leave to ask in a storm. */
const shortestBackOff = 1000;

/** A wait longer than this, in milliseconds, is not waited for (docs/behaviour.md, Sending once). */
export const longestBackOff = 60_000;

/** Whether the service refused a request because there were too many. */
export function isRateLimit(error: InviteError): boolean {
	return error.httpStatus === 429;
}

/**
 * The wait after a 429 before the next attempt, in milliseconds; `attempt` counts from 0. `undefined` where there
 * should be none. Reads and writes wait alike.
 */
export function backOffAfter(error: InviteError, attempt: number): number | undefined {
	const usual = backOffs[attempt];
	return usual === undefined ? undefined : waitAfter(error, usual);
}

/**
 * The same where many requests wait together: doubled each time, up to a minute. How often is for their pace to say.
 */
export function sharedBackOffAfter(error: InviteError, attempt: number): number | undefined {
	const [first] = backOffs;
	return waitAfter(error, Math.min(first * 2 ** attempt, longestBackOff));
}

/** What `Retry-After` asks for, else the usual wait; `undefined` for another error, and where it asks for too much. */
function waitAfter(error: InviteError, usual: number): number | undefined {
	if (!isRateLimit(error)) return undefined;
	const {retryAfter} = error;
	if (retryAfter === undefined) return usual;
	const asked = retryAfter * 1000;
	return asked > longestBackOff ? undefined : Math.max(asked, shortestBackOff);
}

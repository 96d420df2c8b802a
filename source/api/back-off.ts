import type {InviteError} from '../errors.ts';

/** Waits after a 429 without `Retry-After`, in milliseconds (docs/api.md, Rate limit). */
const backOffs = [2000, 4000, 8000];

/** The shortest wait after a 429, in milliseconds: a `Retry-After` of 0 is no leave to ask in a storm. */
const shortestBackOff = 1000;

/** A longer `Retry-After` than this many seconds is not waited for (docs/behaviour.md, Sending once). */
const longestRetryAfter = 60;

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
	if (!isRateLimit(error) || usual === undefined) return undefined;
	const {retryAfter} = error;
	if (retryAfter === undefined) return usual;
	return retryAfter > longestRetryAfter ? undefined : Math.max(retryAfter * 1000, shortestBackOff);
}

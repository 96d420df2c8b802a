import type {InviteError} from '../errors.ts';
import {isSameAddress} from '../invite/address.ts';
import type {Shared, Verdict} from './state.ts';

/** Whether an invitation to the answered address was in doubt and has not been settled. */
export function isInDoubt(shared: Shared): boolean {
	const email = shared.answers.email?.value;
	return email !== undefined && shared.doubtful.some((address) => isSameAddress(address, email));
}

/**
 * What a refusal says of an invitation. After a doubtful sending it proves nothing about the first one: nobody
 * was there when this one left, and a conflict means that somebody is by now.
 */
export function verdictOfRefusal(shared: Shared, error: InviteError): Verdict {
	if (!isInDoubt(shared)) return 'not-sent';
	return error.code === 'RESOURCE_CONFLICT' ? 'unknown' : 'not-there';
}

import {describe, expect, it} from 'vitest';
import {InviteError} from '../source/errors.ts';

describe('a changed copy of an error', () => {
	const details = {
		hint: 'Wait.',
		retryable: true,
		httpStatus: 429,
		requestId: 'r-1',
		field: 'email',
		delivery: 'refused',
		retryAfter: 3,
	} as const;
	const error = new InviteError('RATE_LIMITED', 'Too many requests.', details);

	it('keeps what the changes do not name, and has the original for its cause', () => {
		const copy = error.with({message: 'Later.'});
		expect(copy).toMatchObject({...details, code: 'RATE_LIMITED', exitCode: 50, message: 'Later.'});
		expect(copy.cause).toBe(error);
	});

	it('removes an undefined detail, and takes another cause', () => {
		const copy = error.with({hint: undefined, cause: 'because'});
		expect(copy.hint).toBeUndefined();
		expect(copy.cause).toBe('because');
	});

	it('has the exit code of its code, and that of a signal while it is the same error', () => {
		expect(error.with({code: 'ABORTED'}).exitCode).toBe(130);
		const stopped = new InviteError('ABORTED', 'Stopped.', {exitCode: 143});
		expect(stopped.with({message: 'Nothing was sent.'}).exitCode).toBe(143);
	});
});

import {describe, expect, it, vi} from 'vitest';
import {parseRetryAfter, pauseBefore, withRetries} from '../../source/api/retry.ts';
import {type ErrorDetails, InviteError} from '../../source/errors.ts';

const now = Date.parse('2030-01-01T00:00:00Z');

it.each([
	['0', 0],
	['120', 120],
	[' 7 ', 7],
	['Tue, 01 Jan 2030 00:00:30 GMT', 30],
	['Tue, 01 Jan 2030 00:00:00.400 GMT', 1],
	['Mon, 31 Dec 2029 00:00:00 GMT', 0],
	['-1', undefined],
	['1.5', undefined],
	['soon', undefined],
	['2030', 2030],
	['', undefined],
	[undefined, undefined],
])('parseRetryAfter(%j) is %j', (value, expected) => {
	expect(parseRetryAfter(value, now)).toBe(expected);
});

function failure(details: ErrorDetails, code: 'NETWORK_ERROR' | 'RATE_LIMITED' = 'NETWORK_ERROR') {
	return new InviteError(code, 'x', details);
}

describe('pauseBefore', () => {
	it.each([
		[1, {retryable: true}, 300],
		[2, {retryable: true}, 1000],
		[9, {retryable: true}, 1000],
		[1, {retryable: false}, undefined],
		[1, {retryable: true, retryAfter: 0}, 0],
		[1, {retryable: true, retryAfter: 60}, 60_000],
		[1, {retryable: true, retryAfter: 61}, undefined],
	])('try %i after %j waits %j ms', (retry, details, expected) => {
		expect(pauseBefore(retry, failure(details))).toBe(expected);
	});
});

describe('withRetries', () => {
	const soon = {retryable: true, retryAfter: 0};
	function failing(...errors: InviteError[]) {
		const rest = [...errors];
		return vi.fn(async () => {
			const error = rest.shift();
			if (error) throw error;
			return 'done';
		});
	}

	it('repeats until it works', async () => {
		const attempt = failing(failure(soon), failure(soon));
		await expect(withRetries(attempt, 2, undefined)).resolves.toBe('done');
		expect(attempt).toHaveBeenCalledTimes(3);
	});

	it('stops after the retries', async () => {
		const attempt = failing(failure(soon), failure(soon), failure(soon), failure(soon));
		await expect(withRetries(attempt, 2, undefined)).rejects.toThrow('x');
		expect(attempt).toHaveBeenCalledTimes(3);
	});

	it('does not repeat what will not get better', async () => {
		const attempt = failing(failure({}));
		await expect(withRetries(attempt, 2, undefined)).rejects.toThrow('x');
		expect(attempt).toHaveBeenCalledTimes(1);
	});

	it.each([
		['never-sent', 'in-doubt'],
		['in-doubt', 'in-doubt'],
	] as const)('an earlier doubt outlives a later %s', async (delivery, expected) => {
		const attempt = failing(
			failure({...soon, delivery: 'in-doubt'}),
			failure({retryable: false, delivery}),
		);
		await expect(withRetries(attempt, 2, undefined)).rejects.toMatchObject({delivery: expected});
	});

	it('a later refusal settles an earlier doubt', async () => {
		const attempt = failing(
			failure({...soon, delivery: 'in-doubt'}),
			failure({delivery: 'refused'}),
		);
		await expect(withRetries(attempt, 2, undefined)).rejects.toMatchObject({delivery: 'refused'});
	});

	it('a wait ends with the signal', async () => {
		const controller = new AbortController();
		const attempt = failing(failure({retryable: true, retryAfter: 60}));
		const result = withRetries(attempt, 2, controller.signal);
		setImmediate(() => controller.abort());
		await expect(result).rejects.toMatchObject({code: 'ABORTED', exitCode: 130});
		expect(attempt).toHaveBeenCalledTimes(1);
	});

	it('lets bugs through', async () => {
		const bug = new TypeError('bug');
		await expect(withRetries(() => Promise.reject(bug), 2, undefined)).rejects.toBe(bug);
	});
});

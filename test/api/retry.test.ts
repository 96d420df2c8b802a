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

function failure(details: ErrorDetails) {
	return new InviteError('NETWORK_ERROR', 'x', details);
}

function limited(retryAfter?: number) {
	return new InviteError('RATE_LIMITED', 'x', {httpStatus: 429, retryable: true, retryAfter});
}

describe('pauseBefore', () => {
	it.each([
		[1, failure({retryable: true}), 2, 300],
		[2, failure({retryable: true}), 2, 1000],
		[3, failure({retryable: true}), 2, undefined],
		[9, failure({retryable: true}), 9, 1000],
		[1, failure({retryable: true}), 0, undefined],
		[1, failure({retryable: false}), 2, undefined],
		[1, limited(), 2, 2000],
		[2, limited(), 2, 4000],
		[3, limited(), 2, 8000],
		[4, limited(), 9, undefined],
		[1, limited(), 0, undefined],
		[1, limited(0), 2, 1000],
		[1, limited(60), 2, 60_000],
		[1, limited(61), 2, undefined],
	])('try %i after %o, of at most %i, waits %j ms', (retry, error, retries, expected) => {
		expect(pauseBefore(retry, error, retries)).toBe(expected);
	});
});

describe('withRetries', () => {
	const soon = {retryable: true};
	async function atOnce() {
		return true as const;
	}
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
		await expect(withRetries(attempt, 2, undefined, atOnce)).resolves.toBe('done');
		expect(attempt).toHaveBeenCalledTimes(3);
	});

	it('stops after the retries', async () => {
		const attempt = failing(failure(soon), failure(soon), failure(soon), failure(soon));
		await expect(withRetries(attempt, 2, undefined, atOnce)).rejects.toThrow('x');
		expect(attempt).toHaveBeenCalledTimes(3);
	});

	it('waits for a server that has had enough, as an invite does', async () => {
		const waits: number[] = [];
		const attempt = failing(limited(), limited(0), limited(), limited());
		await expect(
			withRetries(attempt, 2, undefined, async (ms) => {
				waits.push(ms);
				return true;
			}),
		).rejects.toMatchObject({code: 'RATE_LIMITED'});
		expect(waits).toEqual([2000, 1000, 8000]);
	});

	it('does not repeat what will not get better', async () => {
		const attempt = failing(failure({}));
		await expect(withRetries(attempt, 2, undefined, atOnce)).rejects.toThrow('x');
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
		await expect(withRetries(attempt, 2, undefined, atOnce)).rejects.toMatchObject({
			delivery: expected,
		});
	});

	it('a later refusal settles an earlier doubt', async () => {
		const attempt = failing(
			failure({...soon, delivery: 'in-doubt'}),
			failure({delivery: 'refused'}),
		);
		await expect(withRetries(attempt, 2, undefined, atOnce)).rejects.toMatchObject({
			delivery: 'refused',
		});
	});

	it('a wait ends with the signal', async () => {
		const controller = new AbortController();
		const attempt = failing(limited(60));
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

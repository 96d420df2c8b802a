import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {
	backOffLeft,
	earliestStart,
	endRequest,
	freshPace,
	mostPerMinute,
	mostUnderWay,
	type Pace,
	shortestTimeFor,
	startRequest,
} from '../../source/batch/pace.ts';
import {InviteError} from '../../source/errors.ts';

function limited(retryAfter?: number): InviteError {
	return new InviteError('RATE_LIMITED', 'Slow.', {httpStatus: 429, retryAfter});
}

/** A request that is answered with 429 as soon as it may begin. */
function refuseNext(pace: Pace, now: number, retryAfter?: number) {
	const startedAt = earliestStart(pace, now) ?? Number.NaN;
	const error = limited(retryAfter);
	return {
		at: startedAt,
		pace: endRequest(startRequest(pace, startedAt), {startedAt, now: startedAt, error}),
	};
}

/** When requests begin that are refused one after the other, until the pace gives up. */
function refuseAll(retryAfter?: number): number[] {
	const starts: number[] = [];
	let pace = freshPace;
	let now = 0;
	while (backOffLeft(pace, now) !== undefined) {
		const next = refuseNext(pace, now, retryAfter);
		starts.push(next.at);
		({pace} = next);
		now = next.at;
	}
	return starts;
}

describe('requests', () => {
	it('are four at once', () => {
		let pace = freshPace;
		for (let index = 0; index < mostUnderWay; index++) {
			expect(earliestStart(pace, 5)).toBe(5);
			pace = startRequest(pace, 5);
		}
		expect(earliestStart(pace, 5)).toBeUndefined();
		expect(earliestStart(endRequest(pace, {startedAt: 5, now: 6}), 6)).toBe(6);
	});

	it('are 900 in any minute, however they come', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({min: 0, max: 200}), {minLength: 1}), (gaps) => {
				let pace = freshPace;
				const starts: number[] = [];
				let now = 0;
				for (let index = 0; index < 2000; index++) {
					now += gaps[index % gaps.length] ?? 0;
					now = earliestStart(pace, now) ?? Number.NaN;
					starts.push(now);
					pace = endRequest(startRequest(pace, now), {startedAt: now, now});
				}
				for (const [index, start] of starts.entries()) {
					const earlier = starts[index - mostPerMinute];
					if (earlier !== undefined) expect(start - earlier).toBeGreaterThan(60_000);
				}
			}),
			{numRuns: 20},
		);
	});
});

describe('after a 429', () => {
	it('the waits double, and a minute of them is the end', () => {
		expect(refuseAll()).toEqual([0, 2000, 6000, 14_000, 30_000, 62_000]);
	});

	it.each([
		{retryAfter: 0, second: 1000},
		{retryAfter: 7, second: 7000},
		{retryAfter: 60, second: 60_000},
	])(
		'Retry-After of $retryAfter s is kept to, but for the first second',
		({retryAfter, second}) => {
			const starts = refuseAll(retryAfter);
			expect(starts[1]).toBe(second);
			expect(starts.at(-1)).toBeGreaterThanOrEqual(60_000);
			expect(starts.at(-1)).toBeLessThan(130_000);
		},
	);

	it('more than a minute is not waited for', () => {
		expect(refuseAll(61)).toEqual([0]);
	});

	it('one request tries, and its success lets the others go', () => {
		const {pace} = refuseNext(freshPace, 0);
		expect(earliestStart(pace, 0)).toBe(2000);
		const trying = startRequest(pace, 2000);
		expect(earliestStart(trying, 2000)).toBeUndefined();
		const free = endRequest(trying, {startedAt: 2000, now: 2100});
		expect(earliestStart(startRequest(free, 2100), 2100)).toBe(2100);
	});

	it('others that left before it neither end nor lengthen the wait', () => {
		let pace = startRequest(startRequest(startRequest(freshPace, 0), 0), 0);
		pace = endRequest(pace, {startedAt: 0, now: 10, error: limited()});
		pace = endRequest(pace, {startedAt: 0, now: 20});
		pace = endRequest(pace, {startedAt: 0, now: 30, error: limited()});
		expect(earliestStart(pace, 40)).toBe(2010);
	});

	it('a longer Retry-After of another one counts', () => {
		let pace = startRequest(startRequest(freshPace, 0), 0);
		pace = endRequest(pace, {startedAt: 0, now: 10, error: limited()});
		pace = endRequest(pace, {startedAt: 0, now: 20, error: limited(30)});
		expect(earliestStart(pace, 40)).toBe(30_020);
	});

	it('a lost connection is no success', () => {
		const {pace} = refuseNext(freshPace, 0);
		const lost = new InviteError('NETWORK_ERROR', 'Lost.');
		const tried = endRequest(startRequest(pace, 2000), {startedAt: 2000, now: 2100, error: lost});
		expect(earliestStart(startRequest(tried, 2100), 2100)).toBeUndefined();
	});
});

describe('the shortest time', () => {
	it('is a minute for every 900 requests, and the wait that is left', () => {
		expect(shortestTimeFor(10, freshPace, 0)).toBe(0);
		expect(shortestTimeFor(2000, freshPace, 0)).toBe(120_000);
		expect(shortestTimeFor(10, refuseNext(freshPace, 0).pace, 500)).toBe(1500);
	});
});

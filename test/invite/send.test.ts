import {describe, expect, it} from 'vitest';
import type {User} from '../../source/api/types.ts';
import {type Delivery, InviteError} from '../../source/errors.ts';
import {type SendOutcome, type SendProgress, sendInvitation} from '../../source/invite/send.ts';

const body = {email: 'jane@acme.com'};
const jane: User = {id: 'u1', email: 'jane@acme.com', state: 'invited'};

function failure(delivery: Delivery | undefined, httpStatus?: number, retryAfter?: number) {
	return new InviteError(httpStatus === 429 ? 'RATE_LIMITED' : 'NETWORK_ERROR', 'It failed.', {
		...(delivery ? {delivery} : {}),
		...(httpStatus === undefined ? {} : {httpStatus}),
		...(retryAfter === undefined ? {} : {retryAfter}),
	});
}

/** What a post or look-up does: how long it takes in milliseconds, and how it ends. */
type Step<T> = {takes?: number; gives: T | Error};

/** A world with a clock of its own: time passes only while something is waited for. */
function makeWorld(posts: Step<User>[], looks: Step<User | undefined>[]) {
	let clock = 0;
	const stop = new AbortController();
	const agenda: {at: number; run(): void}[] = [];
	const log: string[] = [];
	const progress: SendProgress[] = [];

	function at(time: number, run: () => void) {
		agenda.push({at: time, run});
	}

	/** Ends after some time, or at once when the signal aborts. */
	function pass(ms: number, signal?: AbortSignal) {
		return new Promise<'over' | 'aborted'>((resolve) => {
			if (signal?.aborted) resolve('aborted');
			signal?.addEventListener('abort', () => resolve('aborted'), {once: true});
			at(clock + ms, () => resolve('over'));
		});
	}

	async function play<T>(step: Step<T> | undefined, limit: number, signal: AbortSignal) {
		if (!step) throw new Error('nothing was planned for this call');
		const takes = step.takes ?? 0;
		const ended = await pass(Math.min(takes, limit), signal);
		if (ended === 'aborted') throw new InviteError('ABORTED', 'Stopped.', {delivery: 'in-doubt'});
		if (takes > limit) throw failure('in-doubt');
		if (step.gives instanceof Error) throw step.gives;
		return step.gives;
	}

	const ports = {
		invite: (_: unknown, signal: AbortSignal) => {
			log.push(`${clock} POST`);
			return play(posts.shift(), Number.POSITIVE_INFINITY, signal);
		},
		findUser: (email: string, {signal, timeoutMs}: {signal: AbortSignal; timeoutMs: number}) => {
			log.push(`${clock} look-up ${email} ${timeoutMs}`);
			return play(looks.shift(), timeoutMs, signal);
		},
		wait: async (ms: number, signal: AbortSignal) => {
			await pass(ms, signal);
		},
		now: () => clock,
	};

	async function run(): Promise<SendOutcome> {
		let outcome: SendOutcome | undefined;
		const sending = sendInvitation(body, ports, {
			stop: stop.signal,
			report: (step) => progress.push(step),
		}).then((result) => {
			outcome = result;
		});
		while (!outcome) {
			await new Promise((resolve) => setImmediate(resolve));
			if (outcome) break;
			agenda.sort((left, right) => left.at - right.at);
			const next = agenda.shift();
			if (!next) throw new Error(`it hangs after ${log.join(', ')}`);
			clock = Math.max(clock, next.at);
			next.run();
		}
		await sending;
		return outcome;
	}

	return {
		run,
		log,
		progress,
		clock: () => clock,
		stopAt: (time: number) => at(time, () => stop.abort()),
		posts: () => log.filter((line) => line.endsWith('POST')),
	};
}

describe('an answer', () => {
	it('that says so is an invitation', async () => {
		const world = makeWorld([{gives: jane}], []);
		expect(await world.run()).toEqual({result: 'invited', user: jane, confirmedBy: 'answer'});
		expect(world.progress).toEqual([{phase: 'posting'}]);
		expect(world.log).toEqual(['0 POST']);
	});

	it.each(['never-sent', 'refused'] as const)(
		'%s: nothing was sent, nothing is checked',
		async (delivery) => {
			const error = failure(delivery, delivery === 'refused' ? 403 : undefined);
			const world = makeWorld([{gives: error}], []);
			expect(await world.run()).toEqual({result: 'not-sent', error});
			expect(world.log).toEqual(['0 POST']);
		},
	);
});

describe('doubt', () => {
	it.each([
		{name: 'said so', error: failure('in-doubt', 502)},
		{name: 'nothing said', error: failure(undefined)},
		{name: 'a bug', error: new TypeError('x')},
	])('($name) is looked up 1, 3 and 7 seconds after the break', async ({error}) => {
		const world = makeWorld(
			[{takes: 500, gives: error}],
			[{gives: undefined}, {gives: undefined}, {gives: undefined}],
		);
		expect(await world.run()).toMatchObject({result: 'not-there'});
		expect(world.log).toEqual([
			'0 POST',
			'1500 look-up jane@acme.com 5000',
			'3500 look-up jane@acme.com 5000',
			'7500 look-up jane@acme.com 5000',
		]);
		expect(world.progress.map(({phase}) => phase)).toEqual(['posting', 'checking']);
	});

	it('keeps the error of the break', async () => {
		const error = failure('in-doubt', 503);
		const world = makeWorld([{gives: error}], [{gives: jane}]);
		expect(await world.run()).toEqual({result: 'invited', user: jane, confirmedBy: 'look-up'});
		expect(world.progress.at(-1)).toEqual({phase: 'checking', cause: error});
	});

	const broken = failure('never-sent');
	const nobody = {gives: undefined};
	const fails = {gives: broken};
	const there = {gives: jane};

	it.each([
		{looks: [nobody, there], result: 'invited', posts: 1},
		{looks: [fails, fails, there], result: 'invited', posts: 1},
		{looks: [nobody, nobody, nobody], result: 'not-there', posts: 1},
		{looks: [fails, fails, nobody], result: 'not-there', posts: 1},
		{looks: [nobody, nobody, fails], result: 'unknown', posts: 1},
		{looks: [fails, fails, fails], result: 'unknown', posts: 1},
	])('ends as $result, and never in a second POST', async ({looks, result}) => {
		const error = failure('in-doubt');
		const world = makeWorld([{gives: error}, {gives: jane}], [...looks]);
		const outcome = await world.run();
		expect(outcome.result).toBe(result);
		if (outcome.result !== 'invited') expect(outcome.error).toBe(error);
		expect(world.posts()).toHaveLength(1);
	});

	it('gives each look-up five seconds, counted from the break', async () => {
		const slow = {takes: 60_000, gives: undefined};
		const world = makeWorld([{gives: failure('in-doubt')}], [slow, slow, slow]);
		expect(await world.run()).toMatchObject({result: 'unknown'});
		expect(world.log).toEqual([
			'0 POST',
			'1000 look-up jane@acme.com 5000',
			'6000 look-up jane@acme.com 5000',
			'11000 look-up jane@acme.com 5000',
		]);
	});
});

describe('429', () => {
	function limited(retryAfter?: number) {
		return {gives: failure('refused', 429, retryAfter)};
	}

	it('waits 2, 4 and 8 seconds and then gives up', async () => {
		const world = makeWorld([limited(), limited(), limited(), limited()], []);
		expect(await world.run()).toMatchObject({result: 'not-sent', error: {code: 'RATE_LIMITED'}});
		expect(world.log).toEqual(['0 POST', '2000 POST', '6000 POST', '14000 POST']);
	});

	it('goes through when the next try does', async () => {
		const world = makeWorld([limited(), {gives: jane}], []);
		expect(await world.run()).toMatchObject({result: 'invited', confirmedBy: 'answer'});
		expect(world.progress).toMatchObject([
			{phase: 'posting'},
			{phase: 'rate-limited', until: 2000, cause: {code: 'RATE_LIMITED'}},
			{phase: 'posting'},
		]);
	});

	it.each([
		{retryAfter: 0, log: ['0 POST', '1000 POST']},
		{retryAfter: 5, log: ['0 POST', '5000 POST']},
		{retryAfter: 60, log: ['0 POST', '60000 POST']},
	])('honours Retry-After of $retryAfter s', async ({retryAfter, log}) => {
		const world = makeWorld([limited(retryAfter), {gives: jane}], []);
		expect(await world.run()).toMatchObject({result: 'invited'});
		expect(world.log).toEqual(log);
	});

	it('gives up at once above 60 s', async () => {
		const world = makeWorld([limited(61)], []);
		expect(await world.run()).toMatchObject({result: 'not-sent'});
		expect(world.clock()).toBe(0);
	});

	it('tries three times more at most, whatever Retry-After says', async () => {
		const world = makeWorld([limited(1), limited(1), limited(1), limited(1)], []);
		expect(await world.run()).toMatchObject({result: 'not-sent'});
		expect(world.posts()).toHaveLength(4);
	});

	it('then doubt: looks up, sends no more', async () => {
		const world = makeWorld(
			[limited(), {gives: failure('in-doubt')}],
			[{gives: undefined}, {gives: undefined}, {gives: undefined}],
		);
		expect(await world.run()).toMatchObject({result: 'not-there'});
		expect(world.posts()).toHaveLength(2);
	});
});

describe('stopping', () => {
	it('during the post looks the address up for at most five seconds', async () => {
		const world = makeWorld(
			[{takes: 60_000, gives: jane}],
			[{gives: undefined}, {gives: undefined}, {gives: undefined}],
		);
		world.stopAt(2000);
		expect(await world.run()).toMatchObject({result: 'not-there', error: {code: 'ABORTED'}});
		expect(world.log).toEqual([
			'0 POST',
			'2000 look-up jane@acme.com 5000',
			'3500 look-up jane@acme.com 3500',
			'5500 look-up jane@acme.com 1500',
		]);
	});

	it('and slow look-ups end after five seconds all the same', async () => {
		const slow = {takes: 60_000, gives: undefined};
		const world = makeWorld([{takes: 60_000, gives: jane}], [slow, slow, slow]);
		world.stopAt(2000);
		expect(await world.run()).toMatchObject({result: 'unknown'});
		expect(world.clock()).toBe(7000);
	});

	it('finds what went through', async () => {
		const world = makeWorld([{takes: 60_000, gives: jane}], [{gives: jane}]);
		world.stopAt(2000);
		expect(await world.run()).toEqual({result: 'invited', user: jane, confirmedBy: 'look-up'});
	});

	it('before anything left is no doubt', async () => {
		const error = new InviteError('ABORTED', 'Stopped.', {delivery: 'never-sent'});
		const world = makeWorld([{gives: error}], []);
		expect(await world.run()).toEqual({result: 'not-sent', error});
	});

	it('ends the wait after a 429 at once', async () => {
		const world = makeWorld([{gives: failure('refused', 429, 60)}, {gives: jane}], []);
		world.stopAt(1000);
		expect(await world.run()).toMatchObject({result: 'not-sent', error: {code: 'RATE_LIMITED'}});
		expect(world.clock()).toBe(1000);
		expect(world.posts()).toHaveLength(1);
	});

	it('during the checks leaves five more seconds for them', async () => {
		const error = failure('in-doubt', 503);
		const world = makeWorld(
			[{gives: error}],
			[{gives: undefined}, {gives: undefined}, {gives: undefined}, {gives: jane}],
		);
		world.stopAt(2000);
		expect(await world.run()).toMatchObject({result: 'invited', confirmedBy: 'look-up'});
		expect(world.log).toEqual([
			'0 POST',
			'1000 look-up jane@acme.com 5000',
			'2000 look-up jane@acme.com 5000',
			'3500 look-up jane@acme.com 3500',
			'5500 look-up jane@acme.com 1500',
		]);
		expect(world.posts()).toHaveLength(1);
	});

	it('in the middle of a look-up ends that one too', async () => {
		const world = makeWorld(
			[{gives: failure('in-doubt')}],
			[{takes: 4000, gives: undefined}, {gives: undefined}, {gives: undefined}, {gives: undefined}],
		);
		world.stopAt(2000);
		const outcome = await world.run();
		expect(outcome).toMatchObject({result: 'not-there', error: {code: 'NETWORK_ERROR'}});
		expect(world.log[2]).toBe('2000 look-up jane@acme.com 5000');
	});
});

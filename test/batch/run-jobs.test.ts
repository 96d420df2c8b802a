import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {JournalError} from '../../source/batch/journal-errors.ts';
import {mostPerMinute, mostUnderWay} from '../../source/batch/pace.ts';
import {type RunOptions, runJobs} from '../../source/batch/run-jobs.ts';
import type {RunJournal} from '../../source/batch/run-ports.ts';
import {exitCodeOfMany, resultsOf} from '../../source/batch/run-result.ts';
import {countRows, type RunState} from '../../source/batch/run-state.ts';
import {InviteError} from '../../source/errors.ts';
import {readFaultRows} from '../helpers/fault-table.ts';
import {
	type AnswerName,
	invitations,
	type LookUpAnswer,
	memoryJournal,
	type ServiceScript,
	simulateService,
	userOf,
	waysToAnswer,
} from './simulated-service.ts';
import {VirtualClock} from './virtual-clock.ts';

const answerNames = Object.keys(waysToAnswer) as AnswerName[];

/** Answers after which a run goes on. */
const passingAnswers = answerNames.filter((name) => {
	const way = waysToAnswer[name];
	const [code = ''] = 'error' in way ? (way.error ?? []) : [];
	return !['AUTHENTICATION_FAILED', 'PERMISSION_DENIED', 'RATE_LIMITED'].includes(code);
});

type Scene = Partial<ServiceScript> & {
	people: number;
	stopAt?: number | undefined;
	leaveAt?: number | undefined;
	options?: Partial<RunOptions>;
};

/** Plays a run to its end, and sees what was reported on the way. */
async function play({people, stopAt, leaveAt, options, ...script}: Scene) {
	const clock = new VirtualClock();
	const service = simulateService(clock, {invites: [], lookUps: [], latencies: [], ...script});
	const jobs = invitations(people);
	const memory = memoryJournal(jobs, () => clock.now());
	const stop = new AbortController();
	const leave = new AbortController();
	const states: RunState[] = [];
	if (stopAt !== undefined) clock.at(stopAt, () => stop.abort());
	if (leaveAt !== undefined) clock.at(leaveAt, () => leave.abort());
	const state = await clock.run(
		runJobs(jobs, service.ports, {
			stop: stop.signal,
			leave: leave.signal,
			journal: memory.journal,
			report: (next) => states.push(next),
			...options,
		}),
	);
	return {state, states, service, clock, journal: memory, counts: countRows(state.rows)};
}

/** The most requests that began in any one minute. */
function busiestMinute(starts: readonly number[]): number {
	return starts.reduce((most, start, index) => {
		const end = starts.findIndex((other) => other > start + 60_000);
		return Math.max(most, (end < 0 ? starts.length : end) - index);
	}, 0);
}

function exitCode(state: RunState): number {
	return exitCodeOfMany(resultsOf(state.rows), 'cause' in state ? state.cause : undefined);
}

describe('a run of many', () => {
	it('knows every answer of test/faults.md', () => {
		for (const {name} of readFaultRows()) expect(answerNames).toContain(name);
	});

	it('invites everybody', async () => {
		const {state, service, counts} = await play({people: 10});
		expect(state.status).toBe('done');
		expect(counts.invited).toBe(10);
		expect(service.made).toHaveLength(10);
		expect(service.mostUnderWay()).toBe(mostUnderWay);
		expect(exitCode(state)).toBe(0);
	});

	it('of nobody is done', async () => {
		expect((await play({people: 0})).state.status).toBe('done');
	});

	it('whatever is answered: counts add up, nobody is sent twice, the pace holds, it ends', async () => {
		const time = fc.option(fc.integer({min: 0, max: 60_000}), {nil: undefined});
		const names = fc.array(
			fc.oneof(
				{weight: 3, arbitrary: fc.constantFrom(...passingAnswers)},
				{weight: 1, arbitrary: fc.constantFrom(...answerNames)},
				{weight: 3, arbitrary: fc.constant<AnswerName>('healthy')},
			),
			{maxLength: 40},
		);
		const lookUps = fc.array(
			fc.constantFrom<LookUpAnswer>(
				'truth',
				'truth',
				'rate-limited',
				'server-error',
				'unauthorized',
			),
			{maxLength: 20},
		);
		await fc.assert(
			fc.asyncProperty(
				fc.record({
					people: fc.integer({min: 0, max: 30}),
					invites: names,
					lookUps,
					latencies: fc.array(fc.integer({min: 0, max: 8000}), {maxLength: 20}),
					stopAt: time,
					leaveAt: time,
				}),
				async (scene) => {
					const {state, states, service, journal} = await play(scene);
					for (const {rows} of [...states, state]) {
						const all = Object.values(countRows(rows)).reduce((sum, count) => sum + count, 0);
						expect(all).toBe(scene.people);
					}
					expect(service.mostUnderWay()).toBeLessThanOrEqual(mostUnderWay);
					expect(busiestMinute(service.starts)).toBeLessThanOrEqual(mostPerMinute);
					expect(new Set(service.notRefused).size).toBe(service.notRefused.length);
					expect(['done', 'stopped']).toContain(state.status);
					for (const [index, row] of state.rows.entries()) {
						const isMade = service.made.includes(row.job.email);
						expect(row.status).not.toBe('waiting');
						expect(row.status).not.toBe('under-way');
						if (row.status === 'invited') expect(isMade).toBe(true);
						if (row.status === 'not-tried') expect(isMade).toBe(false);
						// The journal knows as much: who may have been invited is never sent to again without a look-up.
						const kept = journal.rows()[index];
						if (isMade) expect(kept?.state).not.toBe('ready');
						if (row.status === 'invited') expect(kept).toMatchObject({status: 'invited'});
						if (row.status === 'doubtful') expect(kept?.state).toBe('in-doubt');
						if (row.status === 'not-tried') expect(kept?.state).toBe('ready');
					}
				},
			),
			{numRuns: 300},
		);
	});
});

describe('the pace', () => {
	it('never begins more than 900 requests in any minute, look-ups included', async () => {
		const {state, service, counts} = await play({
			people: 2000,
			latencies: [5],
			invites: [...Array<AnswerName>(300).fill('reset-after'), 'healthy'],
			options: {report: () => {}},
		});
		expect(state.status).not.toBe('running');
		expect(counts.invited).toBe(2000);
		expect(busiestMinute(service.starts)).toBeLessThanOrEqual(mostPerMinute);
	});

	it('waits together: the first 429 makes all of them wait, and one tries', async () => {
		const {service, counts} = await play({
			people: 8,
			latencies: [10, 20, 20, 20, 10],
			invites: ['rate-limited', 'healthy'],
		});
		expect(counts.invited).toBe(8);
		const [first, second, third, fourth, ...rest] = service.starts;
		expect([first, second, third, fourth]).toEqual([0, 0, 0, 0]);
		expect(rest[0]).toBe(2010);
		expect(rest.filter((start) => start < 2020)).toHaveLength(1);
	});

	it('ends with 50 after a minute of waiting, and tries few', async () => {
		const {state, service, counts, clock} = await play({people: 50, invites: ['rate-limited']});
		expect(state).toMatchObject({status: 'stopped', cause: {by: 'failure'}});
		expect(exitCode(state)).toBe(50);
		expect(counts['not-tried']).toBe(49);
		expect(counts.failed).toBe(1);
		expect(service.starts.length).toBeLessThanOrEqual(9);
		expect(clock.now()).toBeGreaterThanOrEqual(60_000);
	});

	it('ends at once where the service asks for more than a minute', async () => {
		const {state, clock} = await play({people: 50, invites: ['rate-limited-long']});
		expect(exitCode(state)).toBe(50);
		expect(clock.now()).toBeLessThan(1000);
	});
});

describe('a run ends early', () => {
	it.each([
		['unauthorized', 10],
		['forbidden', 11],
	] as const)('with %s', async (name, code) => {
		const {state, service, counts} = await play({
			people: 20,
			invites: ['healthy', 'healthy', name, 'healthy'],
		});
		expect(state).toMatchObject({status: 'stopped', cause: {by: 'failure'}});
		expect(exitCode(state)).toBe(code);
		expect(counts.failed).toBe(1);
		expect(service.starts.length).toBeLessThanOrEqual(6);
	});

	it('after five connections that fail one after the other', async () => {
		const {state, service} = await play({people: 20, invites: ['dns-failure']});
		expect(exitCode(state)).toBe(41);
		expect(service.starts.length).toBeLessThanOrEqual(8);
	});

	it('not after four, and one that stands', async () => {
		const four = Array<AnswerName>(4).fill('dns-failure');
		const {state, counts} = await play({
			people: 12,
			invites: [...four, 'healthy', ...four, 'healthy'],
		});
		expect(state.status).toBe('done');
		expect(counts).toMatchObject({failed: 8, invited: 4});
	});

	it('where the journal cannot be written, before the next request', async () => {
		let lines = 0;
		const journal: RunJournal = {
			intend() {
				lines++;
				if (lines > 6) throw new JournalError('The disk is full.', 'Make room.', undefined);
			},
			refuse() {},
			settle() {},
		};
		const {state, service, counts} = await play({people: 20, options: {journal}});
		expect(state).toMatchObject({status: 'stopped', cause: {by: 'journal'}});
		expect(service.made).toHaveLength(6);
		expect(counts).toMatchObject({invited: 6, 'not-tried': 14});
		expect(exitCode(state)).toBe(1);
	});

	it('where an outcome cannot be written, with what is true', async () => {
		const journal: RunJournal = {
			intend() {},
			refuse() {},
			settle() {
				throw new JournalError('The disk is full.', 'Make room.', undefined);
			},
		};
		const {state, service, counts} = await play({people: 20, options: {journal}});
		expect(state).toMatchObject({status: 'stopped', cause: {by: 'journal'}});
		expect(counts.invited).toBe(service.made.length);
	});
});

describe('Ctrl+C', () => {
	it('lets what is under way come to its end', async () => {
		const {state, counts} = await play({people: 20, latencies: [1000], stopAt: 1500});
		expect(state).toMatchObject({status: 'stopped', cause: {by: 'person'}});
		expect(counts).toMatchObject({invited: 8, 'not-tried': 12});
		expect(exitCode(state)).toBe(130);
	});

	it('waits five seconds for answers, then looks the addresses up', async () => {
		const {counts, clock} = await play({
			people: 20,
			latencies: [60_000, 60_000, 60_000, 60_000, 10],
			stopAt: 1000,
		});
		expect(counts).toMatchObject({invited: 4, 'not-tried': 16});
		expect(clock.now()).toBeLessThan(12_000);
	});

	it('sends nothing more after a 429', async () => {
		const {counts, service, clock} = await play({
			people: 20,
			invites: ['rate-limited'],
			stopAt: 1000,
		});
		expect(counts).toMatchObject({'not-tried': 20});
		expect(service.made).toEqual([]);
		expect(clock.now()).toBe(1000);
	});

	it('after everybody had their turn changes nothing', async () => {
		const {state} = await play({people: 4, latencies: [1000], stopAt: 500});
		expect(state.status).toBe('done');
		expect(exitCode(state)).toBe(0);
	});

	it('twice leaves at once, and what had left is in doubt', async () => {
		const {counts, clock} = await play({
			people: 20,
			latencies: [60_000],
			stopAt: 1000,
			leaveAt: 1200,
		});
		expect(counts).toMatchObject({doubtful: 4, 'not-tried': 16});
		expect(clock.now()).toBe(1200);
	});
});

describe('somebody who is there by now', () => {
	it('is a failure of its own kind', async () => {
		const clock = new VirtualClock();
		const service = simulateService(clock, {invites: ['conflict'], lookUps: [], latencies: []});
		service.made.push('p0@acme.com');
		const {signal} = new AbortController();
		const state = await clock.run(
			runJobs(invitations(1), service.ports, {stop: signal, leave: signal}),
		);
		expect(state.rows[0]).toMatchObject({status: 'failed', error: {code: 'RESOURCE_CONFLICT'}});
		expect(exitCode(state)).toBe(21);
	});

	it('is skipped where that is what was asked for', async () => {
		const clock = new VirtualClock();
		const service = simulateService(clock, {invites: ['bad-request'], lookUps: [], latencies: []});
		service.made.push('p0@acme.com');
		const {signal} = new AbortController();
		const state = await clock.run(
			runJobs(invitations(1), service.ports, {
				stop: signal,
				leave: signal,
				ifThere: (_, user) => ({status: 'skipped', user}),
			}),
		);
		expect(state.rows[0]).toMatchObject({status: 'skipped'});
	});
});

describe('resend and cancel', () => {
	function followUps(action: 'resend' | 'cancel', answers: readonly (InviteError | undefined)[]) {
		const clock = new VirtualClock();
		const service = simulateService(clock, {invites: [], lookUps: [], latencies: []});
		const keys: string[] = [];
		let asked = 0;
		let named = 0;
		const ports = {
			...service.ports,
			async followUp(_action: string, _user: unknown, key: string) {
				keys.push(key);
				const error = answers[Math.min(asked++, answers.length - 1)];
				await clock.pass(10);
				if (error) throw error;
			},
			newKey: () => `key ${++named}`,
		};
		const {signal} = new AbortController();
		const user = userOf('p0@acme.com');
		const job = {row: 1, email: user.email, action, user} as const;
		return {keys, run: () => clock.run(runJobs([job], ports, {stop: signal, leave: signal}))};
	}
	const lost = new InviteError('NETWORK_ERROR', 'Lost.', {delivery: 'in-doubt', retryable: true});
	const limited = new InviteError('RATE_LIMITED', 'Slow.', {delivery: 'refused', httpStatus: 429});
	const gone = new InviteError('RESOURCE_NOT_FOUND', 'Gone.', {
		delivery: 'refused',
		httpStatus: 404,
	});

	it.each([
		{name: 'taken', answers: [undefined], status: 'resent', requests: 1},
		{name: 'lost once', answers: [lost, undefined], status: 'resent', requests: 2},
		{name: 'lost for good', answers: [lost], status: 'doubtful', requests: 3},
		{name: 'too fast at first', answers: [limited, undefined], status: 'resent', requests: 2},
		{name: 'refused', answers: [gone], status: 'failed', requests: 1},
	])('$name: $status, always with one key', async ({answers, status, requests}) => {
		const {keys, run} = followUps('resend', answers);
		expect((await run()).rows[0]?.status).toBe(status);
		expect(keys).toEqual(Array(requests).fill('key 1'));
	});
});

import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {User} from '../../source/api/types.ts';
import {JournalError} from '../../source/batch/journal-errors.ts';
import {settleDoubts} from '../../source/batch/run-doubts.ts';
import {runJobs} from '../../source/batch/run-jobs.ts';
import type {RunJournal} from '../../source/batch/run-ports.ts';
import type {Job} from '../../source/batch/run-state.ts';
import {InviteError} from '../../source/errors.ts';
import {
	type AnswerName,
	invitations,
	memoryJournal,
	simulateService,
	userOf,
} from './simulated-service.ts';
import {VirtualClock} from './virtual-clock.ts';

const {signal} = new AbortController();

/** One job in doubt since a moment, and what look-ups answer, one after the other. */
async function settle(
	job: Job,
	{age, answers}: {age: number; answers: readonly (User | undefined | 'failed')[]},
) {
	const clock = new VirtualClock();
	const memory = memoryJournal([job], () => 0);
	memory.journal.intend(job);
	const looks: number[] = [];
	const ports = {
		async findUser() {
			const answer = answers[Math.min(looks.length, answers.length - 1)];
			looks.push(clock.now());
			if (answer === 'failed') throw new InviteError('API_SERVER_ERROR', 'It failed.');
			return answer;
		},
		wait: async (ms: number, ends: AbortSignal) => {
			await clock.pass(ms, ends);
		},
		now: () => clock.now(),
	};
	function epoch() {
		return clock.now() + age;
	}
	const journal = {...memory.journal, rows: memory.rows};
	const [answer] = await clock.run(settleDoubts(journal, ports, {signal, epoch}));
	return {answer: answer?.answer, looks, row: memory.rows()[0]};
}

describe('a row in doubt', () => {
	const [invitation] = invitations(1) as [Job, ...Job[]];
	const jane = userOf(invitation.email);

	it('was invited where somebody is there', async () => {
		const {answer, looks, row} = await settle(invitation, {age: 500, answers: [jane]});
		expect(answer).toBe('done');
		expect(looks).toEqual([0]);
		expect(row).toMatchObject({state: 'settled', status: 'invited', id: jane.id});
	});

	it('may be sent where nobody is there ten seconds after it left', async () => {
		const {answer, looks, row} = await settle(invitation, {age: 4000, answers: [undefined]});
		expect(answer).toBe('ready');
		expect(looks).toEqual([0, 6000]);
		expect(row?.state).toBe('ready');
	});

	it('is looked up once where it left long ago', async () => {
		const {answer, looks} = await settle(invitation, {age: 60_000, answers: [undefined]});
		expect(answer).toBe('ready');
		expect(looks).toEqual([0]);
	});

	it('was invited where somebody comes to be there', async () => {
		const {answer} = await settle(invitation, {age: 0, answers: [undefined, jane]});
		expect(answer).toBe('done');
	});

	it('waits no longer than that for a clock that was put back', async () => {
		const {answer, looks} = await settle(invitation, {age: -1_000_000, answers: [undefined]});
		expect(answer).toBe('ready');
		expect(looks).toEqual([0, 10_000]);
	});

	it('is not sent where nobody can tell', async () => {
		const {answer, row} = await settle(invitation, {age: 60_000, answers: ['failed']});
		expect(answer).toBe('unknown');
		expect(row?.state).toBe('in-doubt');
	});

	it('is looked up again where a look-up fails', async () => {
		const {answer} = await settle(invitation, {age: 60_000, answers: ['failed', jane]});
		expect(answer).toBe('done');
	});

	it.each<['resend' | 'cancel', User['state'], string]>([
		['resend', 'pending', 'ready'],
		['cancel', 'pending', 'ready'],
		['cancel', 'cancelled', 'done'],
	])('of %s, with an invitation that is %s: %s', async (action, state, expected) => {
		const user = {...jane, state};
		const job = {row: 1, email: jane.email, action, user} as const;
		expect((await settle(job, {age: 60_000, answers: [user]})).answer).toBe(expected);
	});
});

describe('a run that is cut off and begun again, and again', () => {
	it('invites nobody twice and forgets nobody', async () => {
		const answers = fc.constantFrom<AnswerName>(
			'healthy',
			'healthy',
			'healthy',
			'reset-after',
			'hang-after',
			'html-524',
			'reset-before',
			'server-error',
			'rate-limited-once',
			'bad-request',
		);
		const life = fc.record({
			cutAt: fc.integer({min: 0, max: 20_000}),
			pause: fc.integer({min: 0, max: 15_000}),
		});
		await fc.assert(
			fc.asyncProperty(
				fc.integer({min: 1, max: 12}),
				fc.array(answers, {maxLength: 20}),
				fc.array(fc.integer({min: 0, max: 4000}), {maxLength: 10}),
				fc.array(fc.integer({min: 0, max: 9000}), {maxLength: 10}),
				fc.array(life, {maxLength: 5}),
				async (people, invites, latencies, delays, lives) => {
					const clock = new VirtualClock();
					const script = {
						invites: [...invites, 'healthy'] as const,
						lookUps: [],
						latencies,
						delays,
					};
					const service = simulateService(clock, script);
					const jobs = invitations(people);
					const memory = memoryJournal(jobs, () => clock.now());
					const last = {cutAt: Number.POSITIVE_INFINITY, pause: 0};
					// Each answer that leaves somebody open is used up by a life at most.
					const all = [...lives, ...invites.map(() => last), last];
					for (const {cutAt, pause} of all) {
						let isCut = false;
						const cut = new AbortController();
						const forget = Number.isFinite(cutAt)
							? clock.at(clock.now() + cutAt, () => {
									isCut = true;
									cut.abort();
								})
							: () => {};
						/** What is written after the cut never happened. */
						function alive<Args extends readonly unknown[]>(write: (...args: Args) => void) {
							return (...args: Args) => {
								if (isCut) throw new JournalError('It was cut off.', '', undefined);
								write(...args);
							};
						}
						const journal: RunJournal & {rows: typeof memory.rows} = {
							intend: alive(memory.journal.intend),
							refuse: alive(memory.journal.refuse),
							settle: alive(memory.journal.settle),
							rows: memory.rows,
						};
						const options = {signal: cut.signal, epoch: () => clock.now()};
						const doubts = settleDoubts(journal, service.ports, options);
						await clock.run(doubts.catch(() => []));
						const left = journal
							.rows()
							.flatMap((row) => (row.state === 'ready' && !isCut ? [row.job] : []));
						const ends = {stop: signal, leave: cut.signal, journal};
						await clock.run(runJobs(left, service.ports, ends));
						forget();
						await clock.run(clock.pass(pause));
					}
					await clock.run(clock.pass(20_000));
					expect(new Set(service.made).size).toBe(service.made.length);
					for (const row of memory.rows()) {
						const isMade = service.made.includes(row.job.email);
						expect(row.state === 'settled' ? row.status : row.state).toBe(
							isMade ? 'invited' : 'failed',
						);
					}
				},
			),
			{numRuns: 300},
		);
	});
});

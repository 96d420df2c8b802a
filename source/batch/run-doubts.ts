import type {User} from '../api/types.ts';
import {lookUpLimitMs} from '../invite/send.ts';
import type {Journal} from './journal.ts';
import type {JournalRow} from './journal-text.ts';
import {createPacer, type Pacer} from './run-pacer.ts';
import type {RunPorts} from './run-ports.ts';
import type {Job} from './run-state.ts';

/** What a look-up found out about a row that an earlier run left in doubt. */
export type SettledDoubt = {job: Job} /** The request took effect. */ & (
	| {answer: 'done'; user: User}
	/** It did not, and by now it cannot: the row may be sent. */
	| {answer: 'ready'}
	/** Nobody could tell; the row must not be sent. */
	| {answer: 'unknown'}
);

/** From so long after its request left on, in milliseconds, nobody there means that nobody was invited. */
const settledAfterMs = 10_000;

/** The waits between look-ups that fail, in milliseconds. */
const pausesBetween = [1000, 3000];

/** How doubts are settled. */
export type DoubtOptions = {
	signal: AbortSignal;
	/** Milliseconds since the epoch, as the journal counts. */
	epoch(): number;
	pacer?: Pacer;
};

/**
 * Settles the rows of a journal whose request left without an answer, one after the other: somebody is there, or nobody
 * ten seconds after it left. The journal is told. Throws `JournalError` where it cannot be.
 */
export async function settleDoubts(
	journal: Pick<Journal, 'rows' | 'refuse' | 'settle'>,
	ports: Pick<RunPorts, 'findUser' | 'wait' | 'now'>,
	{signal, epoch, pacer = createPacer(ports)}: DoubtOptions,
): Promise<SettledDoubt[]> {
	const doubts = journal.rows().filter((row) => row.state === 'in-doubt');
	const settled: SettledDoubt[] = [];
	for (const doubt of doubts) settled.push(await settleOne(doubt));
	return settled;

	async function settleOne({job, sentAt}: JournalRow & {state: 'in-doubt'}): Promise<SettledDoubt> {
		if (job.action === 'resend') {
			// Nothing shows whether it was resent, and resending once more is safe.
			journal.refuse(job);
			return {job, answer: 'ready'};
		}
		// A clock that was put back must not make anybody wait for longer than that.
		const age = Math.max(0, epoch() - sentAt);
		let found = await lookUp(job.email);
		if (age < settledAfterMs && !isDone(job, found)) {
			await ports.wait(settledAfterMs - age, signal);
			found = await lookUp(job.email);
		}
		if (found === 'failed' || signal.aborted) return {job, answer: 'unknown'};
		if (isDone(job, found)) {
			journal.settle(job, outcomeOf(job, found.user));
			return {job, answer: 'done', user: found.user};
		}
		journal.refuse(job);
		return {job, answer: 'ready'};
	}

	async function lookUp(email: string): Promise<Found> {
		for (const pause of [0, ...pausesBetween]) {
			await ports.wait(pause, signal);
			if (signal.aborted) break;
			try {
				const user = await pacer.request(
					(timeoutMs) => ports.findUser(email, {signal, timeoutMs}),
					{signal, withinMs: lookUpLimitMs},
				);
				return {user};
			} catch {
				// The next one may tell.
			}
		}
		return 'failed';
	}
}

type Found = {user: User | undefined} | 'failed';

/** Whether what was asked for is there. */
function isDone(job: Job, found: Found): found is {user: User} {
	if (found === 'failed' || found.user === undefined) return false;
	return job.action !== 'cancel' || found.user.state === 'cancelled';
}

function outcomeOf({action}: Job, user: User) {
	return action === 'invite'
		? ({status: 'invited', user, confirmedBy: 'look-up'} as const)
		: ({status: 'cancelled', user} as const);
}

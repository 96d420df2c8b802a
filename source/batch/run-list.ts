import type {User} from '../api/types.ts';
import {InviteError} from '../errors.ts';
import {safeText} from '../output/text.ts';
import {words} from '../words/words.ts';
import type {JournalRow} from './journal-text.ts';
import type {ListJournal} from './list-journals.ts';
import type {Plan} from './plan.ts';
import {planPeople} from './plan-people.ts';
import {settleDoubts} from './run-doubts.ts';
import {type RunOptions, runJobs} from './run-jobs.ts';
import type {Pacer} from './run-pacer.ts';
import type {RunPorts} from './run-ports.ts';
import type {Job, Outcome, RunRow, RunState} from './run-state.ts';

/** How a list is run. */
export type ListRunOptions = Omit<RunOptions, 'journal' | 'pacer'> & {
	ports: RunPorts;
	pacer: Pacer;
	/** Absent where none is kept. */
	journal: ListJournal | undefined;
	/** Milliseconds since the epoch. */
	epoch(): number;
};

/**
 * Deals with the jobs of a list: what an earlier run left in doubt is settled first, and what it was through with is not
 * done again. Resolves to the last state, with a row for every job. Throws `JournalError` before anything was sent.
 */
export async function runList(
	jobs: readonly Job[],
	{ports, journal, epoch, ...options}: ListRunOptions,
): Promise<RunState> {
	const {stop, leave, report, pacer} = options;
	const signal = AbortSignal.any([stop, leave]);
	if (journal) await settleDoubts(journal, ports, {signal, epoch, pacer});
	const known = new Map(journal?.rows().map((row) => [row.job.row, row]));
	const through = jobs.flatMap((job): RunRow[] => {
		const row = known.get(job.row);
		const outcome = row && outcomeOf(row);
		return outcome ? [{job, ...outcome}] : [];
	});
	const done = new Map(through.map((row) => [row.job.row, row]));
	function whole(state: RunState): RunState {
		if (done.size === 0) return state;
		const sent = new Map(state.rows.map((row) => [row.job.row, row]));
		const rows = jobs.flatMap(({row}) => done.get(row) ?? sent.get(row) ?? []);
		return {...state, rows};
	}
	const left = jobs.filter(({row}) => !done.has(row));
	const state = await runJobs(left, ports, {
		...options,
		journal,
		...(report ? {report: (next) => report(whole(next))} : {}),
	});
	return whole(state);
}

/**
 * What becomes of a row whose address turns out to be taken, as `--if-exists` says: planned anew with who is there. A
 * resend would be another decision, so the row fails and says how to make it.
 */
export function answerIfThere(
	{input, edits}: Plan,
	job: Job,
	user: User,
	refusal: InviteError,
): Outcome {
	const list = {...input.list, rows: input.list.rows.filter(({row}) => row === job.row)};
	// The run has the address that was sent, whatever the row says.
	const users = {users: [{...user, email: job.email}], isComplete: true};
	const [planned] = planPeople({...input, list, users}, edits).rows;
	if (planned?.action === 'skip') return {status: 'skipped', user};
	const reason = planned?.problems.map((problem) => problem.reason).join(' ');
	const error = refusal.with({
		code: 'RESOURCE_CONFLICT',
		...(reason ? {message: reason} : {}),
		hint: planned?.action === 'resend' ? words.manyRun.thereNow : undefined,
	});
	return {status: 'failed', error};
}

/** What is known of a row that must not be sent: an earlier run was through with it, or left it in doubt. */
function outcomeOf(row: JournalRow): Outcome | undefined {
	const {email} = row.job;
	if (row.state === 'ready') return undefined;
	if (row.state === 'in-doubt') {
		const message = words.manyRun.stillInDoubt(safeText(email));
		const error = new InviteError('NETWORK_ERROR', message, {delivery: 'in-doubt'});
		return {status: 'doubtful', error};
	}
	const user: User = {id: row.id ?? '', email, state: 'invited'};
	switch (row.status) {
		case 'invited':
			return {status: 'invited', user, confirmedBy: 'look-up'};
		case 'skipped':
		case 'resent':
		case 'cancelled':
			return {status: row.status, user};
		default:
			return undefined;
	}
}

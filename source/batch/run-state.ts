import type {InviteBody} from '../api/invite-body.ts';
import type {User} from '../api/types.ts';
import type {InviteError} from '../errors.ts';
import {mostUnderWay, type Pace, shortestTimeFor} from './pace.ts';

/** One thing to be done for one row of a list; no two jobs of a run have the same row. */
export type Job = {row: number; email: string} & (
	| {action: 'invite'; body: InviteBody}
	| {action: 'resend' | 'cancel'; user: User}
);

/** What became of a row that was not merely left. */
export type Outcome =
	| {status: 'invited'; user: User; confirmedBy: 'answer' | 'look-up'}
	| {status: 'skipped' | 'resent' | 'cancelled'; user: User}
	/** Refused, never sent, or not found after doubt: `error` says which. */
	| {status: 'failed'; error: InviteError}
	/** Nobody could tell whether it took effect. */
	| {status: 'doubtful'; error: InviteError};

/** How far a row is that is under way. */
export type Phase =
	/** Nothing has left yet: it waits for its turn. */
	| {phase: 'queued'}
	/** A request is on its way, or was answered and is being understood. */
	| {phase: 'posting'}
	/** Refused with 429; the next try is at `until`, in milliseconds of the run's clock. */
	| {phase: 'rate-limited'; until: number}
	/** It is in doubt, and the address is being looked up. */
	| {phase: 'checking'};

/** A job and where it stands. */
export type RunRow = {readonly job: Job} & (
	| {readonly status: 'waiting'}
	| ({readonly status: 'under-way'} & Phase)
	| {readonly status: 'not-tried'}
	| Outcome
);

/** Why a run ends before everybody had their turn. */
export type StopCause =
	/** Ctrl+C. */
	| {by: 'person'}
	/** 401, 403, 429 for a minute, or connections that fail one after the other. */
	| {by: 'failure'; error: InviteError}
	/** The journal cannot be written: without it nothing more is sent. */
	| {by: 'journal'; error: InviteError};

/** A run of many. Times are milliseconds of the run's clock. */
export type RunState = {
	readonly rows: readonly RunRow[];
	readonly startedAt: number;
	/** How many rows in a row, in the order they ended, found no connection. */
	readonly failedConnections: number;
} & RunStatus;

type RunStatus =
	| {readonly status: 'running'}
	/** Nothing new starts; what is under way is settled. */
	| {readonly status: 'stopping'; readonly cause: StopCause}
	/** Over; some rows were not tried, or left in the middle. */
	| {readonly status: 'stopped'; readonly cause: StopCause}
	/** Over; every row has its outcome. */
	| {readonly status: 'done'};

/** How many rows stand where. They add up to the number of jobs. */
export type RunCounts = Record<RunRow['status'], number>;

/** A run that is about to begin. */
export function startRun(jobs: readonly Job[], now: number): RunState {
	if (new Set(jobs.map(({row}) => row)).size < jobs.length) {
		throw new Error('two jobs of a run have the same row');
	}
	return {
		status: jobs.length === 0 ? 'done' : 'running',
		rows: jobs.map((job) => ({job, status: 'waiting'})),
		startedAt: now,
		failedConnections: 0,
	};
}

/** Whether nothing happens any more. */
export function isOver({status}: RunState): boolean {
	return status === 'done' || status === 'stopped';
}

/** Whether a row has been dealt with: tried and answered for, or left. */
export function isSettled({status}: RunRow): boolean {
	return status !== 'waiting' && status !== 'under-way';
}

/** The counts of a run. */
export function countRows(rows: readonly Pick<RunRow, 'status'>[]): RunCounts {
	const counts: RunCounts = {
		waiting: 0,
		'under-way': 0,
		invited: 0,
		skipped: 0,
		resent: 0,
		cancelled: 0,
		failed: 0,
		doubtful: 0,
		'not-tried': 0,
	};
	for (const {status} of rows) counts[status]++;
	return counts;
}

/** The job whose turn it is, if one may start. */
export function nextJob(state: RunState): Job | undefined {
	if (state.status !== 'running') return undefined;
	if (countRows(state.rows)['under-way'] >= mostUnderWay) return undefined;
	return state.rows.find(({status}) => status === 'waiting')?.job;
}

/**
 * The time that is left, in milliseconds, from how fast it went so far and how fast it may go; undefined before the first
 * row is settled, and once nothing new starts.
 */
export function timeLeft(state: RunState, pace: Pace, now: number): number | undefined {
	if (state.status !== 'running') return undefined;
	const settled = state.rows.filter(isSettled).length;
	if (settled === 0) return undefined;
	const left = state.rows.length - settled;
	const asBefore = (left * (now - state.startedAt)) / settled;
	return Math.max(asBefore, shortestTimeFor(left, pace, now));
}

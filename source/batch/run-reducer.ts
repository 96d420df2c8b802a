import {assertNever, InviteError} from '../errors.ts';
import {words} from '../words/words.ts';
import {
	isOver,
	isSettled,
	type Outcome,
	type Phase,
	type RunRow,
	type RunState,
	type StopCause,
} from './run-state.ts';

/** Everything that can happen to a run. `row` names the job. */
export type RunAction =
	| {type: 'start'; row: number}
	| {type: 'progress'; row: number; phase: Phase}
	| {type: 'settle'; row: number; outcome: Outcome | {status: 'not-tried'}}
	/** Nothing new starts; what is under way is settled. */
	| {type: 'stop'; cause: StopCause}
	/** The run ends at once. */
	| {type: 'leave'};

/** After so many connections that fail one after the other nothing more is tried (docs/behaviour.md, Sending many). */
const mostFailedConnections = 5;

/** The next state of a run. What makes no sense in a state changes nothing. */
export function reduceRun(state: RunState, action: RunAction): RunState {
	if (isOver(state)) return state;
	switch (action.type) {
		case 'start':
			if (state.status !== 'running') return state;
			return changeRow(state, action.row, 'waiting', {status: 'under-way', phase: 'queued'});
		case 'progress':
			return changeRow(state, action.row, 'under-way', {status: 'under-way', ...action.phase});
		case 'settle':
			return settle(state, action.row, action.outcome);
		case 'stop':
			return endIfIdle(stop(state, action.cause));
		case 'leave':
			return leave(state);
		default:
			return assertNever(action);
	}
}

type RowChange = RunRow extends infer Row
	? Row extends unknown
		? Omit<Row, 'job'>
		: never
	: never;

/** Changes a row that stands where the change makes sense. */
function changeRow(
	state: RunState,
	row: number,
	from: RunRow['status'],
	change: RowChange,
): RunState {
	const index = state.rows.findIndex(({job}) => job.row === row);
	const old = state.rows[index];
	if (old?.status !== from) return state;
	return {...state, rows: state.rows.with(index, {job: old.job, ...change} as RunRow)};
}

function settle(state: RunState, row: number, outcome: Outcome | {status: 'not-tried'}): RunState {
	const changed = changeRow(state, row, 'under-way', outcome);
	if (changed === state) return state;
	const error = 'error' in outcome ? outcome.error : undefined;
	const isLost = error?.code === 'NETWORK_ERROR';
	const failedConnections = isLost ? state.failedConnections + 1 : 0;
	const next = {...changed, failedConnections};
	const mustStop = error !== undefined && (concernsAll(error) || isTooMany(failedConnections));
	return endIfIdle(mustStop ? stop(next, {by: 'failure', error}) : next);
}

function isTooMany(failedConnections: number) {
	return failedConnections >= mostFailedConnections;
}

/** Whether what one row was answered would be answered to every other one. */
function concernsAll({code}: InviteError): boolean {
	return (
		code === 'AUTHENTICATION_FAILED' || code === 'PERMISSION_DENIED' || code === 'RATE_LIMITED'
	);
}

/** The first cause stays the cause. */
function stop(state: RunState, cause: StopCause): RunState {
	return state.status === 'running' ? {...state, status: 'stopping', cause} : state;
}

/** A run ends when nothing is under way and nothing may start. */
function endIfIdle(state: RunState): RunState {
	if (state.rows.some(({status}) => status === 'under-way')) return state;
	if (state.status === 'stopping') return end(state, state.cause);
	return state.rows.every(isSettled) ? {...state, status: 'done'} : state;
}

function end(state: RunState, cause: StopCause): RunState {
	const rows = state.rows.map(
		(row): RunRow => (isSettled(row) ? row : {job: row.job, status: 'not-tried'}),
	);
	const wasLeft = rows.some(({status}) => status === 'not-tried' || status === 'doubtful');
	return wasLeft ? {...state, rows, status: 'stopped', cause} : {...state, rows, status: 'done'};
}

/** What had left the machine when the person did is in doubt; the rest was not tried. */
function leave(state: RunState): RunState {
	const rows = state.rows.map((row): RunRow => {
		const isOut =
			row.status === 'under-way' && (row.phase === 'posting' || row.phase === 'checking');
		if (!isOut) return row;
		const error = new InviteError('ABORTED', words.batchRun.left, {delivery: 'in-doubt'});
		return {job: row.job, status: 'doubtful', error};
	});
	const cause = state.status === 'stopping' ? state.cause : ({by: 'person'} as const);
	return end({...state, rows}, cause);
}

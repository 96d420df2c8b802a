import type {UserList} from '../../api/types.ts';
import {jobsOf} from '../../batch/list-results.ts';
import type {Plan} from '../../batch/plan.ts';
import {editPerson, markRow, replan, takeGuessedNames} from '../../batch/plan-edits.ts';
import {planPeople} from '../../batch/plan-people.ts';
import {isOver, startRun} from '../../batch/run-state.ts';
import {assertNever} from '../../errors.ts';
import {laterOf} from './outcome.ts';
import type {Exit, ManyAction, ManyPhase, ManyShared, ManyStart, ManyState} from './state.ts';

/** A list before anybody was looked up. */
export function createManyState(): ManyState {
	return {plan: undefined, settled: [], tickets: 1, status: 'reading', ticket: 0};
}

/** The next state of a list. Pure; an action that does not fit the state changes nothing. `now`: milliseconds of the run's clock. */
export function reduceMany(state: ManyState, action: ManyAction, start: ManyStart): ManyState {
	switch (action.type) {
		case 'retry':
			return retry(state);
		case 'succeed-read':
			return state.status === 'reading' && state.ticket === action.ticket
				? enter({...state, plan: makePlan(state, action, start)}, {status: 'listing'})
				: state;
		case 'fail-read':
			return state.status === 'reading' && state.ticket === action.ticket
				? enter(state, {status: 'read-failed', error: action.error})
				: state;
		case 'mark-row':
			return changePlan(state, (plan) => markRow(plan, action.row, action.isIncluded));
		case 'use-guessed-names':
			return changePlan(state, takeGuessedNames);
		case 'open-row':
			return state.status === 'listing' ? enter(state, {status: 'person', row: action.row}) : state;
		case 'keep-person':
			return keepPerson(state, action);
		case 'close-person':
			return state.status === 'person' ? enter(state, {status: 'listing'}) : state;
		case 'send':
			return send(state, action.at);
		case 'progress':
			return progress(state, action);
		case 'fail-run':
			return state.status === 'sending' && state.ticket === action.ticket
				? enter(state, {status: 'not-started', error: action.error})
				: state;
		case 'abort':
			return abort(state);
		case 'show-everybody':
			return state.status === 'finished' ? {...state, isEverybodyShown: action.isShown} : state;
		case 'save-report':
			return state.status === 'finished' && /^(?:idle|failed)$/.test(state.report.status)
				? {...state, report: {status: 'saving'}}
				: state;
		case 'report-saving':
			return state.status === 'finished' ? {...state, report: action.saving} : state;
		case 'go-back':
			return goBack(state);
		case 'invite-more':
			return state.status === 'finished' ? leave(state, 'more') : state;
		case 'finish':
			return state.status === 'finished' ? done(state) : state;
		default:
			return assertNever(action);
	}
}

function enter({plan, settled, tickets}: ManyShared, phase: ManyPhase): ManyState {
	return {plan, settled, tickets, ...phase};
}

function done(state: ManyState & {status: 'finished'}): ManyState {
	return enter(state, {status: 'left', to: 'done', run: state.run});
}

function leave(shared: ManyShared, to: Exit): ManyState {
	return enter(shared, {status: 'left', to});
}

/** Everybody is read again before anything is sent again: who went through is there by now. */
function retry(state: ManyState): ManyState {
	switch (state.status) {
		case 'read-failed':
		case 'finished':
			return enter(
				{...state, tickets: state.tickets + 1},
				{status: 'reading', ticket: state.tickets},
			);
		case 'not-started':
			return enter(state, {status: 'listing'});
		default:
			return state;
	}
}

/** The first plan of a list, or the same with its changes for what is true by now. */
function makePlan({plan}: ManyState, {users}: {users: UserList}, start: ManyStart): Plan {
	return plan ? replan(plan, {users}) : planPeople({...start, users});
}

function changePlan(state: ManyState, change: (plan: Plan) => Plan): ManyState {
	return state.status === 'listing' && state.plan ? {...state, plan: change(state.plan)} : state;
}

function keepPerson(state: ManyState, {values}: ManyAction & {type: 'keep-person'}): ManyState {
	if (state.status !== 'person' || !state.plan) return state;
	const changed = editPerson(state.plan, state.row, values);
	// Who was opened was looked at.
	return enter({...state, plan: markRow(changed, state.row, true)}, {status: 'listing'});
}

function send(state: ManyState, at: number): ManyState {
	if (state.status !== 'listing' || !state.plan) return state;
	const jobs = jobsOf(state.plan);
	if (jobs.length === 0) return state;
	return enter(
		{...state, tickets: state.tickets + 1},
		{status: 'sending', run: startRun(jobs, at), ticket: state.tickets},
	);
}

function progress(state: ManyState, {ticket, run}: ManyAction & {type: 'progress'}): ManyState {
	if (state.status !== 'sending' || state.ticket !== ticket) return state;
	if (!isOver(run)) return {...state, run};
	const shared = {...state, settled: laterOf(state.settled, run.rows)};
	// Whoever stopped it wants to go: what became of it is said as the last words.
	if (run.status === 'stopped' && run.cause.by === 'person') {
		return enter(shared, {status: 'left', to: 'stopped', run});
	}
	return enter(shared, {
		status: 'finished',
		run,
		report: {status: 'idle'},
		isEverybodyShown: false,
	});
}

/** Ctrl+C; while sending the run itself is told (`session.ts`), and ends when it is over. */
function abort(state: ManyState): ManyState {
	switch (state.status) {
		case 'reading':
		case 'read-failed':
		case 'listing':
		case 'person':
		case 'not-started':
			return leave(state, 'interrupted');
		case 'finished':
			return done(state);
		case 'sending':
		case 'left':
			return state;
		default:
			return assertNever(state);
	}
}

function goBack(state: ManyState): ManyState {
	switch (state.status) {
		case 'reading':
		case 'read-failed':
		case 'listing':
			return leave(state, 'questions');
		case 'person':
		case 'not-started':
			return enter(state, {status: 'listing'});
		case 'finished':
			return state.isEverybodyShown ? {...state, isEverybodyShown: false} : done(state);
		case 'sending':
		case 'left':
			return state;
		default:
			return assertNever(state);
	}
}

import type {Identity, UserState} from '../../api/types.ts';
import {assertNever, exitCodes, type InviteError, toInviteError} from '../../errors.ts';
import type {FollowUpReport, PeopleDesk} from './desk.ts';
import {
	findPeople,
	nextView,
	type PeopleAction,
	type Person,
	stateViews,
	withStates,
} from './people.ts';

/** Where a reader is: in the list, perhaps on the person with that key, or at one person. */
export type Place = {at: 'list'; focus?: string} | {at: 'person'; key: string};

/** The list of people as a screen shows it. */
export type PeopleState = {
	readonly people: readonly Person[];
	/** The state that is shown; everybody where there is none. */
	readonly view: UserState | undefined;
	/** The keys of those who are marked. */
	readonly marked: ReadonlySet<string>;
	/** What was said last, a line each. */
	readonly news: readonly string[];
	/** What became of all that was done, a line each; it outlives the list. */
	readonly log: readonly string[];
	/** Whose key it is, once that is known. */
	readonly identity: Identity | undefined;
} & (
	| {readonly status: 'loading'}
	| {readonly status: 'load-failed'; readonly error: InviteError}
	| {readonly status: 'looking'; readonly place: Place}
	| {readonly status: 'confirming'; readonly place: Place; readonly asked: PeopleAction}
	| {
			readonly status: 'working';
			readonly place: Place;
			readonly asked: PeopleAction;
			readonly settled: number;
			readonly isStopping: boolean;
	  }
	| {readonly status: 'ended'; readonly exitCode: number}
);

/** What can happen to it. */
export type PeopleEvent =
	| {type: 'load'}
	| {type: 'identify'; identity: Identity}
	| {type: 'show-people'; people: readonly Person[]}
	| {type: 'fail'; error: InviteError}
	| {type: 'turn-view'; step: 1 | -1}
	| {type: 'toggle'; key: string}
	| {type: 'open'; key: string}
	| {type: 'go-back'}
	| {type: 'ask'; asked: PeopleAction}
	| {type: 'confirm'}
	| {type: 'progress'; settled: number; isStopping: boolean}
	| {type: 'settle'; report: FollowUpReport}
	| {type: 'abort'};

/** Whether an action asks once more: a cancellation, and whatever concerns several people. */
export function needsConfirmation({action, people}: Omit<PeopleAction, 'label'>): boolean {
	return action === 'cancel' || people.length > 1;
}

/** The next state; what does not fit the state changes nothing. */
export function reducePeople(state: PeopleState, event: PeopleEvent): PeopleState {
	if (state.status === 'ended') return state;
	const {people, view, marked, news, log, identity} = state;
	const kept = {people, view, marked, news, log, identity};
	switch (event.type) {
		case 'load':
			return state.status === 'load-failed' ? {...kept, status: 'loading'} : state;
		case 'identify':
			return {...state, identity: event.identity};
		case 'show-people':
			if (state.status !== 'loading') return state;
			return {...kept, people: event.people, status: 'looking', place: {at: 'list'}};
		case 'fail':
			return state.status === 'loading'
				? {...kept, status: 'load-failed', error: event.error}
				: state;
		case 'turn-view':
			return state.status === 'looking' && state.place.at === 'list'
				? {...state, view: nextView(stateViews(people), view, event.step)}
				: state;
		case 'toggle':
			return {...state, marked: toggled(marked, event.key)};
		case 'open':
			if (state.status !== 'looking') return state;
			return {...state, news: [], place: {at: 'person', key: event.key}};
		case 'go-back':
			return goBack(state);
		case 'ask':
			if (state.status !== 'looking') return state;
			return needsConfirmation(event.asked)
				? {...kept, news: [], status: 'confirming', place: state.place, asked: event.asked}
				: begin(state, state.place, event.asked);
		case 'confirm':
			return state.status === 'confirming' ? begin(state, state.place, state.asked) : state;
		case 'progress':
			return state.status === 'working'
				? {...state, settled: event.settled, isStopping: event.isStopping}
				: state;
		case 'settle':
			return state.status === 'working' ? settle(state, event.report) : state;
		case 'abort':
			return {...kept, status: 'ended', exitCode: exitCodes.ABORTED};
		default:
			return assertNever(event);
	}
}

type In<S extends PeopleState['status']> = PeopleState & {status: S};

function toggled(marked: ReadonlySet<string>, key: string): ReadonlySet<string> {
	const next = new Set(marked);
	if (!next.delete(key)) next.add(key);
	return next;
}

function goBack(state: PeopleState): PeopleState {
	const {people, view, marked, news, log, identity} = state;
	const kept = {people, view, marked, news, log, identity};
	if (state.status === 'confirming') return {...kept, status: 'looking', place: state.place};
	if (state.status === 'looking' && state.place.at === 'person') {
		return {...state, place: {at: 'list', focus: state.place.key}};
	}
	if (state.status === 'working') return state;
	// Giving up on a failure ends with its code.
	const exitCode = state.status === 'load-failed' ? state.error.exitCode : 0;
	return {...kept, status: 'ended', exitCode};
}

function begin(
	{people, view, marked, log, identity}: PeopleState,
	place: Place,
	asked: PeopleAction,
): In<'working'> {
	const kept = {people, view, marked, log, identity, news: []};
	return {...kept, status: 'working', place, asked, settled: 0, isStopping: false};
}

function settle(state: In<'working'>, {lines, states}: FollowUpReport): PeopleState {
	const marked = new Set(state.marked);
	for (const key of states.keys()) marked.delete(key);
	const people = withStates(state.people, states);
	const isShown = stateViews(people).some((each) => each.state === state.view);
	return {
		people,
		view: isShown ? state.view : undefined,
		marked,
		news: lines,
		log: [...state.log, ...lines],
		identity: state.identity,
		status: 'looking',
		place: state.place,
	};
}

/** The list of people with its effects: reading everybody, and following up on some. */
export type PeopleSession = {
	getState(): PeopleState;
	subscribe(listener: () => void): () => void;
	dispatch(event: PeopleEvent): void;
	/** Ctrl+C: stops what is under way, then leaves it, else ends the list. */
	interrupt(): void;
	account: PeopleDesk['account'];
};

/** Begins a session; everybody is read at once. */
export function createPeopleSession(desk: PeopleDesk): PeopleSession {
	let state: PeopleState = {
		people: [],
		view: desk.wanted.state,
		marked: new Set(),
		news: [],
		log: [],
		identity: undefined,
		status: 'loading',
	};
	const listeners = new Set<() => void>();
	let interrupted: (() => void) | undefined;

	function dispatch(event: PeopleEvent) {
		const before = state;
		state = reducePeople(state, event);
		if (state === before) return;
		for (const listener of listeners) listener();
		if (state.status === 'loading') void load();
		if (state.status === 'working' && before.status !== 'working') void work(state);
	}

	async function load() {
		try {
			const people = findPeople(await desk.load(), {search: desk.wanted.search});
			dispatch({type: 'show-people', people});
		} catch (error) {
			dispatch({type: 'fail', error: toInviteError(error)});
		}
	}

	async function work({asked}: In<'working'>) {
		try {
			const report = await desk.followUp(asked.action, asked.people, {
				holdInterrupts(handler) {
					interrupted = handler;
					return () => {
						interrupted = undefined;
					};
				},
				report: (progress) => dispatch({type: 'progress', ...progress}),
			});
			dispatch({type: 'settle', report});
		} catch (error) {
			const {message, hint} = toInviteError(error);
			const lines = hint === undefined ? [message] : [message, hint];
			dispatch({type: 'settle', report: {lines, states: new Map()}});
		}
	}

	void load();
	// The header says less where that fails; what is wrong with the key shows in the list.
	desk.identify().then(
		(identity) => dispatch({type: 'identify', identity}),
		() => {},
	);
	return {
		getState: () => state,
		subscribe(listener) {
			listeners.add(listener);
			return () => void listeners.delete(listener);
		},
		dispatch,
		interrupt() {
			if (interrupted && state.status === 'working') interrupted();
			else dispatch({type: 'abort'});
		},
		account: desk.account,
	};
}

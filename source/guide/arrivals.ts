import type {User} from '../api/types.ts';
import {mayMeanSomebody} from '../invite/send.ts';
import {enter, sharedOf} from './enter.ts';
import {review, settleLists, stepAfter} from './path.ts';
import {giveUpPreparing, meet, proceed} from './sending.ts';
import type {Action, GuideState, Remote} from './state.ts';

/** The account or a list came in, or failed to. */
export function finishRead(
	state: GuideState,
	action: Action & {type: 'succeed-read' | 'fail-read'},
): GuideState {
	const current: Remote<unknown> = state[action.read];
	const isFirst = current.status === 'loading' && current.ticket === action.ticket;
	const isRenewal = current.status === 'loaded' && current.renewal === action.ticket;
	if (!isFirst && !isRenewal) return state;
	const read = action.type === 'succeed-read' ? loaded(action.value) : failedRead(current, action);
	return settleReads({...state, [action.read]: read} as GuideState);
}

function loaded<T>(value: T): Remote<T> {
	return {status: 'loaded', value};
}

/** A value that could not be renewed stays. */
function failedRead(
	current: Remote<unknown>,
	{error}: Action & {type: 'fail-read'},
): Remote<unknown> {
	return current.status === 'loaded' ? loaded(current.value) : {status: 'failed', error};
}

/** What a list settles where the guide is; what is being sent or was sent stays as it was confirmed. */
function settleReads(state: GuideState): GuideState {
	const shared = settleLists(sharedOf(state));
	switch (state.status) {
		case 'asking': {
			const taken = shared.answers[state.field];
			const isSettled = taken !== undefined && state.answers[state.field] === undefined;
			return isSettled
				? enter(shared, stepAfter(shared, state.field, state.fromReview))
				: {...state, ...shared};
		}
		case 'reviewing':
		case 'many':
			return enter(shared, review(shared));
		case 'sending':
			return state.progress.phase === 'preparing' ? proceed({...state, ...shared}) : state;
		case 'following-up':
		case 'sent':
		case 'ended':
			return state;
		default:
			return {...state, ...shared};
	}
}

/** The look-up came in, or failed to. */
export function finishLookUp(
	state: GuideState,
	action: Action & {type: 'succeed-look-up' | 'fail-look-up'},
): GuideState {
	const {lookUp: current} = state;
	if (current?.person.status !== 'loading' || current.person.ticket !== action.ticket) return state;
	const person: Remote<User | undefined> =
		action.type === 'succeed-look-up'
			? {status: 'loaded', value: action.user}
			: {status: 'failed', error: action.error};
	const next: GuideState = {...state, lookUp: {...current, person}};
	const found = action.type === 'succeed-look-up' ? action.user : undefined;
	if (next.status === 'failed' && mayMeanSomebody(next.error) && found) {
		return meet(next, found);
	}
	if (next.status !== 'sending' || next.progress.phase !== 'preparing') return next;
	return action.type === 'succeed-look-up' ? proceed(next) : giveUpPreparing(next, action.error);
}

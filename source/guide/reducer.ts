import type {PeopleList} from '../batch/people-list.ts';
import {assertNever} from '../errors.ts';
import {fieldOf} from '../invite/fields.ts';
import type {Names} from '../invite/one-person.ts';
import {finishLookUp, finishRead} from './arrivals.ts';
import {end, enter, sharedOf} from './enter.ts';
import {abort, goBack, quit} from './leaving.ts';
import {takeFirstNames} from './names.ts';
import {isNaming, seekNames} from './naming.ts';
import {ask, firstStep, isComplete, review, settleLists, stepAfter} from './path.ts';
import {acceptAddress, load} from './reads.ts';
import {adoptDefaults, givenOf, inviteAnother} from './rounds.ts';
import {fail, retry, startSending, succeed} from './sending.ts';
import type {Action, Answers, GuideState, Saving, Shared} from './state.ts';

/** What a run begins with. */
export type Start = {
	answers: Answers;
	/** Words of `--role` and `--organization`, not yet matched. */
	pending: Shared['pending'];
	/** Names that came with a pasted address on the command line. */
	names?: Names;
	/** Several people, from words or a file. */
	people?: PeopleList;
	/** What the review leads to; a sending unless told. */
	leadsTo?: Shared['leadsTo'];
};

/** The guide's next state. Pure; an action that does not fit the state changes nothing. */
export function reduce(state: GuideState, action: Action): GuideState {
	if (state.status === 'ended') return state;
	const next = perform(state, action);
	return next === state ? state : seekNames(next);
}

function perform(state: Exclude<GuideState, {status: 'ended'}>, action: Action): GuideState {
	switch (action.type) {
		case 'load':
			return state.identity.status === 'waiting' ? {...state, ...load(sharedOf(state))} : state;
		case 'answer':
			return state.status === 'asking' && state.field === action.field
				? answer(state, action)
				: state;
		case 'answer-people':
			return state.status === 'asking' && state.field === 'email'
				? takePeople(state, action.people)
				: state;
		case 'go-back':
			return goBack(state);
		case 'stay':
			return state.status === 'asking' && state.leaving ? {...state, leaving: false} : state;
		case 'edit-field':
			return state.status === 'reviewing' || state.status === 'failed'
				? enter(state, ask(action.field, true))
				: state;
		case 'confirm':
			if (state.status !== 'reviewing') return state;
			return state.leadsTo === 'list' ? end(state, {reason: 'kept'}, 0) : startSending(state);
		case 'retry':
			return retry(state);
		case 'retry-list':
			return retryList(state, action);
		case 'use-another-address':
			return askForAnotherAddress(state);
		case 'ask-to-cancel':
			return state.status === 'already-there' ? {...state, isCancelling: action.isAsked} : state;
		case 'follow-up':
			return followUp(state, action);
		case 'replace-key':
			return replaceApiKey(state);
		case 'save-defaults': {
			const canSave = state.status === 'sent' && /^(idle|failed)$/.test(state.saving.status);
			return canSave ? {...state, saving: {status: 'saving'}} : state;
		}
		case 'report-saving':
			return reportSaving(state, action.saving);
		case 'invite-another':
			return state.status === 'sent' || state.status === 'many'
				? inviteAnother(state, action.keep)
				: state;
		case 'finish':
			return state.status === 'sent' ? finish(state) : state;
		case 'finish-many':
			return state.status === 'many' ? finishMany(state, action) : state;
		case 'quit':
			return quit(state, false);
		case 'abort':
			return abort(state);
		case 'succeed-read':
		case 'fail-read':
			return finishRead(state, action);
		case 'succeed-look-up':
		case 'fail-look-up':
			return finishLookUp(state, action);
		case 'progress':
			return isCurrent(state, action.ticket) && state.status === 'sending'
				? {...state, progress: action.progress}
				: state;
		case 'succeed':
			return isCurrent(state, action.ticket) ? succeed(state, action.outcome) : state;
		case 'fail': {
			if (!isCurrent(state, action.ticket)) return state;
			if (state.status === 'sending') return fail(state, action.error, action.verdict);
			const {action: followedUp, user, idempotencyKey} = state;
			const {error} = action;
			const settled = settleLists(sharedOf(state));
			return enter(settled, {
				status: 'follow-up-failed',
				action: followedUp,
				user,
				idempotencyKey,
				error,
			});
		}
		default:
			return assertNever(action);
	}
}

/** Ends at once, or when the names are there; asked for again, at once. */
function finish(state: GuideState & {status: 'sent'}): GuideState {
	return isNaming(state) && !state.isLeaving
		? {...state, isLeaving: true}
		: end(state, {reason: 'done', outcome: state.outcome}, 0);
}

function answer(
	state: GuideState & {status: 'asking'},
	action: Action & {type: 'answer'},
): GuideState {
	const {[action.field]: _, ...notices} = state.notices;
	let shared: Shared = {...sharedOf(state), notices};
	const field = fieldOf(action.field);
	if (field.kind === 'list') {
		const {[field.key]: __, ...pending} = shared.pending;
		shared = {...shared, pending};
	}
	if (action.field === 'email') {
		shared = acceptAddress(shared, action.value, action.names);
	} else {
		const answers = {...shared.answers, [action.field]: answerTo(state, action)} as Answers;
		shared = {...shared, answers};
	}
	return enter(shared, stepAfter(shared, action.field, state.fromReview));
}

function finishMany(
	state: GuideState,
	{exitCode, results, lines}: Action & {type: 'finish-many'},
): GuideState {
	return end(state, {reason: 'many', results, lines}, exitCode);
}

/** Several people take the place of one: what is known of one person is nobody's then. */
function takePeople(state: Shared, people: PeopleList): GuideState {
	const {notices, answers, ...rest} = sharedOf(state);
	const shared = {
		...rest,
		notices,
		answers: givenOf(answers),
		people,
		suggestions: {},
		lookUp: undefined,
	};
	return enter(shared, stepAfter(shared, 'email', false));
}

/** A name that came with the address and was only confirmed still goes with it. */
function answerTo(state: Shared, {field, value}: Action & {type: 'answer'}) {
	const before = state.answers[field];
	return before?.origin === 'with-address' && before.value === value
		? before
		: {value, origin: 'answer'};
}

function retryList(state: GuideState, action: Action & {type: 'retry-list'}): GuideState {
	const {list} = fieldOf(action.field);
	if (state[list].status !== 'failed') return state;
	const loading = {status: 'loading', ticket: state.tickets} as const;
	return {...state, [list]: loading, tickets: state.tickets + 1};
}

function askForAnotherAddress(state: GuideState): GuideState {
	return state.status === 'already-there' ||
		state.status === 'follow-up-failed' ||
		state.status === 'failed'
		? enter(state, ask('email', isComplete(state)))
		: state;
}

function followUp(state: GuideState, action: Action & {type: 'follow-up'}): GuideState {
	return state.status === 'already-there'
		? enter(
				{...state, tickets: state.tickets + 1},
				{
					status: 'following-up',
					action: action.action,
					user: state.user,
					idempotencyKey: action.idempotencyKey,
					ticket: state.tickets,
				},
			)
		: state;
}

/** Everything is read again as whoever the new key belongs to. */
function replaceApiKey(state: GuideState): GuideState {
	switch (state.status) {
		case 'key-refused': {
			const shared = load(sharedOf(state));
			return enter(shared, firstStep(shared));
		}
		case 'failed': {
			const shared = load(sharedOf(state));
			return enter(shared, review(shared));
		}
		case 'asking':
		case 'reviewing':
		case 'already-there':
		case 'follow-up-failed':
			return {...state, ...load(sharedOf(state))};
		case 'many':
		case 'sending':
		case 'following-up':
		case 'sent':
		case 'ended':
			return state;
		default:
			return assertNever(state);
	}
}

function reportSaving(state: GuideState, saving: Saving): GuideState {
	if (state.status !== 'sent' || state.saving.status !== 'saving') return state;
	const given = saving.status === 'saved' ? adoptDefaults(state) : state.given;
	return {...state, given, saving};
}

/** Whether a report is about what is under way now. */
function isCurrent(
	state: GuideState,
	ticket: number,
): state is GuideState & {status: 'sending' | 'following-up'} {
	return (
		(state.status === 'following-up' ||
			(state.status === 'sending' && state.progress.phase !== 'preparing')) &&
		state.ticket === ticket
	);
}

/** The state before anything was read or asked. */
export function createState({
	answers,
	pending,
	names,
	people,
	leadsTo = 'sending',
}: Start): GuideState {
	const shared: Shared = {
		...takeFirstNames(answers, names),
		given: givenOf(answers),
		pending,
		notices: {},
		identity: {status: 'waiting'},
		roles: {status: 'waiting'},
		organizations: {status: 'waiting'},
		lookUp: undefined,
		doubtful: [],
		absent: [],
		sought: [],
		sent: 0,
		before: [],
		people,
		leadsTo,
		round: 0,
		tickets: 1,
	};
	return enter(shared, firstStep(shared));
}

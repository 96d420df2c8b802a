import type {User} from '../api/types.ts';
import {InviteError} from '../errors.ts';
import {isSameAddress} from '../invite/address.ts';
import {
	type FieldKey,
	type FieldOfKind,
	fields,
	type ListKey,
	listFields,
} from '../invite/fields.ts';
import {resolveChoice} from '../invite/match.ts';
import {waitingFor} from './many/waiting.ts';
import type {Answer, Notice, Phase, Shared} from './state.ts';
import {listOf} from './state.ts';

/** The phase in which a field is asked. */
export function ask(field: FieldKey, fromReview = false): Phase & {status: 'asking'} {
	return {
		status: 'asking',
		field,
		fromReview,
		leaving: false,
	};
}

/** Whether the look-up is about the answered address. */
export function isLookedUp(shared: Shared): boolean {
	const email = shared.answers.email?.value;
	return (
		email !== undefined && shared.lookUp !== undefined && isSameAddress(shared.lookUp.email, email)
	);
}

/** Somebody who is there already by the accepted address. */
export function personThere(shared: Shared): User | undefined {
	return isLookedUp(shared) && shared.lookUp?.person.status === 'loaded'
		? shared.lookUp.person.value
		: undefined;
}

/** The first failed read of the given kind, such as a key that was refused. */
export function failedRead(shared: Shared, code: InviteError['code']): InviteError | undefined {
	const lists = listFields.map(({list}) => shared[list]);
	const reads = [shared.identity, ...lists, shared.lookUp?.person];
	for (const read of reads) {
		if (read?.status === 'failed' && read.error.code === code) return read.error;
	}
	return undefined;
}

/**
 * Where an answered question leads: what bad news was found in the meantime takes the screen first
 * (docs/behaviour.md, Look-up), then the next question, then the review.
 */
export function stepAfter(shared: Shared, from: FieldKey, fromReview: boolean): Phase {
	const refused = failedRead(shared, 'AUTHENTICATION_FAILED');
	if (refused) return {status: 'key-refused', error: refused, from};
	const user = personThere(shared);
	if (user) return {status: 'already-there', user, from};
	const order = fields.map((field) => field.key);
	const next = questions(shared).find((key) => order.indexOf(key) > order.indexOf(from));
	if (next && !fromReview) return ask(next);
	return review(shared, fromReview);
}

/** The questions of this run in order. */
function questions(shared: Shared): FieldKey[] {
	return fields.map((field) => field.key).filter((key) => isAsked(shared, key));
}

/**
 * Whether a field is a question of this run: unanswered, or answered by the person. The address can always be gone
 * back to. Of a list only that is asked which serves several people and is not said of all of them.
 */
function isAsked(shared: Shared, key: FieldKey): boolean {
	const answer = shared.answers[key];
	if (key === 'email') return true;
	if (shared.people && waitingFor(shared.people, key) === 0) return false;
	return answer === undefined || answer.origin === 'answer';
}

/** The question before a field, or before the review. */
export function questionBefore(shared: Shared, field: FieldKey | undefined): FieldKey | undefined {
	const order = fields.map((candidate) => candidate.key);
	const end = field === undefined ? order.length : order.indexOf(field);
	return questions(shared)
		.filter((key) => order.indexOf(key) < end)
		.at(-1);
}

/** Whether every field has an answer: without that there is no review and no sending. */
export function isComplete(shared: Shared): boolean {
	return firstOpen(shared) === undefined;
}

function firstOpen(shared: Shared): FieldKey | undefined {
	const {people, answers} = shared;
	return fields.find(
		({key}) => answers[key] === undefined && (people === undefined || waitingFor(people, key) > 0),
	)?.key;
}

/** The review or the list, or the question that must be answered before it; `fromReview` as in the phase `asking`. */
export function review(shared: Shared, fromReview = true): Phase {
	const open = firstOpen(shared);
	if (open) return ask(open, fromReview);
	return {status: shared.people ? 'many' : 'reviewing'};
}

/** The first question that has no answer, else the review. */
export function firstStep(shared: Shared): Phase {
	return review(shared, false);
}

/** Whether a saved or carried-over value has not been seen in its list yet: it may be gone, so it is not sent. */
export function awaitsList(shared: Shared): boolean {
	return listFields.some(({key, list}) => {
		const answer: Answer<ListKey> | undefined = shared.answers[key];
		const isOld = answer?.origin === 'default' || answer?.origin === 'as-before';
		return isOld && answer.value !== null && shared[list].status === 'loading';
	});
}

/**
 * Settles what a list decides: words from flags become choices, saved values that are gone are dropped with a
 * notice, the only organization is taken (docs/behaviour.md, Wizard).
 */
export function settleLists(shared: Shared): Shared {
	let settled = shared;
	for (const field of listFields) {
		settled = takeTheOnlyOne(dropWhatIsGone(settleFlag(settled, field), field.key), field);
	}
	return settled;
}

function dropWhatIsGone(shared: Shared, field: ListKey): Shared {
	const list = listOf(shared, field);
	const answer: Answer<ListKey> | undefined = shared.answers[field];
	const chosen = answer?.value;
	if (list.status !== 'loaded' || !answer || !chosen) return shared;
	if (answer.origin !== 'default' && answer.origin !== 'as-before') return shared;
	const current = list.value.find((choice) => choice.id === chosen.id);
	if (current) {
		const value = {id: current.id, name: current.name};
		return {...shared, answers: {...shared.answers, [field]: {...answer, value}}};
	}
	const {[field]: _, ...answers} = shared.answers;
	const {[field]: __, ...given} = shared.given;
	const notice: Notice = {kind: 'gone', name: chosen.name};
	return {...shared, answers, given, notices: {...shared.notices, [field]: notice}};
}

function settleFlag(shared: Shared, field: FieldOfKind<'list'>): Shared {
	const {key} = field;
	const list = listOf(shared, key);
	const words = shared.pending[key];
	if (words === undefined || list.status !== 'loaded') return shared;
	const {[key]: _, ...pending} = shared.pending;
	try {
		const value = resolveChoice(field, words, list.value);
		const settled = {[key]: {value, origin: 'flag'}};
		return {
			...shared,
			pending,
			answers: {...shared.answers, ...settled},
			given: {...shared.given, ...settled},
		};
	} catch (error) {
		if (!(error instanceof InviteError)) throw error;
		return {
			...shared,
			pending,
			notices: {...shared.notices, [key]: {kind: 'not-matched', error}},
		};
	}
}

function takeTheOnlyOne(shared: Shared, field: FieldOfKind<'list'>): Shared {
	const {key} = field;
	const list = listOf(shared, key);
	if (field.whenOnlyOne !== 'take' || list.status !== 'loaded' || list.value.length > 1)
		return shared;
	if (shared.answers[key] || shared.pending[key] !== undefined) return shared;
	if (shared.notices[key]) return shared;
	const [only] = list.value;
	const answer: Answer<ListKey> = only
		? {value: only, origin: 'only-one'}
		: {value: null, origin: 'left-out'};
	return {...shared, answers: {...shared.answers, [key]: answer}};
}

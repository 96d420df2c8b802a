import fc from 'fast-check';
import {expect, it} from 'vitest';
import {assertNever} from '../../source/errors.ts';
import {createState, reduce} from '../../source/guide/reducer.ts';
import type {Action, GuideState} from '../../source/guide/state.ts';
import {guessNames, isSameAddress} from '../../source/invite/address.ts';
import {fieldOf, fields} from '../../source/invite/fields.ts';
import {
	admin,
	completeAnswers,
	decision,
	errors,
	identity,
	north,
	organizations,
	roles,
	somebody,
	tokyo,
	viewer,
} from './fixtures.ts';

/** An action that may depend on where the guide is, as a face or an effect would choose it. */
type Move = (state: GuideState) => Action;

function always(action: Action): Move {
	return () => action;
}

const error = fc.constantFrom(...Object.values(errors));
const verdict = fc.constantFrom('not-sent' as const, 'not-there' as const, 'unknown' as const);
const email = fc.constantFrom('jane@acme.com', 'JANE@acme.com', 'bob@acme.com', 'eve.roe@acme.com');
const text = fc.constantFrom(null, 'Jane', 'Doe');

/** Names that tell which address they came with. */
function namesWith(address: string) {
	return {firstName: 'Named', lastName: `by ${address.toLowerCase()}`};
}

function ticketOf(state: GuideState, read: 'identity' | 'roles' | 'organizations') {
	const remote = state[read];
	return remote.status === 'loading' ? remote.ticket : -1;
}
function personTicket(state: GuideState) {
	return state.lookUp?.person.status === 'loading' ? state.lookUp.person.ticket : -1;
}
function workTicket(state: GuideState) {
	return state.status === 'sending' || state.status === 'following-up' ? state.ticket : -1;
}

const answer: fc.Arbitrary<Move> = fc
	.record({
		email,
		text,
		title: fc.constantFrom(null, 'Management'),
		role: fc.constantFrom(null, viewer, admin),
		organization: fc.constantFrom(null, north, tokyo),
		isNamed: fc.boolean(),
	})
	.map(
		({email: value, text: name, title, role, organization, isNamed}): Move =>
			(state) => {
				const field = fieldOf(state.status === 'asking' ? state.field : 'email');
				switch (field.kind) {
					case 'address':
						return {
							type: 'answer',
							field: field.key,
							value,
							...(isNamed ? {names: namesWith(value)} : {}),
						};
					case 'text':
						return {type: 'answer', field: field.key, value: name};
					case 'choice':
						return {type: 'answer', field: field.key, value: title};
					case 'list': {
						const chosen = {roles: role, organizations: organization}[field.list];
						return {type: 'answer', field: field.key, value: chosen};
					}
					default:
						return assertNever(field);
				}
			},
	);

const simple: fc.Arbitrary<Move> = fc
	.constantFrom<Action>(
		{type: 'load'},
		{type: 'go-back'},
		{type: 'confirm'},
		{type: 'retry'},
		{type: 'retry-list', field: 'role'},
		{type: 'retry-list', field: 'organization'},
		{type: 'use-another-address'},
		{type: 'follow-up', action: 'resend', idempotencyKey: decision},
		{type: 'replace-key'},
		{type: 'save-defaults'},
		{type: 'report-saving', saving: {status: 'saved'}},
		{type: 'invite-another', keep: true},
		{type: 'invite-another', keep: false},
		...fields.map(({key}): Action => ({type: 'edit-field', field: key})),
	)
	.map(always);

const leaving = fc
	.constantFrom<Action>({type: 'abort'}, {type: 'quit'}, {type: 'finish'})
	.map(always);

const read: fc.Arbitrary<Move> = fc.oneof(
	fc.constant<Move>((state) => ({
		type: 'succeed-read',
		read: 'identity',
		ticket: ticketOf(state, 'identity'),
		value: identity,
	})),
	fc.constantFrom(roles, [admin]).map(
		(value): Move =>
			(state) => ({
				type: 'succeed-read',
				read: 'roles',
				ticket: ticketOf(state, 'roles'),
				value,
			}),
	),
	fc.constantFrom(organizations, [north], []).map(
		(value): Move =>
			(state) => ({
				type: 'succeed-read',
				read: 'organizations',
				ticket: ticketOf(state, 'organizations'),
				value,
			}),
	),
	fc
		.tuple(fc.constantFrom('identity' as const, 'roles' as const, 'organizations' as const), error)
		.map(
			([key, cause]): Move =>
				(state) => ({
					type: 'fail-read',
					read: key,
					ticket: ticketOf(state, key),
					error: cause,
				}),
		),
);

const look: fc.Arbitrary<Move> = fc.oneof(
	fc.constantFrom(undefined, undefined, somebody()).map(
		(user): Move =>
			(state) => ({
				type: 'succeed-look-up',
				ticket: personTicket(state),
				user,
			}),
	),
	error.map(
		(cause): Move =>
			(state) => ({
				type: 'fail-look-up',
				ticket: personTicket(state),
				error: cause,
			}),
	),
);

const work: fc.Arbitrary<Move> = fc.oneof(
	fc.tuple(error, verdict).map(
		([cause, said]): Move =>
			(state) => ({
				type: 'fail',
				ticket: workTicket(state),
				error: cause,
				verdict: said,
			}),
	),
	fc.constant<Move>((state) => ({
		type: 'succeed',
		ticket: workTicket(state),
		outcome: {
			action: 'invite',
			user: somebody({email: state.answers.email?.value ?? ''}),
			confirmedBy: 'answer',
		},
	})),
	error.map(
		(cause): Move =>
			(state) => ({
				type: 'progress',
				ticket: workTicket(state),
				progress: {phase: 'checking', cause},
			}),
	),
	error.map(
		(cause): Move =>
			(state) => ({
				type: 'progress',
				ticket: workTicket(state),
				progress: {phase: 'rate-limited', until: 0, cause},
			}),
	),
);

/** The step that leads on, so that a run gets far. */
const goOn: Move = (state) => {
	switch (state.status) {
		case 'failed':
		case 'follow-up-failed':
			return {type: 'retry'};
		case 'already-there':
			return {type: 'follow-up', action: 'resend', idempotencyKey: decision};
		case 'following-up':
			return {type: 'fail', ticket: state.ticket, error: errors.server, verdict: 'unknown'};
		default:
			return {type: 'confirm'};
	}
};

const moves = fc.array(
	fc.oneof(
		{weight: 12, arbitrary: answer},
		{weight: 8, arbitrary: simple},
		{weight: 4, arbitrary: read},
		{weight: 3, arbitrary: look},
		{weight: 3, arbitrary: work},
		{weight: 1, arbitrary: leaving},
		{weight: 5, arbitrary: fc.constant<Move>(goOn)},
	),
	{maxLength: 80, size: 'max'},
);

const starts = fc.constantFrom(
	{answers: {}, pending: {}},
	{answers: completeAnswers(), pending: {}},
	{answers: completeAnswers('default'), pending: {}},
	{answers: {}, pending: {role: 'view', organization: 'none'}},
	{answers: {}, pending: {role: 'nobody'}},
);

function isPosting(state: GuideState) {
	return state.status === 'sending' && state.progress.phase === 'posting';
}

function isInDoubt(state: GuideState, address: string) {
	return state.doubtful.some((doubtful) => isSameAddress(doubtful, address));
}

function checkSending(before: GuideState, action: Action, next: GuideState) {
	const address = next.answers.email?.value ?? '';
	expect(['confirm', 'retry', 'succeed-look-up', 'succeed-read', 'fail-read']).toContain(
		action.type,
	);
	expect(before.status === 'reviewing' || before.status === 'sending').toBe(true);
	for (const field of fields) expect(next.answers[field.key]).toBeDefined();
	const look = next.lookUp;
	expect(look && isSameAddress(look.email, address)).toBe(true);
	if (isInDoubt(next, address)) {
		expect(look?.person).toEqual({status: 'loaded', value: undefined});
		expect(before.status).toBe('sending');
	} else {
		expect(look?.person.status === 'failed' || look?.person.status === 'loaded').toBe(true);
		if (look?.person.status === 'loaded') expect(look.person.value).toBeUndefined();
	}
	for (const [field, list] of [
		['role', next.roles],
		['organization', next.organizations],
	] as const) {
		const chosen = next.answers[field];
		if (chosen?.origin !== 'default' && chosen?.origin !== 'as-before') continue;
		if (list.status !== 'loaded' || !chosen.value) continue;
		expect(list.value.map(({id}) => id)).toContain(chosen.value.id);
	}
}

/** A name that came with an address, or is guessed from it, never outlives that address. */
function checkNames({answers, suggestions}: GuideState) {
	const address = answers.email?.value ?? '';
	const given = namesWith(address);
	const guessed = guessNames(address);
	for (const key of ['firstName', 'lastName'] as const) {
		const answer = answers[key];
		if (answer?.origin === 'with-address') expect(answer.value).toBe(given[key]);
		if (suggestions[key] !== undefined) expect(suggestions[key]).toBe(guessed[key]);
	}
}

it('keeps its promises whatever happens', () => {
	const reached = new Map<string, number>();
	fc.assert(
		fc.property(starts, moves, (start, list) => {
			let state = reduce(createState(start), {type: 'load'});
			for (const move of list) {
				const action = move(state);
				const before = state;
				state = reduce(before, action);
				const place = isPosting(state) ? 'posting' : state.status;
				reached.set(place, (reached.get(place) ?? 0) + 1);

				if (state.status === 'reviewing' || state.status === 'sending') {
					for (const field of fields) expect(state.answers[field.key]).toBeDefined();
				}
				checkNames(state);
				if (action.type === 'go-back') expect(state.answers).toEqual(before.answers);
				if (action.type !== 'answer' && state.round === before.round) {
					expect(state.answers.email).toEqual(before.answers.email);
				}
				if (isPosting(state) && !isPosting(before)) {
					if (before.status !== 'sending' || before.progress.phase === 'preparing') {
						checkSending(before, action, state);
					}
				}
				const settles = action.type === 'succeed' || action.type === 'succeed-look-up';
				if (!settles) {
					for (const address of before.doubtful) expect(isInDoubt(state, address)).toBe(true);
				}
				if (state.status === 'ended' && state.ending.reason === 'quit') {
					expect(state.doubtful).toEqual([]);
				}
				expect(state.tickets).toBeGreaterThanOrEqual(before.tickets);
			}
		}),
		{numRuns: 1500},
	);
	expect([...reached.keys()].sort()).toEqual([
		'already-there',
		'asking',
		'ended',
		'failed',
		'follow-up-failed',
		'following-up',
		'key-refused',
		'posting',
		'reviewing',
		'sending',
		'sent',
	]);
}, 60_000);

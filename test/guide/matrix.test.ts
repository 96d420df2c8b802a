import {describe, expect, it} from 'vitest';
import {reduce} from '../../source/guide/reducer.ts';
import type {Action, GuideState} from '../../source/guide/state.ts';
import {
	decision,
	errors,
	examples,
	identity,
	organizations,
	people,
	roles,
	somebody,
} from './fixtures.ts';

type Status = GuideState['status'];
/** The next status; `same`: another state of the same status; `unchanged`: the very same state. */
type Next = Status | 'same' | 'unchanged';

/** The ticket of what is under way, or one nobody waits for. */
function ticketOf(state: GuideState) {
	return state.status === 'sending' || state.status === 'following-up' ? state.ticket : -1;
}

/** A fitting action of every type. */
const actions: {[T in Action['type']]: (state: GuideState) => Action & {type: T}} = {
	load: () => ({type: 'load'}),
	answer: () => ({type: 'answer', field: 'firstName', value: 'Jane'}),
	'answer-people': () => ({type: 'answer-people', people}),
	'go-back': () => ({type: 'go-back'}),
	stay: () => ({type: 'stay'}),
	'edit-field': () => ({type: 'edit-field', field: 'role'}),
	confirm: () => ({type: 'confirm'}),
	retry: () => ({type: 'retry'}),
	'retry-list': () => ({type: 'retry-list', field: 'role'}),
	'use-another-address': () => ({type: 'use-another-address'}),
	'ask-to-cancel': () => ({type: 'ask-to-cancel', isAsked: true}),
	'follow-up': () => ({type: 'follow-up', action: 'cancel', idempotencyKey: decision}),
	'replace-key': () => ({type: 'replace-key'}),
	'save-defaults': () => ({type: 'save-defaults'}),
	'invite-another': () => ({type: 'invite-another', keep: true}),
	finish: () => ({type: 'finish'}),
	'finish-many': () => ({type: 'finish-many', exitCode: 0, results: [], lines: []}),
	quit: () => ({type: 'quit'}),
	abort: () => ({type: 'abort'}),
	'succeed-read': () => ({type: 'succeed-read', read: 'roles', ticket: 2, value: roles}),
	'fail-read': () => ({type: 'fail-read', read: 'roles', ticket: 2, error: errors.server}),
	'succeed-look-up': () => ({type: 'succeed-look-up', ticket: 4, user: undefined}),
	'fail-look-up': () => ({type: 'fail-look-up', ticket: 4, error: errors.server}),
	progress: (state) => ({type: 'progress', ticket: ticketOf(state), progress: {phase: 'posting'}}),
	succeed: (state) => ({
		type: 'succeed',
		ticket: ticketOf(state),
		outcome: {action: 'invite', user: somebody(), confirmedBy: 'answer'},
	}),
	fail: (state) => ({
		type: 'fail',
		ticket: ticketOf(state),
		error: errors.server,
		verdict: 'unknown',
	}),
	'report-saving': () => ({type: 'report-saving', saving: {status: 'saved'}}),
};

/** What every action does in every status; what is not named changes nothing. */
const table: {[S in Status]: {[T in Action['type']]?: Next}} = {
	asking: {
		answer: 'same',
		'go-back': 'same',
		'replace-key': 'same',
		quit: 'ended',
		abort: 'ended',
	},
	'key-refused': {
		'go-back': 'asking',
		'replace-key': 'asking',
		'succeed-read': 'same',
		'fail-read': 'same',
		'succeed-look-up': 'same',
		'fail-look-up': 'same',
		quit: 'ended',
		abort: 'ended',
	},
	'already-there': {
		'go-back': 'asking',
		'use-another-address': 'asking',
		'ask-to-cancel': 'same',
		'follow-up': 'following-up',
		'replace-key': 'same',
		quit: 'ended',
		abort: 'ended',
	},
	reviewing: {
		'go-back': 'asking',
		'edit-field': 'asking',
		confirm: 'sending',
		'replace-key': 'same',
		quit: 'ended',
		abort: 'ended',
	},
	many: {
		'go-back': 'asking',
		'invite-another': 'asking',
		'finish-many': 'ended',
		quit: 'ended',
		abort: 'ended',
	},
	sending: {
		abort: 'same',
		progress: 'same',
		succeed: 'sent',
		fail: 'failed',
	},
	'following-up': {
		quit: 'ended',
		abort: 'ended',
		succeed: 'sent',
		fail: 'follow-up-failed',
	},
	'follow-up-failed': {
		'go-back': 'already-there',
		retry: 'following-up',
		'use-another-address': 'asking',
		'replace-key': 'same',
		quit: 'ended',
		abort: 'ended',
	},
	sent: {
		'go-back': 'ended',
		'save-defaults': 'same',
		'invite-another': 'asking',
		finish: 'ended',
		quit: 'ended',
		abort: 'ended',
	},
	failed: {
		'go-back': 'reviewing',
		'edit-field': 'asking',
		retry: 'sending',
		'use-another-address': 'asking',
		'replace-key': 'reviewing',
		quit: 'ended',
		abort: 'ended',
	},
	ended: {},
};

const rows = (Object.keys(table) as Status[]).flatMap((status) =>
	(Object.keys(actions) as Action['type'][]).map((type) => ({
		status,
		type,
		next: table[status][type] ?? ('unchanged' as Next),
	})),
);

describe('every action in every status', () => {
	it.each(rows)('$status, $type: $next', ({status, type, next}) => {
		const state: GuideState = examples[status]();
		const reduced = reduce(state, actions[type](state));
		if (next === 'unchanged') {
			expect(reduced).toBe(state);
			return;
		}
		expect(reduced).not.toBe(state);
		expect(reduced.status).toBe(next === 'same' ? status : next);
	});

	it('has an example and a row of every status', () => {
		expect(Object.keys(table).sort()).toEqual(Object.keys(examples).sort());
		for (const [status, make] of Object.entries(examples)) expect(make().status).toBe(status);
		expect(rows).toHaveLength(Object.keys(table).length * Object.keys(actions).length);
	});

	it('takes reads that fit wherever it is, and no others', () => {
		const state = examples['key-refused']();
		expect(state.organizations).toEqual({status: 'loading', ticket: 3});
		const next = reduce(state, {
			type: 'succeed-read',
			read: 'organizations',
			ticket: 3,
			value: organizations,
		});
		expect(next.organizations).toEqual({status: 'loaded', value: organizations});
		const late = {type: 'succeed-read', read: 'identity', ticket: 99, value: identity} as const;
		expect(reduce(state, late)).toBe(state);
	});
});

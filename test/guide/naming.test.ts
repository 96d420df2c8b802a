import {describe, expect, it} from 'vitest';
import type {User} from '../../source/api/types.ts';
import {alreadyThereRows} from '../../source/guide/menu-rows.ts';
import {isNaming, outcomeHoldings} from '../../source/guide/naming.ts';
import {outcomeFacts} from '../../source/guide/outcome-words.ts';
import {reduce} from '../../source/guide/reducer.ts';
import type {Action, GuideState} from '../../source/guide/state.ts';
import {alreadyThereFacts} from '../../source/guide/state-words.ts';
import {words} from '../../source/words/words.ts';
import {
	act,
	answerEmail,
	arriveAll,
	begin,
	errors,
	examples,
	expectStatus,
	found,
	posting,
	restOfAnswers,
	roles,
	somebody,
	values,
} from './fixtures.ts';

const support = {id: 'preset/support-user', name: 'Support User', type: 'preset'};
const {fields} = words;

/** An invitation without a role that went through; the service says what it made of it. */
function sent(user: Partial<User>, state = withoutRole()): GuideState & {status: 'sent'} {
	const sending = posting(state);
	const outcome = {action: 'invite', user: somebody(user), confirmedBy: 'answer'} as const;
	return expectStatus(reduce(sending, {type: 'succeed', ticket: sending.ticket, outcome}), 'sent');
}

/** Ready to send, the role left to the service. */
function withoutRole(): GuideState {
	const answers = restOfAnswers.map((action) =>
		action.type === 'answer' && action.field === 'role' ? {...action, value: null} : action,
	);
	return act(found(act(arriveAll(begin()), answerEmail()), undefined), ...(answers as Action[]));
}

function roleOf(state: GuideState & {status: 'sent'}) {
	return outcomeFacts(state, state.outcome).find(([label]) => label === fields.role.label)?.[1];
}

/** Answers the read that brings fresher roles. */
function renewed(state: GuideState, value = [...roles, support]): GuideState {
	return reduce(state, {type: 'succeed-read', read: 'roles', ticket: renewalOf(state), value});
}

function renewalOf({roles: list}: GuideState): number {
	if (list.status === 'loading') return list.ticket;
	if (list.status !== 'loaded' || list.renewal === undefined) throw new Error('nothing is read');
	return list.renewal;
}

describe('the name of a role that the service chose', () => {
	it('is looked up once more, and shown', () => {
		const state = sent({roleId: support.id});
		expect(roleOf(state)).toBe(words.guide.readingName);
		const named = expectStatus(renewed(state), 'sent');
		expect(roleOf(named)).toBe('Support User');
		expect(outcomeHoldings(named, named.outcome).role).toEqual({
			id: support.id,
			name: 'Support User',
		});
	});

	it('is looked up too where the list could not be loaded before', () => {
		const failed: GuideState = {...withoutRole(), roles: {status: 'failed', error: errors.server}};
		const named = expectStatus(renewed(sent({roleId: support.id}, failed)), 'sent');
		expect(roleOf(named)).toBe('Support User');
	});

	it('gives way to the ID when nobody knows it, and nothing is asked again', () => {
		const unknown = expectStatus(renewed(sent({roleId: support.id}), roles), 'sent');
		expect(roleOf(unknown)).toBe(support.id);
		expect(isNaming(unknown)).toBe(false);
	});

	it('gives way to the ID when the read fails, which is no failure of the invitation', () => {
		const state = sent({roleId: support.id});
		const ticket = renewalOf(state);
		const next = reduce(state, {type: 'fail-read', read: 'roles', ticket, error: errors.server});
		expect(roleOf(expectStatus(next, 'sent'))).toBe(support.id);
		expect(next.roles).toEqual({status: 'loaded', value: roles});
	});

	it.each([
		['is known', {roleId: 'role-viewer'}, 'Viewer'],
		['is none', {}, fields.role.unset],
	])('is not looked up where it %s', (_, user, shown) => {
		const state = sent(user);
		expect(state.roles).toEqual({status: 'loaded', value: roles});
		expect(roleOf(state)).toBe(shown);
	});

	it('is the one that was answered, also when no list was ever seen', () => {
		const list = {status: 'failed', error: errors.server} as const;
		const ready = found(act(arriveAll(begin()), answerEmail()), undefined);
		const state = {...act(ready, ...restOfAnswers), roles: list} as GuideState;
		const done = sent({roleId: values.role?.id ?? ''}, state);
		expect(done.roles).toBe(list);
		expect(roleOf(done)).toBe('Viewer');
	});
});

describe('a result that is left before its names are there', () => {
	it('ends when they come', () => {
		const leaving = act(sent({roleId: support.id}), {type: 'finish'});
		expect(expectStatus(leaving, 'sent').isLeaving).toBe(true);
		const ended = expectStatus(renewed(leaving), 'ended');
		expect(ended).toMatchObject({exitCode: 0, ending: {reason: 'done'}});
	});

	it.each(['finish', 'quit', 'abort', 'go-back'] as const)(
		'ends at once with another %s',
		(type) => {
			const leaving = act(sent({roleId: support.id}), {type: 'finish'});
			expect(act(leaving, {type})).toMatchObject({status: 'ended', exitCode: 0});
		},
	);

	it('ends so after a stop while sending, too', () => {
		const sending = posting(withoutRole());
		const stopped = act(sending, {type: 'abort'});
		const user = somebody({roleId: support.id});
		const state = reduce(stopped, {
			type: 'succeed',
			ticket: sending.ticket,
			outcome: {action: 'invite', user, confirmedBy: 'look-up'},
		});
		expect(renewed(state)).toMatchObject({status: 'ended', exitCode: 0});
	});
});

describe('somebody who is there already', () => {
	it('has a role by name once the list was read anew', () => {
		const state = expectStatus(
			act(found(act(arriveAll(begin()), answerEmail()), somebody({roleId: support.id})), {
				type: 'answer',
				field: 'firstName',
				value: null,
			}),
			'already-there',
		);
		expect(alreadyThereFacts(state, state.user)[0]?.[1]).toBe(words.guide.readingName);
		const named = expectStatus(renewed(state), 'already-there');
		expect(alreadyThereFacts(named, named.user)[0]?.[1]).toBe('Support User');
		expect(alreadyThereRows(named)[0]?.label).toBe(words.guide.rows.resendAs(['Support User']));
	});

	it('keeps the name after a resend', () => {
		const state = examples['following-up']();
		const user = somebody({roleId: support.id});
		const next = reduce(
			{...state, user},
			{type: 'succeed', ticket: state.ticket, outcome: {action: 'resend', user, at: 0}},
		);
		expect(roleOf(expectStatus(renewed(next), 'sent'))).toBe('Support User');
	});
});

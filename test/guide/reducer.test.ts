import {describe, expect, it} from 'vitest';
import {InviteError} from '../../source/errors.ts';
import {createState, reduce} from '../../source/guide/reducer.ts';
import type {Action, GuideState} from '../../source/guide/state.ts';
import type {Names} from '../../source/invite/one-person.ts';
import {
	act,
	admin,
	alreadyThere,
	answerEmail,
	arrive,
	arriveAll,
	begin,
	completeAnswers,
	decision,
	errors,
	examples,
	expectStatus,
	failRead,
	found,
	goesThrough,
	identity,
	lookUpFails,
	north,
	organizations,
	posting,
	restOfAnswers,
	reviewing,
	roles,
	sendingFails,
	somebody,
	tokyo,
	viewer,
} from './fixtures.ts';

function answersOf(state: GuideState) {
	return Object.fromEntries(
		Object.entries(state.answers).map(([key, answer]) => [key, answer.value]),
	);
}

const allValues = {
	email: 'jane@acme.com',
	firstName: 'Jane',
	lastName: 'Doe',
	jobTitle: 'Management',
	role: {id: viewer.id, name: viewer.name},
	organization: north,
};

function asked(state: GuideState) {
	return state.status === 'asking' ? state.field : state.status;
}

describe('the questions', () => {
	it('come in order and end in the review', () => {
		let state = act(arriveAll(begin()));
		const seen = [asked(state)];
		for (const action of [answerEmail(), ...restOfAnswers]) {
			state = reduce(state, action);
			seen.push(asked(state));
		}
		expect(seen).toEqual([
			'email',
			'firstName',
			'lastName',
			'jobTitle',
			'role',
			'organization',
			'reviewing',
		]);
	});

	it('take no answer to another question', () => {
		const state = begin();
		expect(reduce(state, {type: 'answer', field: 'role', value: null})).toBe(state);
	});

	it('are skipped where flags and defaults answer', () => {
		const {jobTitle, role, organization} = completeAnswers('default');
		const state = arriveAll(
			begin({
				answers: {
					...(jobTitle ? {jobTitle} : {}),
					...(role ? {role} : {}),
					...(organization ? {organization} : {}),
				},
			}),
		);
		const actions: Action[] = [
			answerEmail(),
			{type: 'answer', field: 'firstName', value: null},
			{type: 'answer', field: 'lastName', value: null},
		];
		expect(asked(act(state, ...actions))).toBe('reviewing');
	});

	it('are none when the draft is complete', () => {
		expect(begin({answers: completeAnswers()}).status).toBe('reviewing');
	});
});

describe('going back', () => {
	it('walks from the review to the first question and keeps every value', () => {
		let state = reviewing();
		const seen: string[] = [];
		for (let step = 0; step < 6; step++) {
			state = reduce(state, {type: 'go-back'});
			seen.push(asked(state));
			expect(answersOf(state)).toEqual(allValues);
		}
		expect(seen).toEqual(['organization', 'role', 'jobTitle', 'lastName', 'firstName', 'email']);
	});

	it('leaves on the first question only when asked for twice', () => {
		const once = reduce(begin(), {type: 'go-back'});
		expect(once).toMatchObject({status: 'asking', field: 'email', leaving: true});
		expect(reduce(once, {type: 'go-back'})).toMatchObject({
			status: 'ended',
			exitCode: 130,
			ending: {reason: 'quit', interrupted: false},
		});
	});

	it.each(['key-refused', 'already-there', 'failed', 'follow-up-failed'] as const)(
		'keeps every value from %s',
		(status) => {
			const state = examples[status]();
			expect(answersOf(reduce(state, {type: 'go-back'}))).toEqual(answersOf(state));
		},
	);

	it('asks anew before it leaves once something else was done', () => {
		const leaving = act(begin(), {type: 'go-back'});
		expect(expectStatus(leaving, 'asking').leaving).toBe(true);
		const stayed = reduce(leaving, {type: 'stay'});
		expect(expectStatus(stayed, 'asking').leaving).toBe(false);
		expect(reduce(stayed, {type: 'go-back'}).status).toBe('asking');
	});

	it('leads from an edited field back to the review', () => {
		const editing = act(reviewing(), {type: 'edit-field', field: 'lastName'});
		expect(editing).toMatchObject({status: 'asking', field: 'lastName', fromReview: true});
		expect(reduce(editing, {type: 'go-back'}).status).toBe('reviewing');
		const edited = reduce(editing, {type: 'answer', field: 'lastName', value: 'Roe'});
		expect(edited.status).toBe('reviewing');
		expect(edited.answers.lastName?.value).toBe('Roe');
	});

	it('never shows a review that lacks an answer', () => {
		const state = act(begin({answers: completeAnswers('default')}));
		const gone = arrive(state, 'roles', [admin]);
		expect(gone).toMatchObject({status: 'asking', field: 'role', fromReview: true});
		const back = reduce(gone, {type: 'go-back'});
		expect(back).toMatchObject({status: 'asking', field: 'email'});
		expect(reduce(back, answerEmail())).toMatchObject({status: 'asking', field: 'role'});
	});

	it('ends the wait after a 429, and nothing is in doubt', () => {
		const state = posting();
		const waiting = reduce(state, {
			type: 'progress',
			ticket: state.ticket,
			progress: {phase: 'rate-limited', until: 2000, cause: errors.limited},
		});
		const stopped = reduce(waiting, {type: 'go-back'});
		expect(stopped).toMatchObject({status: 'failed', verdict: 'not-sent', error: errors.limited});
		expect(stopped.doubtful).toEqual([]);
		expect(reduce(state, {type: 'go-back'})).toBe(state);
	});
});

describe('bad news at the next step', () => {
	it('a refused key comes first, then somebody who is there, then the next question', () => {
		const start = found(act(begin(), answerEmail()), somebody());
		const refused = failRead(start, 'identity', errors.unauthorized);
		const next: Action = {type: 'answer', field: 'firstName', value: null};
		expect(reduce(refused, next)).toMatchObject({status: 'key-refused', from: 'firstName'});
		expect(reduce(start, next)).toMatchObject({status: 'already-there', from: 'firstName'});
		const nobody = found(act(begin(), answerEmail()), undefined);
		expect(reduce(nobody, next)).toMatchObject({status: 'asking', field: 'lastName'});
	});

	it('stays under the open question until then', () => {
		const refused = failRead(begin(), 'roles', errors.unauthorized);
		expect(refused).toMatchObject({status: 'asking', field: 'email'});
	});

	it('a 403 takes no screen', () => {
		const state = failRead(begin(), 'roles', errors.forbidden);
		expect(asked(reduce(state, answerEmail()))).toBe('firstName');
	});

	it('sending is a step too', () => {
		const state = begin({answers: completeAnswers()});
		const refused = failRead(state, 'identity', errors.unauthorized);
		expect(refused.status).toBe('reviewing');
		expect(reduce(refused, {type: 'confirm'}).status).toBe('key-refused');
	});

	it('another key reads everything again and asks what is open', () => {
		const state = examples['key-refused']();
		const next = reduce(state, {type: 'replace-key'});
		expect(next).toMatchObject({status: 'asking', field: 'firstName'});
		for (const read of [next.identity, next.roles, next.organizations, next.lookUp?.person]) {
			expect(read?.status).toBe('loading');
		}
		const complete = failRead(begin({answers: completeAnswers()}), 'roles', errors.unauthorized);
		const refused = reduce(complete, {type: 'confirm'});
		expect(act(refused, {type: 'replace-key'}).status).toBe('reviewing');
		expect(act(refused, {type: 'go-back'}, {type: 'go-back'}).status).toBe('reviewing');
	});

	it('knows the same address in other letters', () => {
		const state = found(act(arriveAll(begin()), answerEmail()), somebody());
		const again = act(state, {type: 'go-back'}, answerEmail('Jane@ACME.com'));
		expect(again).toMatchObject({status: 'already-there', user: somebody()});
	});

	it('a late answer about another address is nothing', () => {
		const first = act(begin(), answerEmail());
		const second = act(first, {type: 'go-back'}, answerEmail('bob@acme.com'));
		const ticket = first.lookUp?.person.status === 'loading' ? first.lookUp.person.ticket : 0;
		expect(reduce(second, {type: 'succeed-look-up', ticket, user: somebody()})).toBe(second);
	});

	it('looks up again after a failed look-up, and not after a good one', () => {
		const failed = lookUpFails(act(begin(), answerEmail()), errors.server);
		const again = act(failed, {type: 'go-back'}, answerEmail());
		expect(again.lookUp?.person.status).toBe('loading');
		const nobody = act(found(again, undefined), {type: 'go-back'}, answerEmail());
		expect(nobody.lookUp?.person.status).toBe('loaded');
	});

	it('another address is asked for, and then the review comes back if all else is answered', () => {
		const early = reduce(alreadyThere(), {type: 'use-another-address'});
		expect(early).toMatchObject({status: 'asking', field: 'email', fromReview: false});
		const late = reduce(found(begin({answers: completeAnswers()}), somebody()), {type: 'confirm'});
		expect(late.status).toBe('already-there');
		const other = act(late, {type: 'use-another-address'}, answerEmail('bob@acme.com'));
		expect(other.status).toBe('reviewing');
		expect(other.lookUp).toMatchObject({email: 'bob@acme.com', person: {status: 'loading'}});
	});
});

describe('what the lists settle', () => {
	it('words from flags become choices', () => {
		const state = arriveAll(begin({pending: {role: 'view', organization: 'none'}}));
		expect(state.answers.role).toEqual({value: viewer, origin: 'flag'});
		expect(state.answers.organization).toEqual({value: null, origin: 'flag'});
		expect(state.pending).toEqual({});
	});

	it('words that fit nothing are said and asked', () => {
		const state = arriveAll(begin({pending: {role: 'king'}}));
		expect(state.answers.role).toBeUndefined();
		expect(state.notices.role).toMatchObject({
			kind: 'not-matched',
			error: {code: 'VALIDATION_ERROR'},
		});
		const {role: _, ...others} = completeAnswers();
		const atRole = arriveAll(begin({answers: others, pending: {role: 'king'}}));
		expect(atRole).toMatchObject({status: 'asking', field: 'role'});
		const answered = reduce(atRole, {type: 'answer', field: 'role', value: null});
		expect(answered.notices).toEqual({});
		expect(answered.status).toBe('reviewing');
	});

	it('words from flags answer the open question', () => {
		const {role: _, ...others} = completeAnswers();
		const state = begin({answers: others, pending: {role: 'admin'}});
		expect(asked(state)).toBe('role');
		expect(arrive(state, 'roles', roles).status).toBe('reviewing');
	});

	it('a saved default takes the name it has now', () => {
		const renamed = {...viewer, name: 'Reader'};
		const state = arrive(begin({answers: completeAnswers('default')}), 'roles', [renamed]);
		expect(state.answers.role).toEqual({value: {id: viewer.id, name: 'Reader'}, origin: 'default'});
	});

	it('a saved default that is gone is said and asked again', () => {
		const state = arrive(begin({answers: completeAnswers('default')}), 'organizations', [
			tokyo,
			{id: 'org-3', name: 'Third'},
		]);
		expect(state).toMatchObject({status: 'asking', field: 'organization', fromReview: true});
		expect(state.answers.organization).toBeUndefined();
		expect(state.notices.organization).toEqual({kind: 'gone', name: north.name});
	});

	it('a typed ID stays, whatever the list says later', () => {
		const {role: _, ...others} = completeAnswers();
		const failed = failRead(begin({answers: others}), 'roles', errors.server);
		const typed = {id: 'role-x', name: 'role-x'};
		const state = act(failed, {type: 'answer', field: 'role', value: typed});
		const listed = arrive(reduce(state, {type: 'retry-list', field: 'role'}), 'roles', roles);
		expect(listed).toMatchObject({status: 'reviewing', answers: {role: {value: typed}}});
	});

	it.each([
		{list: [north], answer: {value: north, origin: 'only-one'}},
		{list: [], answer: {value: null, origin: 'left-out'}},
		{list: organizations, answer: undefined},
	])('of $list.length organizations: $answer.origin', ({list, answer}) => {
		expect(arrive(begin(), 'organizations', list).answers.organization).toEqual(answer);
	});

	it('a failed list can be read again', () => {
		const failed = failRead(begin(), 'roles', errors.server);
		const again = reduce(failed, {type: 'retry-list', field: 'role'});
		expect(again.roles.status).toBe('loading');
		expect(arrive(again, 'roles', roles).roles).toEqual({status: 'loaded', value: roles});
	});

	it('nothing settled while the invitation is under way', () => {
		const defaults = begin({answers: completeAnswers('default')});
		const ready = arrive(found(defaults, undefined), 'roles', roles);
		const sent = goesThrough(posting(failRead(ready, 'organizations', errors.server)));
		const listed = reduce(sent, {type: 'retry-list', field: 'organization'});
		expect(arrive(listed, 'organizations', [tokyo]).answers).toEqual(sent.answers);
	});
});

describe('sending', () => {
	it('waits for the look-up', () => {
		const state = act(begin({answers: completeAnswers()}), {type: 'confirm'});
		expect(state).toMatchObject({status: 'sending', progress: {phase: 'preparing'}});
		expect(found(state, undefined)).toMatchObject({
			status: 'sending',
			progress: {phase: 'posting'},
		});
		expect(found(state, somebody())).toMatchObject({status: 'already-there', user: somebody()});
	});

	it('goes back to the review when the look-up fails in the meantime', () => {
		const state = act(begin({answers: completeAnswers()}), {type: 'confirm'});
		const failed = lookUpFails(state, errors.server);
		expect(failed.status).toBe('reviewing');
		expect(act(failed, {type: 'confirm'})).toMatchObject({
			status: 'sending',
			progress: {phase: 'posting'},
		});
		expect(lookUpFails(state, errors.unauthorized).status).toBe('key-refused');
	});

	it('finds somebody only when confirmed, if the review is open already', () => {
		const state = found(begin({answers: completeAnswers()}), somebody());
		expect(state.status).toBe('reviewing');
		expect(reduce(state, {type: 'confirm'}).status).toBe('already-there');
	});

	it('waits until a saved default was seen in its list', () => {
		const state = found(begin({answers: completeAnswers('default')}), undefined);
		const confirmed = reduce(state, {type: 'confirm'});
		expect(confirmed).toMatchObject({status: 'sending', progress: {phase: 'preparing'}});
		const half = arrive(confirmed, 'roles', roles);
		expect(half).toMatchObject({status: 'sending', progress: {phase: 'preparing'}});
		expect(arrive(half, 'organizations', organizations)).toMatchObject({
			status: 'sending',
			progress: {phase: 'posting'},
		});
		expect(arrive(confirmed, 'roles', [admin])).toMatchObject({
			status: 'asking',
			field: 'role',
			notices: {role: {kind: 'gone'}},
		});
		expect(failRead(half, 'organizations', errors.server)).toMatchObject({
			status: 'sending',
			progress: {phase: 'posting'},
		});
	});

	it('tries again only after another look-up', () => {
		const failed = sendingFails(posting(), 'not-sent', errors.limited);
		const again = reduce(failed, {type: 'retry'});
		expect(again).toMatchObject({status: 'sending', progress: {phase: 'preparing'}});
		expect(found(again, undefined)).toMatchObject({progress: {phase: 'posting'}});
		expect(found(again, somebody()).status).toBe('already-there');
		expect(lookUpFails(again, errors.server).status).toBe('reviewing');
	});

	it('asks for what was lost before it tries again', () => {
		const defaults = begin({answers: completeAnswers('default')});
		const ready = failRead(
			arrive(found(defaults, undefined), 'roles', roles),
			'organizations',
			errors.server,
		);
		const failed = sendingFails(posting(ready), 'not-sent', errors.conflict);
		const listed = arrive(
			reduce(failed, {type: 'retry-list', field: 'organization'}),
			'organizations',
			[tokyo, {id: 'org-3', name: 'Third'}],
		);
		expect(listed.status).toBe('failed');
		expect(reduce(listed, {type: 'retry'})).toMatchObject({
			status: 'asking',
			field: 'organization',
		});
	});

	it('keeps the draft when it fails', () => {
		expect(answersOf(sendingFails(posting(), 'not-there'))).toEqual(allValues);
	});

	it.each([
		errors.conflict,
		new InviteError('VALIDATION_ERROR', 'The server refused the request: x', {httpStatus: 400}),
	])('that is refused with $code looks up who is there', (error) => {
		const refused = sendingFails(posting(), 'not-sent', error);
		expect(expectStatus(refused, 'failed').lookUp?.person.status).toBe('loading');
		const met = found(refused, somebody({state: 'pending'}));
		expect(expectStatus(met, 'already-there').user.state).toBe('pending');
		expect(found(refused, undefined).status).toBe('failed');
		expect(lookUpFails(refused, errors.network).status).toBe('failed');
	});

	it('that meets a conflict after a doubtful one went through the first time', () => {
		const again = found(reduce(sendingFails(posting(), 'not-there'), {type: 'retry'}), undefined);
		const refused = sendingFails(again, 'not-sent', errors.conflict);
		const met = found(refused, somebody({state: 'pending'}));
		expect(expectStatus(met, 'sent').outcome).toMatchObject({confirmedBy: 'look-up'});
	});

	it('ignores reports of another sending', () => {
		const state = posting();
		const {ticket} = state;
		const late = {
			type: 'fail',
			ticket: ticket - 1,
			error: errors.server,
			verdict: 'unknown',
		} as const;
		expect(reduce(state, late)).toBe(state);
		const preparing = act(begin({answers: completeAnswers()}), {type: 'confirm'});
		const own = expectStatus(preparing, 'sending').ticket;
		expect(reduce(preparing, {type: 'progress', ticket: own, progress: {phase: 'posting'}})).toBe(
			preparing,
		);
	});
});

describe('an invitation in doubt', () => {
	function doubtful() {
		return sendingFails(posting(), 'not-there');
	}

	it('is remembered until it is settled', () => {
		expect(doubtful().doubtful).toEqual(['jane@acme.com']);
		expect(sendingFails(posting(), 'unknown').doubtful).toEqual(['jane@acme.com']);
		expect(sendingFails(posting(), 'not-sent').doubtful).toEqual([]);
		const again = found(reduce(doubtful(), {type: 'retry'}), undefined);
		expect(goesThrough(again).doubtful).toEqual([]);
	});

	it('that is found by the next look-up went through', () => {
		const again = found(reduce(doubtful(), {type: 'retry'}), somebody({state: 'invited'}));
		expect(again).toMatchObject({
			status: 'sent',
			outcome: {action: 'invite', confirmedBy: 'look-up'},
			doubtful: [],
			sent: 1,
		});
	});

	it('is never sent again without a look-up that says nobody is there', () => {
		const again = reduce(doubtful(), {type: 'retry'});
		expect(lookUpFails(again, errors.network)).toMatchObject({
			status: 'failed',
			verdict: 'unknown',
		});
	});

	it('is looked up anew from the review too', () => {
		const state = reduce(doubtful(), {type: 'go-back'});
		expect(state.lookUp?.person.status).toBe('loaded');
		const confirmed = reduce(state, {type: 'confirm'});
		expect(confirmed).toMatchObject({
			status: 'sending',
			progress: {phase: 'preparing'},
			lookUp: {person: {status: 'loading'}},
		});
		expect(found(confirmed, somebody()).status).toBe('sent');
	});

	it.each([
		{error: errors.limited, verdict: 'not-there'},
		{error: errors.network, verdict: 'not-there'},
		{error: errors.conflict, verdict: 'unknown'},
	])('is not called unsent because the next try was refused: $error.code', ({error, verdict}) => {
		const again = found(reduce(doubtful(), {type: 'retry'}), undefined);
		expect(sendingFails(again, 'not-sent', error)).toMatchObject({status: 'failed', verdict});
	});

	it.each<{from: string; leave: Action[]}>([
		{from: 'the review', leave: [{type: 'go-back'}, {type: 'quit'}]},
		{from: 'a question', leave: [{type: 'edit-field', field: 'email'}, {type: 'abort'}]},
		{
			from: 'another address',
			leave: [{type: 'use-another-address'}, answerEmail('b@acme.com'), {type: 'quit'}],
		},
		{from: 'the next look-up', leave: [{type: 'retry'}, {type: 'abort'}]},
	])('does not end in "nothing was sent" when left from $from', ({leave}) => {
		expect(act(doubtful(), ...leave)).toMatchObject({
			status: 'ended',
			ending: {reason: 'stopped', verdict: 'unknown'},
		});
	});
});

describe('another invitation', () => {
	it('keeps role, organization and job title as before', () => {
		const state = act(goesThrough(posting()), {type: 'invite-another', keep: true});
		expect(state).toMatchObject({status: 'asking', field: 'email', round: 1});
		expect(state.answers).toEqual({
			jobTitle: {value: 'Management', origin: 'as-before'},
			role: {value: {id: viewer.id, name: viewer.name}, origin: 'as-before'},
			organization: {value: north, origin: 'as-before'},
		});
		const rest: Action[] = [
			answerEmail('bob@acme.com'),
			{type: 'answer', field: 'firstName', value: null},
			{type: 'answer', field: 'lastName', value: null},
		];
		expect(asked(act(state, ...rest))).toBe('reviewing');
	});

	it('asks everything anew without that', () => {
		const state = act(goesThrough(posting()), {type: 'invite-another', keep: false});
		expect(state.answers).toEqual({});
	});

	it('keeps what flags and defaults say in every round', () => {
		const start = arriveAll(begin({answers: completeAnswers('default')}));
		const edited = act(
			start,
			{type: 'edit-field', field: 'role'},
			{type: 'answer', field: 'role', value: admin},
		);
		const like = act(goesThrough(posting(found(edited, undefined))), {
			type: 'invite-another',
			keep: true,
		});
		expect(like.answers.role).toEqual({
			value: {id: admin.id, name: admin.name},
			origin: 'as-before',
		});
		const ready = found(
			act(
				like,
				answerEmail('bob@acme.com'),
				{type: 'answer', field: 'firstName', value: null},
				{type: 'answer', field: 'lastName', value: null},
			),
			undefined,
		);
		const other = act(goesThrough(posting(ready)), {type: 'invite-another', keep: false});
		expect(other.answers.role).toEqual({
			value: {id: viewer.id, name: viewer.name},
			origin: 'default',
		});
		expect(other.answers.email).toBeUndefined();
	});

	it('takes defaults that were saved meanwhile', () => {
		const saved = act(
			goesThrough(posting()),
			{type: 'save-defaults'},
			{type: 'report-saving', saving: {status: 'saved'}},
			{type: 'invite-another', keep: false},
		);
		expect(saved.answers.role?.origin).toBe('default');
	});

	it('keeps the only organization as such', () => {
		const start = begin();
		const state = found(
			act(
				arrive(arrive(arrive(start, 'identity', identity), 'roles', roles), 'organizations', [
					north,
				]),
				answerEmail(),
			),
			undefined,
		);
		const ready = act(state, ...restOfAnswers.slice(0, 4));
		const sent = goesThrough(posting(ready));
		for (const keep of [true, false]) {
			const next = act(sent, {type: 'invite-another', keep});
			expect(next.answers.organization).toEqual({value: north, origin: 'only-one'});
		}
	});

	it('hears of no saving it did not ask for', () => {
		const state = goesThrough(posting());
		expect(reduce(state, {type: 'report-saving', saving: {status: 'saved'}})).toBe(state);
		const failed = act(
			state,
			{type: 'save-defaults'},
			{type: 'report-saving', saving: {status: 'failed', reason: 'x'}},
		);
		expect(reduce(failed, {type: 'save-defaults'})).toMatchObject({saving: {status: 'saving'}});
	});
});

describe('following up', () => {
	it('keeps one UUID for one decision', () => {
		const failed = examples['follow-up-failed']();
		expect(reduce(failed, {type: 'retry'})).toMatchObject({
			status: 'following-up',
			idempotencyKey: decision,
		});
	});

	it('ends on the result', () => {
		expect(goesThrough(examples['following-up']())).toMatchObject({
			status: 'sent',
			outcome: {action: 'resend'},
		});
	});
});

describe('leaving', () => {
	function sentBefore() {
		return act(goesThrough(posting()), {type: 'invite-another', keep: false});
	}

	it.each<{name: string; state: () => GuideState; quit: number; abort: number}>([
		{name: 'a question', state: examples.asking, quit: 130, abort: 130},
		{name: 'a question after a success', state: sentBefore, quit: 0, abort: 130},
		{name: 'the review', state: reviewing, quit: 130, abort: 130},
		{name: 'somebody who is there', state: alreadyThere, quit: 130, abort: 130},
		{name: 'a refused key', state: examples['key-refused'], quit: 10, abort: 130},
		{name: 'a failure', state: examples.failed, quit: 11, abort: 130},
		{name: 'a failed resend', state: examples['follow-up-failed'], quit: 40, abort: 130},
		{name: 'the result', state: examples.sent, quit: 0, abort: 0},
		{name: 'a resend', state: examples['following-up'], quit: 130, abort: 130},
	])('$name: $quit, by Ctrl+C $abort', ({state, quit, abort}) => {
		expect(reduce(state(), {type: 'quit'})).toMatchObject({status: 'ended', exitCode: quit});
		expect(reduce(state(), {type: 'abort'})).toMatchObject({status: 'ended', exitCode: abort});
	});

	it('says of a resend without an answer that nobody knows', () => {
		const state = reduce(examples['follow-up-failed'](), {type: 'quit'});
		expect(state).toMatchObject({ending: {reason: 'gave-up', verdict: 'unknown'}});
	});

	it('while waiting for the look-up is a quit', () => {
		const state = act(begin({answers: completeAnswers()}), {type: 'confirm'}, {type: 'abort'});
		expect(state).toMatchObject({
			status: 'ended',
			exitCode: 130,
			ending: {reason: 'quit', interrupted: true},
		});
	});

	it('while sending first finds out what is true', () => {
		const stopping = reduce(posting(), {type: 'abort'});
		expect(stopping).toMatchObject({status: 'sending', stopping: true});
		expect(goesThrough(stopping)).toMatchObject({
			status: 'ended',
			exitCode: 0,
			ending: {reason: 'done', outcome: {action: 'invite'}},
		});
		expect(sendingFails(stopping, 'not-there')).toMatchObject({
			status: 'ended',
			exitCode: 130,
			ending: {reason: 'stopped', verdict: 'not-there'},
		});
		expect(reduce(stopping, {type: 'abort'})).toMatchObject({
			status: 'ended',
			exitCode: 130,
			ending: {reason: 'stopped', verdict: 'unknown'},
		});
	});

	it('is final', () => {
		const ended = examples.ended();
		const error = new InviteError('CLI_ERROR', 'x');
		expect(reduce(ended, {type: 'fail-read', read: 'roles', ticket: 2, error})).toBe(ended);
		expect(reduce(ended, {type: 'load'})).toBe(ended);
	});
});

describe('names', () => {
	const jane = {firstName: 'Jane', lastName: 'Doe'};
	const kenji = {firstName: 'Kenji', lastName: 'Tanaka'};

	function pasted(value: string, names: Names): Action {
		return {...answerEmail(value), names} as Action;
	}

	function namesOf({answers: {firstName, lastName}}: GuideState) {
		return [firstName?.value, lastName?.value];
	}

	/** An address answered with names typed, ready to be sent. */
	function typedNames() {
		return act(arriveAll(begin()), answerEmail(), ...restOfAnswers);
	}

	const toEmail: Action = {type: 'edit-field', field: 'email'};

	it('that came with the address are answers and are not asked', () => {
		const state = reduce(begin(), pasted('jane@acme.com', jane));
		expect(state).toMatchObject({status: 'asking', field: 'jobTitle', suggestions: {}});
		expect(state.answers).toMatchObject({
			firstName: {value: 'Jane', origin: 'with-address'},
			lastName: {value: 'Doe', origin: 'with-address'},
		});
	});

	it('that are missing beside a name are asked', () => {
		const state = reduce(begin(), pasted('jane.doe@acme.com', {firstName: 'Jane'}));
		expect(state).toMatchObject({status: 'asking', field: 'lastName', suggestions: {}});
	});

	it('that are guessed are offered', () => {
		const state = reduce(begin(), answerEmail('john.roe@acme.com'));
		expect(state.suggestions).toEqual({firstName: 'John', lastName: 'Roe'});
		expect(asked(state)).toBe('firstName');
	});

	it('go with the address they came with, and are asked then', () => {
		const state = act(
			begin(),
			pasted('jane@acme.com', jane),
			{type: 'go-back'},
			answerEmail('bob@acme.com'),
		);
		expect(namesOf(state)).toEqual([undefined, undefined]);
		expect(asked(state)).toBe('firstName');
		const edited = act(
			arriveAll(begin()),
			pasted('jane@acme.com', jane),
			...restOfAnswers.slice(2),
			toEmail,
			answerEmail('bob@acme.com'),
		);
		expect(edited).toMatchObject({status: 'asking', field: 'firstName', fromReview: true});
	});

	it('that were only confirmed still go with the address', () => {
		const state = act(
			arriveAll(begin()),
			pasted('jane@acme.com', jane),
			...restOfAnswers.slice(2),
			{type: 'edit-field', field: 'firstName'},
			{type: 'answer', field: 'firstName', value: 'Jane'},
			toEmail,
			answerEmail('bob@acme.com'),
		);
		expect(state.answers.firstName).toBeUndefined();
	});

	it('that were guessed and taken go with the address too', () => {
		const state = act(
			begin(),
			answerEmail('jane.doe@acme.com'),
			{type: 'answer', field: 'firstName', value: 'Jane'},
			{type: 'answer', field: 'lastName', value: 'Dove'},
			{type: 'go-back'},
			{type: 'go-back'},
			{type: 'go-back'},
			answerEmail('bob.roe@acme.com'),
		);
		expect(namesOf(state)).toEqual([undefined, 'Dove']);
		expect(state.suggestions).toEqual({firstName: 'Bob', lastName: 'Roe'});
	});

	it('stay with the same address, in whatever letters', () => {
		const state = act(
			begin(),
			pasted('jane@acme.com', jane),
			{type: 'go-back'},
			answerEmail('JANE@acme.com'),
		);
		expect(namesOf(state)).toEqual(['Jane', 'Doe']);
	});

	it('that were typed stay, unless another address brings its own', () => {
		const typed = typedNames();
		const other = act(typed, toEmail, answerEmail('bob@acme.com'));
		expect(other.status).toBe('reviewing');
		expect(namesOf(other)).toEqual(['Jane', 'Doe']);
		const brought = act(typed, toEmail, pasted('kenji@acme.com', kenji));
		expect(brought.status).toBe('reviewing');
		expect(namesOf(brought)).toEqual(['Kenji', 'Tanaka']);
	});

	it('of two people never stand side by side', () => {
		const state = act(typedNames(), toEmail, pasted('kenji@acme.com', {firstName: 'Kenji'}));
		expect(state).toMatchObject({status: 'asking', field: 'lastName', fromReview: true});
		expect(namesOf(state)).toEqual(['Kenji', undefined]);
	});

	it('go where another address is used after somebody was found', () => {
		const there = found(
			act(arriveAll(begin()), pasted('jane@acme.com', jane), ...restOfAnswers.slice(2)),
			somebody(),
		);
		const state = act(
			there,
			{type: 'confirm'},
			{type: 'use-another-address'},
			answerEmail('bob@acme.com'),
		);
		expect(asked(state)).toBe('firstName');
		expect(namesOf(state)).toEqual([undefined, undefined]);
	});

	it('do not come along to the next invitation', () => {
		const ready = found(
			act(arriveAll(begin()), pasted('jane@acme.com', jane), ...restOfAnswers.slice(2)),
			undefined,
		);
		const next = act(
			goesThrough(posting(ready)),
			{type: 'invite-another', keep: true},
			answerEmail('bob@acme.com'),
		);
		expect(namesOf(next)).toEqual([undefined, undefined]);
	});

	it('of flags stay beside the address of the start, and go with another that brings its own', () => {
		const start = createState({
			answers: {
				email: {value: 'jane@acme.com', origin: 'flag'},
				lastName: {value: 'Dove', origin: 'flag'},
			},
			pending: {},
			names: jane,
		});
		expect(start.answers).toMatchObject({
			firstName: {value: 'Jane', origin: 'with-address'},
			lastName: {value: 'Dove', origin: 'flag'},
		});
	});
});

it('asks again for a default whose list came without it while the service held the sending up', () => {
	const reviewed = act(found(arriveAll(begin({answers: completeAnswers('default')})), undefined), {
		type: 'confirm',
	});
	if (reviewed.status !== 'sending') throw new Error(`not sending but ${reviewed.status}`);
	const failed = act(
		{...reviewed, organizations: {status: 'loading', ticket: 99}},
		{
			type: 'progress',
			ticket: reviewed.ticket,
			progress: {phase: 'rate-limited', until: 0, cause: errors.limited},
		},
		{type: 'succeed-read', read: 'organizations', ticket: 99, value: []},
		{type: 'go-back'},
		{type: 'retry'},
	);
	expect(failed).toMatchObject({status: 'asking', field: 'organization'});
});

import {describe, expect, it} from 'vitest';
import type {UserState} from '../../source/api/types.ts';
import {InviteError} from '../../source/errors.ts';
import {reviewRows} from '../../source/guide/menu-rows.ts';
import {
	outcomeFacts,
	outcomeHeadline,
	outcomeRemark,
	savingWords,
} from '../../source/guide/outcome-words.ts';
import type {Answer, Ending, Outcome} from '../../source/guide/state.ts';
import {
	alreadyThereFacts,
	alreadyThereHeadline,
	endingWords,
	failureWords,
	headerParts,
	holdingsOf,
	lookUpFailedWords,
	noticeWords,
	originNote,
	shownValue,
	stoppedWords,
	verdictWords,
} from '../../source/guide/state-words.ts';
import {doubtReason} from '../../source/invite/doubt.ts';
import {hitWords} from '../../source/invite/person.ts';
import {words} from '../../source/words/words.ts';
import {plainAccount as account} from '../helpers/account.ts';
import {
	act,
	answerEmail,
	arrive,
	arriveAll,
	begin,
	completeAnswers,
	errors,
	goesThrough,
	identity,
	lookUpFails,
	posting,
	reviewing,
	sendingFails,
	somebody,
	tokyo,
} from './fixtures.ts';

describe('the header', () => {
	const loaded = arrive(begin(), 'identity', identity);

	it.each([
		{
			name: 'before the account is known',
			state: begin(),
			account,
			says: 'profile default, key from DCI_API_KEY',
		},
		{
			name: 'a service account',
			state: arrive(begin(), 'identity', {domain: 'acme.com'}),
			account,
			says: 'acme.com, service account, profile default, key from DCI_API_KEY',
		},
		{
			name: 'what the profile remembers',
			state: begin(),
			account: {...account, domain: 'acme.com', email: 'old@acme.com'},
			says: 'acme.com, old@acme.com, profile default, key from DCI_API_KEY',
		},
		{
			name: 'the account',
			state: loaded,
			account,
			says: 'acme.com, admin@acme.com, profile default, key from DCI_API_KEY',
		},
		{
			name: 'another base',
			state: loaded,
			account: {...account, baseUrl: 'http://127.0.0.1:8080'},
			says: 'acme.com, admin@acme.com, profile default, key from DCI_API_KEY, http://127.0.0.1:8080',
		},
		{
			name: 'a customer',
			state: loaded,
			account: {...account, customerContext: 'c-1'},
			says: 'acme.com, admin@acme.com, customer c-1, profile default, key from DCI_API_KEY',
		},
		{
			name: 'a saved key that is not used',
			state: loaded,
			account: {...account, hidesSavedKey: true},
			says: 'acme.com, admin@acme.com, profile default, key from DCI_API_KEY, not the saved one',
		},
		{
			name: 'the demo',
			state: loaded,
			account: {...account, isDemo: true, baseUrl: 'http://127.0.0.1:1'},
			says: 'demo, acme.com, admin@acme.com',
		},
		{
			name: 'a hostile domain',
			state: arrive(begin(), 'identity', {domain: 'acme\u{1B}[31m.com', email: 'a@acme.com'}),
			account,
			says: 'acme.com, a@acme.com, profile default, key from DCI_API_KEY',
		},
	])('says whose account it is: $name', ({state, account: words, says}) => {
		expect(headerParts(state, words).join(', ')).toBe(says);
	});
});

describe('values', () => {
	function answer(origin: Answer['origin']): Answer {
		return {value: null, origin};
	}

	it.each([
		{origin: 'answer', note: ''},
		{origin: 'flag', note: ''},
		{origin: 'default', note: '(your default)'},
		{origin: 'as-before', note: '(as before)'},
		{origin: 'only-one', note: '(only one)'},
		{origin: 'left-out', note: ''},
	] as const)('say where they come from: $origin', ({origin, note}) => {
		expect(originNote(answer(origin))).toBe(note);
	});

	it('are for people, and safe to show', () => {
		const {answers} = reviewing();
		expect(shownValue({answers}, 'role')).toBe('Viewer');
		expect(shownValue({answers: {}}, 'role')).toBeUndefined();
		expect(
			shownValue({answers: {firstName: {value: null, origin: 'answer'}}}, 'firstName'),
		).toBeUndefined();
		expect(
			shownValue(
				{answers: {role: {value: {id: 'r', name: 'A\u{202E}dmin'}, origin: 'answer'}}},
				'role',
			),
		).toBe('Admin');
		expect(
			shownValue({answers: {email: {value: 'ken@xn--wgv71a.jp', origin: 'answer'}}}, 'email'),
		).toBe('ken@xn--wgv71a.jp (ken@日本.jp)');
	});

	it.each([
		{key: 'firstName', unset: 'skipped'},
		{key: 'lastName', unset: 'skipped'},
		{key: 'jobTitle', unset: 'skipped'},
		{key: 'role', unset: 'account default'},
		{key: 'organization', unset: 'account default'},
	] as const)('are $unset when $key is left out', ({key, unset}) => {
		const answers = {...completeAnswers(), [key]: {value: null, origin: 'answer'}};
		const rows = reviewRows(begin({answers}));
		expect(rows.find(({field}) => field === key)?.value).toBe(unset);
	});
});

describe('somebody who is there already', () => {
	it.each([
		{state: 'active', says: 'jane@acme.com is already an active user'},
		{state: 'pending', says: 'jane@acme.com was already invited'},
		{state: 'expired', says: 'jane@acme.com was already invited'},
		{state: 'cancelled', says: 'jane@acme.com was already invited'},
		{state: 'invited', says: 'jane@acme.com was already invited'},
	] satisfies Array<{state: UserState; says: string}>)('is $state', ({state, says}) => {
		const user = somebody({state});
		expect(alreadyThereHeadline(user)).toBe(says);
		expect(hitWords(user)).toBe(`${says}.`);
		expect(alreadyThereFacts(begin(), user)).toEqual([
			['Role', 'account default'],
			['Organization', undefined],
			['State', state],
		]);
	});

	it('has a role and an organization by name where the lists know them', () => {
		const user = somebody({roleId: 'role-viewer', organizationId: 'org-unknown'});
		expect(holdingsOf(arriveAll(begin()), user)).toEqual({
			role: 'Viewer',
			organization: 'org-unknown',
		});
		expect(holdingsOf(begin(), user)).toEqual({role: 'role-viewer', organization: 'org-unknown'});
		expect(holdingsOf(begin(), somebody())).toEqual({role: undefined, organization: undefined});
	});
});

describe('notices', () => {
	it('say why a settled field is asked', () => {
		expect(noticeWords('role', {kind: 'gone', name: 'Old\u{7} role'})).toEqual([
			'Role "Old role" no longer exists. Choose another one.',
		]);
		const error = new InviteError('VALIDATION_ERROR', 'No role fits "adm".');
		expect(noticeWords('role', {kind: 'not-matched', error})).toEqual(['No role fits "adm".']);
	});

	it('say when nobody could be looked up', () => {
		const state = lookUpFails(act(arriveAll(begin()), answerEmail()), errors.network);
		expect(lookUpFailedWords(state)).toBe('Could not check whether jane@acme.com is already there');
		expect(lookUpFailedWords(begin())).toBeUndefined();
	});
});

describe('what is said when the program is ended from outside', () => {
	it.each([
		['nothing was sent', () => reviewing(), 'Nothing was sent.'],
		[
			'something is on its way',
			() => posting(),
			'Could not check whether the invitation went through. Check later with: dci-invite status jane@acme.com',
		],
		[
			'it was in doubt before',
			() => act(sendingFails(posting(), 'unknown'), {type: 'go-back'}),
			'Could not check whether the invitation went through. Check later with: dci-invite status jane@acme.com',
		],
		[
			'it is known not to be there',
			() => act(sendingFails(posting(), 'not-there'), {type: 'go-back'}),
			'No invitation was found: no user has the address jane@acme.com.',
		],
		['all was said', () => goesThrough(posting()), ''],
		[
			'a second one was begun',
			() => act(goesThrough(posting()), {type: 'invite-another', keep: true}),
			'Nothing more was sent.',
		],
	] as const)('%s', (_, state, words) => {
		expect(stoppedWords(state())).toBe(words);
	});
});

describe('failures', () => {
	it('claim nothing while in doubt', () => {
		expect(doubtReason(errors.server)).toBe("DoiT's server answered 500.");
		expect(doubtReason(errors.network)).toBe('No answer.');
	});

	it.each([
		{verdict: 'not-sent', says: 'Nothing was sent.'},
		{
			verdict: 'not-there',
			says: 'No invitation was found: no user has the address jane@acme.com.',
		},
		{
			verdict: 'unknown',
			says: 'Could not check whether the invitation went through. Check later with: dci-invite status jane@acme.com',
		},
	] as const)('end in what is known: $verdict', ({verdict, says}) => {
		expect(verdictWords(verdict, 'jane@acme.com')).toBe(says);
	});

	const error = new InviteError('API_SERVER_ERROR', "DoiT's server failed (503).", {
		hint: 'Try again in a minute.',
		httpStatus: 503,
		requestId: 'req_1',
	});

	it.each([
		{
			verdict: 'not-sent',
			says: ["DoiT's server failed (503).", 'Try again in a minute.', 'Request ID: req_1'],
		},
		{
			verdict: 'not-there',
			says: [
				"DoiT's server failed (503).",
				'No invitation was found: no user has the address jane@acme.com.',
				'Try again in a minute.',
				'Request ID: req_1',
			],
		},
		{
			verdict: 'unknown',
			says: [
				"DoiT's server answered 503.",
				'Could not check. Check later with:',
				'dci-invite status jane@acme.com',
				'Request ID: req_1',
			],
		},
	] as const)('say what happened, then what to do: $verdict', ({verdict, says}) => {
		const {happened, known, more} = failureWords(error, verdict, 'jane@acme.com');
		expect([happened, ...known, ...more]).toEqual(says);
	});
});

describe('the end', () => {
	const outcome: Outcome = {action: 'invite', user: somebody(), confirmedBy: 'answer'};

	it.each([
		{ending: {reason: 'done', outcome}, sent: 1, says: []},
		{ending: {reason: 'quit', interrupted: false}, sent: 0, says: ['Nothing was sent.']},
		{ending: {reason: 'quit', interrupted: true}, sent: 1, says: ['Nothing more was sent.']},
		{
			ending: {reason: 'gave-up', error: errors.forbidden, verdict: 'not-sent'},
			sent: 0,
			says: ['This key may not invite people here.', 'Nothing was sent.'],
		},
		{
			ending: {reason: 'stopped', verdict: 'not-there'},
			sent: 0,
			says: ['No invitation was found: no user has the address jane@acme.com.'],
		},
	] satisfies Array<{ending: Ending; sent: number; says: string[]}>)(
		'has its words: $ending.reason, $sent sent',
		({ending, sent, says}) => {
			expect(endingWords(ending, {...reviewing(), sent})).toEqual(says);
		},
	);
});

describe('results', () => {
	const user = somebody({state: 'invited', roleId: 'role-viewer'});

	it.each([
		{
			outcome: {action: 'invite', user, confirmedBy: 'answer'},
			headline: 'Invited jane@acme.com',
			remark: undefined,
		},
		{
			outcome: {action: 'invite', user, confirmedBy: 'look-up'},
			headline: 'Invited jane@acme.com',
			remark: 'It went through: the look-up found the invitation.',
		},
		{
			outcome: {action: 'cancel', user, at: 0},
			headline: 'Cancelled the invitation to jane@acme.com',
			remark: words.guide.linksStopped,
		},
	] satisfies Array<{outcome: Outcome; headline: string; remark: string | undefined}>)(
		'have a headline and a remark: $headline',
		({outcome, headline, remark}) => {
			expect(outcomeHeadline(outcome)).toBe(headline);
			expect(outcomeRemark(outcome)).toBe(remark);
		},
	);

	it('say until when a resent link works', () => {
		const outcome: Outcome = {action: 'resend', user, at: 0};
		expect(outcomeHeadline(outcome)).toBe('Sent the invitation to jane@acme.com again');
		expect(outcomeRemark(outcome)).toMatch(/^The new link works until .+; older links/u);
	});

	it('name role and organization, not their IDs', () => {
		const state = goesThrough(posting(reviewing()));
		const outcome: Outcome = {action: 'invite', user, confirmedBy: 'answer'};
		expect(outcomeFacts(state, outcome)).toEqual([
			['Role', 'Viewer'],
			['Organization', 'North'],
			['Status', 'invited'],
			['ID', 'user-1'],
		]);
	});

	it('of a resend or cancel name what the invitation has', () => {
		const held = somebody({roleId: 'role-admin', organizationId: tokyo.id});
		expect(outcomeFacts(reviewing(), {action: 'cancel', user: held, at: 0})).toEqual([
			['Role', 'Admin'],
			['Organization', '東京支社'],
			['Status', 'cancelled'],
			['ID', 'user-1'],
		]);
		expect(outcomeFacts(reviewing(), {action: 'resend', user: somebody(), at: 0})[0]).toEqual([
			'Role',
			'account default',
		]);
	});

	it.each([
		{saving: {status: 'idle'}, says: undefined},
		{saving: {status: 'saving'}, says: 'Saving...'},
		{
			saving: {status: 'saved'},
			says: 'Saved. The next invitation asks only for the address and the names.',
		},
		{saving: {status: 'failed', reason: 'The disk is full.'}, says: 'The disk is full.'},
	] as const)('say how saving goes: $saving.status', ({saving, says}) => {
		expect(savingWords(saving)).toBe(says);
	});
});

import {describe, expect, it} from 'vitest';
import type {User} from '../../source/api/types.ts';
import {InviteError} from '../../source/errors.ts';
import {
	alreadyThereRows,
	failureRows,
	followUpFailedRows,
	homeDomainOf,
	keyRefusedRows,
	type MenuRow,
	readTrouble,
	reviewRows,
	sendRow,
	sentRows,
} from '../../source/guide/menu-rows.ts';
import {words} from '../../source/words/words.ts';
import {plainAccount as account} from '../helpers/account.ts';
import {
	act,
	alreadyThere,
	answerEmail,
	arrive,
	arriveAll,
	begin,
	completeAnswers,
	errors,
	examples,
	expectStatus,
	failRead,
	found,
	goesThrough,
	identity,
	posting,
	reviewing,
	sendingFails,
	somebody,
} from './fixtures.ts';

/** Labels, those of rows that send marked with an exclamation mark. */
function said(rows: readonly MenuRow[]) {
	return rows.map(({label, sends}) => (sends ? `${label}!` : label));
}

describe('the rows of a failure', () => {
	function validation(field?: string) {
		return new InviteError('VALIDATION_ERROR', 'The server refused the request: no', {
			delivery: 'refused',
			...(field === undefined ? {} : {field}),
		});
	}

	it.each([
		{name: 'no field named', error: validation(), rows: ['Try again!', 'Quit']},
		{name: 'email', error: validation('email'), rows: ['Change email', 'Try again!', 'Quit']},
		{
			name: 'first name',
			error: validation('firstName'),
			rows: ['Change first name', 'Try again!', 'Quit'],
		},
		{
			name: 'last name',
			error: validation('lastName'),
			rows: ['Change last name', 'Try again!', 'Quit'],
		},
		{
			name: 'job title',
			error: validation('jobTitle'),
			rows: ['Change job title', 'Try again!', 'Quit'],
		},
		{name: 'role', error: validation('roleId'), rows: ['Change role', 'Try again!', 'Quit']},
		{
			name: 'organization',
			error: validation('organizationId'),
			rows: ['Change organization', 'Try again!', 'Quit'],
		},
		{name: 'an unknown field', error: validation('shoeSize'), rows: ['Try again!', 'Quit']},
		{name: '409', error: errors.conflict, rows: ['Change email', 'Try again!', 'Quit']},
		{name: '401', error: errors.unauthorized, rows: ['Enter another key', 'Try again!', 'Quit']},
		{name: '403', error: errors.forbidden, rows: ['Enter another key', 'Try again!', 'Quit']},
		{name: '429', error: errors.limited, rows: ['Try again!', 'Quit']},
		{name: 'unreachable', error: errors.network, rows: ['Try again!', 'Quit']},
	])('are what makes sense: $name', ({error, rows}) => {
		const state = expectStatus(sendingFails(posting(), 'not-sent', error), 'failed');
		expect(said(failureRows(state))).toEqual(rows);
	});

	it('are fewer for a refused key and for a resend', () => {
		expect(said(keyRefusedRows())).toEqual(['Enter another key', 'Quit']);
		expect(said(followUpFailedRows())).toEqual(['Try again!', 'Use another address', 'Quit']);
	});
});

describe('the rows for somebody who is there already', () => {
	const rest = ['Use another address', 'Quit'];
	function there(user: Partial<User>) {
		return expectStatus(
			act(found(act(arriveAll(begin()), answerEmail()), somebody(user)), {
				type: 'answer',
				field: 'firstName',
				value: null,
			}),
			'already-there',
		);
	}

	it.each([
		{state: 'active', rows: rest},
		{
			state: 'pending',
			rows: ['Resend it as Viewer, North!', 'Cancel the invitation', ...rest],
		},
		{
			state: 'expired',
			rows: ['Resend it as Viewer, North!', 'Cancel the invitation', ...rest],
		},
		{
			state: 'invited',
			rows: ['Resend it as Viewer, North!', 'Cancel the invitation', ...rest],
		},
		{state: 'cancelled', rows: ['Resend it as Viewer, North!', ...rest]},
		{state: 'unknown', rows: rest},
	] as const)('fit the state $state', ({state, rows}) => {
		const user = {state, roleId: 'role-viewer', organizationId: 'org-north'};
		expect(said(alreadyThereRows(there(user)))).toEqual(rows);
	});

	it('ask once more before an invitation is cancelled', () => {
		const state = there({state: 'pending'});
		const asked = expectStatus(act(state, {type: 'ask-to-cancel', isAsked: true}), 'already-there');
		expect(said(alreadyThereRows(asked))).toEqual(['No', 'Yes!']);
		const kept = act(asked, {type: 'go-back'});
		expect(said(alreadyThereRows(expectStatus(kept, 'already-there')))).toContain(
			'Cancel the invitation',
		);
	});

	it('say what is kept even where it is nothing, or known by its ID only', () => {
		expect(said(alreadyThereRows(expectStatus(alreadyThere(), 'already-there')))[0]).toBe(
			'Resend it as it was!',
		);
		const unknown = there({roleId: 'role-gone'});
		expect(said(alreadyThereRows(unknown))[0]).toBe('Resend it as it was!');
		const {roles: read} = unknown;
		const ticket = read.status === 'loaded' ? (read.renewal ?? -1) : -1;
		const failed = act(unknown, {type: 'fail-read', read: 'roles', ticket, error: errors.server});
		const stillThere = expectStatus(failed, 'already-there');
		expect(said(alreadyThereRows(stillThere))[0]).toBe('Resend it as role-gone!');
	});
});

describe('the rows of a result', () => {
	function sent() {
		return expectStatus(examples.sent(), 'sent');
	}

	it('come after an invitation', () => {
		expect(said(sentRows(sent(), {canSaveDefaults: false}))).toEqual([
			'Done',
			'Invite another like this',
			'Invite another',
		]);
		expect(said(sentRows(sent(), {canSaveDefaults: true}))).toEqual([
			'Done',
			'Invite another like this',
			'Invite another',
			'Save these as my defaults',
		]);
	});

	it('offer no saving while saving', () => {
		const saving = expectStatus(act(sent(), {type: 'save-defaults'}), 'sent');
		expect(said(sentRows(saving, {canSaveDefaults: true}))).not.toContain(
			'Save these as my defaults',
		);
	});

	it('have nothing to repeat after a resend', () => {
		const state = expectStatus(goesThrough(examples['following-up']()), 'sent');
		expect(said(sentRows(state, {canSaveDefaults: false}))).toEqual(['Done', 'Invite another']);
	});
});

describe('the rows of the review', () => {
	it('send first, guarded', () => {
		expect(said([sendRow({leadsTo: 'sending'})])).toEqual([`${words.guide.rows.send}!`]);
	});

	it('are the fields with their values', () => {
		expect(reviewRows(reviewing()).map(({label, value}) => `${label}: ${value}`)).toEqual([
			'Email: jane@acme.com',
			'First name: Jane',
			'Last name: Doe',
			'Job title: Management',
			'Role: Viewer',
			'Organization: North',
		]);
	});

	it('say what is left out, and where a value comes from', () => {
		const state = begin({
			answers: {
				...completeAnswers('default'),
				firstName: {value: null, origin: 'flag'},
				role: {value: null, origin: 'default'},
			},
		});
		const rows = reviewRows(state).map(({value, isSet, note}) => ({value, isSet, note}));
		expect(rows[1]).toEqual({value: 'skipped', isSet: false, note: ''});
		expect(rows[3]).toEqual({value: 'Management', isSet: true, note: '(your default)'});
		expect(rows[4]).toEqual({value: 'account default', isSet: false, note: '(your default)'});
	});

	it('have no organization where there is none', () => {
		const state = arrive(begin(), 'organizations', []);
		expect(reviewRows(state).map(({field}) => field)).not.toContain('organization');
	});
});

describe('news of background reads', () => {
	it.each([
		{name: 'a refused key', error: errors.unauthorized, says: 'DoiT did not accept the key.'},
		{
			name: 'a missing permission',
			error: errors.forbidden,
			says: 'This key may not invite people here.',
		},
		{name: 'anything else', error: errors.network, says: undefined},
	])('are said at once when they are about the key: $name', ({error, says}) => {
		expect(readTrouble(failRead(begin(), 'roles', error))).toBe(says);
	});

	it('bring the home domain, which the profile remembers meanwhile', () => {
		expect(homeDomainOf(begin(), account)).toBeUndefined();
		expect(homeDomainOf(begin(), {...account, domain: 'old.example'})).toBe('old.example');
		expect(homeDomainOf(arrive(begin(), 'identity', identity), account)).toBe('acme.com');
	});
});

import {describe, expect, it} from 'vitest';
import type {UserState} from '../../source/api/types.ts';
import type {Plan} from '../../source/batch/plan.ts';
import {planPeople} from '../../source/batch/plan-people.ts';
import {type IfExists, ifExistsValues} from '../../source/invite/existing.ts';
import {hitWords} from '../../source/invite/person.ts';
import {words} from '../../source/words/words.ts';
import {listOf, organizations, planOf, roles, somebody} from './planned.ts';

/** Where the rows stand and what becomes of them. */
function fates({rows}: Plan) {
	return rows.map(({standing, action}) => `${standing}: ${action}`);
}

function reasons({rows}: Plan) {
	return rows.map(({problems}) => problems.map(({reason}) => reason));
}

describe('a row that is ready', () => {
	it('has every field answered, by the row, what is shared, or a default', async () => {
		const text =
			'email,last name,job title,role,organization\njane@acme.com,Doe,founder,viewer,\njim@acme.com,,none,,none';
		const {rows} = await planOf(text, {
			shared: {organization: organizations[0] ?? null, jobTitle: 'Management'},
			defaults: {role: {id: 'r-admin', name: 'Admin'}, organization: null},
		});
		expect(rows.map(({draft}) => draft)).toEqual([
			{
				email: 'jane@acme.com',
				firstName: null,
				lastName: 'Doe',
				jobTitle: 'Founder',
				role: roles[1],
				organization: organizations[0],
			},
			{
				email: 'jim@acme.com',
				firstName: null,
				lastName: null,
				jobTitle: null,
				role: roles[0],
				organization: null,
			},
		]);
	});

	it('names a role by ID, whole name or the beginning of one', async () => {
		const {rows} = await planOf('email,role\na@acme.com,r-plus\nb@acme.com,VIEWER\nc@acme.com,Adm');
		expect(rows.map(({draft}) => draft?.role?.id)).toEqual(['r-plus', 'r-viewer', 'r-admin']);
	});

	it.each([
		['jane@acme.com', undefined, undefined],
		['jane@sub.acme.com', undefined, undefined],
		['jane@acne.com', 'near-miss', 'jane@acme.com'],
		['jane@gmial.com', 'near-miss', 'jane@gmail.com'],
		['jane@gmail.com', 'outside', undefined],
		['jane@other.example', 'outside', undefined],
	])('%s is looked at: %s', async (email, look, suggestion) => {
		const [row] = (await planOf(email)).rows;
		expect(row).toMatchObject({standing: 'ready', action: 'invite', look, isIncluded: true});
		expect(row?.suggestion).toBe(suggestion);
	});

	it('stays out where a person can take it in', async () => {
		const text = 'jane@acne.com\njim@other.example\njoe@acme.com';
		const {rows, counts} = await planOf(text, {hasPerson: true});
		expect(rows.map(({isIncluded}) => isIncluded)).toEqual([false, false, true]);
		expect(counts).toMatchObject({ready: 3, toInvite: 1, leftOut: 2, toLookAt: 2});
	});

	it('may have names that the address suggests, where it says none', async () => {
		const text =
			'email,first name\njane.doe@acme.com,\njim.roe@acme.com,Jim\njoe@acme.com,\njay.poe@acme.com,none';
		const {rows, guessable} = await planOf(text);
		expect(rows.map(({guessedNames}) => guessedNames)).toEqual([
			{firstName: 'Jane', lastName: 'Doe'},
			undefined,
			undefined,
			undefined,
		]);
		expect(guessable).toBe(1);
		expect(rows[0]?.draft?.firstName).toBeNull();
	});
});

describe('a row that is wrong', () => {
	const {invite, fields, batch} = words;
	it('says what it is of every value', async () => {
		const plan = await planOf('E-Mail,Rolle,User Role,job title\njane@,x,view,boss');
		expect(fates(plan)).toEqual(['wrong: refuse']);
		expect(plan.rows[0]).toMatchObject({
			...{email: 'jane@', draft: undefined, isIncluded: false},
			values: {email: 'jane@', jobTitle: null, role: null},
		});
		expect(plan.rows[0]?.problems).toEqual([
			{
				row: 2,
				column: 'E-Mail',
				value: 'jane@',
				field: 'email',
				reason: words.address.nothingAfterAt,
			},
			{
				row: 2,
				column: 'job title',
				value: 'boss',
				field: 'jobTitle',
				reason: invite.unknown(fields.jobTitle.name, 'boss'),
				candidates: expect.arrayContaining(['Founder', 'Management']),
			},
			{
				row: 2,
				column: 'User Role',
				value: 'view',
				field: 'role',
				reason: invite.ambiguous(fields.role.name, 'view'),
				candidates: ['Viewer', 'Viewer Plus'],
			},
		]);
	});

	it('names the nearest first', async () => {
		const {rows} = await planOf('email,role\njane@acme.com,Viewr');
		expect(rows[0]?.problems[0]?.candidates).toEqual(['Viewer', 'Admin', 'Viewer Plus']);
	});

	it('can only say an ID where the list could not be read', async () => {
		const list = await listOf('email,role\na@acme.com,r-x\nb@acme.com,Some role');
		const plan = planPeople({
			...{list, users: undefined, shared: {}, defaults: {}},
			...{homeDomain: undefined, ifExists: 'fail'},
		});
		expect(plan.rows[0]?.draft?.role).toEqual({id: 'r-x', name: 'r-x'});
		expect(reasons(plan)[1]).toEqual([batch.listMissing(fields.role.name)]);
	});
});

describe('rows for one address', () => {
	it.each([
		['twice the same', 'email,role\na@acme.com,Admin\nA@ACME.com,admin', ['ready', 'repeated']],
		['three times', 'a@acme.com\na@acme.com\na@acme.com', ['ready', 'repeated', 'repeated']],
		['less is said later', 'email,role\na@acme.com,Admin\na@acme.com,', ['ready', 'repeated']],
		['more is said later', 'email,role\na@acme.com,\na@acme.com,Admin', ['repeated', 'ready']],
		['another role', 'email,role\na@acme.com,Admin\na@acme.com,Viewer', ['wrong', 'wrong']],
		['none or a role', 'email,role\na@acme.com,Admin\na@acme.com,none', ['wrong', 'wrong']],
		[
			'a name here and a role there',
			'email,role,last name\na@acme.com,Admin,\na@acme.com,,Doe',
			['wrong', 'wrong'],
		],
		[
			'nothing in other words',
			'email,role,last name\na@acme.com,none,\na@acme.com,,none',
			['ready', 'repeated'],
		],
		['one is wrong by itself', 'email,role\na@acme.com,x\na@acme.com,Admin', ['wrong', 'ready']],
		[
			'an earlier run was through with it',
			'email,role,status,id,error\na@acme.com,Admin,invited,u-1,\na@acme.com,Admin,,,\na@acme.com,Viewer,,,',
			['done', 'repeated', 'ready'],
		],
	])('%s', async (_, text, expected) => {
		const {rows} = await planOf(text);
		expect(rows.map(({standing}) => standing)).toEqual(expected);
	});

	it('that contradict each other are both named', async () => {
		const plan = await planOf('email,role\na@acme.com,Admin\nb@acme.com,\na@acme.com,Viewer');
		const {contradicts} = words.batch;
		expect(reasons(plan)).toEqual([[contradicts(4)], [], [contradicts(2)]]);
	});
});

describe('somebody who is there', () => {
	const states: UserState[] = ['active', 'pending', 'invited', 'expired', 'cancelled', 'unknown'];
	const actions: Record<IfExists, readonly string[]> = {
		fail: ['refuse', 'refuse', 'refuse', 'refuse', 'refuse', 'refuse'],
		skip: ['skip', 'skip', 'skip', 'refuse', 'refuse', 'refuse'],
		resend: ['refuse', 'resend', 'resend', 'resend', 'resend', 'refuse'],
		ensure: ['skip', 'skip', 'skip', 'resend', 'resend', 'refuse'],
	};
	const differing: Record<IfExists, readonly string[]> = {
		...actions,
		resend: states.map(() => 'refuse'),
		ensure: states.map(() => 'refuse'),
	};

	it.each(ifExistsValues)('with %s', async (ifExists) => {
		for (const [index, state] of states.entries()) {
			const user = somebody({state, email: 'Jane@ACME.com', roleId: 'r-admin'});
			const same = await planOf('email,role\njane@acme.com,Admin', {users: [user], ifExists});
			expect(fates(same)).toEqual([`${state}: ${actions[ifExists][index]}`]);
			expect(same.rows[0]).toMatchObject({user, differs: []});
			const other = await planOf('email,role\njane@acme.com,Viewer', {users: [user], ifExists});
			expect(fates(other)).toEqual([`${state}: ${differing[ifExists][index]}`]);
			expect(other.rows[0]?.differs).toEqual(['role']);
			const [reason] = reasons(same)[0] ?? [];
			expect(reason !== undefined).toBe(actions[ifExists][index] === 'refuse');
		}
	});

	it('is refused with who it is, what cannot be done, or what differs', async () => {
		const user = somebody({roleId: 'r-admin'});
		const {invite, commands, fields} = words;
		const text = 'email,role\njane@acme.com,Viewer';
		async function reasonWith(ifExists: IfExists) {
			return reasons(await planOf(text, {users: [user], ifExists}))[0];
		}
		expect(await reasonWith('fail')).toEqual([hitWords(user)]);
		expect(await reasonWith('resend')).toEqual([invite.isActive('jane@acme.com')]);
		expect(await reasonWith('ensure')).toEqual([
			commands.invite.differs('jane@acme.com', [
				commands.invite.difference(fields.role.name, 'Admin', 'Viewer'),
			]),
		]);
	});

	it('differs in what a shared answer or a default says, and in nothing that nobody said', async () => {
		const user = somebody({state: 'pending', roleId: 'r-admin', jobTitle: 'Founder'});
		const plain = await planOf('jane@acme.com', {users: [user]});
		expect(plain.rows[0]?.differs).toEqual([]);
		const asked = await planOf('jane@acme.com', {
			users: [user],
			shared: {jobTitle: 'Management'},
			defaults: {role: {id: 'r-viewer', name: 'Viewer'}},
		});
		expect(asked.rows[0]?.differs).toEqual(['jobTitle', 'role']);
	});

	it('is not looked at or guessed about, and goes out only again', async () => {
		const text = 'jane.doe@other.example\njim@acme.com';
		const users = [somebody({email: 'jane.doe@other.example', state: 'expired'})];
		const {rows, counts} = await planOf(text, {users, ifExists: 'ensure'});
		expect(rows[0]).toMatchObject({look: undefined, isIncluded: true, action: 'resend'});
		expect(rows[0]).not.toHaveProperty('guessedNames');
		expect(counts).toMatchObject({toInvite: 1, toResend: 1, ready: 1, expired: 1, total: 2});
	});
});

describe('what is not answered', () => {
	it('is counted in the rows that are ready', async () => {
		const text =
			'email,role,job title\na@acme.com,Admin,\nb@acme.com,,none\nb@acme.com,,\njane@acme.com,,\nx@,,';
		const plan = await planOf(text, {users: [somebody()]});
		expect(plan.unanswered.map(({field, rows}) => [field.key, rows])).toEqual([
			['jobTitle', 1],
			['role', 1],
			['organization', 2],
		]);
	});

	it('is asked of nobody with a default', async () => {
		const plan = await planOf('a@acme.com', {
			defaults: {role: {id: 'r-admin', name: 'Admin'}, jobTitle: null},
			shared: {organization: null},
		});
		expect(plan.unanswered).toEqual([]);
	});

	it('includes a default that is gone', async () => {
		const plan = await planOf('a@acme.com', {
			defaults: {role: {id: 'r-gone', name: 'Gone'}, jobTitle: 'Boss', organization: null},
		});
		expect(plan.goneDefaults).toEqual(['role', 'jobTitle']);
		expect(plan.unanswered.map(({field}) => field.key)).toEqual(['jobTitle', 'role']);
		expect(plan.rows[0]?.draft).toMatchObject({role: null, jobTitle: null});
	});
});

it('says whether everybody could be read', async () => {
	const list = await listOf('a@acme.com');
	const input = {list, shared: {}, defaults: {}, homeDomain: 'acme.com', ifExists: 'fail'} as const;
	for (const isComplete of [true, false]) {
		expect(planPeople({...input, users: {users: [], isComplete}}).isComplete).toBe(isComplete);
	}
	expect(planPeople({...input, users: undefined}).isComplete).toBe(false);
});

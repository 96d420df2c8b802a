import {describe, expect, it} from 'vitest';
import {inviteBodySchema} from '../../source/api/invite-body.ts';
import {
	readErrorWords,
	readIdentity,
	readInvitedUser,
	readOrganizations,
	readRoles,
	readUsers,
} from '../../source/api/schemas.ts';

describe('readRoles', () => {
	it('ignores what it does not know, tolerates null, and drops what has no ID or name', () => {
		const body = {
			more: 1,
			roles: [
				{
					id: 'preset/a',
					name: 'A',
					type: 'preset',
					description: 'May look',
					permissions: ['x', null, 'y'],
					colour: 'red',
				},
				{id: 'b', name: 'B', type: null, description: 5, permissions: null},
				{id: 'c', name: 'C', type: 7, permissions: 'x'},
				{id: 'd'},
				{id: '', name: 'E'},
				{name: 'F'},
				{id: 'g', name: ''},
				{id: 8, name: 'H'},
				null,
				'text',
			],
		};
		expect(readRoles(body)).toEqual([
			{
				id: 'preset/a',
				name: 'A',
				type: 'preset',
				description: 'May look',
				permissions: ['x', 'y'],
			},
			{id: 'b', name: 'B'},
			{id: 'c', name: 'C'},
		]);
	});

	it.each([
		[{roles: null}, []],
		[{roles: []}, []],
		[{rowCount: 0}, []],
		[{}, undefined],
		[{rowCount: 3}, undefined],
		[{roles: {}}, undefined],
		[[], undefined],
		[null, undefined],
		['roles', undefined],
		[undefined, undefined],
	])('reads %j as %j', (body, expected) => {
		expect(readRoles(body)).toEqual(expected);
	});
});

it('readOrganizations keeps IDs byte for byte', () => {
	const organizations = [
		{id: ' a/b\u200b', name: '日本支社', rowCount: 1},
		{id: 'x', name: null},
	];
	expect(readOrganizations({organizations})).toEqual([{id: ' a/b\u200b', name: '日本支社'}]);
});

describe('readUsers', () => {
	it.each([
		['active', undefined, 'active'],
		['ACTIVE', 'Pending', 'active'],
		[' Active ', null, 'active'],
		['invited', undefined, 'invited'],
		['Invited', 'Pending', 'pending'],
		['INVITED', 'EXPIRED', 'expired'],
		['invited', 'cancelled', 'cancelled'],
		['invited', 'Canceled', 'cancelled'],
		['invited', 'Something', 'invited'],
		[undefined, 'Expired', 'expired'],
		[undefined, 'PENDING', 'pending'],
		[undefined, undefined, 'unknown'],
		['', undefined, 'unknown'],
		[5, 6, 'unknown'],
	])('status %j and inviteStatus %j are %s', (status, inviteStatus, state) => {
		expect(readUsers({users: [{id: '1', email: 'a@b.co', status, inviteStatus}]})).toEqual({
			users: [{id: '1', email: 'a@b.co', state}],
			isComplete: true,
		});
	});

	it.each(['disabled', 'Suspended', 'DISABLED'])('%s is for the server to explain', (status) => {
		expect(
			readUsers({users: [{id: '1', email: 'a@b.co', status, inviteStatus: 'Pending'}]})?.users,
		).toEqual([{id: '1', email: 'a@b.co', state: 'unknown', serverState: status}]);
	});

	it('keeps who has no ID, trims addresses, and leaves absent fields out', () => {
		const users = [
			{id: 7, email: ' a@b.co\t', status: 'active'},
			{email: 'b@b.co', status: 'active'},
			{
				id: '3',
				email: 'c@d.co',
				status: 'invited',
				firstName: null,
				lastName: 'L',
				roleId: 'preset/support-user',
				phone: '+1',
			},
		];
		expect(readUsers({users})).toEqual({
			users: [
				{id: '', email: 'a@b.co', state: 'active'},
				{id: '', email: 'b@b.co', state: 'active'},
				{
					id: '3',
					email: 'c@d.co',
					state: 'invited',
					lastName: 'L',
					roleId: 'preset/support-user',
				},
			],
			isComplete: true,
		});
	});

	it.each([
		{users: [{id: '1', email: null}]},
		{users: [{id: '2'}]},
		{users: [{id: '2', email: ' '}]},
		{users: [null]},
		{users: [], rowCount: 1},
		{users: null, rowCount: 2},
	])('says that %j is not all there is', (body) => {
		expect(readUsers(body)).toEqual({users: [], isComplete: false});
	});

	it.each([{users: []}, {users: null}, {rowCount: 0}, {users: [], rowCount: 0}])(
		'%j is nobody',
		(body) => {
			expect(readUsers(body)).toEqual({users: [], isComplete: true});
		},
	);
});

it.each([
	[
		{email: 'a@b.co', domain: 'b.co'},
		{email: 'a@b.co', domain: 'b.co'},
	],
	[
		{email: 'a@b.co', domain: null},
		{email: 'a@b.co', domain: 'b.co'},
	],
	[{email: 'a@b.co'}, {email: 'a@b.co', domain: 'b.co'}],
	[{domain: 'b.co'}, {domain: 'b.co'}],
	[{domain: 'b.co', email: ''}, {domain: 'b.co'}],
	[{domain: 'b.co', email: null}, {domain: 'b.co'}],
	[{domain: ''}, undefined],
	[{domain: '', email: null}, undefined],
	[{}, undefined],
	['', undefined],
])('readIdentity(%j) is %j', (body, expected) => {
	expect(readIdentity(body)).toEqual(expected);
});

it.each([
	[
		{user: {id: '1', email: 'A@b.co', status: 'invited'}},
		{id: '1', email: 'A@b.co', state: 'invited'},
	],
	[{user: {id: '1'}}, {id: '1', email: 'a@b.co', state: 'invited'}],
	[{user: {id: '1', email: ' A@b.co ', status: ''}}, {id: '1', email: 'A@b.co', state: 'invited'}],
	[{user: {email: 'a@b.co'}}, undefined],
	[{user: {id: '1', email: null}}, {id: '1', email: 'a@b.co', state: 'invited'}],
	[{user: {}}, undefined],
	[{user: null}, undefined],
	[{message: 'queued'}, undefined],
	[[], undefined],
	[undefined, undefined],
	[{user: {id: 'u1', email: 'somebody@else.co', status: 'invited'}}, undefined],
])('readInvitedUser(%j) is %j', (body, expected) => {
	expect(readInvitedUser(body, 'a@b.co')).toEqual(expected);
});

it.each([
	[{error: 'text'}, {text: 'text'}],
	[
		{title: 'T', detail: 'D', code: 'c', instance: '/x'},
		{text: 'D', code: 'c'},
	],
	[{title: 'T', detail: ''}, {text: 'T'}],
	[
		{detail: 'Not valid.', details: [{issue: 'no such role', field: 'roleId'}, {issue: 'x'}, null]},
		{text: 'Not valid: no such role; x', fields: 'roleId'},
	],
	[
		{title: 'T', details: [{field: 'body.email'}, {issue: 5, field: '/jobTitle'}]},
		{text: 'T', fields: 'body.email /jobTitle'},
	],
	[
		{detail: 'roleId: no such role', details: [{issue: 'no such role'}]},
		{text: 'roleId: no such role'},
	],
	[{details: [{issue: 'too long'}]}, {text: 'too long'}],
	[{details: 'x', docsUrl: 'https://help.doit.com/x'}, {docsUrl: 'https://help.doit.com/x'}],
	[{message: 'M'}, {text: 'M'}],
	[{error: {message: 'inner', code: 'c'}}, {text: 'inner', code: 'c'}],
	[{error: 5}, {}],
	[null, {}],
	['text', {}],
	[undefined, {}],
])('readErrorWords(%j) is %j', (body, expected) => {
	expect(readErrorWords(body)).toEqual(expected);
});

it.each([
	[{email: 'a@b.co'}, true],
	[{email: 'a+b@b.co', jobTitle: 'Founder', roleId: 'x'}, true],
	[{}, false],
	[{email: 'a'}, false],
	[{email: 'a@b.co', jobTitle: 'founder'}, false],
	[{email: 'a@b.co', role: 'x'}, false],
	[{email: 'a@b.co', roleId: null}, false],
])('inviteBodySchema on %j: %s', (body, valid) => {
	expect(inviteBodySchema.safeParse(body).success).toBe(valid);
});

import {describe, expect, it} from 'vitest';
import type {Api} from '../../source/api/types.ts';
import {type GivenAnswer, startAnsweringApi} from '../helpers/answering-api.ts';

/**
 * Answers of the shapes that clients of the service expect in their own tests (docs/api.md, Known from clients):
 * what our client makes of each.
 */
async function given<T>(answer: GivenAnswer, call: (api: Api) => Promise<T>): Promise<T> {
	const {api, close} = await startAnsweringApi(answer);
	try {
		return await call(api);
	} finally {
		await close();
	}
}

const body = {email: 'jane.doe@acme.com'};
const jane = {
	id: '7f1c5b0e',
	email: 'jane.doe@acme.com',
	displayName: 'Jane Doe',
	firstName: 'Jane',
	lastName: 'Doe',
	jobTitle: 'Software / Ops Engineer',
	roleId: 'preset/support-user',
	organizationId: 'root',
	phone: '+1 555 0100',
	phoneExtension: null,
	language: 'en',
	lastLogin: '2026-11-20T09:12:00Z',
	mfaEnrolled: false,
};
const known = {
	email: 'jane.doe@acme.com',
	displayName: 'Jane Doe',
	roleId: 'preset/support-user',
	organizationId: 'root',
};

describe('validate', () => {
	it.each([
		[
			{domain: 'acme.com', email: 'admin@acme.com'},
			{domain: 'acme.com', email: 'admin@acme.com'},
		],
		[{domain: 'acme.com'}, {domain: 'acme.com'}],
		[{domain: 'acme.com', email: ''}, {domain: 'acme.com'}],
		[{domain: 'acme.com', email: null}, {domain: 'acme.com'}],
	])('%j', async (answer, identity) => {
		expect(await given({body: answer}, (api) => api.validate())).toEqual(identity);
	});
});

it('roles: presets, custom ones, descriptions, what is absent', async () => {
	const roles = [
		{
			id: 'preset/support-user',
			name: 'Support User',
			type: 'preset',
			customer: null,
			description: 'Opens and follows support requests',
			permissions: ['supportRequester'],
		},
		{id: 'Xk2', name: 'FinOps', type: 'custom', customer: 'acme', permissions: []},
		{id: 'preset/partner-account-manager', name: 'Partner Account Manager'},
	];
	expect(await given({body: {roles}}, (api) => api.listRoles())).toEqual([
		{
			id: 'preset/support-user',
			name: 'Support User',
			type: 'preset',
			description: 'Opens and follows support requests',
			permissions: ['supportRequester'],
		},
		{id: 'Xk2', name: 'FinOps', type: 'custom', permissions: []},
		{id: 'preset/partner-account-manager', name: 'Partner Account Manager'},
	]);
});

it.each([
	[{organizations: [{id: 'root', name: 'Root', parent: null}], rowCount: 1}, 1],
	[{organizations: [], rowCount: 0}, 0],
	[{organizations: null, rowCount: 0}, 0],
	[{rowCount: 0}, 0],
])('organizations: %j', async (answer, count) => {
	expect(await given({body: answer}, (api) => api.listOrganizations())).toHaveLength(count);
});

describe('users', () => {
	it.each([
		[{status: 'active'}, {state: 'active'}],
		[{status: 'Active', inviteStatus: null}, {state: 'active'}],
		[{status: 'ACTIVE', inviteStatus: 'Accepted'}, {state: 'active'}],
		[{status: 'invited'}, {state: 'invited'}],
		[{status: 'INVITED', inviteStatus: 'PENDING'}, {state: 'pending'}],
		[{status: 'Invited', inviteStatus: 'Expired'}, {state: 'expired'}],
		[{status: 'invited', inviteStatus: 'cancelled'}, {state: 'cancelled'}],
		[{status: 'disabled'}, {state: 'unknown', serverState: 'disabled'}],
		[{status: 'SUSPENDED'}, {state: 'unknown', serverState: 'SUSPENDED'}],
		[{}, {state: 'unknown'}],
		[{status: null}, {state: 'unknown'}],
	])('%j', async (status, state) => {
		const answer = {users: [{...jane, ...status}], rowCount: 1};
		const user = await given({body: answer}, (api) => api.findUser('Jane.Doe@acme.com'));
		expect(user).toEqual(expect.objectContaining({id: '7f1c5b0e', ...known, ...state}));
		expect(user?.serverState).toBe('serverState' in state ? state.serverState : undefined);
	});

	it.each([{users: [], rowCount: 0}, {users: null, rowCount: 0}, {rowCount: 0}])(
		'nobody: %j',
		async (answer) => {
			const found = await given({body: answer}, (api) => api.findUser('jane.doe@acme.com'));
			expect(found).toBeUndefined();
		},
	);
});

describe('everybody', () => {
	it.each([
		[{users: [jane], rowCount: 1}, 1, true],
		[{users: [jane]}, 1, true],
		[{users: null, rowCount: 0}, 0, true],
		[{users: [jane, {id: 'u-2'}], rowCount: 2}, 1, false],
		[{users: [jane], rowCount: 2}, 1, false],
	])('%#: %j', async (answer, count, isComplete) => {
		const list = await given({body: answer}, (api) => api.listUsers());
		expect({count: list.users.length, isComplete: list.isComplete}).toEqual({count, isComplete});
	});

	it('is not nobody where the list is missing', async () => {
		await expect(given({body: {}}, (api) => api.listUsers())).rejects.toMatchObject({
			code: 'API_SERVER_ERROR',
		});
	});
});

describe('invite', () => {
	it.each([
		[201, {...jane, status: 'invited'}],
		[200, {...jane, status: 'Invited'}],
		[201, {...jane, email: 'Jane.Doe@acme.com', status: 'invited', inviteStatus: null}],
	])('%i %j', async (status, user) => {
		const message = 'User invited successfully';
		const invited = await given({status, body: {message, user}}, (api) => api.inviteUser(body));
		expect(invited).toMatchObject({...known, email: user.email, state: 'invited'});
	});

	it('names the role that was given where none was asked for', async () => {
		const user = {id: '1', email: body.email, roleId: 'preset/support-user', status: 'invited'};
		const invited = await given({status: 201, body: {user}}, (api) => api.inviteUser(body));
		expect(invited.roleId).toBe('preset/support-user');
	});
});

it.each(['resendInvite', 'cancelInvite'] as const)('%s', async (name) => {
	const done = {message: 'Invite updated successfully', inviteId: '7f1c5b0e'};
	const call = given({body: done}, (api) => api[name]('7f1c5b0e', {idempotencyKey: 'k'}));
	await expect(call).resolves.toBeUndefined();
});

describe('refusals', () => {
	const problem = {'content-type': 'application/problem+json'};
	it.each<[GivenAnswer, object]>([
		[
			{status: 400, body: {error: 'User already exists'}},
			{code: 'VALIDATION_ERROR', message: /: User already exists$/},
		],
		[
			{status: 400, body: {error: 'User was already invited'}},
			{code: 'VALIDATION_ERROR', message: /: User was already invited$/},
		],
		[
			{status: 400, body: {error: 'Domain is not allowed'}},
			{code: 'VALIDATION_ERROR', field: 'email', hint: /domain settings/},
		],
		[
			{
				status: 400,
				headers: {...problem, 'x-request-id': 'x-77'},
				body: {
					type: 'about:blank',
					title: 'Bad Request',
					status: 400,
					detail: 'Invalid request body',
					code: 'validation_error',
					retryable: false,
					details: [{issue: 'must be one of the job titles', field: 'jobTitle'}],
					docsUrl: 'https://developer.doit.com/errors',
					instance: '/iam/v1/users/invite/requests/req_01JD',
				},
			},
			{
				code: 'VALIDATION_ERROR',
				field: 'jobTitle',
				message: /: Invalid request body: must be one of the job titles$/,
				hint: /https:\/\/developer\.doit\.com\/errors$/,
				requestId: 'x-77',
			},
		],
		[
			{
				status: 400,
				headers: problem,
				body: {title: 'Bad Request', code: 'tenant_id_required', instance: '/requests/req_02'},
			},
			{code: 'VALIDATION_ERROR', field: 'customerContext', requestId: 'req_02'},
		],
		[
			{status: 401, headers: {'cf-ray': '8f1d-FRA'}, body: {error: 'Unauthorized'}},
			{code: 'AUTHENTICATION_FAILED', hint: /a new key can take a minute/, requestId: '8f1d-FRA'},
		],
		[
			{status: 403, headers: {'x-doit-trace': 't-1'}, body: {message: 'Forbidden'}},
			{code: 'PERMISSION_DENIED', hint: /Users Manager/, requestId: 't-1'},
		],
		[
			{status: 429, headers: {'retry-after': '0'}, body: {error: 'Too Many Requests'}},
			{code: 'RATE_LIMITED', retryAfter: 0, hint: 'Wait a minute, then try again.'},
		],
		[
			{status: 429, headers: {'retry-after': '1'}, body: {}},
			{code: 'RATE_LIMITED', hint: 'Try again in 1 second.'},
		],
		[
			{status: 524, headers: {'content-type': 'text/html'}, body: '<h1>A timeout occurred</h1>'},
			{code: 'API_SERVER_ERROR', delivery: 'in-doubt', retryable: false},
		],
	])('%j', async (answer, expected) => {
		const error: unknown = await given(answer, (api) => api.inviteUser(body)).catch(
			(reason: unknown) => reason,
		);
		for (const [name, value] of Object.entries(expected)) {
			const said = (error as Record<string, unknown>)[name];
			if (value instanceof RegExp) expect(said).toMatch(value);
			else expect(said).toBe(value);
		}
	});
});

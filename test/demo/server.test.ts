import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {createApi} from '../../source/api/client.ts';
import {describeKey} from '../../source/api/key.ts';
import type {Api} from '../../source/api/types.ts';
import {demoKey} from '../../source/demo/demo-key.ts';
import {reservedAddresses, reservedAddressHelp} from '../../source/demo/reserved.ts';
import {demoOrganizations, demoRoles, demoUsers} from '../../source/demo/seed.ts';
import {type DemoApi, startDemoApi} from '../../source/demo/server.ts';
import {ask, type Raw} from './ask.ts';

let demo: DemoApi;
let api: Api;
beforeEach(async () => {
	demo = await startDemoApi({latencyMs: 0, slowMs: 20});
	api = createApi({
		baseUrl: demo.baseUrl,
		key: demo.key,
		keyDescription: describeKey(demo.key, 'the demo'),
		env: {},
	});
});
afterEach(() => demo.close());

function raw(path: string, request: Raw = {}) {
	return ask(demo, path, request);
}

function invite(body: unknown, headers = {'content-type': 'application/json'}) {
	return raw('/iam/v1/users/invite', {method: 'POST', headers, body: JSON.stringify(body)});
}

function act(id: string, action: string, {query = '', body = '', key = 'key-1'} = {}) {
	return raw(`/iam/v1/users/${id}/actions/${action}${query}`, {
		method: 'POST',
		headers: key === '' ? {} : {'idempotency-key': key},
		body,
	});
}

describe('seed', () => {
	it('has thirteen roles of both types, with different names', () => {
		expect(demoRoles).toHaveLength(13);
		expect(new Set(demoRoles.map(({name}) => name)).size).toBe(13);
		expect(new Set(demoRoles.map(({id}) => id)).size).toBe(13);
		expect(new Set(demoRoles.map(({type}) => type))).toEqual(new Set(['preset', 'custom']));
	});

	it('gives presets an ID with a slash, custom roles a customer, some a description', () => {
		for (const {id, type, customer} of demoRoles) {
			expect(id.includes('/')).toBe(type === 'preset');
			expect(customer).toBe(type === 'preset' ? undefined : 'demo-customer');
		}
		const described = demoRoles.filter(({description}) => description !== undefined);
		expect(described.length).toBeGreaterThan(0);
		expect(described.length).toBeLessThan(demoRoles.length);
	});

	it.each([
		['Admin', true],
		['Power User', true],
		['IT Manager', false],
		['Standard User', false],
		['Support User', false],
		['Finance User', false],
		['Partner Account Manager', false],
	])('has the preset %s, who may manage people: %s', (name, manages) => {
		const role = demoRoles.find((candidate) => candidate.name === name);
		expect(role?.type).toBe('preset');
		expect(role?.permissions.includes('usersManager')).toBe(manages);
	});

	it('has a role with a Japanese name and permissions', () => {
		expect(demoRoles).toContainEqual(
			expect.objectContaining({
				name: expect.stringMatching(/\p{Script=Han}/u),
				permissions: expect.arrayContaining([expect.any(String)]),
			}),
		);
	});

	it('has four organizations, one with a Japanese name', () => {
		expect(demoOrganizations).toHaveLength(4);
		expect(demoOrganizations.some(({name}) => /\p{Script=Han}/u.test(name))).toBe(true);
	});

	it('has people in every state, with roles and organizations that exist', () => {
		const states = new Set(demoUsers.map(({status, inviteStatus}) => inviteStatus ?? status));
		for (const state of ['active', 'Pending', 'Expired', 'Cancelled'])
			expect(states).toContain(state);
		for (const user of demoUsers) {
			expect(demoRoles.map(({id}) => id)).toContain(user.roleId);
			expect(demoOrganizations.map(({id}) => id)).toContain(user.organizationId);
		}
	});
});

describe('answers, as the client reads them', () => {
	it('says whose the key is', async () => {
		await expect(api.validate()).resolves.toEqual({email: 'admin@acme.com', domain: 'acme.com'});
	});

	it('lists', async () => {
		await expect(api.listRoles()).resolves.toHaveLength(13);
		await expect(api.listOrganizations()).resolves.toHaveLength(4);
	});

	it('lists everybody', async () => {
		const {users, isComplete} = await api.listUsers();
		expect(users.map(({email}) => email)).toEqual(demoUsers.map(({email}) => email));
		expect(isComplete).toBe(true);
	});

	it.each([
		['ADMIN@acme.com', 'active'],
		['priya.nair@acme.com', 'pending'],
		['omar.haddad@acme.com', 'expired'],
		['lena.fischer@acme.com', 'cancelled'],
	])('%s is %s', async (email, state) => {
		await expect(api.findUser(email)).resolves.toMatchObject({state});
	});

	it('invites, and finds the invited afterwards', async () => {
		const body = {
			email: 'Jane.Doe+x@acme.com',
			firstName: 'Jane',
			lastName: 'Doe',
			jobTitle: 'Founder',
			roleId: 'role-keiri',
			organizationId: 'org-japan',
		} as const;
		const user = await api.inviteUser(body);
		expect(user).toMatchObject({...body, displayName: 'Jane Doe', state: 'invited'});
		await expect(api.findUser(body.email)).resolves.toEqual({...user, state: 'pending'});
		await expect(api.inviteUser(body)).rejects.toMatchObject({
			httpStatus: 400,
			delivery: 'refused',
			message: expect.stringContaining('User was already invited'),
		});
	});

	it('resends and cancels', async () => {
		await api.resendInvite('user-omar', {idempotencyKey: '1'});
		await expect(api.findUser('omar.haddad@acme.com')).resolves.toMatchObject({state: 'pending'});
		await api.cancelInvite('user-omar', {idempotencyKey: '2'});
		await expect(api.findUser('omar.haddad@acme.com')).resolves.toMatchObject({
			state: 'cancelled',
		});
		await expect(api.cancelInvite('user-omar', {idempotencyKey: '3'})).rejects.toMatchObject({
			code: 'RESOURCE_CONFLICT',
		});
		await expect(api.resendInvite('user-admin', {idempotencyKey: '4'})).rejects.toMatchObject({
			code: 'RESOURCE_NOT_FOUND',
		});
	});

	it('starts afresh every time', async () => {
		await api.inviteUser({email: 'jane@acme.com'});
		const other = await startDemoApi({latencyMs: 0});
		const otherApi = createApi({
			baseUrl: other.baseUrl,
			key: other.key,
			keyDescription: describeKey(other.key, 'x'),
			env: {},
		});
		await expect(otherApi.findUser('jane@acme.com')).resolves.toBeUndefined();
		await other.close();
	});
});

describe('as strict as the published document', () => {
	it('lists users in the published shape, with a row count', async () => {
		const {status, body} = await raw('/iam/v1/users');
		expect(status).toBe(200);
		expect(body).toMatchObject({rowCount: demoUsers.length});
		expect((await raw('/iam/v1/users?email=nobody@acme.com')).body).toEqual({
			users: [],
			rowCount: 0,
		});
	});

	it('answers an invite with 201 and status invited', async () => {
		const {status, body} = await invite({email: 'jane@acme.com'});
		expect(status).toBe(201);
		expect(body).toEqual({
			message: expect.any(String),
			user: {
				id: expect.any(String),
				email: 'jane@acme.com',
				roleId: 'preset/support-user',
				status: 'invited',
			},
		});
	});

	it.each([
		['no key', {authorization: ''}],
		['another key', {authorization: 'Bearer other'}],
		['no scheme', {authorization: demoKey}],
	])('refuses %s with 401', async (_, headers) => {
		expect((await raw('/iam/v1/roles', {headers})).status).toBe(401);
	});

	it.each([
		['GET', '/iam/v1/nothing', 404],
		['GET', '/', 404],
		['GET', '/iam/v1/roles/', 404],
		['DELETE', '/iam/v1/roles', 405],
		['GET', '/iam/v1/users/invite', 405],
		['POST', '/auth/v1/validate', 405],
		['GET', '/iam/v1/users?email=nonsense', 400],
		['GET', '/iam/v1/users?email=', 400],
	])('answers %s %s with %i', async (method, path, status) => {
		const answer = await raw(path, {method});
		expect(answer.status).toBe(status);
		expect(answer.body).toEqual({error: expect.any(String)});
	});

	it.each([
		[{}, 'email'],
		[{email: 'nonsense'}, 'email'],
		[{email: 5}, 'email'],
		[{email: 'jane@acme.com', role: 'x'}, 'role'],
		[{email: 'jane@acme.com', jobTitle: 'Boss'}, 'jobTitle'],
		[{email: 'jane@acme.com', firstName: null}, 'firstName'],
		[{email: 'jane@acme.com', roleId: 'nope'}, 'roleId'],
		[{email: 'jane@acme.com', organizationId: 'nope'}, 'organizationId'],
		[[], 'object'],
		[null, 'object'],
	])('refuses the invite %j with 400, naming %s', async (body, word) => {
		const answer = await invite(body);
		expect(answer.status).toBe(400);
		expect(answer.body['detail']).toContain(word);
		await expect(api.findUser('jane@acme.com')).resolves.toBeUndefined();
	});

	it('refuses an invite that is no JSON, or does not say so, or is too large', async () => {
		expect((await invite({email: 'jane@acme.com'}, {'content-type': 'text/plain'})).status).toBe(
			400,
		);
		const post = {method: 'POST', headers: {'content-type': 'application/json'}};
		expect((await raw('/iam/v1/users/invite', {...post, body: '{"email"'})).status).toBe(400);
		const body = JSON.stringify({email: 'x'.repeat(2_000_000)});
		expect((await raw('/iam/v1/users/invite', {...post, body})).status).toBe(400);
	});

	it.each([
		['no Idempotency-Key', {key: ''}],
		['a long Idempotency-Key', {key: 'x'.repeat(256)}],
		['a dry run that is no boolean', {query: '?dryRun=maybe'}],
		['a body that is no object', {body: '[]'}],
		['a body that is no JSON', {body: '{'}],
	])('refuses a resend with %s', async (_, request) => {
		expect((await act('user-omar', 'resend', request)).status).toBe(400);
	});

	it('replays the answer for the same key', async () => {
		const first = await act('user-priya', 'cancel');
		expect(first.body).toEqual({message: expect.any(String), inviteId: 'user-priya'});
		expect(await act('user-priya', 'cancel')).toMatchObject({status: 200, body: first.body});
		expect((await act('user-priya', 'cancel', {key: 'key-2'})).status).toBe(409);
	});

	it('changes nothing in a dry run, and answers the same', async () => {
		const dry = await act('user-priya', 'cancel', {query: '?dryRun=true'});
		expect(dry.status).toBe(200);
		await expect(api.findUser('priya.nair@acme.com')).resolves.toMatchObject({state: 'pending'});
		expect((await act('user-priya', 'cancel', {key: 'key-2'})).body).toEqual(dry.body);
	});
});

describe('reserved addresses', () => {
	it.each([
		['bad-request@example.com', {code: 'VALIDATION_ERROR', httpStatus: 400, field: 'email'}, false],
		['unauthorized@example.com', {code: 'AUTHENTICATION_FAILED'}, false],
		['forbidden@example.com', {code: 'PERMISSION_DENIED'}, false],
		['conflict@example.com', {code: 'RESOURCE_CONFLICT'}, false],
		['rate-limited@example.com', {code: 'RATE_LIMITED', delivery: 'refused'}, false],
		[
			'rate-limited-now@example.com',
			{code: 'RATE_LIMITED', delivery: 'refused', retryAfter: 0},
			false,
		],
		[
			'anyone@blocked.example',
			{httpStatus: 400, message: expect.stringContaining('Domain is not allowed')},
			false,
		],
		['server-error@example.com', {code: 'API_SERVER_ERROR', httpStatus: 500}, false],
		['unavailable@example.com', {code: 'API_SERVER_ERROR', httpStatus: 503}, false],
		['lost-before@example.com', {code: 'NETWORK_ERROR', delivery: 'in-doubt'}, false],
		['lost-after@example.com', {code: 'NETWORK_ERROR', delivery: 'in-doubt'}, true],
	])('%s brings out %j', async (email, error, isThere) => {
		await expect(api.findUser(email)).resolves.toBeUndefined();
		await expect(api.inviteUser({email})).rejects.toMatchObject(error);
		expect((await api.findUser(email)) !== undefined).toBe(isThere);
	});

	it('slow@example.com works, later', async () => {
		await expect(api.inviteUser({email: 'slow@example.com'})).resolves.toMatchObject({
			state: 'invited',
		});
		await expect(api.findUser('slow@example.com')).resolves.toBeDefined();
	});

	it('are known in any letter case', async () => {
		await expect(api.inviteUser({email: 'Forbidden@Example.com'})).rejects.toMatchObject({
			code: 'PERMISSION_DENIED',
		});
	});

	it('all stand in the help, within 80 columns', () => {
		const lines = reservedAddressHelp().split('\n');
		expect(lines).toHaveLength(reservedAddresses.length);
		for (const [index, {email}] of reservedAddresses.entries()) {
			expect(lines[index]).toContain(email);
			expect(lines[index]?.length).toBeLessThanOrEqual(80);
		}
	});
});

it('closes while somebody waits for a slow answer', async () => {
	const slow = await startDemoApi({latencyMs: 60_000});
	const waiting = fetch(`${slow.baseUrl}/iam/v1/roles`).catch(() => 'ended');
	await new Promise((resolve) => setImmediate(resolve));
	await slow.close();
	await expect(waiting).resolves.toBe('ended');
});

it('rejects when the port is taken', async () => {
	const port = Number(new URL(demo.baseUrl).port);
	await expect(startDemoApi({port})).rejects.toThrow('EADDRINUSE');
});

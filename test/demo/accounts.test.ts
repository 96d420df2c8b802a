import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {demoAccountHelp, demoAccounts} from '../../source/demo/accounts.ts';
import {demoKey} from '../../source/demo/demo-key.ts';
import {type DemoApi, startDemoApi} from '../../source/demo/server.ts';
import {ask, askWith} from './ask.ts';

let demo: DemoApi;
beforeEach(async () => {
	demo = await startDemoApi({latencyMs: 0});
});
afterEach(() => demo.close());

const several = 'demo-key-several-customers';
const staff = 'demo-key-doit-staff';
const service = 'demo-key-service-account';

/** Everything that is asked for a customer. */
const reads = ['/iam/v1/roles', '/iam/v1/organizations', '/iam/v1/users'];

function problem(code: string) {
	return {
		status: 400,
		type: 'application/problem+json',
		body: {
			title: expect.any(String),
			detail: expect.any(String),
			code,
			retryable: false,
			instance: expect.stringMatching(/\/requests\/req_[0-9A-HJKMNP-TV-Z]{26}$/),
		},
	};
}

describe('the accounts', () => {
	it('have keys that say they are none', () => {
		expect(demoAccounts.map(({key}) => key)).toEqual([demoKey, several, staff, service]);
		expect(demo.key).toBe(demoKey);
	});

	it('all stand in the help, within 80 columns of ASCII', () => {
		const help = demoAccountHelp(demoAccounts);
		for (const {key} of demoAccounts) expect(help).toContain(key);
		expect(help).toMatch(/^(?:[\x20-\x7E]{0,80}\n?)*$/);
	});

	it('keep one replaced key apart from the others', async () => {
		const other = await startDemoApi({latencyMs: 0, key: 'test-key-0000-canary'});
		const keys = other.accounts.map(({key}) => key);
		expect(keys).toEqual(['test-key-0000-canary', several, staff, service]);
		expect((await ask(other, '/iam/v1/roles')).status).toBe(401);
		expect((await ask(other, '/iam/v1/roles', {key: other.key})).status).toBe(200);
		await other.close();
	});
});

describe('an ordinary key', () => {
	it.each([{}, {'x-tenant-id': 'demo-customer'}, {'x-tenant-id': 'Acme.com'}])(
		'works for its customer, named or not: %j',
		async (headers) => {
			for (const path of ['/auth/v1/validate', ...reads])
				expect((await ask(demo, path, {headers: {...headers}})).status).toBe(200);
		},
	);

	it('works for no other', async () => {
		const headers = {'x-tenant-id': 'birch-customer'};
		expect(await ask(demo, '/iam/v1/roles', {headers})).toMatchObject(
			problem('tenant_id_mismatch'),
		);
	});
});

describe('a key for several customers', () => {
	it.each(['/auth/v1/validate', ...reads])('needs one at %s', async (path) => {
		expect(await ask(demo, path, {key: several})).toMatchObject(problem('tenant_id_required'));
	});

	it('is refused for a customer that is not its own', async () => {
		const headers = {'x-tenant-id': 'somebody-else'};
		expect(await ask(demo, '/iam/v1/users', {key: several, headers})).toMatchObject(
			problem('tenant_id_mismatch'),
		);
	});

	it('does not read the query of older keys', async () => {
		const path = '/iam/v1/users?customerContext=birch-customer';
		expect(await ask(demo, path, {key: several})).toMatchObject(problem('tenant_id_required'));
	});

	it.each([
		['demo-customer', 'admin@acme.com'],
		['birch-customer', 'rosa@birch.example'],
		['birch.example', 'rosa@birch.example'],
		['Birch Foods', 'rosa@birch.example'],
	])('sees the people of %s', async (customer, email) => {
		const headers = {'x-tenant-id': customer};
		const {body} = await ask(demo, '/iam/v1/users', {key: several, headers});
		expect(body['users']).toContainEqual(expect.objectContaining({email}));
	});

	it('keeps customers apart: people, custom roles, organizations', async () => {
		const birch = {key: several, headers: {'x-tenant-id': 'birch-customer'}};
		const cedar = {key: several, headers: {'x-tenant-id': 'cedar-customer'}};
		const invite = {email: 'jane@acme.com'};
		expect((await askWith(demo, '/iam/v1/users/invite', invite, birch)).status).toBe(201);
		const there = (await ask(demo, '/iam/v1/users?email=jane@acme.com', birch)).body;
		expect(there['rowCount']).toBe(1);
		const elsewhere = (await ask(demo, '/iam/v1/users?email=jane@acme.com', cedar)).body;
		expect(elsewhere['rowCount']).toBe(0);
		const keiri = {...invite, roleId: 'role-keiri'};
		expect((await askWith(demo, '/iam/v1/users/invite', keiri, cedar)).status).toBe(400);
		expect((await ask(demo, '/iam/v1/organizations', cedar)).body).toEqual({
			organizations: [],
			rowCount: 0,
		});
	});
});

describe('the key of DoiT staff', () => {
	it('is not even told who it is without a customer', async () => {
		expect(await ask(demo, '/auth/v1/validate', {key: staff})).toMatchObject({
			status: 403,
			body: {error: expect.any(String)},
		});
		expect(await ask(demo, '/iam/v1/roles', {key: staff})).toMatchObject(
			problem('tenant_id_required'),
		);
	});

	it.each<[string, Record<string, string>]>([
		['', {'x-tenant-id': 'cedar-customer'}],
		['?customerContext=cedar-customer', {}],
	])('names one in the query "%s" or the headers %j', async (query, headers) => {
		const {status, body} = await ask(demo, `/auth/v1/validate${query}`, {key: staff, headers});
		expect({status, body}).toEqual({
			status: 200,
			body: {domain: 'doit.example', email: 'sam@doit.example'},
		});
	});
});

describe('a service account', () => {
	it('has a domain and no address', async () => {
		expect((await ask(demo, '/auth/v1/validate', {key: service})).body).toEqual({
			domain: 'acme.com',
		});
	});

	it('invites into the same customer, and is answered with 200', async () => {
		const invite = {email: 'jane@acme.com'};
		const {status, body} = await askWith(demo, '/iam/v1/users/invite', invite, {key: service});
		expect(status).toBe(200);
		expect(body['user']).toMatchObject({...invite, status: 'invited'});
		expect((await ask(demo, '/iam/v1/users?email=jane@acme.com')).body['rowCount']).toBe(1);
	});
});

import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {demoUsers} from '../../source/demo/seed.ts';
import {type DemoApi, startDemoApi} from '../../source/demo/server.ts';
import {ask, askWith, type Raw} from './ask.ts';

let demo: DemoApi;
beforeEach(async () => {
	demo = await startDemoApi({latencyMs: 0});
});
afterEach(() => demo.close());

async function listUsers() {
	return (await ask(demo, '/iam/v1/users')).body as {
		users: Array<Record<string, unknown>>;
		rowCount: number;
	};
}

async function findUser(id: string) {
	return (await listUsers()).users.find((user) => user['id'] === id);
}

function invite(body: object) {
	return askWith(demo, '/iam/v1/users/invite', body);
}

function patch(id: string, body: unknown, raw: Raw = {}) {
	return askWith(demo, `/iam/v1/users/${id}`, body, {method: 'PATCH', ...raw});
}

function remove(id: string) {
	return ask(demo, `/iam/v1/users/${id}`, {method: 'DELETE'});
}

describe('the list of users', () => {
	it('holds everybody at once, whatever is asked of pages', async () => {
		const {users, rowCount} = await listUsers();
		expect(users).toHaveLength(demoUsers.length);
		expect(rowCount).toBe(demoUsers.length);
		expect((await ask(demo, '/iam/v1/users?maxResults=1')).body['rowCount']).toBe(rowCount);
	});

	it('writes a status in several letter cases, knows others, and may leave it out', async () => {
		const statuses = new Set((await listUsers()).users.map(({status}) => status));
		for (const status of ['Active', 'active', 'INVITED', 'invited', 'disabled', undefined])
			expect(statuses).toContain(status);
	});

	it('says what became of an invitation, of most', async () => {
		const invited = (await listUsers()).users.filter((user) =>
			/invited/i.test(String(user['status'])),
		);
		const states = new Set(invited.map(({inviteStatus}) => inviteStatus));
		expect(states).toEqual(new Set(['Pending', 'Expired', 'Cancelled', undefined]));
	});

	it('tells of some when they were last there, and how they sign in', async () => {
		const {users} = await listUsers();
		for (const field of ['lastLogin', 'mfaEnrolled']) {
			const having = users.filter((user) => field in user);
			expect(having.length).toBeGreaterThan(0);
			expect(having.length).toBeLessThan(users.length);
		}
	});
});

describe('an invite', () => {
	it('without a role gets the default one, and the answer names it', async () => {
		const {body} = await invite({email: 'jane@acme.com'});
		expect(body['user']).toEqual({
			id: expect.any(String),
			email: 'jane@acme.com',
			roleId: 'preset/support-user',
			status: 'invited',
		});
	});

	it.each(['maria.silva@acme.com', 'ADMIN@acme.com', 'tomas.novak@acme.com', 'grace.kim@acme.com'])(
		'of %s, who is a user, is refused with a problem',
		async (email) => {
			expect(await invite({email})).toMatchObject({
				status: 400,
				type: 'application/problem+json',
				body: {detail: 'User already exists'},
			});
		},
	);

	it.each(['priya.nair@acme.com', 'omar.haddad@acme.com', 'lena.fischer@acme.com'])(
		'of %s, who was invited, is refused in one line',
		async (email) => {
			expect(await invite({email})).toMatchObject({
				status: 400,
				type: 'application/json',
				body: {error: 'User was already invited'},
			});
		},
	);

	it.each(['anyone@blocked.example', 'jane@Blocked.Example'])(
		'of %s is refused for its domain',
		async (email) => {
			expect(await invite({email})).toMatchObject({
				status: 400,
				body: {error: 'Domain is not allowed'},
			});
			expect((await ask(demo, `/iam/v1/users?email=${email}`)).body['rowCount']).toBe(0);
		},
	);

	it('that is not valid is told every field, and where to read on', async () => {
		const answer = await invite({email: 'nonsense', jobTitle: 'Boss', nickname: 'x'});
		expect(answer).toMatchObject({status: 400, type: 'application/problem+json'});
		expect(answer.body).toMatchObject({
			code: 'validation_error',
			docsUrl: expect.stringMatching(/^https:\/\//),
			details: [
				{field: 'email', issue: expect.any(String)},
				{field: 'jobTitle', issue: expect.any(String)},
				{field: 'nickname', issue: expect.any(String)},
			],
		});
	});
});

describe('too many requests', () => {
	it.each([
		['rate-limited@example.com', null],
		['rate-limited-now@example.com', '0'],
	])('%s is refused with Retry-After %s', async (email, retryAfter) => {
		const {status, headers} = await invite({email});
		expect(status).toBe(429);
		expect(headers.get('retry-after')).toBe(retryAfter);
	});
});

describe('a change of a user', () => {
	it('is kept, and answered in the published shape', async () => {
		const {status, body} = await patch('user-maria', {
			firstName: 'Mia',
			jobTitle: 'Founder',
			jobFunction: 'Management',
			phone: '+44',
			phoneExtension: '12345678',
			language: 'ja',
			roleId: 'preset/standard-user',
		});
		expect(status).toBe(200);
		expect(body).toEqual({
			message: expect.any(String),
			user: {
				id: 'user-maria',
				email: 'maria.silva@acme.com',
				displayName: 'Mia Silva',
				firstName: 'Mia',
				lastName: 'Silva',
				jobTitle: 'Founder',
				phone: '+44',
				phoneExtension: '12345678',
				language: 'ja',
				roleId: 'preset/standard-user',
				organizationId: 'org-europe',
			},
		});
		expect(await findUser('user-maria')).toMatchObject({
			displayName: 'Mia Silva',
			status: 'active',
		});
	});

	it('leaves the display name alone while no name changes', async () => {
		const {body} = await patch('user-kenji', {language: 'en'});
		expect(body['user']).toMatchObject({displayName: '田中 健二', language: 'en'});
		const nameless = await patch('user-kenji', {firstName: '', lastName: ''});
		expect(nameless.body['user']).not.toHaveProperty('displayName');
	});

	it('takes the old name of the job title', async () => {
		const {body} = await patch('user-maria', {jobFunction: 'Management'});
		expect(body['user']).toMatchObject({jobTitle: 'Management'});
		expect(body['user']).not.toHaveProperty('jobFunction');
	});

	it.each([
		[{email: 'other@acme.com'}, 'email'],
		[{organizationId: 'org-root'}, 'organizationId'],
		[{jobTitle: 'Boss'}, 'jobTitle'],
		[{jobFunction: 'Boss'}, 'jobFunction'],
		[{phone: '44'}, 'phone'],
		[{phoneExtension: '1234567'}, 'phoneExtension'],
		[{language: 'de'}, 'language'],
		[{roleId: 'nope'}, 'roleId'],
		[{firstName: null}, 'firstName'],
	])('%j is refused, naming %s', async (body, field) => {
		const before = await findUser('user-maria');
		const answer = await patch('user-maria', body);
		expect(answer).toMatchObject({status: 400, type: 'application/problem+json'});
		expect(answer.body['details']).toEqual([{field, issue: expect.any(String)}]);
		expect(await findUser('user-maria')).toEqual(before);
	});

	it('needs a user, and JSON', async () => {
		expect((await patch('nobody', {})).status).toBe(400);
		expect((await patch('user-maria', [])).status).toBe(400);
		const headers = {'content-type': 'text/plain'};
		expect((await patch('user-maria', {}, {headers})).status).toBe(400);
	});
});

describe('the removal of a user', () => {
	it('makes room for an invite of the same address', async () => {
		expect((await invite({email: 'lena.fischer@acme.com'})).status).toBe(400);
		const {status, body} = await remove('user-lena');
		expect({status, body}).toEqual({status: 200, body: {message: expect.any(String)}});
		expect(await findUser('user-lena')).toBeUndefined();
		expect((await invite({email: 'lena.fischer@acme.com'})).status).toBe(201);
	});

	it('is refused for somebody who is not there, with a status the document has', async () => {
		expect((await remove('user-lena')).status).toBe(200);
		expect(await remove('user-lena')).toMatchObject({
			status: 400,
			body: {error: expect.any(String)},
		});
	});
});

describe('resend and cancel', () => {
	function act(id: string, action: string, key: string, query = '', body = '') {
		return ask(demo, `/iam/v1/users/${id}/actions/${action}${query}`, {
			method: 'POST',
			headers: {'idempotency-key': key},
			body,
		});
	}

	it.each<[string, [string, string, string, string, string]]>([
		['another person', ['user-omar', 'resend', 'one', '', '']],
		['another action', ['user-priya', 'cancel', 'one', '', '']],
		['a dry run', ['user-priya', 'resend', 'one', '?dryRun=true', '']],
		['another body', ['user-priya', 'resend', 'one', '', '{"a":1}']],
	])('refuse an idempotency key that was used for something else: %s', async (_, second) => {
		expect((await act('user-priya', 'resend', 'one')).status).toBe(200);
		const before = await listUsers();
		expect(await act(...second)).toMatchObject({
			status: 422,
			type: 'application/problem+json',
			body: {code: 'idempotency_key_reused'},
		});
		expect(await listUsers()).toEqual(before);
	});

	it('replay the answer for the same key, without doing it again', async () => {
		const first = await act('user-priya', 'cancel', 'one');
		expect((await act('user-priya', 'resend', 'two')).status).toBe(200);
		expect(await act('user-priya', 'cancel', 'one', '?dryRun=false')).toMatchObject({
			status: 200,
			body: first.body,
		});
		expect(await findUser('user-priya')).toMatchObject({inviteStatus: 'Pending'});
	});

	it('forget a key whose request was refused', async () => {
		expect((await act('user-lena', 'cancel', 'one')).status).toBe(409);
		expect((await act('user-lena', 'resend', 'one')).status).toBe(200);
	});

	it.each(['user-admin', 'user-tomas', 'user-grace', 'nobody'])(
		'find no invitation for %s',
		async (id) => {
			expect((await act(id, 'resend', 'one')).status).toBe(404);
			expect((await act(id, 'cancel', 'two')).status).toBe(404);
		},
	);
});

describe('request IDs', () => {
	const ids: Record<string, RegExp> = {
		'request-id': /^req_[0-9A-HJKMNP-TV-Z]{26}$/,
		'x-request-id': /^req_[0-9A-HJKMNP-TV-Z]{26}$/,
		'x-doit-trace': /^[0-9a-f]{32}$/,
		'cf-ray': /^[0-9a-f]{16}-FRA$/,
		'x-cloud-trace-context': /^[0-9a-f]{32}\/\d+;o=1$/,
	};

	it.each([
		['GET', '/auth/v1/validate', 'request-id'],
		['GET', '/iam/v1/roles', 'x-doit-trace'],
		['GET', '/iam/v1/organizations', 'x-cloud-trace-context'],
		['GET', '/iam/v1/users', 'cf-ray'],
		['POST', '/iam/v1/users/invite', 'x-request-id'],
		['PATCH', '/iam/v1/users/user-maria', 'x-request-id'],
		['DELETE', '/iam/v1/users/user-maria', 'x-request-id'],
		['POST', '/iam/v1/users/user-maria/actions/resend', 'request-id'],
		['POST', '/iam/v1/users/user-maria/actions/cancel', 'request-id'],
		['GET', '/iam/v1/nothing', 'cf-ray'],
	])('%s %s has one in %s alone', async (method, path, header) => {
		const {headers} = await ask(demo, path, {method});
		expect(Object.keys(ids).filter((name) => headers.has(name))).toEqual([header]);
		expect(headers.get(header)).toMatch(ids[header] ?? /$^/);
	});

	it('are the same in a problem and in the header beside it', async () => {
		const {headers, body} = await invite({email: 'admin@acme.com'});
		expect(body['instance']).toBe(`/requests/${headers.get('x-request-id')}`);
	});
});

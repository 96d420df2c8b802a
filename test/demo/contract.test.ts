import {createServer} from 'node:http';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {createApi} from '../../source/api/client.ts';
import {describeKey} from '../../source/api/key.ts';
import type {Api} from '../../source/api/types.ts';
import {type DemoApi, startDemoApi} from '../../source/demo/server.ts';
import {type Listening, listen, record} from '../helpers/http-server.ts';
import {ask, askWith} from './ask.ts';
import {type Exchange, operations, violationsOf} from './document.ts';

let demo: DemoApi;
let between: Listening & {baseUrl: string};
/** What went over the wire since the test began. */
let exchanges: Exchange[];

beforeEach(async () => {
	demo = await startDemoApi({latencyMs: 0, slowMs: 20});
	exchanges = [];
	const server = createServer(async (request, response) => {
		const {method, path, rawQuery, query, headers, body} = await record(request);
		const sent = Object.entries(headers).flatMap(
			([name, value]): Array<[string, string]> =>
				['host', 'connection', 'content-length', 'transfer-encoding'].includes(name) ||
				value === undefined
					? []
					: [[name, String(value)]],
		);
		const answered = await fetch(`${demo.baseUrl}${path}?${rawQuery}`, {
			method,
			headers: sent,
			...(body === '' ? {} : {body}),
		});
		const text = await answered.text();
		const type = answered.headers.get('content-type')?.split(';')[0] ?? '';
		const {status} = answered;
		exchanges.push({method, path, query, headers, body, answer: {status, type, body: text}});
		response.writeHead(status, {'content-type': type});
		response.end(text);
	});
	const listening = await listen(server);
	between = {...listening, baseUrl: `http://127.0.0.1:${listening.port}`};
});
afterEach(async () => {
	await between.close();
	await demo.close();
});

function openApi(options: {key?: string; customerContext?: string} = {}): Api {
	const key = options.key ?? demo.key;
	return createApi({
		baseUrl: between.baseUrl,
		keyDescription: describeKey(key, 'the demo'),
		env: {},
		...options,
		key,
	});
}

/** What the document has against everything that was exchanged. */
function complaints() {
	const violations = exchanges.map(violationsOf);
	return {
		request: violations.flatMap(({operation, request}) =>
			request.map((line) => `${operation} ${line}`),
		),
		answer: violations.flatMap(({operation, answer}) =>
			answer.map((line) => `${operation} ${line}`),
		),
	};
}

const none = {request: [], answer: []};

const everything = {
	email: 'jane@acme.com',
	firstName: 'Jane',
	lastName: 'Doe',
	jobTitle: 'Founder',
	roleId: 'preset/standard-user',
	organizationId: 'org-japan',
} as const;

describe('what the program and the demo say to each other is in the document', () => {
	it('who the key is, and the organizations', async () => {
		const api = openApi();
		await api.validate();
		await api.listOrganizations();
		expect(exchanges).toHaveLength(2);
		expect(complaints()).toEqual(none);
	});

	it('an invite, with every field and with none', async () => {
		const api = openApi();
		await api.inviteUser(everything);
		await api.inviteUser({email: 'jim@acme.com'});
		expect(exchanges.map(({answer}) => answer.status)).toEqual([201, 201]);
		expect(complaints()).toEqual(none);
	});

	it('a resend and a cancel', async () => {
		const api = openApi();
		await api.resendInvite('user-omar', {idempotencyKey: 'two'});
		await api.cancelInvite('user-omar', {idempotencyKey: 'four'});
		await expect(api.cancelInvite('user-omar', {idempotencyKey: 'five'})).rejects.toThrow();
		await expect(api.resendInvite('user-admin', {idempotencyKey: 'six'})).rejects.toThrow();
		const statuses = exchanges.map(({answer}) => answer.status);
		expect(statuses).toEqual([200, 200, 409, 404]);
		expect(complaints()).toEqual(none);
	});

	it('somebody who is there, and somebody who is not', async () => {
		const api = openApi();
		await expect(api.findUser('maria.silva@acme.com')).resolves.toBeDefined();
		await expect(api.findUser('nobody@acme.com')).resolves.toBeUndefined();
		expect(complaints()).toEqual(none);
	});

	it('a customer that is named, in header and query', async () => {
		const api = openApi({
			key: 'demo-key-several-customers',
			customerContext: 'birch-customer',
		});
		await api.validate();
		await api.inviteUser({email: 'jane@birch.example'});
		for (const {headers, query} of exchanges) {
			expect(headers['x-tenant-id']).toBe('birch-customer');
			expect(query['customerContext']).toBe('birch-customer');
		}
		expect(complaints()).toEqual(none);
	});

	it('a change and a removal of a user, and refusals in one line', async () => {
		await askWith(between, '/iam/v1/users/user-maria', {language: 'ja'}, {method: 'PATCH'});
		await ask(between, '/iam/v1/users/user-maria', {method: 'DELETE'});
		await ask(between, '/iam/v1/users/user-maria', {method: 'DELETE'});
		await ask(between, '/iam/v1/roles', {key: 'nobody'});
		await ask(between, '/auth/v1/validate', {key: 'demo-key-doit-staff'});
		await askWith(between, '/iam/v1/users/invite', {email: 'anyone@blocked.example'});
		const statuses = exchanges.map(({answer}) => answer.status);
		expect(statuses).toEqual([200, 200, 400, 401, 403, 400]);
		expect(complaints()).toEqual(none);
	});
});

/** Where the demo says more or other than the document, as the live service is known to (docs/api.md, Known from clients). */
const departures: ReadonlyArray<{
	name: string;
	act(api: Api): Promise<unknown>;
	answer: readonly string[];
}> = [
	{
		name: 'roles have descriptions',
		act: (api) => api.listRoles(),
		answer: ['listRoles 200: roles.*.description is not in it'],
	},
	{
		name: 'users have more to them, and other statuses',
		act: (api) => api.listUsers(),
		answer: [
			'listUsers 200: users.*.status is invalid_value',
			'listUsers 200: users.*.lastLogin is not in it',
			'listUsers 200: users.*.mfaEnrolled is not in it',
			'listUsers 200: users.*.inviteStatus is not in it',
		],
	},
	{
		name: 'an invite was seen answered with 200',
		act: () => openApi({key: 'demo-key-service-account'}).inviteUser(everything),
		answer: ['inviteUser 200: not in the document'],
	},
	{
		name: 'refusals come as problems',
		act: (api) => api.inviteUser({email: 'admin@acme.com'}).catch(() => undefined),
		answer: [
			'inviteUser 400: application/problem+json',
			'inviteUser 400: error is invalid_type',
			...['title', 'detail', 'code', 'retryable', 'instance'].map(
				(key) => `inviteUser 400: ${key} is not in it`,
			),
		],
	},
	{
		name: 'too many requests',
		act: (api) => api.inviteUser({email: 'rate-limited@example.com'}).catch(() => undefined),
		answer: ['inviteUser 429: not in the document'],
	},
	{
		name: 'an idempotency key for two requests',
		async act(api) {
			await api.resendInvite('user-omar', {idempotencyKey: 'one'});
			await api.cancelInvite('user-omar', {idempotencyKey: 'one'}).catch(() => undefined);
		},
		answer: ['cancelInvite 422: application/problem+json', 'cancelInvite 422: not in the document'],
	},
];

describe('where the demo departs from the document it does so on purpose', () => {
	it.each(departures)('$name', async ({act, answer}) => {
		await act(openApi());
		expect(complaints()).toEqual({request: [], answer});
	});
});

it('the demo serves every call of the document', async () => {
	for (const [name, {method, path}] of Object.entries(operations)) {
		const url = path.source.replaceAll(/[\\^$]/g, '').replace('[/]+', 'user-omar');
		await ask(between, url, {method});
		const exchange = exchanges.at(-1);
		expect(exchange && violationsOf(exchange).operation).toBe(name);
		expect([200, 400]).toContain(exchange?.answer.status);
	}
});

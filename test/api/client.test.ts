import {afterEach, describe, expect, it} from 'vitest';
import {createApi} from '../../source/api/client.ts';
import {followUp, inviteUser, showRequest} from '../../source/api/endpoints.ts';
import {describeKey} from '../../source/api/key.ts';
import type {ApiOptions} from '../../source/api/types.ts';
import {words} from '../../source/words/words.ts';
import {startAnsweringApi} from '../helpers/answering-api.ts';
import {type DocumentServer, startDocumentServer} from '../helpers/document-server.ts';

const servers: DocumentServer[] = [];
afterEach(async () => {
	await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function start(
	serverOptions: Parameters<typeof startDocumentServer>[0] = {},
	apiOptions: Partial<ApiOptions> = {},
) {
	const server = await startDocumentServer(serverOptions);
	servers.push(server);
	const api = createApi({
		baseUrl: server.baseUrl,
		key: server.key,
		keyDescription: describeKey(server.key, 'DCI_API_KEY'),
		env: {},
		version: '1.2.3',
		...apiOptions,
	});
	return {server, api};
}

const jane = {id: 'u-1', email: 'Jane@acme.com', status: 'INVITED', inviteStatus: 'Expired'};

describe('reads', () => {
	it('says whose key it is', async () => {
		const {api} = await start();
		await expect(api.validate()).resolves.toEqual({email: 'admin@acme.com', domain: 'acme.com'});
	});

	it('lists roles and organizations', async () => {
		const {api} = await start();
		await expect(api.listRoles()).resolves.toEqual([
			{id: 'role-viewer', name: 'Viewer', type: 'preset', permissions: ['cloudAnalytics']},
			{id: 'role-editor', name: 'Editor', type: 'custom', permissions: ['a', 'b']},
		]);
		await expect(api.listOrganizations()).resolves.toEqual([
			{id: 'org-one', name: 'One'},
			{id: 'org-two', name: 'Two'},
		]);
	});

	it('finds a user case-blind, and nobody', async () => {
		const {api} = await start({users: [jane]});
		await expect(api.findUser('jane@ACME.com')).resolves.toMatchObject({
			id: 'u-1',
			state: 'expired',
		});
		await expect(api.findUser('nobody@acme.com')).resolves.toBeUndefined();
	});

	it('lists everybody, with where they stand', async () => {
		const {server, api} = await start({users: [jane, {...jane, id: 'u-2', email: 'jim@acme.com'}]});
		const {users, isComplete} = await api.listUsers();
		expect(users.map(({id, email, state}) => ({id, email, state}))).toEqual([
			{id: 'u-1', email: jane.email, state: 'expired'},
			{id: 'u-2', email: 'jim@acme.com', state: 'expired'},
		]);
		expect(isComplete).toBe(true);
		expect(server.requests[0]).toMatchObject({method: 'GET', path: '/iam/v1/users', rawQuery: ''});
	});

	it('encodes the plus sign', async () => {
		const {server, api} = await start({users: [{...jane, email: 'a+b@acme.com'}]});
		await expect(api.findUser('a+b@acme.com')).resolves.toMatchObject({email: 'a+b@acme.com'});
		expect(server.requests[0]?.rawQuery).toMatch(/^email=a%2Bb(?:%40|@)acme\.com$/);
	});
});

describe('headers and query', () => {
	it('sends key, agent and what it accepts, and nothing of a customer', async () => {
		const {server, api} = await start();
		await api.listRoles();
		const [request] = server.requests;
		expect(request?.headers).toMatchObject({
			authorization: `Bearer ${server.key}`,
			'user-agent': 'dci-invite/1.2.3',
			accept: 'application/json',
		});
		expect(request?.headers).not.toHaveProperty('x-tenant-id');
		expect(request?.rawQuery).toBe('');
	});

	it('names the customer in header and query of every call', async () => {
		const {server, api} = await start({tenantId: 'c-1', users: [jane]}, {customerContext: 'c-1'});
		await api.validate();
		await api.findUser('x@acme.com');
		await api.inviteUser({email: 'x@acme.com'});
		await api.resendInvite('u-1', {idempotencyKey: 'one'});
		expect(server.requests).toHaveLength(4);
		for (const request of server.requests) {
			expect(request.headers['x-tenant-id']).toBe('c-1');
			expect(request.query['customerContext']).toBe('c-1');
		}
	});

	it.each(['acme.com', 'Acme Corp', '株式会社アクメ', 'Müller & Söhne'])(
		'sends the customer %s as given',
		async (customerContext) => {
			const {server, api} = await start({}, {customerContext});
			await api.listRoles();
			const [request] = server.requests;
			const header = Buffer.from(String(request?.headers['x-tenant-id']), 'latin1').toString();
			expect(header).toBe(customerContext);
			expect(new URLSearchParams(request?.rawQuery).get('customerContext')).toBe(customerContext);
		},
	);

	it('refuses a customer with control characters before any request', async () => {
		await expect(start({}, {customerContext: 'a\r\nb'})).rejects.toThrow(words.api.badCustomer);
	});

	it('keeps a path prefix and takes an empty customer as none', async () => {
		const {server} = await start();
		const api = createApi({
			baseUrl: `${server.baseUrl}/prefix/`,
			key: server.key,
			keyDescription: describeKey(server.key, 'x'),
			customerContext: '',
			env: {},
		});
		expect(api.baseUrl).toBe(`${server.baseUrl}/prefix`);
		await expect(api.listRoles()).rejects.toMatchObject({code: 'RESOURCE_NOT_FOUND'});
		expect(server.requests[0]?.path).toBe('/prefix/iam/v1/roles');
		expect(server.requests[0]?.headers).not.toHaveProperty('x-tenant-id');
	});
});

describe('invite', () => {
	it.each([200, 201] as const)(
		'posts once, exactly the fields given, and takes a %i',
		async (status) => {
			const {server, api} = await start({inviteStatus: status});
			const body = {email: 'jane+x@acme.com', firstName: 'Jané', roleId: 'role-viewer'};
			await expect(api.inviteUser(body)).resolves.toEqual({
				...body,
				id: 'invited-1',
				state: 'invited',
			});
			expect(server.requests).toHaveLength(1);
			expect(server.posts).toHaveLength(1);
			expect(JSON.parse(server.posts[0]?.body ?? '')).toEqual(body);
			expect(server.posts[0]?.headers).toMatchObject({
				'content-type': 'application/json',
				connection: 'close',
			});
			expect(server.posts[0]?.headers).not.toHaveProperty('idempotency-key');
		},
	);
});

describe('resend and cancel', () => {
	it.each(['resendInvite', 'cancelInvite'] as const)(
		'%s carries key and encoded ID',
		async (name) => {
			const id = 'a/b?c=ü d';
			const {server, api} = await start({users: [{...jane, id}]});
			await expect(api[name](id, {idempotencyKey: 'key-1'})).resolves.toBeUndefined();
			const action = name === 'resendInvite' ? 'resend' : 'cancel';
			expect(server.requests[0]).toMatchObject({
				method: 'POST',
				path: `/iam/v1/users/a%2Fb%3Fc%3D%C3%BC%20d/actions/${action}`,
				rawQuery: '',
				body: '',
			});
			expect(server.requests[0]?.headers['idempotency-key']).toBe('key-1');
		},
	);

	it.each(['', '.', '..', 'a/../b', '../../x', 'a/.', '..\\x', '\ud800'])(
		'an ID that is no path segment is refused: %j',
		async (id) => {
			const {server, api} = await start();
			for (const act of [api.resendInvite, api.cancelInvite]) {
				await expect(act(id, {idempotencyKey: 'k'})).rejects.toMatchObject({
					code: 'VALIDATION_ERROR',
					delivery: 'never-sent',
				});
			}
			expect(server.requests).toEqual([]);
		},
	);

	it('says that there is no invitation', async () => {
		const {api} = await start();
		await expect(api.resendInvite('gone', {idempotencyKey: 'k'})).rejects.toMatchObject({
			code: 'RESOURCE_NOT_FOUND',
			delivery: 'refused',
			message: 'There is no open invitation: it was accepted or removed.',
		});
	});
});

describe('a key that may not say whose it is', () => {
	async function validate(customerContext: string | undefined, body: unknown) {
		const options = customerContext === undefined ? {} : {customerContext};
		const {api, close} = await startAnsweringApi({status: 403, body}, options);
		try {
			return await api.validate();
		} finally {
			await close();
		}
	}

	it('is asked for a customer', async () => {
		await expect(validate(undefined, {error: 'forbidden'})).rejects.toMatchObject({
			code: 'PERMISSION_DENIED',
			field: 'customerContext',
			message: 'This key works for several customers.',
			hint: expect.stringMatching(/^Name one with --customer-context\..*Users Manager/),
		});
	});

	it('is refused where it has one, or where a web page answers', async () => {
		for (const refusal of [validate('c-1', {error: 'forbidden'}), validate(undefined, '<html>')]) {
			await expect(refusal).rejects.toMatchObject({
				field: undefined,
				message: 'This key may not invite people here.',
			});
		}
	});
});

describe('whether somebody is there', () => {
	async function find(body: object, email = 'Jane@acme.com') {
		const {api, close} = await startAnsweringApi({body});
		try {
			return await api.findUser(email);
		} finally {
			await close();
		}
	}

	it.each([
		{users: [{id: 12, email: 'jane@acme.com', status: 'active'}]},
		{users: [{email: ' JANE@acme.com ', status: 'active'}], rowCount: 9},
	])('is answered by %j', async (body) => {
		await expect(find(body, ' jane@ACME.com')).resolves.toMatchObject({id: '', state: 'active'});
	});

	it.each([
		{users: [{id: '1', status: 'active'}]},
		{users: [{id: '1', email: 'else@acme.com', status: 'active'}, {id: '2'}]},
		{users: [{id: '1', email: 'else@acme.com', status: 'active'}], rowCount: 2},
		{users: [], rowCount: 1},
	])('is not known from %j', async (body) => {
		await expect(find(body)).rejects.toMatchObject({
			code: 'API_SERVER_ERROR',
			message: expect.stringContaining('could not be read completely'),
		});
	});

	it('is not so after an answer about others that is whole', async () => {
		const users = [{id: '1', email: 'else@acme.com', status: 'active'}];
		await expect(find({users, rowCount: 1})).resolves.toBeUndefined();
	});
});

describe('a refusal in problem+json', () => {
	async function refusal(status: number, body: object) {
		const {api, close} = await startAnsweringApi({status, body});
		try {
			return await api.inviteUser({email: 'jane@acme.com'});
		} finally {
			await close();
		}
	}

	it('names the field, the issue, the request and the help page', async () => {
		await expect(
			refusal(422, {
				title: 'Unprocessable',
				detail: 'The body is not valid.',
				details: [{issue: 'no such role', field: 'body.roleId'}],
				docsUrl: 'https://help.doit.com/roles',
				instance: '/requests/req_9',
			}),
		).rejects.toMatchObject({
			field: 'roleId',
			message: 'The server refused the request: The body is not valid: no such role',
			hint: 'More about this: https://help.doit.com/roles',
			requestId: 'req_9',
		});
	});

	it.each([400, 409, 422])('says who can allow a domain (%i)', async (status) => {
		await expect(refusal(status, {error: 'Domain is not allowed'})).rejects.toMatchObject({
			message: 'The server refused the request: Domain is not allowed',
			hint: expect.stringContaining("An admin can allow it in the console's domain settings."),
			field: 'email',
		});
	});

	it('keeps its code where somebody is there', async () => {
		for (const error of ['User already exists', 'User was already invited']) {
			await expect(refusal(400, {error})).rejects.toMatchObject({
				code: 'VALIDATION_ERROR',
				httpStatus: 400,
				message: `The server refused the request: ${error}`,
			});
		}
	});
});

describe('customer errors', () => {
	it('asks for the customer where the key has several', async () => {
		const {api} = await start({tenantId: 'c-1'});
		await expect(api.validate()).rejects.toMatchObject({
			code: 'VALIDATION_ERROR',
			field: 'customerContext',
			message: 'This key works for several customers.',
			hint: words.api.customerRequiredHint,
		});
	});

	it('says that the customer is a wrong one', async () => {
		const {api} = await start({tenantId: 'c-1'}, {customerContext: 'c-2'});
		await expect(api.validate()).rejects.toMatchObject({
			code: 'VALIDATION_ERROR',
			field: 'customerContext',
			message: 'This key does not work for the customer c-2.',
		});
	});
});

describe('createApi', () => {
	it.each<[Partial<ApiOptions>, string]>([
		[{baseUrl: 'http://api.doit.com'}, 'USAGE_ERROR'],
		[{key: 'two\nlines-canary'}, 'AUTHENTICATION_FAILED'],
		[{customerContext: 'two\nlines'}, 'VALIDATION_ERROR'],
		[{baseUrl: 'https://api.doit.com', env: {HTTPS_PROXY: 'socks5://x'}}, 'USAGE_ERROR'],
	])('refuses %j with %s', (options, code) => {
		function create() {
			return createApi({
				baseUrl: 'http://127.0.0.1:1',
				key: 'test-key-0000-canary',
				keyDescription: describeKey('test-key-0000-canary', 'x'),
				env: {},
				...options,
			});
		}
		expect(create).toThrow(expect.objectContaining({code}));
		expect(create).not.toThrow(/canary/);
	});
});

it('logs one line a request, without query, body or key', async () => {
	const lines: string[] = [];
	const {api} = await start({}, {log: (line) => lines.push(line)});
	await api.findUser('jane@acme.com');
	await api.inviteUser({email: 'jane@acme.com'});
	expect(lines.map((line) => line.replace(/\d+ ms$/, 'N ms'))).toEqual([
		'GET /iam/v1/users 200 req_1 N ms',
		'POST /iam/v1/users/invite 201 req_2 N ms',
	]);
});

it('shows a request as the one that is sent', async () => {
	const customerContext = 'c-1&x';
	const {server, api} = await start({users: [jane]}, {customerContext});
	const to = {baseUrl: server.baseUrl, customerContext};
	const body = {email: 'new@acme.com', jobTitle: 'Finance / Accounting'} as const;
	const shown = [
		showRequest(inviteUser(body), to),
		showRequest(followUp('resend', 'u-1'), to),
		showRequest(followUp('cancel', 'u/1'), to),
	];
	await api.inviteUser(body);
	await api.resendInvite('u-1', {idempotencyKey: 'k-1'});
	await api.cancelInvite('u/1', {idempotencyKey: 'k-2'}).catch(() => {});
	const sent = server.requests.map(({method, path, rawQuery}) => ({
		method,
		url: `${server.baseUrl}${path}?${rawQuery}`,
	}));
	expect(shown.map(({method, url}) => ({method, url}))).toEqual(sent);
	expect(shown.map((request) => request.body)).toEqual([body, null, null]);
});

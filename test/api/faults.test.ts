import {inspect} from 'node:util';
import {afterEach, describe, expect, it} from 'vitest';
import {createApi} from '../../source/api/client.ts';
import {describeKey} from '../../source/api/key.ts';
import type {Api} from '../../source/api/types.ts';
import {InviteError} from '../../source/errors.ts';
import {speedUpClock} from '../helpers/fast-clock.ts';
import {
	type FaultServer,
	type FaultServerOptions,
	startFaultServer,
} from '../helpers/fault-server.ts';
import type {FaultName} from '../helpers/faults.ts';

const servers: FaultServer[] = [];
afterEach(async () => {
	await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function start(options: FaultServerOptions, timeoutMs = 5000) {
	const server = await startFaultServer(options);
	servers.push(server);
	const lines: string[] = [];
	const api = createApi({
		baseUrl: server.baseUrl,
		key: server.key,
		keyDescription: describeKey(server.key, 'DCI_API_KEY'),
		env: {},
		timeoutMs,
		log: (line) => lines.push(line),
	});
	return {server, api, lines};
}

async function failureOf(promise: Promise<unknown>): Promise<InviteError> {
	const error: unknown = await promise.then(
		(value) => expect.unreachable(`resolved with ${JSON.stringify(value)}`),
		(reason: unknown) => reason,
	);
	expect(error).toBeInstanceOf(InviteError);
	return error as InviteError;
}

function everythingIn(error: InviteError): string {
	return [
		inspect(error, {depth: 50, showHidden: true, getters: true}),
		JSON.stringify(error),
		String(error),
		error.stack,
		error.hint,
		JSON.stringify(Object.getOwnPropertyDescriptors(error)),
	].join('\n');
}

function expectNoSecrets(text: string): void {
	expect(text).not.toContain('canary');
	expect(text).not.toMatch(/bearer/i);
}

type Row = {
	fault: FaultName;
	code: string;
	exitCode: number;
	delivery: string;
	message: string | RegExp;
	hint?: string | RegExp;
	retryable?: boolean;
	httpStatus?: number;
	retryAfter?: number;
	field?: string;
	timeoutMs?: number;
};

const noAnswer = {code: 'NETWORK_ERROR', exitCode: 41, delivery: 'in-doubt'};
const serverError = {code: 'API_SERVER_ERROR', exitCode: 40, delivery: 'in-doubt'};
const invalid = {code: 'VALIDATION_ERROR', exitCode: 30, delivery: 'refused'};

const rows: Row[] = [
	{fault: 'reset-before', ...noAnswer, message: /^No answer\. .* was lost\.$/, retryable: true},
	{fault: 'reset-after', ...noAnswer, message: /^No answer\. .* was lost\.$/, retryable: true},
	{
		fault: 'hang',
		...noAnswer,
		message: /^No answer\. .* within 0\.3 s\.$/,
		hint: /--timeout/,
		timeoutMs: 300,
	},
	{
		fault: 'drip',
		...noAnswer,
		message: /^No answer\. .* within 0\.3 s\.$/,
		httpStatus: 200,
		timeoutMs: 300,
	},
	{fault: 'short-body', ...noAnswer, message: /^No answer\. .* was lost\.$/},
	{fault: 'empty-success', ...serverError, message: /could not be read\.$/, httpStatus: 200},
	{fault: 'truncated-json', ...serverError, message: /could not be read\.$/, httpStatus: 200},
	{fault: 'other-json', ...serverError, message: /could not be read\.$/, httpStatus: 200},
	{fault: 'broken-gzip', ...serverError, message: /could not be read\.$/, httpStatus: 200},
	{fault: 'html-200', ...serverError, message: /could not be read\.$/, httpStatus: 200},
	{fault: 'gzip-bomb', ...serverError, message: /more than 5 MB/, httpStatus: 200},
	{fault: 'huge', ...serverError, message: /more than 5 MB/, httpStatus: 200},
	{fault: 'redirect', ...serverError, message: /unexpected redirect/, httpStatus: 307},
	{fault: 'request-timeout', ...noAnswer, message: "DoiT's server answered 408.", httpStatus: 408},
	{
		fault: 'server-error',
		...serverError,
		message: "DoiT's server failed (500).",
		hint: /request ID req_fault\.$/,
		retryable: true,
		httpStatus: 500,
	},
	{
		fault: 'unavailable',
		...serverError,
		message: "DoiT's server failed (503).",
		retryable: true,
		httpStatus: 503,
	},
	{
		fault: 'html-502',
		...serverError,
		message: "DoiT's server failed (502).",
		retryable: true,
		httpStatus: 502,
	},
	{
		fault: 'html-520',
		...serverError,
		message: "DoiT's server failed (520).",
		retryable: false,
		httpStatus: 520,
	},
	{
		fault: 'html-524',
		...serverError,
		message: "DoiT's server failed (524).",
		retryable: false,
		httpStatus: 524,
	},
	{
		fault: 'bad-request',
		...invalid,
		message: 'The server refused the request: jobTitle: not one of the list',
		httpStatus: 400,
		field: 'jobTitle',
		retryable: false,
	},
	{
		fault: 'problem-422',
		...invalid,
		message: 'The server refused the request: roleId does not exist',
		httpStatus: 422,
		field: 'roleId',
	},
	{
		fault: 'tenant-required',
		...invalid,
		message: 'This key works for several customers.',
		hint: /--customer-context/,
		field: 'customerContext',
	},
	{
		fault: 'tenant-mismatch',
		...invalid,
		message: 'This key does not work for that customer.',
		hint: /--customer-context/,
		field: 'customerContext',
	},
	{
		fault: 'unauthorized',
		code: 'AUTHENTICATION_FAILED',
		exitCode: 10,
		delivery: 'refused',
		message:
			/^DoiT did not accept the key \*{8}nary from DCI_API_KEY at http:\/\/127\.0\.0\.1:\d+\.$/,
		hint: /mistyped, revoked or expired, .* a new key can take a minute/,
		httpStatus: 401,
	},
	{
		fault: 'forbidden',
		code: 'PERMISSION_DENIED',
		exitCode: 11,
		delivery: 'refused',
		message: 'This key may not invite people here.',
		hint: /Users Manager/,
		httpStatus: 403,
	},
	{
		fault: 'html-403',
		code: 'PERMISSION_DENIED',
		exitCode: 11,
		delivery: 'refused',
		message: 'This key may not invite people here.',
		hint: /Users Manager.*web page/,
		httpStatus: 403,
	},
	{
		fault: 'not-found',
		code: 'RESOURCE_NOT_FOUND',
		exitCode: 20,
		delivery: 'refused',
		message: 'The server did not find it: no such thing',
		httpStatus: 404,
	},
	{
		fault: 'conflict',
		code: 'RESOURCE_CONFLICT',
		exitCode: 21,
		delivery: 'refused',
		message: 'The server refused the request: Already invited by somebody else',
		httpStatus: 409,
	},
	{
		fault: 'rate-limited',
		code: 'RATE_LIMITED',
		exitCode: 50,
		delivery: 'refused',
		message: 'Too many requests.',
		retryable: true,
		httpStatus: 429,
	},
	{
		fault: 'rate-limited-long',
		code: 'RATE_LIMITED',
		exitCode: 50,
		delivery: 'refused',
		message: 'Too many requests.',
		hint: /3600 seconds/,
		retryAfter: 3600,
	},
	{
		fault: 'hostile-words',
		...invalid,
		message: /^The server refused the request: \*{8} .*second line x+…$/,
	},
];

function expectRow(error: InviteError, row: Row): void {
	const {fault: _, timeoutMs: __, message, hint, ...plain} = row;
	expect(error).toMatchObject(plain);
	if (typeof message === 'string') expect(error.message).toBe(message);
	else expect(error.message).toMatch(message);
	if (hint !== undefined) expect(error.hint).toMatch(hint);
	expect(error.message).not.toMatch(/gateway canary title/i);
	// The last four characters of the key may be shown, the word in the page and in the key may not.
	expectNoSecrets(everythingIn(error));
	expect(error.message).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
}

describe('a faulty answer to the invite', () => {
	it.each(rows)('$fault', async (row) => {
		const {server, api, lines} = await start({invite: row.fault}, row.timeoutMs);
		const error = await failureOf(api.inviteUser({email: 'jane@acme.com'}));
		expectRow(error, row);
		expect(server.posts).toBe(1);
		expect(server.redirected).toBe(0);
		expect(lines).toHaveLength(1);
		expectNoSecrets(lines.join('\n'));
	});

	it('claims neither way while in doubt', async () => {
		for (const fault of ['reset-after', 'reset-before', 'short-body', 'empty-success'] as const) {
			const {api} = await start({invite: fault});
			const error = await failureOf(api.inviteUser({email: 'jane@acme.com'}));
			expect(`${error.message} ${error.hint}`).not.toMatch(
				/nothing was sent|was sent|invited|failed/i,
			);
		}
	});

	it('remembers what took effect, so that the look-up finds it', async () => {
		const {server, api} = await start({invite: 'reset-after'});
		await failureOf(api.inviteUser({email: 'jane@acme.com'}));
		expect(server.invited).toEqual(['jane@acme.com']);
		await expect(api.findUser('jane@acme.com')).resolves.toMatchObject({state: 'invited'});
	});
});

describe('a faulty answer to a read', () => {
	const final = rows.filter(({fault}) => fault !== 'other-json');
	it.each(final)('$fault', async (row) => {
		const {server, api} = await start({reads: {roles: row.fault}}, row.timeoutMs);
		const error = await failureOf(api.listRoles({retries: 0}));
		expectRow(
			error,
			row.field && row.field !== 'customerContext' ? {...row, field: undefined as never} : row,
		);
		expect(server.requests).toHaveLength(1);
		expect(server.redirected).toBe(0);
	});

	it('does not take a missing list for an empty one', async () => {
		const {api} = await start({reads: {users: 'other-json'}});
		const error = await failureOf(api.findUser('jane@acme.com', {retries: 0}));
		expect(error).toMatchObject({code: 'API_SERVER_ERROR', httpStatus: 200});
	});
});

describe('retries', () => {
	speedUpClock();

	const transient: FaultName[] = ['reset-before', 'unavailable', 'short-body', 'rate-limited-1s'];
	it.each(transient)('a read gets over %s', async (fault) => {
		const {server, api} = await start({reads: {roles: [fault, 'none']}});
		await expect(api.listRoles()).resolves.toHaveLength(1);
		expect(server.requests).toHaveLength(2);
	});

	it('a read is tried three times', async () => {
		const {server, api} = await start({reads: {roles: 'unavailable'}});
		await failureOf(api.listRoles());
		expect(server.requests).toHaveLength(3);
	});

	it.each([
		'html-520',
		'html-524',
		'redirect',
		'empty-success',
		'unauthorized',
		'rate-limited-long',
	] as const)('a read is not repeated after %s', async (fault) => {
		const {server, api} = await start({reads: {roles: fault}});
		await failureOf(api.listRoles());
		expect(server.requests).toHaveLength(1);
	});

	it('an invite is never repeated, whatever is asked', async () => {
		const {server, api} = await start({invite: 'unavailable'});
		await failureOf(api.inviteUser({email: 'jane@acme.com'}, {retries: 5}));
		expect(server.posts).toBe(1);
	});

	it('a resend is repeated with the same key', async () => {
		const {server, api} = await start({actions: ['reset-after', 'none']});
		await api.resendInvite('x', {idempotencyKey: 'decision-1'});
		expect(server.requests.map(({headers}) => headers['idempotency-key'])).toEqual([
			'decision-1',
			'decision-1',
		]);
	});
});

describe('who', () => {
	it('a 403 names the address once validate said it', async () => {
		const {api} = await start({invite: 'forbidden'});
		await api.validate();
		const error = await failureOf(api.inviteUser({email: 'jane@acme.com'}));
		expect(error.message).toBe('admin@acme.com may not invite people here.');
	});
});

describe('abort', () => {
	async function untilReceived(server: FaultServer): Promise<void> {
		while (server.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
	}
	const calls: Array<[string, (api: Api, signal: AbortSignal) => Promise<unknown>]> = [
		['an invite', (api, signal) => api.inviteUser({email: 'jane@acme.com'}, {signal})],
		['a read', (api, signal) => api.listRoles({signal})],
		['a cancel', (api, signal) => api.cancelInvite('x', {signal, idempotencyKey: 'k'})],
	];

	it.each(calls)('ends %s under way, in doubt', async (_, call) => {
		const {server, api} = await start({invite: 'hang', reads: {roles: 'hang'}, actions: 'hang'});
		const controller = new AbortController();
		const failure = failureOf(call(api, controller.signal));
		await untilReceived(server);
		controller.abort();
		expect(await failure).toMatchObject({code: 'ABORTED', exitCode: 130, delivery: 'in-doubt'});
	});

	it.each(calls)('keeps %s from starting', async (_, call) => {
		const {server, api} = await start({});
		const error = await failureOf(call(api, AbortSignal.abort()));
		expect(error).toMatchObject({code: 'ABORTED', delivery: 'never-sent'});
		expect(server.requests).toHaveLength(0);
	});

	it('ends the wait before a retry', async () => {
		const {server, api} = await start({reads: {roles: 'rate-limited-1s'}});
		const controller = new AbortController();
		const failure = failureOf(api.listRoles({signal: controller.signal, retries: 100}));
		await untilReceived(server);
		controller.abort();
		expect(await failure).toMatchObject({code: 'ABORTED'});
		expect(server.requests).toHaveLength(1);
	});
});

it.each(['gzip-bomb', 'huge'] as const)('%s does not fill the memory', async (fault) => {
	const {api} = await start({reads: {roles: fault}});
	const before = process.memoryUsage.rss();
	await failureOf(api.listRoles({retries: 0}));
	expect(process.memoryUsage.rss() - before).toBeLessThan(100 * 1024 * 1024);
});

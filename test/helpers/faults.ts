import {once} from 'node:events';
import type {ServerResponse} from 'node:http';
import {setTimeout as delay} from 'node:timers/promises';
import {createGzip} from 'node:zlib';
import {sendJson} from './http-server.ts';

/** What a fault needs to know. */
export type FaultScene = {
	response: ServerResponse;
	/** What a healthy server would have answered. */
	healthy: {status: number; body: unknown};
	/** Where the redirect leads. */
	redirectTo: string;
};

/** One way to answer badly. */
export type FaultHandler = {
	/** Whether the invite is made nevertheless, unless the test says otherwise. */
	takesEffect: boolean;
	act(scene: FaultScene): void | Promise<void>;
};

const page = '<html><head><title>Gateway canary title</title></head><body>nope</body></html>';

function html(status: number) {
	return ({response}: FaultScene): void => {
		response.writeHead(status, {'content-type': 'text/html'});
		response.end(page);
	};
}

function json(status: number, body: unknown, headers: Record<string, string> = {}) {
	return ({response}: FaultScene): void =>
		sendJson(response, status, body, {'request-id': 'req_fault', ...headers});
}

const wholeBytes = 300 * 1024 * 1024;
const chunk = Buffer.alloc(64 * 1024, ' ');

/** Writes 300 MB, as fast as they are taken, until the other side has enough. */
async function pour(
	target: NodeJS.WritableStream,
	isClosed: () => boolean,
	closed: Promise<unknown>,
): Promise<void> {
	for (let sent = 0; sent < wholeBytes && !isClosed(); sent += chunk.length) {
		if (!target.write(chunk)) await Promise.race([once(target, 'drain'), closed]);
	}
	target.end();
}

async function pourPlain({response}: FaultScene): Promise<void> {
	response.writeHead(200, {'content-type': 'application/json'});
	await pour(response, () => response.destroyed, once(response, 'close'));
}

async function pourGzip({response}: FaultScene): Promise<void> {
	response.writeHead(200, {'content-type': 'application/json', 'content-encoding': 'gzip'});
	const gzip = createGzip({level: 9});
	gzip.pipe(response);
	await pour(gzip, () => response.destroyed, once(response, 'close'));
}

function drip({response}: FaultScene): void {
	response.writeHead(200, {'content-type': 'application/json'});
	response.write('{');
	const timer = setInterval(() => response.write(' '), 50);
	response.once('close', () => clearInterval(timer));
}

/** Every fault by name. */
const faults = {
	none: {
		takesEffect: true,
		act: ({response, healthy}) => sendJson(response, healthy.status, healthy.body),
	},
	'reset-before': {
		takesEffect: false,
		act: ({response}) => void response.socket?.resetAndDestroy(),
	},
	'reset-after': {takesEffect: true, act: ({response}) => void response.socket?.resetAndDestroy()},
	hang: {takesEffect: false, act: () => {}},
	slow: {
		takesEffect: true,
		act: async ({response, healthy}) => {
			await delay(1500);
			if (!response.destroyed) sendJson(response, healthy.status, healthy.body);
		},
	},
	drip: {takesEffect: true, act: drip},
	'short-body': {
		takesEffect: true,
		act: ({response, healthy}) => {
			const text = JSON.stringify(healthy.body);
			response.writeHead(healthy.status, {'content-length': String(text.length + 100)});
			response.write(text);
			response.socket?.end();
		},
	},
	'empty-success': {takesEffect: true, act: ({response}) => void response.writeHead(200).end()},
	'truncated-json': {
		takesEffect: true,
		act: ({response, healthy}) => void response.end(JSON.stringify(healthy.body).slice(0, -5)),
	},
	'other-json': {takesEffect: true, act: json(200, {message: 'queued'})},
	'broken-gzip': {
		takesEffect: true,
		act: ({response}) => void response.writeHead(200, {'content-encoding': 'gzip'}).end('no gzip'),
	},
	'gzip-bomb': {takesEffect: true, act: pourGzip},
	huge: {takesEffect: true, act: pourPlain},
	'html-200': {takesEffect: false, act: html(200)},
	'html-403': {takesEffect: false, act: html(403)},
	'html-502': {takesEffect: false, act: html(502)},
	'html-520': {takesEffect: true, act: html(520)},
	'html-524': {takesEffect: true, act: html(524)},
	redirect: {
		takesEffect: false,
		act: ({response, redirectTo}) => void response.writeHead(307, {location: redirectTo}).end(),
	},
	'bad-request': {takesEffect: false, act: json(400, {error: 'jobTitle: not one of the list'})},
	duplicate: {takesEffect: false, act: json(400, {error: 'User already exists'})},
	'tenant-required': {
		takesEffect: false,
		act: json(400, {title: 'Bad Request', code: 'tenant_id_required', detail: 'Several tenants'}),
	},
	'tenant-mismatch': {takesEffect: false, act: json(400, {error: 'tenant_id_mismatch'})},
	unauthorized: {takesEffect: false, act: json(401, {error: 'Invalid API key'})},
	forbidden: {takesEffect: false, act: json(403, {error: 'Missing usersManager'})},
	'not-found': {takesEffect: false, act: json(404, {error: 'no such thing'})},
	conflict: {takesEffect: false, act: json(409, {error: 'Already invited by somebody else'})},
	'problem-422': {
		takesEffect: false,
		act: ({response}) =>
			sendJson(
				response,
				422,
				{
					title: 'Unprocessable',
					detail: 'roleId does not exist',
					code: 'invalid',
					retryable: false,
				},
				{'content-type': 'application/problem+json', 'request-id': 'req_fault'},
			),
	},
	'request-timeout': {takesEffect: false, act: json(408, {error: 'timeout'})},
	'rate-limited': {takesEffect: false, act: json(429, {error: 'slow down'})},
	'rate-limited-1s': {
		takesEffect: false,
		act: json(429, {error: 'slow down'}, {'retry-after': '1'}),
	},
	'rate-limited-long': {
		takesEffect: false,
		act: json(429, {error: 'slow down'}, {'retry-after': '3600'}),
	},
	'dropped-rows': {takesEffect: false, act: json(200, {users: [{id: 'u-1'}], rowCount: 1})},
	'part-of-rows': {takesEffect: false, act: json(200, {users: [], rowCount: 3})},
	'server-error': {takesEffect: false, act: json(500, {error: 'boom'})},
	unavailable: {takesEffect: false, act: json(503, {error: 'later'})},
	'hostile-words': {
		takesEffect: false,
		act: json(400, {
			error:
				'\u001b]0;owned\u0007Bearer test-key-0000-canary \u202etest-\u0000key-0000-canary\nsecond line ' +
				'x'.repeat(1000),
		}),
	},
} satisfies Record<string, FaultHandler>;

/** The name of a fault; `none` answers as it should. */
export type FaultName = keyof typeof faults;

/** Every fault there is, healthy answers among them. */
export const faultNames = Object.keys(faults) as FaultName[];

/** The fault by that name. */
export function faultOf(name: FaultName): FaultHandler {
	return faults[name];
}

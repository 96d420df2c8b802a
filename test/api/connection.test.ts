import {execFile} from 'node:child_process';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import net from 'node:net';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {inspect, promisify} from 'node:util';
import {afterEach, describe, expect, it} from 'vitest';
import {createApi} from '../../source/api/client.ts';
import {describeKey} from '../../source/api/key.ts';
import type {InviteError} from '../../source/errors.ts';
import {listen} from '../helpers/http-server.ts';
import {startProxyServer} from '../helpers/proxy-server.ts';
import {startTlsServer} from '../helpers/tls-server.ts';

const open: Array<{close(): Promise<void>}> = [];
function keep<T extends {close(): Promise<void>}>(server: T): T {
	open.push(server);
	return server;
}
afterEach(async () => {
	await Promise.all(open.splice(0).map((server) => server.close()));
});

const key = 'test-key-0000-canary';

async function failToInvite(
	baseUrl: string,
	env: Record<string, string> = {},
): Promise<InviteError> {
	const api = createApi({
		baseUrl,
		key,
		keyDescription: describeKey(key, 'DCI_API_KEY'),
		env,
		connectTimeoutMs: 2000,
	});
	const error: InviteError = await api.inviteUser({email: 'jane@acme.com'}).then(
		() => expect.unreachable(),
		(reason) => reason,
	);
	expect(error).toMatchObject({
		code: 'NETWORK_ERROR',
		exitCode: 41,
		delivery: 'never-sent',
		retryable: true,
		hint: expect.stringContaining('Nothing was sent.'),
	});
	const everything = inspect(error, {depth: 50, showHidden: true}) + JSON.stringify(error);
	expect(everything).not.toMatch(/canary|bearer|secret-word/i);
	return error;
}

async function closedPort(): Promise<number> {
	const {port, close} = await listen(net.createServer());
	await close();
	return port;
}

/** Takes connections and says nothing. */
async function startSilentServer() {
	return keep(await listen(net.createServer()));
}

describe('unreachable', () => {
	it('a closed port', async () => {
		const port = await closedPort();
		const error = await failToInvite(`http://127.0.0.1:${port}`);
		expect(error.message).toBe(`Could not reach 127.0.0.1:${port}: the connection was refused.`);
		expect(error.hint).toContain('HTTPS_PROXY');
		expect(error.cause).toMatchObject({code: 'ECONNREFUSED'});
	});

	it('a name that does not exist', async () => {
		const error = await failToInvite('https://api.test.invalid');
		expect(error.message).toMatch(
			/^Could not reach api\.test\.invalid: (?:there is no host of that name|its name could not be looked up)\.$/,
		);
	});

	it('a server that never finishes the handshake', async () => {
		const {port} = await startSilentServer();
		const error = await failToInvite(`https://127.0.0.1:${port}`);
		expect(error.message).toBe(
			`Could not reach 127.0.0.1:${port}: no connection was made in time.`,
		);
	});

	it('a server that hangs up during the handshake', async () => {
		const {port} = keep(await listen(net.createServer((socket) => socket.resetAndDestroy())));
		const error = await failToInvite(`https://127.0.0.1:${port}`);
		expect(error.message).toMatch(/: the connection was closed immediately\.$/);
	});

	it('a server that speaks no TLS', async () => {
		const {port} = keep(
			await listen(net.createServer((socket) => socket.end('HTTP/1.1 400 Bad\r\n\r\n'))),
		);
		const error = await failToInvite(`https://127.0.0.1:${port}`);
		expect(error.message).toMatch(/: no secure connection could be made\.$/);
	});

	it('an authority nobody knows', async () => {
		const server = keep(await startTlsServer());
		const error = await failToInvite(server.baseUrl);
		expect(error.message).toMatch(/an authority this computer does not know\.$/);
		expect(error.hint).toContain('NODE_EXTRA_CA_CERTS');
		expect(server.requests).toHaveLength(0);
	});
});

describe('proxies', () => {
	const base = 'https://api.test.invalid';

	it('one that asks for a password', async () => {
		const proxy = keep(await startProxyServer({refuseWith: 407}));
		const error = await failToInvite(base, {HTTPS_PROXY: `http://me:secret-word@${proxy.host}`});
		expect(error.message).toBe(
			`Could not reach api.test.invalid: the proxy ${proxy.host} asks for a user name and password.`,
		);
		expect(proxy.connects).toHaveLength(1);
		expect(proxy.connects[0]?.target).toBe('api.test.invalid:443');
		expect(proxy.connects[0]?.headers).not.toHaveProperty('authorization');
	});

	it('one that refuses', async () => {
		const proxy = keep(await startProxyServer({refuseWith: 503}));
		const error = await failToInvite(base, {https_proxy: proxy.host});
		expect(error.message).toBe(
			`Could not reach api.test.invalid: the proxy ${proxy.host} answered 503.`,
		);
	});

	it('one that is not there', async () => {
		const port = await closedPort();
		const error = await failToInvite(base, {
			HTTPS_PROXY: `http://me:secret-word@127.0.0.1:${port}`,
		});
		expect(error.message).toBe(
			`Could not reach api.test.invalid through the proxy 127.0.0.1:${port}: the connection was refused.`,
		);
		expect(error.hint).toContain('HTTPS_PROXY');
	});

	it('one that never answers', async () => {
		const {port} = await startSilentServer();
		const error = await failToInvite(base, {HTTPS_PROXY: `http://127.0.0.1:${port}`});
		expect(error.message).toMatch(/through the proxy .*: no connection was made in time\.$/);
	});

	it('a certificate behind it that nobody knows', async () => {
		const server = keep(await startTlsServer({host: 'api.test.invalid'}));
		const proxy = keep(await startProxyServer({tunnelTo: server.port}));
		const error = await failToInvite(base, {HTTPS_PROXY: `http://${proxy.host}`});
		expect(error.message).toMatch(/an authority this computer does not know\.$/);
		expect(error.hint).toContain('NODE_EXTRA_CA_CERTS');
	});

	it('is not used for this machine', async () => {
		const proxy = keep(await startProxyServer({refuseWith: 407}));
		const port = await closedPort();
		const env = {HTTPS_PROXY: `http://${proxy.host}`, HTTP_PROXY: `http://${proxy.host}`};
		await failToInvite(`http://127.0.0.1:${port}`, env);
		await failToInvite(`https://127.0.0.1:${port}`, env);
		expect(proxy.connects).toHaveLength(0);
	});

	it('carries a call to its end, slower than the limit for connecting', async () => {
		const server = keep(await startTlsServer({host: 'api.test.invalid', delayMs: 1500}));
		const proxy = keep(await startProxyServer({tunnelTo: server.port}));
		const folder = await mkdtemp(path.join(tmpdir(), 'dci-invite-ca-'));
		const file = path.join(folder, 'ca.pem');
		await writeFile(file, server.cert);
		const client = path.resolve(import.meta.dirname, '../../source/api/client.ts');
		const script = `
			const {createApi} = await import(${JSON.stringify(client)});
			const api = createApi({
				baseUrl: '${base}',
				key: '${key}',
				keyDescription: {source: 'x', masked: 'x'},
				connectTimeoutMs: 1000,
				env: {HTTPS_PROXY: 'http://me:word@${proxy.host}'},
			});
			console.log(JSON.stringify(await api.listRoles()));
		`;
		const {stdout} = await promisify(execFile)(
			process.execPath,
			['--input-type=module', '--eval', script],
			{env: {PATH: process.env['PATH'], NODE_EXTRA_CA_CERTS: file}},
		).finally(() => rm(folder, {recursive: true}));
		expect(JSON.parse(stdout)).toEqual([{id: 'role-viewer', name: 'Viewer'}]);
		expect(proxy.connects[0]?.headers['proxy-authorization']).toMatch(/^Basic /);
		expect(server.requests[0]?.headers.authorization).toBe(`Bearer ${key}`);
	});
});

import {createServer} from 'node:net';
import {words} from '../../source/words/words.ts';
import type {FaultServerOptions} from './fault-server.ts';
import {startFaultServer} from './fault-server.ts';
import {listen} from './http-server.ts';
import {startProxyServer} from './proxy-server.ts';
import {startTlsServer} from './tls-server.ts';

/** A world in which something goes wrong. */
export type Scene = {
	env: Record<string, string>;
	args: string[];
	/** What the review says before the invite is sent. */
	says: string;
	/** How many invites arrived, and how many requests came to where a redirect led. */
	posts(): number;
	redirected(): number;
	/** The bodies of the invites that were accepted. */
	invited(): string[];
	close(): Promise<void>;
};

/** The key in every scene; it must not be seen anywhere. */
export const canary = 'test-key-0000-canary';

function faulty(options: FaultServerOptions, args: string[] = []) {
	return async (): Promise<Scene> => {
		const server = await startFaultServer(options);
		return {
			env: {DCI_API_KEY: canary, DCI_API_BASE_URL: server.baseUrl},
			args,
			says: words.guide.readyToInvite,
			posts: () => server.posts,
			redirected: () => server.redirected,
			invited: () => server.invited,
			close: server.close,
		};
	};
}

function elsewhere(
	baseUrl: string,
	env: Record<string, string>,
	close: () => Promise<void>,
): Scene {
	return {
		env: {DCI_API_KEY: canary, DCI_API_BASE_URL: baseUrl, ...env},
		args: [],
		says: words.guide.couldNotCheckPerson('jane@acme.com'),
		posts: () => 0,
		redirected: () => 0,
		invited: () => [],
		close,
	};
}

/** The scene of each row of the first table in `test/faults.md`. */
export const scenes: Record<string, () => Promise<Scene>> = {
	'reset-before': faulty({invite: 'reset-before'}),
	'reset-after': faulty({invite: 'reset-after'}),
	hang: faulty({invite: 'hang'}, ['--timeout', '2']),
	'hang-after': faulty({invite: 'hang', takesEffect: true}, ['--timeout', '2']),
	drip: faulty({invite: 'drip'}, ['--timeout', '2']),
	'short-body': faulty({invite: 'short-body'}),
	'empty-success': faulty({invite: 'empty-success'}),
	'truncated-json': faulty({invite: 'truncated-json'}),
	'other-json': faulty({invite: 'other-json'}),
	'broken-gzip': faulty({invite: 'broken-gzip'}),
	'gzip-bomb': faulty({invite: 'gzip-bomb'}),
	huge: faulty({invite: 'huge'}),
	'html-200': faulty({invite: 'html-200'}),
	'html-403': faulty({invite: 'html-403'}),
	'html-502': faulty({invite: 'html-502'}),
	'html-520': faulty({invite: 'html-520'}),
	'html-524': faulty({invite: 'html-524'}),
	redirect: faulty({invite: 'redirect'}),
	'bad-request': faulty({invite: 'bad-request'}),
	'problem-422': faulty({invite: 'problem-422'}),
	'tenant-required': faulty({invite: 'tenant-required'}),
	'tenant-mismatch': faulty({invite: 'tenant-mismatch'}),
	unauthorized: faulty({invite: 'unauthorized'}),
	forbidden: faulty({invite: 'forbidden'}),
	'not-found': faulty({invite: 'not-found'}),
	conflict: faulty({invite: 'conflict'}),
	'request-timeout': faulty({invite: 'request-timeout'}),
	'rate-limited': faulty({invite: 'rate-limited'}),
	'rate-limited-once': faulty({invite: ['rate-limited-1s', 'none']}),
	'rate-limited-long': faulty({invite: 'rate-limited-long'}),
	'server-error': faulty({invite: 'server-error'}),
	unavailable: faulty({invite: 'unavailable'}),
	'hostile-words': faulty({invite: 'hostile-words'}),
	'doubt-unresolved': faulty({invite: 'server-error', reads: {users: ['none', 'server-error']}}),
	'doubt-dropped-rows': faulty({invite: 'server-error', reads: {users: ['none', 'dropped-rows']}}),
	'doubt-part-of-rows': faulty({invite: 'server-error', reads: {users: ['none', 'part-of-rows']}}),
	'doubt-late-answer': faulty({
		invite: 'reset-after',
		reads: {users: ['none', 'server-error', 'none']},
	}),
	'look-up-unauthorized': faulty({reads: {users: 'unauthorized'}}),
	'refused-connection': async () => {
		const server = await listen(createServer());
		await server.close();
		return elsewhere(`http://127.0.0.1:${server.port}`, {}, async () => {});
	},
	'dns-failure': async () => elsewhere('https://nowhere.invalid', {}, async () => {}),
	'tls-unknown-authority': async () => {
		const server = await startTlsServer();
		return elsewhere(server.baseUrl, {}, server.close);
	},
	'proxy-refuses': async () => {
		const proxy = await startProxyServer({refuseWith: 407});
		const env = {HTTPS_PROXY: `http://someone:proxy-password@${proxy.host}`};
		return elsewhere('https://nowhere.invalid', env, proxy.close);
	},
};

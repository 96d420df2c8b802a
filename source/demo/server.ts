import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import {setTimeout as wait} from 'node:timers/promises';
import {type DemoAccount, demoAccounts} from './accounts.ts';
import {type Reply, refuse} from './reply.ts';
import type {Outcome} from './request.ts';
import {newRequestId} from './request-id.ts';
import {answer} from './routes.ts';
import {createState} from './state.ts';

/** How the embedded API behaves. */
export type DemoApiOptions = {
	/** Any free port unless told. */
	port?: number;
	/** The ordinary account's key, instead of its own. */
	key?: string;
	/** How long every read takes, in milliseconds; 150 unless told, so that it feels like a network. */
	latencyMs?: number;
	/** How long the answer for `slow@example.com` takes, in milliseconds; 8,000 unless told. */
	slowMs?: number;
};

/** A running embedded API. */
export type DemoApi = {
	/** Its address, on loopback. */
	baseUrl: string;
	/** The ordinary account's key. */
	key: string;
	/** Every account, the ordinary one first. */
	accounts: readonly DemoAccount[];
	/** Ends it and all connections. */
	close(): Promise<void>;
};

const defaultLatencyMs = 150;
const defaultSlowMs = 8000;

/** Starts the embedded API: real HTTP on loopback, everything in memory. Rejects when the port is taken. */
export async function startDemoApi(options: DemoApiOptions = {}): Promise<DemoApi> {
	const [ordinary, ...others] = demoAccounts;
	const key = options.key ?? ordinary.key;
	const accounts = [{...ordinary, key}, ...others];
	const state = createState();
	const closing = new AbortController();
	function pause(ms: number): Promise<void> {
		return wait(ms, undefined, {signal: closing.signal}).catch(() => undefined);
	}

	async function carryOut(outcome: Outcome, response: ServerResponse): Promise<void> {
		if (outcome.kind === 'drop') {
			response.destroy();
			return;
		}
		if (outcome.kind === 'slow-reply') await pause(options.slowMs ?? defaultSlowMs);
		if (!response.destroyed) send(response, outcome.reply);
	}

	async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const {pathname, searchParams} = new URL(request.url ?? '/', 'http://demo.invalid');
		const method = request.method ?? 'GET';
		const body = await readBody(request);
		if (body === undefined) {
			send(response, refuse(400, 'The body is too large'));
			return;
		}
		if (method === 'GET') await pause(options.latencyMs ?? defaultLatencyMs);
		const {headers} = request;
		const requestId = newRequestId();
		const outcome = answer(
			{method, path: pathname, query: searchParams, headers, body, requestId},
			state,
			accounts,
		);
		await carryOut(outcome, response);
	}

	const server = createServer((request, response) => {
		// Whoever hung up does not wait for an answer.
		serve(request, response).catch(() => response.destroy());
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(options.port ?? 0, '127.0.0.1', resolve);
	});
	const address = server.address();
	const port = typeof address === 'object' && address !== null ? address.port : options.port;
	return {
		baseUrl: `http://127.0.0.1:${port}`,
		key,
		accounts,
		close: () =>
			new Promise((resolve) => {
				closing.abort();
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

function send(response: ServerResponse, {status, body, isProblem = false, headers}: Reply): void {
	const type = isProblem ? 'application/problem+json' : 'application/json';
	response.writeHead(status, {'content-type': `${type}; charset=utf-8`, ...headers});
	response.end(JSON.stringify(body));
}

const maxBodyBytes = 1024 * 1024;

async function readBody(request: IncomingMessage): Promise<string | undefined> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of request as AsyncIterable<Buffer>) {
		size += chunk.length;
		if (size > maxBodyBytes) return undefined;
		chunks.push(chunk);
	}
	return Buffer.concat(chunks).toString('utf8');
}

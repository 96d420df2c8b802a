import type {ClientRequest, Agent as HttpAgent, IncomingHttpHeaders} from 'node:http';
import type {Agent as HttpsAgent} from 'node:https';
import type {Socket} from 'node:net';
import type {TLSSocket} from 'node:tls';
import got from 'got';

/** One request and its limits. */
export type Exchange = {
	method: 'GET' | 'POST';
	url: URL;
	headers: Record<string, string>;
	/** The body, sent as JSON. */
	json?: object;
	agent: {http: HttpAgent; https: HttpsAgent};
	/** Milliseconds until the connection must stand, TLS included. */
	connectTimeoutMs: number;
	/** Milliseconds for the whole exchange. */
	answerTimeoutMs: number;
	signal?: AbortSignal | undefined;
};

/** Why there is no whole answer. */
type FaultReason = 'aborted' | 'connect-timeout' | 'answer-timeout' | 'too-large' | 'broken';

/** An exchange that ended without a whole answer. */
export type Fault = {
	kind: 'fault';
	reason: FaultReason;
	/** Whether the connection stood, TLS included: only then can anything have reached the service. */
	connected: boolean;
	/** The system's code, such as `ECONNRESET`. */
	code?: string;
	/** The system's words, not yet fit to be shown. */
	detail?: string;
	/** The status of an answer whose body did not arrive. */
	status?: number;
	/** The status a proxy answered with instead of connecting. */
	proxyStatus?: number;
};

/** A whole answer, whatever its status. */
export type Answer = {kind: 'answer'; status: number; headers: IncomingHttpHeaders; text: string};

/** The most bytes of an answer that are read, after decompression. */
const maxAnswerBytes = 5 * 1024 * 1024;

/** Sends one request once and reads the answer within the limits. Never rejects. */
export async function exchange(request: Exchange): Promise<Answer | Fault> {
	const controller = new AbortController();
	let reason: FaultReason = 'broken';
	let connected = false;
	let status: number | undefined;
	function stop(why: FaultReason): void {
		if (controller.signal.aborted) return;
		reason = why;
		controller.abort();
	}
	function abort(): void {
		stop('aborted');
	}
	function fault(thrown?: unknown): Fault {
		return {
			kind: 'fault',
			reason,
			connected,
			...(reason === 'broken' ? describeThrown(thrown) : {}),
			...(status === undefined ? {} : {status}),
		};
	}
	if (request.signal?.aborted) {
		reason = 'aborted';
		return fault();
	}
	request.signal?.addEventListener('abort', abort, {once: true});
	const connectTimer = setTimeout(stop, request.connectTimeoutMs, 'connect-timeout');
	const answerTimer = setTimeout(stop, request.answerTimeoutMs, 'answer-timeout');
	try {
		const stream = got.stream(request.url, {
			method: request.method,
			headers: request.headers,
			...bodyOf(request),
			agent: request.agent,
			followRedirect: false,
			throwHttpErrors: false,
			retry: {limit: 0},
			signal: controller.signal,
		});
		stream.once('request', (sent: ClientRequest) => {
			onConnected(sent, () => {
				connected = true;
				clearTimeout(connectTimer);
			});
		});
		let headers: IncomingHttpHeaders = {};
		stream.once('response', (response: {statusCode: number; headers: IncomingHttpHeaders}) => {
			status = response.statusCode;
			headers = response.headers;
		});
		const chunks: Uint8Array[] = [];
		let size = 0;
		for await (const chunk of stream as AsyncIterable<Uint8Array>) {
			size += chunk.byteLength;
			if (size > maxAnswerBytes) {
				stop('too-large');
				return fault();
			}
			chunks.push(chunk);
		}
		if (status === undefined || controller.signal.aborted) return fault();
		return {kind: 'answer', status, headers, text: Buffer.concat(chunks).toString('utf8')};
	} catch (thrown) {
		return fault(thrown);
	} finally {
		clearTimeout(connectTimer);
		clearTimeout(answerTimer);
		request.signal?.removeEventListener('abort', abort);
	}
}

function describeThrown(thrown: unknown): Pick<Fault, 'code' | 'detail' | 'proxyStatus'> {
	const {code: ownCode, message, cause} = asThrown(thrown);
	const {code: causeCode, statusCode} = asThrown(cause);
	// A broken compression is called a read error on top; what it was stands below.
	const code = typeof causeCode === 'string' ? causeCode : ownCode;
	return {
		...(typeof code === 'string' ? {code} : {}),
		...(typeof message === 'string' ? {detail: message} : {}),
		...(typeof statusCode === 'number' ? {proxyStatus: statusCode} : {}),
	};
}

type Thrown = {code?: unknown; message?: unknown; statusCode?: unknown; cause?: unknown};

function asThrown(value: unknown): Thrown {
	return typeof value === 'object' && value !== null ? value : {};
}

/** A POST without a body must say so, or the stream waits for one to be written. */
function bodyOf({method, json}: Exchange): {json: object} | {body: string} | undefined {
	if (json !== undefined) return {json};
	return method === 'POST' ? {body: ''} : undefined;
}

/** Calls back once the request's connection stands: at once for one that came ready, as through a proxy. */
function onConnected(request: ClientRequest, callback: () => void): void {
	function watch(socket: Socket | TLSSocket): void {
		if (stands(socket)) callback();
		else socket.once('encrypted' in socket ? 'secureConnect' : 'connect', callback);
	}
	if (request.socket) watch(request.socket);
	else request.once('socket', watch);
}

function stands(socket: Socket | TLSSocket): boolean {
	return !socket.connecting && (!('encrypted' in socket) || socket.authorized);
}

import type http from 'node:http';
import type {IncomingMessage, ServerResponse} from 'node:http';
import type {Server as HttpsServer} from 'node:https';
import type {AddressInfo, Server, Socket} from 'node:net';

/** A request as a test server received it. */
export type RecordedRequest = {
	method: string;
	/** Without the query. */
	path: string;
	/** The query as it was sent, without the question mark. */
	rawQuery: string;
	query: Record<string, string>;
	headers: http.IncomingHttpHeaders;
	body: string;
};

/** A server on loopback and how to end it with all its connections. */
export type Listening = {port: number; close(): Promise<void>};

/** Listens on any free loopback port. */
export async function listen(server: Server | http.Server | HttpsServer): Promise<Listening> {
	const sockets = new Set<Socket>();
	server.on('connection', (socket: Socket) => {
		sockets.add(socket);
		socket.on('error', () => {});
		socket.once('close', () => sockets.delete(socket));
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(0, '127.0.0.1', resolve);
	});
	return {
		port: (server.address() as AddressInfo).port,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				for (const socket of sockets) socket.destroy();
			}),
	};
}

/** Reads a request to its end. */
export async function record(request: IncomingMessage): Promise<RecordedRequest> {
	const {method = '', url = '/', headers} = request;
	const chunks: Buffer[] = [];
	for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
	const [path = '', rawQuery = ''] = url.split('?', 2);
	return {
		method,
		path,
		rawQuery,
		query: Object.fromEntries(new URLSearchParams(rawQuery)),
		headers,
		body: Buffer.concat(chunks).toString('utf8'),
	};
}

/** Answers with JSON. */
export function sendJson(
	response: ServerResponse,
	status: number,
	body: unknown,
	headers: Record<string, string> = {},
): void {
	response.writeHead(status, {'content-type': 'application/json', ...headers});
	response.end(JSON.stringify(body));
}

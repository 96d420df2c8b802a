import https from 'node:https';
import {setTimeout as wait} from 'node:timers/promises';
import {listen, type RecordedRequest, record, sendJson} from './http-server.ts';
import {makeSelfSigned} from './self-signed.ts';

/** An https server whose certificate nobody knows. */
export type TlsServer = {
	baseUrl: string;
	port: number;
	/** Its certificate as PEM, for `NODE_EXTRA_CA_CERTS`. */
	cert: string;
	requests: RecordedRequest[];
	close(): Promise<void>;
};

/** What its certificate is for, besides 127.0.0.1, and how long its answers take. */
export type TlsServerOptions = {host?: string; delayMs?: number};

/** Starts it on loopback. It has one role to list. */
export async function startTlsServer({
	host = 'localhost',
	delayMs = 0,
}: TlsServerOptions = {}): Promise<TlsServer> {
	const requests: RecordedRequest[] = [];
	const {cert, key} = makeSelfSigned(host);
	const server = https.createServer({cert, key}, async (request, response) => {
		requests.push(await record(request));
		await wait(delayMs);
		sendJson(response, 200, {roles: [{id: 'role-viewer', name: 'Viewer'}]});
	});
	server.on('tlsClientError', () => {});
	const {port, close} = await listen(server);
	return {baseUrl: `https://127.0.0.1:${port}`, port, cert, requests, close};
}

import http, {type IncomingHttpHeaders} from 'node:http';
import {connect} from 'node:net';
import {listen} from './http-server.ts';

/** A proxy for CONNECT. */
export type ProxyServer = {
	/** `127.0.0.1:<port>` */
	host: string;
	/** What it was asked to connect to, and how. */
	connects: Array<{target: string; headers: IncomingHttpHeaders}>;
	close(): Promise<void>;
};

/** Starts one that answers every CONNECT with the status, or tunnels all of them to the port on loopback. */
export async function startProxyServer(
	behaviour: {refuseWith: number} | {tunnelTo: number},
): Promise<ProxyServer> {
	const connects: ProxyServer['connects'] = [];
	const server = http.createServer((_, response) => void response.writeHead(400).end());
	server.on('connect', (request, socket, head) => {
		connects.push({target: request.url ?? '', headers: request.headers});
		if ('refuseWith' in behaviour) {
			socket.end(`HTTP/1.1 ${behaviour.refuseWith} Refused\r\ncontent-length: 0\r\n\r\n`);
			return;
		}
		const upstream = connect(behaviour.tunnelTo, '127.0.0.1', () => {
			socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
			upstream.write(head);
			upstream.pipe(socket).pipe(upstream);
		});
		upstream.on('error', () => socket.destroy());
		socket.on('error', () => upstream.destroy());
		socket.on('close', () => upstream.destroy());
	});
	const {port, close} = await listen(server);
	return {host: `127.0.0.1:${port}`, connects, close};
}

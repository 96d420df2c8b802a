import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';

/** A loopback service that measures our side only. */
export type BenchServer = {
	/** Its base, for `DCI_API_BASE_URL`. */
	url: string;
	close: () => void;
};

/**
 * Answers every read after `delay` milliseconds, with empty lists but for the roles, and every invite
 * with 201.
 * Resolves when it listens on a free port.
 */
export async function startServer(delay: number, roles: unknown[] = []): Promise<BenchServer> {
	const server = createServer((request, response) => {
		request.resume();
		setTimeout(() => {
			const isInvite = request.method === 'POST';
			response.writeHead(isInvite ? 201 : 200, {'content-type': 'application/json'});
			response.end(JSON.stringify(isInvite ? invited : listFor(request.url ?? '', roles)));
		}, delay);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const {port} = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		close: () => {
			server.closeAllConnections();
			server.close();
		},
	};
}

const invited = {
	message: 'invited',
	user: {id: 'user-1', email: 'jane@acme.test', status: 'invited'},
};

function listFor(path: string, roles: unknown[]): unknown {
	if (path.includes('/validate')) {
		return {domain: 'acme.test', email: 'admin@acme.test'};
	}
	if (path.includes('/roles')) {
		return {roles};
	}
	if (path.includes('/organizations')) {
		return {organizations: [], rowCount: 0};
	}
	return {users: [], rowCount: 0};
}

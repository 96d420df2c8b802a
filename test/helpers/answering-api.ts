import {createServer} from 'node:http';
import {createApi} from '../../source/api/client.ts';
import {describeKey} from '../../source/api/key.ts';
import type {Api, ApiOptions} from '../../source/api/types.ts';
import {listen, type RecordedRequest, record} from './http-server.ts';

/** An answer as a server gives it. */
export type GivenAnswer = {status?: number; headers?: Record<string, string>; body: unknown};

/** A client of a server that gives the same answer to everything, and what was asked. Close it after the test. */
export async function startAnsweringApi(
	{status = 200, headers = {}, body}: GivenAnswer,
	options: Partial<ApiOptions> = {},
): Promise<{api: Api; requests: RecordedRequest[]; close(): Promise<void>}> {
	const requests: RecordedRequest[] = [];
	const server = createServer(async (request, response) => {
		requests.push(await record(request));
		response.writeHead(status, {'content-type': 'application/json', ...headers});
		response.end(typeof body === 'string' ? body : JSON.stringify(body));
	});
	const {port, close} = await listen(server);
	const key = 'test-key-0000-canary';
	const api = createApi({
		baseUrl: `http://127.0.0.1:${port}`,
		key,
		keyDescription: describeKey(key, 'DCI_API_KEY'),
		env: {},
		...options,
	});
	return {api, requests, close};
}

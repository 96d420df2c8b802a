import {demoKey} from '../../source/demo/demo-key.ts';

/** A request as it is put on the wire, without the program's client. */
export type Raw = {
	method?: string;
	headers?: Record<string, string>;
	body?: string;
	key?: string;
};

/** Asks a server by hand, with the ordinary account's key unless told otherwise. */
export async function ask(
	{baseUrl}: {baseUrl: string},
	path: string,
	{method = 'GET', headers = {}, body, key = demoKey}: Raw = {},
) {
	const response = await fetch(baseUrl + path, {
		method,
		headers: {authorization: `Bearer ${key}`, ...headers},
		...(body === undefined ? {} : {body}),
	});
	return {
		status: response.status,
		headers: response.headers,
		type: response.headers.get('content-type')?.split(';')[0],
		body: (await response.json()) as Record<string, unknown>,
	};
}

/** Sends a body as JSON. */
export function askWith(
	server: {baseUrl: string},
	path: string,
	body: unknown,
	{headers = {}, ...raw}: Raw = {},
) {
	return ask(server, path, {
		method: 'POST',
		...raw,
		headers: {'content-type': 'application/json', ...headers},
		body: JSON.stringify(body),
	});
}

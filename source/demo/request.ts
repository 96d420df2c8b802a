import type * as z from 'zod/mini';
import type {DemoAccount} from './accounts.ts';
import {type ProblemDetail, type Reply, refuse, refuseFields} from './reply.ts';
import type {CustomerState, DemoState} from './state.ts';

/** A request as the routes need it. */
export type DemoRequest = {
	method: string;
	path: string;
	query: URLSearchParams;
	headers: Readonly<Record<string, string | string[] | undefined>>;
	/** The raw body; empty where there is none. */
	body: string;
	/** The service's own name for it: `req_` and a ULID. */
	requestId: string;
};

/** What a request is answered from: whose it is, for which customer, and what is known there. */
export type Scene = {
	request: DemoRequest;
	account: DemoAccount;
	state: DemoState;
	customer: CustomerState;
	/** The ID in the path; empty where there is none. */
	id: string;
};

/** How the server is to answer. */
export type Outcome =
	| {kind: 'reply'; reply: Reply}
	| {kind: 'slow-reply'; reply: Reply}
	| {kind: 'drop'};

/** The JSON a text holds, or `undefined`. */
export function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** The body as the schema wants it, or the refusal that names every field that is wrong. */
export function readBody<Schema extends z.ZodMiniType>(
	{headers, body, requestId}: DemoRequest,
	schema: Schema,
): {data: z.output<Schema>} | {refusal: Reply} {
	if (!/^application\/json\b/i.test(String(headers['content-type']))) {
		return {refusal: refuse(400, 'The content type must be application/json')};
	}
	const {success, data, error} = schema.safeParse(parseJson(body));
	if (success) return {data};
	return {refusal: refuseFields(error.issues.flatMap(detailsOf), requestId)};
}

function detailsOf(fault: z.core.$ZodIssue): ProblemDetail[] {
	if (fault.code === 'unrecognized_keys') {
		return fault.keys.map((field) => ({field, issue: 'unknown field'}));
	}
	const field = fault.path.join('.');
	return field === '' ? [] : [{field, issue: 'missing or not valid'}];
}

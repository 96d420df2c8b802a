import {InviteError} from '../errors.ts';
import {words} from '../words/words.ts';
import type {InviteBody} from './invite-body.ts';
import type {ActionOptions} from './types.ts';

/** A request to the service, wherever it is and whoever sends it. */
export type EndpointRequest = {
	method: 'GET' | 'POST';
	/** The path below the base; IDs in it percent-encoded. */
	path: string;
	/** What it is for, where that changes retries and words. */
	purpose: 'identity' | 'read' | 'invite' | 'follow-up';
	query?: Record<string, string>;
	headers?: Record<string, string>;
	/** The body, sent as JSON. */
	json?: object;
};

/** Where requests go and for which customer. */
export type Destination = {baseUrl: string; customerContext?: string | undefined};

/** The URL a request is sent to; the customer rides along in its query. */
export function urlOf(
	{path, query}: EndpointRequest,
	{baseUrl, customerContext}: Destination,
): URL {
	const url = new URL(baseUrl + path);
	for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value);
	if (customerContext) url.searchParams.set('customerContext', customerContext);
	return url;
}

/** A request as people and scripts are shown it: no headers, since the key is in them. */
export type ShownRequest = {
	method: EndpointRequest['method'];
	url: string;
	body: Record<string, string> | null;
};

/** Shows a request as it would be sent. */
export function showRequest(request: EndpointRequest, to: Destination): ShownRequest {
	const {method, json} = request;
	return {method, url: urlOf(request, to).href, body: json === undefined ? null : {...json}};
}

/** `GET /auth/v1/validate` */
export function validate(): EndpointRequest {
	return {...read('/auth/v1/validate'), purpose: 'identity'};
}

/** `GET /iam/v1/roles` */
export function listRoles(): EndpointRequest {
	return read('/iam/v1/roles');
}

/** `GET /iam/v1/organizations` */
export function listOrganizations(): EndpointRequest {
	return read('/iam/v1/organizations');
}

/** `GET /iam/v1/users` */
export function listUsers(): EndpointRequest {
	return read('/iam/v1/users');
}

/** `GET /iam/v1/users?email=` */
export function findUser(email: string): EndpointRequest {
	return {...read('/iam/v1/users'), query: {email}};
}

function read(path: string): EndpointRequest {
	return {method: 'GET', path, purpose: 'read'};
}

/** `POST /iam/v1/users/invite` */
export function inviteUser(body: InviteBody): EndpointRequest {
	return {method: 'POST', path: '/iam/v1/users/invite', purpose: 'invite', json: body};
}

/**
 * `POST /iam/v1/users/{id}/actions/resend` or `cancel`; the idempotency key makes it safe to repeat.
 * Throws `VALIDATION_ERROR` for an ID that cannot stand in a path.
 */
export function followUp(
	action: 'resend' | 'cancel',
	id: string,
	{idempotencyKey}: Partial<Pick<ActionOptions, 'idempotencyKey'>> = {},
): EndpointRequest {
	return {
		method: 'POST',
		path: `/iam/v1/users/${segmentOf(id)}/actions/${action}`,
		purpose: 'follow-up',
		...(idempotencyKey === undefined ? {} : {headers: {'idempotency-key': idempotencyKey}}),
	};
}

/** Dots between slashes, which a proxy that decodes them would climb by. */
const climbs = /(?:^|[/\\])\.{1,2}(?:[/\\]|$)/;

/** An ID as one segment of a path: dots would climb, and nothing would name something else. */
function segmentOf(id: string): string {
	if (id !== '' && !climbs.test(id) && id.isWellFormed()) return encodeURIComponent(id);
	throw new InviteError('VALIDATION_ERROR', words.api.badId, {
		hint: words.api.badIdHint,
		delivery: 'never-sent',
	});
}

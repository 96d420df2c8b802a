import http from 'node:http';
import {listen, type RecordedRequest, record, sendJson} from './http-server.ts';

/** Somebody the server knows, in the published shape. */
export type DocumentUser = {
	id: string;
	email: string;
	status: string;
	inviteStatus?: string;
	firstName?: string;
	lastName?: string;
	displayName?: string;
	jobTitle?: string;
	roleId?: string;
	organizationId?: string;
};

/** What the server answers with. */
export type DocumentServerOptions = {
	/** The status of a successful invite: the document says 201, 200 was seen too. */
	inviteStatus?: 200 | 201;
	identity?: {email?: string | null; domain: string};
	roles?: unknown[];
	organizations?: unknown[];
	users?: DocumentUser[];
	/** The role of an invitation that names none; the list has it only once it was given, or never without a name. */
	chosenRole?: {id: string; name?: string};
	/** Ask for this `X-Tenant-Id`, as for a key that reaches several customers. */
	tenantId?: string;
};

/** A server written from the published document alone. */
export type DocumentServer = {
	baseUrl: string;
	key: string;
	/** Everything received, in order. */
	requests: RecordedRequest[];
	/** The invites among them. */
	posts: RecordedRequest[];
	close(): Promise<void>;
};

const key = 'test-key-0000-canary';

const defaults = {
	identity: {email: 'admin@acme.com', domain: 'acme.com'},
	roles: [
		{id: 'role-viewer', name: 'Viewer', type: 'preset', permissions: ['cloudAnalytics']},
		{id: 'role-editor', name: 'Editor', type: 'custom', customer: 'c-1', permissions: ['a', 'b']},
	],
	organizations: [
		{id: 'org-one', name: 'One'},
		{id: 'org-two', name: 'Two'},
	],
};

const inviteFields = ['email', 'firstName', 'lastName', 'jobTitle', 'roleId', 'organizationId'];

function refusalOf(text: string): string | undefined {
	let body: unknown;
	try {
		body = JSON.parse(text);
	} catch {
		return 'malformed JSON';
	}
	if (typeof body !== 'object' || body === null) return 'not an object';
	if (!('email' in body) || typeof body.email !== 'string') return 'email is required';
	const unknown = Object.keys(body).find((field) => !inviteFields.includes(field));
	if (unknown) return `unknown field ${unknown}`;
	return Object.values(body).every((value) => typeof value === 'string')
		? undefined
		: 'not a string';
}

/** Starts it on loopback. It records every request and refuses what the document does not allow. */
export async function startDocumentServer(
	options: DocumentServerOptions = {},
): Promise<DocumentServer> {
	const requests: RecordedRequest[] = [];
	const posts: RecordedRequest[] = [];
	const users = [...(options.users ?? [])];

	function chosenRoles() {
		return options.chosenRole?.name !== undefined && posts.length > 0 ? [options.chosenRole] : [];
	}

	function answer(request: RecordedRequest): [number, unknown] {
		if (request.headers.authorization !== `Bearer ${key}`) return [401, {error: 'Unauthorized'}];
		if (options.tenantId !== undefined && request.headers['x-tenant-id'] !== options.tenantId) {
			const code =
				request.headers['x-tenant-id'] === undefined ? 'tenant_id_required' : 'tenant_id_mismatch';
			return [400, {title: 'Bad Request', detail: 'Tenant', code, retryable: false}];
		}
		const action = /^\/iam\/v1\/users\/([^/]+)\/actions\/(resend|cancel)$/.exec(request.path);
		if (request.method === 'POST' && action) {
			if (!request.headers['idempotency-key']) return [400, {error: 'Idempotency-Key is required'}];
			const id = decodeURIComponent(action[1] ?? '');
			return users.some((user) => user.id === id && user.status !== 'active')
				? [200, {message: 'ok', inviteId: id}]
				: [404, {error: 'not found'}];
		}
		switch (`${request.method} ${request.path}`) {
			case 'GET /auth/v1/validate':
				return [200, options.identity ?? defaults.identity];
			case 'GET /iam/v1/roles':
				return [200, {roles: [...(options.roles ?? defaults.roles), ...chosenRoles()]}];
			case 'GET /iam/v1/organizations': {
				const organizations = options.organizations ?? defaults.organizations;
				return [200, {organizations, rowCount: organizations.length}];
			}
			case 'GET /iam/v1/users': {
				const email = request.query['email']?.toLowerCase();
				const found = users.filter((user) => !email || user.email.toLowerCase() === email);
				return [200, {users: found, rowCount: found.length}];
			}
			case 'POST /iam/v1/users/invite': {
				posts.push(request);
				const refusal = refusalOf(request.body);
				if (refusal) return [400, {error: refusal}];
				const user = {
					...(options.chosenRole ? {roleId: options.chosenRole.id} : {}),
					...JSON.parse(request.body),
					id: `invited-${posts.length}`,
					status: 'invited',
				};
				users.push(user);
				return [options.inviteStatus ?? 201, {message: 'User invited successfully', user}];
			}
			default:
				return [404, {error: 'no such path'}];
		}
	}

	const server = http.createServer(async (request, response) => {
		const recorded = await record(request);
		requests.push(recorded);
		const [status, body] = answer(recorded);
		sendJson(response, status, body, {'request-id': `req_${requests.length}`});
	});
	const {port, close} = await listen(server);
	return {baseUrl: `http://127.0.0.1:${port}`, key, requests, posts, close};
}

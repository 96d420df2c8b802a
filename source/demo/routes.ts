import * as z from 'zod/mini';
import {inviteBodySchema} from '../api/invite-body.ts';
import {reservedEffectOf} from './reserved.ts';
import {demoIdentity, demoOrganizations, demoRoles} from './seed.ts';
import {addInvited, type DemoState, type Reply, userByEmail} from './state.ts';

/** A request as the routes need it. */
export type DemoRequest = {
	method: string;
	path: string;
	query: URLSearchParams;
	headers: Readonly<Record<string, string | string[] | undefined>>;
	/** The raw body; empty where there is none. */
	body: string;
};

/** How the server is to answer. */
export type Outcome =
	| {kind: 'reply'; reply: Reply}
	| {kind: 'slow-reply'; reply: Reply}
	| {kind: 'drop'};

type Handler = (request: DemoRequest, state: DemoState, id: string) => Outcome;

const listUsers: Handler = ({query}, state) => {
	const email = query.get('email');
	if (email !== null && !z.email().safeParse(email).success) {
		return refuse(400, 'email: not an email address');
	}
	const match = email === null ? undefined : userByEmail(state, email);
	const users = email === null ? state.users : match ? [match] : [];
	return reply(200, {users, rowCount: users.length});
};

const inviteUser: Handler = ({headers, body}, state) => {
	if (!/^application\/json\b/i.test(String(headers['content-type']))) {
		return refuse(400, 'The content type must be application/json');
	}
	const parsed = inviteBodySchema.safeParse(parseJson(body));
	if (!parsed.success) return refuse(400, problemOf(parseJson(body)));
	const invite = parsed.data;
	if (invite.roleId !== undefined && !demoRoles.some(({id}) => id === invite.roleId)) {
		return refuse(400, 'roleId: no such role');
	}
	if (
		invite.organizationId !== undefined &&
		!demoOrganizations.some(({id}) => id === invite.organizationId)
	) {
		return refuse(400, 'organizationId: no such organization');
	}
	if (userByEmail(state, invite.email)) {
		return refuse(409, 'A user with this email is already there or invited');
	}
	const effect = reservedEffectOf(invite.email);
	if (effect?.kind === 'refuse') return reply(effect.status, effect.body);
	if (effect?.kind === 'drop' && effect.when === 'before') return {kind: 'drop'};
	const {inviteStatus: _, ...user} = addInvited(state, invite);
	if (effect?.kind === 'drop') return {kind: 'drop'};
	const invited: Reply = {status: 201, body: {message: 'User invited successfully', user}};
	return {kind: effect?.kind === 'slow' ? 'slow-reply' : 'reply', reply: invited};
};

const routes: ReadonlyArray<{method: string; path: RegExp; handle: Handler}> = [
	{method: 'GET', path: /^\/auth\/v1\/validate$/, handle: () => reply(200, demoIdentity)},
	{method: 'GET', path: /^\/iam\/v1\/roles$/, handle: () => reply(200, {roles: demoRoles})},
	{
		method: 'GET',
		path: /^\/iam\/v1\/organizations$/,
		handle: () =>
			reply(200, {organizations: demoOrganizations, rowCount: demoOrganizations.length}),
	},
	{method: 'GET', path: /^\/iam\/v1\/users$/, handle: listUsers},
	{method: 'POST', path: /^\/iam\/v1\/users\/invite$/, handle: inviteUser},
	{
		method: 'POST',
		path: /^\/iam\/v1\/users\/([^/]+)\/actions\/resend$/,
		handle: actOnInvite('resend'),
	},
	{
		method: 'POST',
		path: /^\/iam\/v1\/users\/([^/]+)\/actions\/cancel$/,
		handle: actOnInvite('cancel'),
	},
];

/** Answers one request as the published document says, and changes the state accordingly. */
export function answer(request: DemoRequest, state: DemoState, key: string): Outcome {
	if (request.headers['authorization'] !== `Bearer ${key}`) return refuse(401, 'Invalid API key');
	const here = routes.filter((route) => route.path.test(request.path));
	if (here.length === 0) return refuse(404, 'There is nothing at this path');
	const route = here.find(({method}) => method === request.method);
	if (!route) return refuse(405, 'This method is not allowed here');
	return route.handle(request, state, decode(route.path.exec(request.path)?.[1] ?? ''));
}

function refuse(status: number, error: string): Outcome {
	return reply(status, {error});
}

function reply(status: number, body: object): Outcome {
	return {kind: 'reply', reply: {status, body}};
}

function decode(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** The first thing wrong with an invite, in the words of a server. */
function problemOf(body: unknown): string {
	const issue = inviteBodySchema.safeParse(body).error?.issues[0];
	if (issue?.code === 'unrecognized_keys') return `${issue.keys[0]}: unknown field`;
	if (issue === undefined || issue.path.length === 0) return 'The body must be a JSON object';
	return `${issue.path.join('.')}: missing or not valid`;
}

function actOnInvite(action: 'resend' | 'cancel'): Handler {
	return ({path, query, headers, body}, state, id) => {
		const idempotencyKey = headers['idempotency-key'];
		if (
			typeof idempotencyKey !== 'string' ||
			idempotencyKey === '' ||
			idempotencyKey.length > 255
		) {
			return refuse(400, 'The header Idempotency-Key is required, with at most 255 characters');
		}
		const dryRun = query.get('dryRun') ?? 'false';
		if (dryRun !== 'true' && dryRun !== 'false')
			return refuse(400, 'dryRun: must be true or false');
		const json = body === '' ? {} : parseJson(body);
		if (typeof json !== 'object' || json === null || Array.isArray(json)) {
			return refuse(400, 'The body must be a JSON object');
		}
		const replayKey = JSON.stringify([idempotencyKey, path, dryRun, body]);
		const earlier = state.replies.get(replayKey);
		if (earlier) return {kind: 'reply', reply: earlier};
		const user = state.users.find((candidate) => candidate.id === id);
		if (user?.status !== 'invited') return refuse(404, 'There is no invite with this ID');
		if (action === 'cancel' && user.inviteStatus === 'Cancelled') {
			return refuse(409, 'The invite is cancelled already');
		}
		if (dryRun === 'false') user.inviteStatus = action === 'resend' ? 'Pending' : 'Cancelled';
		const message =
			action === 'resend' ? 'Invite resent successfully' : 'Invite cancelled successfully';
		const done: Reply = {status: 200, body: {message, inviteId: id}};
		state.replies.set(replayKey, done);
		return {kind: 'reply', reply: done};
	};
}

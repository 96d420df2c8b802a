import type {Caller} from './caller.ts';
import type {InviteBody} from './invite-body.ts';
import {readIdentity, readInvitedUser, readOrganizations, readRoles, readUsers} from './schemas.ts';
import type {ActionOptions, CallOptions, Identity, Organization, Role, User} from './types.ts';

/** `GET /auth/v1/validate`; the caller remembers the address for its messages. */
export async function validate(caller: Caller, options?: CallOptions): Promise<Identity> {
	const identity = await caller.call(
		{method: 'GET', path: '/auth/v1/validate', purpose: 'read', read: readIdentity},
		options,
	);
	caller.learnIdentity(identity.email);
	return identity;
}

/** `GET /iam/v1/roles` */
export function listRoles(caller: Caller, options?: CallOptions): Promise<Role[]> {
	return caller.call(
		{method: 'GET', path: '/iam/v1/roles', purpose: 'read', read: readRoles},
		options,
	);
}

/** `GET /iam/v1/organizations` */
export function listOrganizations(caller: Caller, options?: CallOptions): Promise<Organization[]> {
	return caller.call(
		{method: 'GET', path: '/iam/v1/organizations', purpose: 'read', read: readOrganizations},
		options,
	);
}

/** `GET /iam/v1/users?email=`: the one with that address, case-blind. */
export async function findUser(
	caller: Caller,
	email: string,
	options?: CallOptions,
): Promise<User | undefined> {
	const users = await caller.call(
		{method: 'GET', path: '/iam/v1/users', purpose: 'read', query: {email}, read: readUsers},
		options,
	);
	return users.find((user) => user.email.toLowerCase() === email.toLowerCase());
}

/** `POST /iam/v1/users/invite`, once. */
export function inviteUser(caller: Caller, body: InviteBody, options?: CallOptions): Promise<User> {
	return caller.call(
		{
			method: 'POST',
			path: '/iam/v1/users/invite',
			purpose: 'invite',
			json: body,
			read: (answer) => readInvitedUser(answer, body.email),
		},
		options,
	);
}

/** `POST /iam/v1/users/{id}/actions/resend`; the key makes it safe to repeat. */
export function resendInvite(caller: Caller, id: string, options: ActionOptions): Promise<void> {
	return actOnInvite(caller, id, 'resend', options);
}

async function actOnInvite(
	caller: Caller,
	id: string,
	action: 'resend' | 'cancel',
	{idempotencyKey, dryRun, ...options}: ActionOptions,
): Promise<void> {
	await caller.call(
		{
			method: 'POST',
			path: `/iam/v1/users/${encodeURIComponent(id)}/actions/${action}`,
			purpose: 'follow-up',
			headers: {'idempotency-key': idempotencyKey},
			...(dryRun ? {query: {dryRun: 'true'}} : {}),
			read: (answer) => (typeof answer === 'object' && answer !== null ? true : undefined),
		},
		options,
	);
}

/** `POST /iam/v1/users/{id}/actions/cancel`; the key makes it safe to repeat. */
export function cancelInvite(caller: Caller, id: string, options: ActionOptions): Promise<void> {
	return actOnInvite(caller, id, 'cancel', options);
}

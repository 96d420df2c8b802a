import * as z from 'zod/mini';
import {inviteBodySchema} from '../api/invite-body.ts';
import {type Reply, refuse, refuseAsProblem, refuseFields} from './reply.ts';
import {type Outcome, readBody, type Scene} from './request.ts';
import {reservedEffectOf} from './reserved.ts';
import type {DemoUser} from './seed.ts';
import {addInvited, displayNameOf, hasStatus, userByEmail} from './state.ts';

/** `GET /iam/v1/users`: everybody at once, or the one with that address. */
export function listUsers({request, customer}: Scene): Reply {
	const email = request.query.get('email');
	if (email !== null && !z.email().safeParse(email).success) {
		return refuse(400, 'email: not an email address');
	}
	const match = email === null ? undefined : userByEmail(customer, email);
	const users = email === null ? customer.users : match ? [match] : [];
	return {status: 200, body: {users, rowCount: users.length}};
}

/** `POST /iam/v1/users/invite` */
export function inviteUser(scene: Scene): Outcome {
	const {request, account, customer} = scene;
	const read = readBody(request, inviteBodySchema);
	if ('refusal' in read) return plainly(read.refusal);
	const invite = read.data;
	const refusal =
		unknownId('roleId', invite.roleId, scene) ??
		unknownId('organizationId', invite.organizationId, scene) ??
		duplicate(userByEmail(customer, invite.email), request.requestId);
	if (refusal) return plainly(refusal);
	const effect = reservedEffectOf(invite.email);
	if (effect?.kind === 'refuse') return plainly(effect.reply);
	if (effect?.kind === 'drop' && effect.when === 'before') return {kind: 'drop'};
	const {inviteStatus: _, ...user} = addInvited(customer, invite);
	if (effect?.kind === 'drop') return {kind: 'drop'};
	return {
		kind: effect?.kind === 'slow' ? 'slow-reply' : 'reply',
		reply: {
			status: account.inviteStatus,
			body: {message: 'User invited successfully', user},
		},
	};
}

function plainly(reply: Reply): Outcome {
	return {kind: 'reply', reply};
}

/** The refusal of a role or an organization this customer does not have. */
function unknownId(
	field: 'roleId' | 'organizationId',
	id: string | undefined,
	{request, customer}: Scene,
): Reply | undefined {
	const {roles, organizations} = customer.customer;
	const known: ReadonlyArray<{id: string}> = field === 'roleId' ? roles : organizations;
	if (id === undefined || known.some((candidate) => candidate.id === id)) return undefined;
	const issue = field === 'roleId' ? 'no such role' : 'no such organization';
	return refuseFields([{field, issue}], request.requestId);
}

/** The refusal of somebody who is there: of a user as a problem, of an invited one in one line. */
function duplicate(user: DemoUser | undefined, requestId: string): Reply | undefined {
	if (!user) return undefined;
	if (hasStatus(user, 'invited')) return refuse(400, 'User was already invited');
	return refuseAsProblem(
		400,
		{title: 'Bad request', detail: 'User already exists', code: 'user_exists'},
		requestId,
	);
}

/** What may be changed of a user, as the published document has it. */
const updateBodySchema = z.strictObject({
	firstName: z.exactOptional(z.string()),
	lastName: z.exactOptional(z.string()),
	jobTitle: inviteBodySchema.shape.jobTitle,
	/** The old name of the job title, which counts only where that is missing. */
	jobFunction: inviteBodySchema.shape.jobTitle,
	phone: z.exactOptional(z.string().check(z.regex(/^\+[0-9]+$/))),
	phoneExtension: z.exactOptional(z.string().check(z.regex(/^[0-9]{8,15}$/))),
	language: z.exactOptional(z.enum(['en', 'ja'])),
	roleId: z.exactOptional(z.string()),
});

/** `PATCH /iam/v1/users/{id}` */
export function updateUser(scene: Scene): Reply {
	const {request, customer, id} = scene;
	const read = readBody(request, updateBodySchema);
	if ('refusal' in read) return read.refusal;
	const {jobFunction, jobTitle = jobFunction, ...changes} = read.data;
	const refusal = unknownId('roleId', changes.roleId, scene);
	if (refusal) return refusal;
	const user = customer.users.find((candidate) => candidate.id === id);
	if (!user) return refuse(400, 'There is no user with this ID');
	Object.assign(user, changes, jobTitle === undefined ? {} : {jobTitle});
	if (changes.firstName !== undefined || changes.lastName !== undefined) {
		user.displayName = displayNameOf(user).displayName;
	}
	return {status: 200, body: {message: 'User updated successfully', user: updatedBody(user)}};
}

/** A user as the answer to a change shows it: without where the person stands. */
function updatedBody(user: DemoUser) {
	const {id, email, displayName, firstName, lastName, jobTitle} = user;
	const {phone, phoneExtension, language, roleId, organizationId} = user;
	return {
		id,
		email,
		displayName,
		firstName,
		lastName,
		jobTitle,
		phone,
		phoneExtension,
		language,
		roleId,
		organizationId,
	};
}

/** `DELETE /iam/v1/users/{id}`: the document has no 404 here. */
export function deleteUser({customer, id}: Scene): Reply {
	const index = customer.users.findIndex((candidate) => candidate.id === id);
	if (index < 0) return refuse(400, 'There is no user with this ID');
	customer.users.splice(index, 1);
	return {status: 200, body: {message: 'User deleted successfully'}};
}

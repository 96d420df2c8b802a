import {InviteError} from '../errors.ts';
import {words} from '../words/words.ts';
import {createCaller} from './caller.ts';
import * as endpoints from './endpoints.ts';
import {
	isSameAddress,
	readIdentity,
	readInvitedUser,
	readOrganizations,
	readRoles,
	readUsers,
} from './schemas.ts';
import type {ActionOptions, Api, ApiOptions} from './types.ts';

/**
 * The service behind one base, key and customer. Throws `USAGE_ERROR` for an unusable base or proxy,
 * `AUTHENTICATION_FAILED` for an unusable key, `VALIDATION_ERROR` for an unusable customer ID.
 */
export function createApi(options: ApiOptions): Api {
	const caller = createCaller(options);
	const {call} = caller;
	async function followUp(
		action: 'resend' | 'cancel',
		id: string,
		{idempotencyKey, ...callOptions}: ActionOptions,
	): Promise<void> {
		const request = endpoints.followUp(action, id, {idempotencyKey});
		await call(request, readObject, callOptions);
	}
	return {
		baseUrl: caller.baseUrl,
		async validate(callOptions) {
			const identity = await call(endpoints.validate(), readIdentity, callOptions);
			if (identity.email !== undefined) caller.learnIdentity(identity.email);
			return identity;
		},
		listRoles: (callOptions) => call(endpoints.listRoles(), readRoles, callOptions),
		listOrganizations: (callOptions) =>
			call(endpoints.listOrganizations(), readOrganizations, callOptions),
		listUsers: (callOptions) => call(endpoints.listUsers(), readUsers, callOptions),
		async findUser(email, callOptions) {
			const {users, isComplete} = await call(endpoints.findUser(email), readUsers, callOptions);
			const found = users.find((user) => isSameAddress(user.email, email));
			if (!found && !isComplete) throw incompleteAnswer(caller.baseUrl);
			return found;
		},
		inviteUser: (body, callOptions) =>
			call(
				endpoints.inviteUser(body),
				(answer) => readInvitedUser(answer, body.email),
				callOptions,
			),
		resendInvite: (id, actionOptions) => followUp('resend', id, actionOptions),
		cancelInvite: (id, actionOptions) => followUp('cancel', id, actionOptions),
	};
}

/** What resend and cancel answer says nothing that is needed; an answer that is no object is none. */
function readObject(answer: unknown): true | undefined {
	return typeof answer === 'object' && answer !== null ? true : undefined;
}

/** Somebody may be among what could not be read: "nobody is there" would be a guess. */
function incompleteAnswer(baseUrl: string): InviteError {
	return new InviteError('API_SERVER_ERROR', words.api.incompleteAnswer(new URL(baseUrl).host), {
		hint: words.api.incompleteAnswerHint,
	});
}

import {createCaller} from './caller.ts';
import * as endpoints from './endpoints.ts';
import {readIdentity, readInvitedUser, readOrganizations, readRoles, readUsers} from './schemas.ts';
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
		{idempotencyKey, dryRun = false, ...callOptions}: ActionOptions,
	): Promise<void> {
		const request = endpoints.followUp(action, id, {idempotencyKey, dryRun});
		await call(request, readObject, callOptions);
	}
	return {
		baseUrl: caller.baseUrl,
		async validate(callOptions) {
			const identity = await call(endpoints.validate(), readIdentity, callOptions);
			caller.learnIdentity(identity.email);
			return identity;
		},
		listRoles: (callOptions) => call(endpoints.listRoles(), readRoles, callOptions),
		listOrganizations: (callOptions) =>
			call(endpoints.listOrganizations(), readOrganizations, callOptions),
		async findUser(email, callOptions) {
			const users = await call(endpoints.findUser(email), readUsers, callOptions);
			return users.find((user) => user.email.toLowerCase() === email.toLowerCase());
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

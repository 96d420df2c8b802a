import {createCaller} from './caller.ts';
import {
	cancelInvite,
	findUser,
	inviteUser,
	listOrganizations,
	listRoles,
	resendInvite,
	validate,
} from './endpoints.ts';
import type {Api, ApiOptions} from './types.ts';

/**
 * The service behind one base, key and customer. Throws `USAGE_ERROR` for an unusable base or proxy,
 * `AUTHENTICATION_FAILED` for an unusable key, `VALIDATION_ERROR` for an unusable customer ID.
 */
export function createApi(options: ApiOptions): Api {
	const caller = createCaller(options);
	return {
		baseUrl: caller.baseUrl,
		validate: (call) => validate(caller, call),
		listRoles: (call) => listRoles(caller, call),
		listOrganizations: (call) => listOrganizations(caller, call),
		findUser: (email, call) => findUser(caller, email, call),
		inviteUser: (body, call) => inviteUser(caller, body, call),
		resendInvite: (id, call) => resendInvite(caller, id, call),
		cancelInvite: (id, call) => cancelInvite(caller, id, call),
	};
}

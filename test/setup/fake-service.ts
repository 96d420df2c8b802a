import {describeKey} from '../../source/api/key.ts';
import type {Api, Identity, Organization, Role} from '../../source/api/types.ts';
import {InviteError} from '../../source/errors.ts';
import {words} from '../../source/words/words.ts';

/** The key the service accepts. */
export const goodKey = 'test-key-0000-canary';
/** A key of a service account. */
export const serviceKey = 'test-key-service-0000';
/** A key that works for several customers, of which only `acme-customer` is right. */
export const manyKey = 'test-key-many-0000';
/** A key for which the service cannot be reached. */
export const offlineKey = 'test-key-offline-0000';

const jane: Identity = {email: 'jane@acme.com', domain: 'acme.com'};

/** Lists the service has; each may be an error instead. */
export type Lists = {roles?: Role[] | InviteError; organizations?: Organization[] | InviteError};

function unused() {
	return Promise.reject(new Error('not used here'));
}

async function give<T>(value: T[] | InviteError | undefined, otherwise: T[]): Promise<T[]> {
	if (value instanceof InviteError) throw value;
	return value ?? otherwise;
}

async function validate(
	key: string,
	source: string,
	customerContext: string | undefined,
): Promise<Identity> {
	if (key === offlineKey) {
		throw new InviteError('NETWORK_ERROR', words.api.unreachable('api.doit.com', 'unknown-name'));
	}
	if (key === manyKey && customerContext !== 'acme-customer') {
		const message = customerContext
			? `This key does not work for the customer ${customerContext}.`
			: 'This key works for several customers.';
		throw new InviteError('VALIDATION_ERROR', message, {httpStatus: 400, field: 'customerContext'});
	}
	if (key === serviceKey) return {domain: 'acme.com'};
	if (key === goodKey || key === manyKey) return jane;
	const {masked} = describeKey(key, source);
	throw new InviteError(
		'AUTHENTICATION_FAILED',
		`DoiT did not accept the key ${masked} from ${source}.`,
	);
}

/** A service that knows the keys above; `calls` tells what it was asked. */
export function createFakeService(lists: Lists = {}) {
	const calls: Array<{key: string; customerContext: string | undefined}> = [];
	async function connect(key: string, source: string, customerContext?: string): Promise<Api> {
		return {
			baseUrl: 'https://api.doit.com',
			validate: () => {
				calls.push({key, customerContext});
				return validate(key, source, customerContext);
			},
			listRoles: () =>
				give(lists.roles, [
					{id: 'role-1', name: 'Account Manager', type: 'preset'},
					{id: 'role-2', name: 'Standard User', type: 'preset'},
				]),
			listOrganizations: () => give(lists.organizations, [{id: 'org-1', name: 'Acme Europe'}]),
			listUsers: unused,
			findUser: unused,
			inviteUser: unused,
			resendInvite: unused,
			cancelInvite: unused,
		};
	}
	return {calls, connect};
}

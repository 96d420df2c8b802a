import type {Api, CallOptions} from '../api/types.ts';
import type {Choice, ListName} from './fields.ts';

/** What the lists are read with. */
export type ListApi = Pick<Api, 'listRoles' | 'listOrganizations'>;

/** Reads one of the service's lists. Rejects with an `InviteError`. */
export function readList(
	api: ListApi,
	list: ListName,
	options?: CallOptions,
): Promise<readonly Choice[]> {
	return {
		roles: api.listRoles,
		organizations: api.listOrganizations,
	}[list](options);
}

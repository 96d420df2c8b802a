import type {Role} from '../api/types.ts';
import type {Choice} from '../invite/fields.ts';
import {safeText} from '../output/text.ts';

/** How many permissions a role's explanation names. */
const namedPermissions = 5;

/** What a role is: preset or custom, how many permissions, the first few (docs/behaviour.md, Screens). */
export function explainRole(role: Role): string {
	const kind = role.type ? `${safeText(role.type)} role` : 'role';
	const permissions = role.permissions ?? [];
	if (permissions.length === 0) return `A ${kind}, no permissions listed.`;
	const some = permissions.slice(0, namedPermissions).map((name) => safeText(name));
	const rest = permissions.length - some.length;
	const more = rest > 0 ? ` and ${rest} more` : '';
	const count = permissions.length === 1 ? '1 permission' : `${permissions.length} permissions`;
	return `A ${kind} with ${count}: ${some.join(', ')}${more}.`;
}

/** Whether a choice is a role that can be explained. */
export function isRole(choice: Choice): choice is Role {
	return 'type' in choice || 'permissions' in choice;
}

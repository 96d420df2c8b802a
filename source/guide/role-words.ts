import type {Role} from '../api/types.ts';
import type {Choice} from '../invite/fields.ts';
import {safeText} from '../output/text.ts';
import {words} from '../words/words.ts';

/** How many permissions a role's explanation names. */
const namedPermissions = 5;

/** What a role is: preset or custom, how many permissions, the first few (docs/behaviour.md, Screens). */
export function explainRole(role: Role): string {
	const permissions = role.permissions ?? [];
	const named = permissions.slice(0, namedPermissions).map((name) => safeText(name));
	return words.guide.role(safeText(role.type ?? ''), named, permissions.length - named.length);
}

/** Whether a choice is a role that can be explained. */
export function isRole(choice: Choice): choice is Role {
	return 'type' in choice || 'permissions' in choice;
}

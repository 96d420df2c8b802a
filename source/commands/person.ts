import type {Api, User} from '../api/types.ts';
import {InviteError} from '../errors.ts';
import {stateWord} from '../guide/words.ts';
import {parseAddress} from '../invite/address.ts';
import {shellWord} from '../invite/command-line.ts';
import type {Choice} from '../invite/fields.ts';
import {safeText} from '../output/text.ts';

/** The lists that give IDs their names; absent where they could not be read. */
export type NameLists = {roles?: readonly Choice[]; organizations?: readonly Choice[]};

/** What somebody has, with names. */
export function holdings(
	user: Pick<User, 'roleId' | 'organizationId'>,
	lists: NameLists,
): {role: Choice | null; organization: Choice | null} {
	return {
		role: nameOf(user.roleId, lists.roles),
		organization: nameOf(user.organizationId, lists.organizations),
	};
}

/** An ID with its name; where nobody knows the name, the ID stands for it. */
function nameOf(id: string | undefined, list: readonly Choice[] | undefined): Choice | null {
	return id === undefined ? null : {id, name: list?.find((choice) => choice.id === id)?.name ?? id};
}

/** Reads both lists for their names only: one that fails is done without. */
export async function readNameLists(
	api: Pick<Api, 'listRoles' | 'listOrganizations'>,
	signal: AbortSignal,
): Promise<NameLists> {
	const [roles, organizations] = await Promise.all([
		api.listRoles({signal}).catch(() => undefined),
		api.listOrganizations({signal}).catch(() => undefined),
	]);
	return {...(roles ? {roles} : {}), ...(organizations ? {organizations} : {})};
}

/** Where somebody stands, in words. */
export function stateWords(user: User): string {
	const word = stateWord(user);
	return user.state === 'active' || user.state === 'invited' ? word : `invited, ${word}`;
}

/** Somebody's particulars as labels and values, not yet made safe. */
export function personPairs(
	user: User,
	lists: NameLists,
): Array<readonly [label: string, value: string]> {
	const {role, organization} = holdings(user, lists);
	const name =
		[user.firstName, user.lastName].filter(Boolean).join(' ') || (user.displayName ?? '');
	return [
		...(name ? [['Name', name] as const] : []),
		...(user.jobTitle ? [['Job title', user.jobTitle] as const] : []),
		['Role', role?.name ?? 'none'],
		['Organization', organization?.name ?? 'none'],
		['Status', stateWords(user)],
		['ID', user.id],
	];
}

/**
 * Reads the address a command was given.
 * @throws InviteError USAGE_ERROR without one, VALIDATION_ERROR for one that cannot be.
 */
export function addressOf(positionals: readonly string[], command: string): string {
	const [word] = positionals;
	if (word === undefined) {
		throw new InviteError('USAGE_ERROR', `Say whose invitation to ${command}.`, {
			hint: `For example: dci-invite ${command} jane@acme.com`,
		});
	}
	const result = parseAddress(word);
	if (!result.ok) {
		throw new InviteError('VALIDATION_ERROR', result.problem, {field: 'email'});
	}
	return result.parsed.address;
}

/** Nobody has that address. */
export function nobodyThere(email: string): InviteError {
	return new InviteError(
		'RESOURCE_NOT_FOUND',
		`Nobody by the address ${safeText(email)} is here.`,
		{
			hint: `To invite them: dci-invite ${shellWord(safeText(email))}`,
		},
	);
}

import type {Api} from '../api/types.ts';
import {InviteError} from '../errors.ts';
import {parseAddress} from '../invite/address.ts';
import {shellWord} from '../invite/command-line.ts';
import type {NameLists} from '../invite/person.ts';
import {safeText} from '../output/text.ts';

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

import type {Api} from '../api/types.ts';
import {InviteError, problemOf} from '../errors.ts';
import {parseAddress} from '../invite/address.ts';
import {shellWord} from '../invite/command-line.ts';
import type {ListName} from '../invite/fields.ts';
import type {NameLists} from '../invite/person.ts';
import {safeText} from '../output/text.ts';
import {words} from '../words/words.ts';

/** Reads both lists for their names only: one that fails is done without, and told to `onFailure`. */
export async function readNameLists(
	api: Pick<Api, 'listRoles' | 'listOrganizations'>,
	signal: AbortSignal,
	onFailure: (list: ListName, error: unknown) => void = () => {},
): Promise<NameLists> {
	const [roles, organizations] = await Promise.all([
		api.listRoles({signal}).catch((error) => onFailure('roles', error)),
		api.listOrganizations({signal}).catch((error) => onFailure('organizations', error)),
	]);
	return {...(roles ? {roles} : {}), ...(organizations ? {organizations} : {})};
}

/**
 * Address that a word of the command line says.
 * @throws InviteError VALIDATION_ERROR for a word that is none.
 */
export function readAddress(word: string): string {
	const result = parseAddress(word);
	if (!result.ok) {
		throw new InviteError('VALIDATION_ERROR', result.problem, {
			field: 'email',
			problems: [problemOf(result.problem, {value: word})],
		});
	}
	return result.parsed.address;
}

/** Nobody has that address. */
export function nobodyThere(email: string): InviteError {
	return new InviteError('RESOURCE_NOT_FOUND', words.commands.person.nobody(safeText(email)), {
		hint: words.commands.person.nobodyHint(`dci-invite ${shellWord(safeText(email))}`),
	});
}

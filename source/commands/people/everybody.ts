import type {Api, UserState} from '../../api/types.ts';
import {userStates} from '../../api/user-states.ts';
import type {Context} from '../../context.ts';
import {InviteError} from '../../errors.ts';
import {type Person, toPeople} from '../../guide/people/people.ts';
import {words} from '../../words/words.ts';
import {type Flags, flagText} from '../flags.ts';
import {readNameLists} from '../person.ts';

/** What reading everybody needs of the service. */
export type PeopleApi = Pick<Api, 'listUsers' | 'listRoles' | 'listOrganizations'>;

/**
 * Reads everybody and the names of what they have, side by side. A list of names that fails is done without, and said,
 * as is a list of people that lacks some. Rejects with an `InviteError`.
 */
export async function readEverybody(
	{signal, warn}: Pick<Context, 'signal' | 'warn'>,
	api: PeopleApi,
): Promise<{people: Person[]; isComplete: boolean}> {
	const [{users, isComplete}, lists] = await Promise.all([
		api.listUsers({signal}),
		readNameLists(api, signal, (list, error) => {
			const reason = error instanceof InviteError ? error.message : words.program.fault;
			const {rolesUnnamed, organizationsUnnamed} = words.people;
			warn(list === 'roles' ? rolesUnnamed(reason) : organizationsUnnamed(reason));
		}),
	]);
	if (!isComplete) warn(words.people.notComplete);
	return {people: toPeople(users, lists), isComplete};
}

/** The state that `--state` names. */
export function wantedState(flags: Flags): UserState | undefined {
	const named = flagText(flags, 'state');
	return userStates.find((state) => state === named);
}

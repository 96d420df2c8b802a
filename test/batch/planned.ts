import type {User} from '../../source/api/types.ts';
import type {PeopleList} from '../../source/batch/people-list.ts';
import type {Plan, PlanInput} from '../../source/batch/plan.ts';
import {planPeople} from '../../source/batch/plan-people.ts';
import {readPeople} from '../../source/batch/read-people.ts';

export const roles = [
	{id: 'r-admin', name: 'Admin'},
	{id: 'r-viewer', name: 'Viewer'},
	{id: 'r-plus', name: 'Viewer Plus'},
];
export const organizations = [
	{id: 'o-eu', name: 'Acme Europe'},
	{id: 'o-jp', name: '日本支社'},
];

/** Somebody who is there. */
export function somebody(user: Partial<User> = {}): User {
	return {id: 'u-1', email: 'jane@acme.com', state: 'active', ...user};
}

/** The list of a text. */
export async function listOf(text: string): Promise<PeopleList> {
	const result = await readPeople(text);
	if (!result.ok) throw result.error;
	return result.list;
}

/** The plan of a text. */
export async function planOf(
	text: string,
	{users = [], ...input}: Partial<Omit<PlanInput, 'list' | 'users'>> & {users?: User[]} = {},
): Promise<Plan> {
	return planPeople({
		list: await listOf(text),
		users: {users, isComplete: true},
		roles,
		organizations,
		shared: {},
		defaults: {},
		homeDomain: 'acme.com',
		ifExists: 'fail',
		...input,
	});
}

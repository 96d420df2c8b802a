import type {User} from '../api/types.ts';
import {safeText} from '../output/text.ts';
import {words} from '../words/words.ts';
import type {Choice} from './fields.ts';

/** The lists that give IDs their names; absent where they could not be read. */
export type NameLists = {roles?: readonly Choice[]; organizations?: readonly Choice[]};

/** Role and organization, as JSON has them: with ID and name. */
export type Holdings = {role: Choice | null; organization: Choice | null};

/** A label and a value; facts without a value are not shown. */
export type Fact = readonly [label: string, value: string | undefined];

/**
 * What somebody has, with names. `asked`: what they were invited with, which holds where the service's answer leaves
 * it out.
 */
export function holdings(
	user: Pick<User, 'roleId' | 'organizationId'>,
	lists: NameLists,
	asked: Partial<Holdings> = {},
): Holdings {
	return {
		role: named(user.roleId, lists.roles, asked.role),
		organization: named(user.organizationId, lists.organizations, asked.organization),
	};
}

/** An ID with its name; where nobody knows the name, the ID stands for it. */
function named(
	id: string | undefined,
	list: readonly Choice[] | undefined,
	asked: Choice | null | undefined,
): Choice | null {
	const wanted = id ?? asked?.id;
	if (wanted === undefined) return null;
	const known = list?.find((choice) => choice.id === wanted);
	return {id: wanted, name: known?.name ?? (asked?.id === wanted ? asked.name : wanted)};
}

/** Whether all that is known of a choice is its ID. */
export function lacksName({id, name}: Choice, list: readonly Choice[] | undefined): boolean {
	return name === id && !list?.some((choice) => choice.id === id);
}

/** The names of what somebody has, safe to show; undefined where they have none. */
export function holdingNames({role, organization}: Holdings): {
	role: string | undefined;
	organization: string | undefined;
} {
	return {
		role: role ? safeText(role.name) : undefined,
		organization: organization ? safeText(organization.name) : undefined,
	};
}

/** What the faces show of somebody: `state` is where they stand, beside the label `Status` or `State`. */
export function briefFacts(held: Holdings, ...state: readonly Fact[]): Fact[] {
	const {role, organization} = holdingNames(held);
	const {fields} = words;
	return [
		[fields.role.label, role ?? fields.role.unset],
		[fields.organization.label, organization],
		...state,
	];
}

/** Labels with their values, a fact a line. */
export function factLines(facts: readonly Fact[]): string[] {
	return facts.flatMap(([label, value]) => (value ? [`${label}: ${value}`] : []));
}

/** Somebody's particulars as labels and values, not yet made safe. */
export function personPairs(
	user: User,
	{role, organization}: Holdings,
): Array<readonly [label: string, value: string]> {
	const {fields, invite} = words;
	const {labels} = invite;
	const name = personName(user);
	return [
		...(name ? [[labels.name, name] as const] : []),
		...(user.jobTitle ? [[fields.jobTitle.label, user.jobTitle] as const] : []),
		[fields.role.label, role?.name ?? fields.role.unset],
		[fields.organization.label, organization?.name ?? fields.organization.unset],
		[labels.status, stateWords(user)],
		...(user.id === '' ? [] : [[labels.id, user.id] as const]),
	];
}

/** What somebody is called, not yet made safe; empty where the service does not say. */
export function personName({firstName, lastName, displayName}: User): string {
	return [firstName, lastName].filter(Boolean).join(' ') || (displayName ?? '');
}

/** Where somebody stands, in words: a state nobody knows in the service's own, not yet made safe. */
export function stateWords({state, serverState}: Pick<User, 'state' | 'serverState'>): string {
	return serverState ?? words.invite.standings[state];
}

/** Who was found by an address, in a sentence. */
export function hitWords(user: User): string {
	const email = safeText(user.email);
	if (user.state === 'unknown') return words.guide.isThereNote(email);
	return user.state === 'active' ? words.invite.isActive(email) : words.guide.wasInvitedNote(email);
}

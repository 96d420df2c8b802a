import type {User, UserState} from '../../api/types.ts';
import {userStates} from '../../api/user-states.ts';
import {canFollowUp, type FollowUpAction} from '../../invite/follow-up.ts';
import {
	type Fact,
	type Holdings,
	holdingNames,
	holdings,
	type NameLists,
	personName,
	personPairs,
} from '../../invite/person.ts';
import {safeText} from '../../output/text.ts';
import {folded} from '../../ui/select/options.ts';
import {words} from '../../words/words.ts';

/** Somebody in the list of everybody. The texts are safe to show; what they have not is empty. */
export type Person = {
	/** Tells them from the others; not the service's ID, which may be missing. */
	key: string;
	user: User;
	held: Holdings;
	name: string;
	email: string;
	role: string;
	organization: string;
	/** Where they stand, in the words the list has for it. */
	standing: string;
	/** What a search compares with: name and address, folded. */
	searched: string;
};

/** Part of everybody that is shown: a state, or everybody where there is none. */
export type StateView = {state: UserState | undefined; count: number};

/** Which part of everybody is wanted. */
export type Wanted = {state?: UserState | undefined; search?: string | undefined};

/** Everybody with their names, by name, or by address where they have none (docs/behaviour.md, People). */
export function toPeople(users: readonly User[], lists: NameLists): Person[] {
	const {compare} = new Intl.Collator('en', {numeric: true});
	return users
		.map((user, index) => toPerson(user, lists, String(index)))
		.sort((a, b) => compare(a.name || a.email, b.name || b.email) || compare(a.email, b.email));
}

function toPerson(user: User, lists: NameLists, key: string): Person {
	const held = holdings(user, lists);
	const {role = '', organization = ''} = holdingNames(held);
	const name = safeText(personName(user));
	const email = safeText(user.email);
	const standing = standingOf(user);
	const searched = folded(`${name}\n${email}`);
	return {key, user, held, name, email, role, organization, standing, searched};
}

/** Where somebody stands, in a word; a state nobody knows in the service's own. */
function standingOf({state, serverState}: User): string {
	return safeText(serverState ?? words.invite.states[state]);
}

/** Those who are wanted: in that state, and with every word of the search in name or address. */
export function findPeople(people: readonly Person[], {state, search = ''}: Wanted): Person[] {
	const sought = folded(search)
		.split(/\s+/)
		.filter((word) => word !== '');
	return people.filter(
		({user, searched}) =>
			(state === undefined || user.state === state) &&
			sought.every((word) => searched.includes(word)),
	);
}

/** What can be shown: everybody, and every state that somebody is in. */
export function stateViews(people: readonly Person[]): StateView[] {
	const views = userStates.map((state) => ({state, count: findPeople(people, {state}).length}));
	return [{state: undefined, count: people.length}, ...views.filter(({count}) => count > 0)];
}

/** What can be shown before or behind a state, around the end. */
export function nextView(
	views: readonly StateView[],
	state: UserState | undefined,
	step: 1 | -1,
): UserState | undefined {
	const at = Math.max(
		0,
		views.findIndex((view) => view.state === state),
	);
	return views[(at + step + views.length) % views.length]?.state;
}

/** What a view shows, in words with its count. */
export function viewWords({state, count}: StateView): string {
	const {everybody, inState} = words.people;
	return state === undefined ? everybody(count) : inState(words.invite.states[state], count);
}

/** Something that can be done about one person, or about those who are marked. */
export type PeopleAction = {action: FollowUpAction; people: readonly Person[]; label: string};

/** What can be done about one person. */
export function actionsFor(person: Person): PeopleAction[] {
	return followUps([person]).map(({action, people}) => ({
		action,
		people,
		label: words.people.actions[action],
	}));
}

/** What can be done about those who are marked, each to those of them it applies to. */
export function actionsForMarked(marked: readonly Person[]): PeopleAction[] {
	return followUps(marked).map(({action, people}) => ({
		action,
		people,
		label: words.people.actionsForMany[action](people.length),
	}));
}

function followUps(people: readonly Person[]) {
	return (['resend', 'cancel'] as const)
		.map((action) => ({action, people: people.filter(({user}) => canFollowUp(user, action))}))
		.filter((each) => each.people.length > 0);
}

/** All that is known of somebody, safe to show: the address is the heading above it. */
export function personFacts({user, held}: Person): Fact[] {
	return personPairs(user, held).map(([label, value]) => [label, safeText(value)]);
}

/** Everybody as they are once somebody's invitation was resent or cancelled. */
export function withStates(
	people: readonly Person[],
	states: ReadonlyMap<string, UserState>,
): Person[] {
	return people.map((person) => {
		const state = states.get(person.key);
		if (state === undefined) return person;
		const user: User = {...person.user, state};
		return {...person, user, standing: standingOf(user)};
	});
}

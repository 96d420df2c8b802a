import {listFields} from '../invite/fields.ts';
import {type Holdings, holdings, lacksName, type NameLists} from '../invite/person.ts';
import {end} from './enter.ts';
import type {GuideState, Outcome, Shared} from './state.ts';

/** Role and organization of a result; what an invitation's answer leaves out is what was sent. */
export function outcomeHoldings(state: Shared, {action, user}: Outcome): Holdings {
	const {role, organization} = state.answers;
	const asked =
		action === 'invite'
			? {role: role?.value ?? null, organization: organization?.value ?? null}
			: {};
	return holdings(user, knownLists(state), asked);
}

/** The lists as far as they have come, for the names in them. */
export function knownLists({
	roles,
	organizations,
}: Pick<Shared, 'roles' | 'organizations'>): NameLists {
	return {
		...(roles.status === 'loaded' ? {roles: roles.value} : {}),
		...(organizations.status === 'loaded' ? {organizations: organizations.value} : {}),
	};
}

/** What the person on the screen has; nothing while no person is shown. */
function heldOnScreen(state: GuideState): Holdings | undefined {
	switch (state.status) {
		case 'already-there':
		case 'following-up':
		case 'follow-up-failed':
			return holdings(state.user, knownLists(state));
		case 'sent':
			return outcomeHoldings(state, state.outcome);
		default:
			return undefined;
	}
}

/** The lists whose names are missing on the screen, each with the ID that it does not know. */
function missing(state: GuideState) {
	const held = heldOnScreen(state);
	return listFields.flatMap(({key, list}) => {
		const choice = held?.[key];
		return choice && lacksName(choice, knownLists(state)[list]) ? [{list, id: choice.id}] : [];
	});
}

/** Whether a list is being read. */
function isArriving(list: Shared['roles'] | Shared['organizations']): boolean {
	return list.status === 'loading' || (list.status === 'loaded' && list.renewal !== undefined);
}

/** Whether a name that is missing on the screen may still come. */
export function isNaming(state: GuideState): boolean {
	return missing(state).some(({list}) => isArriving(state[list]));
}

/** Whether the name of this one may still come. */
export function isBeingNamed(state: GuideState, id: string): boolean {
	return missing(state).some((each) => each.id === id && isArriving(state[each.list]));
}

/**
 * Reads a list once more where it does not know what the person on the screen has: the service may have chosen what no
 * list had when it was read (docs/behaviour.md, Screens). A result that is being left ends once its names are there.
 */
export function seekNames(state: GuideState): GuideState {
	let next = state;
	for (const {list, id} of missing(state)) {
		const read = next[list];
		if (isArriving(read) || next.sought.includes(id)) continue;
		const ticket = next.tickets;
		const started =
			read.status === 'loaded' ? {...read, renewal: ticket} : {status: 'loading', ticket};
		next = {
			...next,
			[list]: started,
			sought: [...next.sought, id],
			tickets: ticket + 1,
		} as GuideState;
	}
	return next.status === 'sent' && next.isLeaving && !isNaming(next)
		? end(next, {reason: 'done', outcome: next.outcome}, 0)
		: next;
}

import type {User} from '../../api/types.ts';
import {foldAddress} from '../../batch/plan-people.ts';
import type {RowResult} from '../../batch/run-result.ts';
import {InviteError} from '../../errors.ts';
import {type FollowUpAction, followUpRefusal} from '../../invite/follow-up.ts';

/** Somebody who was named for a resend or cancellation, by an address or a state; nobody may be there. */
export type Named = {email: string; user: User | InviteError};

/** Somebody whose invitation can be resent or cancelled, and their row in the list. */
export type FollowUpTarget = {row: number; user: User};

/** Who of those that were named an action applies to, and what is known of the others without asking the service. */
export type FollowUpPlan = {targets: FollowUpTarget[]; settled: RowResult[]};

/** Sorts out those who were named; whoever is named again is skipped (docs/behaviour.md, People). Rows count from 1. */
export function planFollowUps(action: FollowUpAction, named: readonly Named[]): FollowUpPlan {
	const plan: FollowUpPlan = {targets: [], settled: []};
	const seen = new Set<string>();
	for (const [index, {email, user}] of named.entries()) {
		const row = index + 1;
		const address = foldAddress(email);
		const id = user instanceof InviteError ? undefined : user.id || undefined;
		if (seen.has(address)) {
			plan.settled.push({row, email, status: 'skipped', id});
			continue;
		}
		seen.add(address);
		const error = user instanceof InviteError ? user : followUpRefusal(action, user);
		if (error) plan.settled.push({row, email, status: 'failed', id, error});
		else if (!(user instanceof InviteError)) plan.targets.push({row, user});
	}
	return plan;
}

/** A plan as results before anything is sent. */
export function plannedResults({targets, settled}: FollowUpPlan): RowResult[] {
	const ready = targets.map(
		({row, user}): RowResult => ({row, email: user.email, status: 'ready', id: user.id}),
	);
	return inOrder([...ready, ...settled]);
}

/** Results in the order of the list. */
export function inOrder(results: readonly RowResult[]): RowResult[] {
	return results.toSorted((a, b) => a.row - b.row);
}

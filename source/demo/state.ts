import {randomUUID} from 'node:crypto';
import type {InviteBody} from '../api/invite-body.ts';
import type {Reply} from './reply.ts';
import {type DemoCustomer, type DemoUser, defaultRoleId, demoCustomers} from './seed.ts';

/** A customer and the people who are there by now. */
export type CustomerState = {customer: DemoCustomer; users: DemoUser[]};

/** What the embedded API remembers while it runs. */
export type DemoState = {
	customers: readonly CustomerState[];
	/** What was answered by account and idempotency key, and the content of that request. */
	replies: Map<string, {content: string; reply: Reply}>;
};

/** A fresh copy of the seed. */
export function createState(): DemoState {
	return {
		customers: demoCustomers.map((customer) => ({
			customer,
			users: customer.users.map((user) => ({...user})),
		})),
		replies: new Map(),
	};
}

/** What is known of a customer by now. */
export function customerState(state: DemoState, customer: DemoCustomer): CustomerState {
	const known = state.customers.find((candidate) => candidate.customer === customer);
	if (!known) throw new Error(`The seed has no customer ${customer.id}`);
	return known;
}

/** The user with that address, case-blind. */
export function userByEmail({users}: CustomerState, email: string): DemoUser | undefined {
	return users.find((user) => user.email.toLowerCase() === email.toLowerCase());
}

/** Whether a user has that status, in any letter case. */
export function hasStatus({status}: DemoUser, wanted: string): boolean {
	return status?.toLowerCase() === wanted;
}

/** Adds an invited user, with the default role where none is given. */
export function addInvited({users}: CustomerState, body: InviteBody): DemoUser {
	const user: DemoUser = {
		id: randomUUID(),
		roleId: defaultRoleId,
		...body,
		...displayNameOf(body),
		status: 'invited',
		inviteStatus: 'Pending',
	};
	users.push(user);
	return user;
}

/** The name to show, where there is one. */
export function displayNameOf({
	firstName,
	lastName,
}: Pick<DemoUser, 'firstName' | 'lastName'>): Pick<DemoUser, 'displayName'> {
	const displayName = [firstName, lastName].filter(Boolean).join(' ');
	return displayName === '' ? {} : {displayName};
}

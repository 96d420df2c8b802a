import {randomUUID} from 'node:crypto';
import type {InviteBody} from '../api/invite-body.ts';
import {type DemoUser, demoUsers} from './seed.ts';

/** An answer that was given and is given again for the same idempotency key. */
export type Reply = {status: number; body: object};

/** What the embedded API remembers while it runs. */
export type DemoState = {
	users: DemoUser[];
	/** Replies by idempotency key and request. */
	replies: Map<string, Reply>;
};

/** A fresh copy of the seed. */
export function createState(): DemoState {
	return {
		users: demoUsers.map((user) => ({...user})),
		replies: new Map(),
	};
}

/** The user with that address, case-blind. */
export function userByEmail(state: DemoState, email: string): DemoUser | undefined {
	return state.users.find((user) => user.email.toLowerCase() === email.toLowerCase());
}

/** Adds an invited user. */
export function addInvited(state: DemoState, body: InviteBody): DemoUser {
	const displayName = [body.firstName, body.lastName].filter(Boolean).join(' ');
	const user: DemoUser = {
		id: randomUUID(),
		...body,
		...(displayName === '' ? {} : {displayName}),
		status: 'invited',
		inviteStatus: 'Pending',
	};
	state.users.push(user);
	return user;
}

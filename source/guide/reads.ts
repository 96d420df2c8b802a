import {isSameAddress} from '../invite/address.ts';
import type {Names} from '../invite/one-person.ts';
import {takeNames} from './names.ts';
import type {Shared} from './state.ts';

/** Starts the look-up of an address, or starts it again. */
export function lookUp(shared: Shared, email: string): Shared {
	return {
		...shared,
		lookUp: {email, person: {status: 'loading', ticket: shared.tickets}},
		sought: [],
		tickets: shared.tickets + 1,
	};
}

/** Starts every read, or starts them again with another key. */
export function load(shared: Shared): Shared {
	const {tickets} = shared;
	const email = shared.answers.email?.value;
	const started: Shared = {
		...shared,
		identity: {status: 'loading', ticket: tickets},
		roles: {status: 'loading', ticket: tickets + 1},
		organizations: {status: 'loading', ticket: tickets + 2},
		sought: [],
		tickets: tickets + 3,
	};
	return email === undefined || shared.leadsTo === 'list' ? started : lookUp(started, email);
}

/** What an accepted address starts: the names that go with it, and the look-up. */
export function acceptAddress(shared: Shared, email: string, names?: Names): Shared {
	const {answers, suggestions} = takeNames(shared, email, names);
	const accepted: Shared = {
		...shared,
		suggestions,
		answers: {...answers, email: {value: email, origin: 'answer'}},
		people: undefined,
	};
	// Everybody is known where there is a list.
	if (shared.leadsTo === 'list') return accepted;
	const isNew = shared.lookUp === undefined || !isSameAddress(shared.lookUp.email, email);
	const mustLook = isNew || shared.lookUp?.person.status === 'failed';
	return mustLook ? lookUp(accepted, email) : accepted;
}

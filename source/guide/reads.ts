import {guessNames, isSameAddress, type Names} from '../invite/address.ts';
import type {Shared} from './state.ts';

/** Starts the look-up of an address, or starts it again. */
export function lookUp(shared: Shared, email: string): Shared {
	return {
		...shared,
		lookUp: {email, person: {status: 'loading', ticket: shared.tickets}},
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
		tickets: tickets + 3,
	};
	return email === undefined ? started : lookUp(started, email);
}

/** Names that came with the address are values; names guessed from it are ghost text (docs/behaviour.md, Screens). */
export function suggest(names: Names | undefined, email: string): Shared['suggestions'] {
	const kind = names ? 'value' : 'ghost';
	const offered = Object.entries(names ?? guessNames(email)).filter(([, text]) => text);
	return Object.fromEntries(offered.map(([key, text]) => [key, {text, kind}]));
}

/** What an accepted address starts: suggestions for the names and the look-up. */
export function acceptAddress(shared: Shared, email: string, names?: Names): Shared {
	const isNew = shared.lookUp === undefined || !isSameAddress(shared.lookUp.email, email);
	const suggestions = isNew || names ? suggest(names, email) : shared.suggestions;
	const mustLook = isNew || shared.lookUp?.person.status === 'failed';
	return mustLook ? lookUp({...shared, suggestions}, email) : {...shared, suggestions};
}

import type {Identity, Organization, Role, User} from '../../source/api/types.ts';
import type {PeopleList} from '../../source/batch/people-list.ts';
import {InviteError} from '../../source/errors.ts';
import {createState, reduce, type Start} from '../../source/guide/reducer.ts';
import type {Action, Answers, GuideState} from '../../source/guide/state.ts';
import {type FieldValues, fields, makeValues} from '../../source/invite/fields.ts';

export const identity: Identity = {email: 'admin@acme.com', domain: 'acme.com'};

export const viewer: Role = {id: 'role-viewer', name: 'Viewer', type: 'preset', permissions: ['a']};
export const admin: Role = {id: 'role-admin', name: 'Admin', type: 'preset'};
export const roles: Role[] = [viewer, admin];

export const north: Organization = {id: 'org-north', name: 'North'};
export const tokyo: Organization = {id: 'org-tokyo', name: '東京支社'};
export const organizations: Organization[] = [north, tokyo];

export function somebody(user: Partial<User> = {}): User {
	return {
		id: 'user-1',
		email: 'jane@acme.com',
		state: 'pending',
		...user,
	};
}

export const errors = {
	unauthorized: new InviteError('AUTHENTICATION_FAILED', 'DoiT did not accept the key.', {
		httpStatus: 401,
		delivery: 'refused',
	}),
	forbidden: new InviteError('PERMISSION_DENIED', 'This key may not invite people here.', {
		httpStatus: 403,
		delivery: 'refused',
	}),
	server: new InviteError('API_SERVER_ERROR', "DoiT's server failed (500).", {
		httpStatus: 500,
		delivery: 'in-doubt',
	}),
	network: new InviteError('NETWORK_ERROR', 'Could not reach api.doit.com.', {
		delivery: 'never-sent',
	}),
	limited: new InviteError('RATE_LIMITED', 'Too many requests.', {
		httpStatus: 429,
		delivery: 'refused',
	}),
	conflict: new InviteError('RESOURCE_CONFLICT', 'The server refused the request.', {
		httpStatus: 409,
		delivery: 'refused',
	}),
};

/** A state after some actions. */
export function act(state: GuideState, ...actions: Action[]): GuideState {
	return actions.reduce(reduce, state);
}

/** A guide that was told to load. */
export function begin(start: Partial<Start> = {}): GuideState {
	return act(createState({answers: {}, pending: {}, ...start}), {type: 'load'});
}

type ReadValue = {identity: Identity; roles: Role[]; organizations: Organization[]};

/** Lets a read succeed. */
export function arrive<K extends keyof ReadValue>(
	state: GuideState,
	read: K,
	value: ReadValue[K],
): GuideState {
	const remote = state[read];
	if (remote.status !== 'loading') throw new Error(`${read} is not loading`);
	return reduce(state, {type: 'succeed-read', read, ticket: remote.ticket, value} as Action);
}

/** Lets a read fail. */
export function failRead(state: GuideState, read: keyof ReadValue, error: InviteError): GuideState {
	const remote = state[read];
	if (remote.status !== 'loading') throw new Error(`${read} is not loading`);
	return reduce(state, {type: 'fail-read', read, ticket: remote.ticket, error});
}

/** Lets every list and the account come in. */
export function arriveAll(state: GuideState): GuideState {
	return arrive(
		arrive(arrive(state, 'identity', identity), 'roles', roles),
		'organizations',
		organizations,
	);
}

/** Answers the running look-up. */
export function found(state: GuideState, user: User | undefined): GuideState {
	const person = state.lookUp?.person;
	if (person?.status !== 'loading') throw new Error('nobody is being looked up');
	return reduce(state, {type: 'succeed-look-up', ticket: person.ticket, user});
}

/** Lets the running look-up fail. */
export function lookUpFails(state: GuideState, error: InviteError): GuideState {
	const person = state.lookUp?.person;
	if (person?.status !== 'loading') throw new Error('nobody is being looked up');
	return reduce(state, {type: 'fail-look-up', ticket: person.ticket, error});
}

export function answerEmail(value = 'jane@acme.com'): Action {
	return {
		type: 'answer',
		field: 'email',
		value,
	};
}

const known: Partial<FieldValues> = {
	email: 'jane@acme.com',
	firstName: 'Jane',
	lastName: 'Doe',
	jobTitle: 'Management',
	role: {id: viewer.id, name: viewer.name},
	organization: north,
};

/** A value for every field; one that these tests are not about is left out. */
export const values = makeValues({
	address: ({key}) => known[key] ?? '',
	text: ({key}) => known[key] ?? null,
	choice: ({key}) => known[key] ?? null,
	list: ({key}) => known[key] ?? null,
});

/** Answers for every question behind the address. */
export const restOfAnswers = fields
	.slice(1)
	.map(({key}) => ({type: 'answer', field: key, value: values[key]}) as Action);

/** Complete answers as flags or defaults would give them. */
export function completeAnswers(origin: 'flag' | 'default' = 'flag'): Answers {
	const entries = fields.map(({key, kind}) => {
		const canBeDefault = kind === 'choice' || kind === 'list';
		return [key, {value: values[key], origin: canBeDefault ? origin : 'flag'}];
	});
	return Object.fromEntries(entries);
}

/** Ready to send: lists in, nobody by the address, everything answered. */
export function reviewing(): GuideState {
	const state = found(act(arriveAll(begin()), answerEmail()), undefined);
	return act(state, ...restOfAnswers);
}

/** Under way: the invitation is being posted. */
export function posting(state = reviewing()): GuideState & {status: 'sending'} {
	const next = act(state, {type: 'confirm'});
	if (next.status !== 'sending') throw new Error(`not sending but ${next.status}`);
	return next;
}

/** The running sending ends in a failure. */
export function sendingFails(
	state: GuideState,
	verdict: 'not-sent' | 'not-there' | 'unknown',
	error = errors.server,
): GuideState {
	if (state.status !== 'sending') throw new Error(`not sending but ${state.status}`);
	return reduce(state, {type: 'fail', ticket: state.ticket, error, verdict});
}

/** The running sending, resend or cancel goes through. */
export function goesThrough(state: GuideState): GuideState {
	if (state.status === 'sending') {
		return reduce(state, {
			type: 'succeed',
			ticket: state.ticket,
			outcome: {action: 'invite', user: somebody(), confirmedBy: 'answer'},
		});
	}
	if (state.status !== 'following-up') throw new Error(`nothing under way but ${state.status}`);
	return reduce(state, {
		type: 'succeed',
		ticket: state.ticket,
		outcome: {action: state.action, user: state.user, at: 0},
	});
}

/** Somebody is there already by the address. */
export function alreadyThere(): GuideState {
	return act(found(act(arriveAll(begin()), answerEmail()), somebody()), {
		type: 'answer',
		field: 'firstName',
		value: 'Jane',
	});
}

/** Two people of a list, every question answered. */
export const people: PeopleList = {
	rows: ['jane@acme.com', 'omar@acme.com'].map((email, index) => ({
		row: index + 1,
		email,
		values: {},
		problems: [],
		cells: [email],
	})),
	heading: undefined,
	format: 'plain',
	ignoredColumns: [],
};

/** A list is open. */
function ofList(): GuideState {
	return act(arriveAll(begin()), {type: 'answer-people', people}, ...restOfAnswers.slice(2));
}

/** The decision's UUID in tests. */
export const decision = '00000000-0000-4000-8000-000000000001';

/** One state of every status. */
export const examples: {[S in GuideState['status']]: () => GuideState & {status: S}} = {
	asking: () => expectStatus(found(act(arriveAll(begin()), answerEmail()), undefined), 'asking'),
	'key-refused': () =>
		expectStatus(
			act(failRead(begin(), 'identity', errors.unauthorized), answerEmail()),
			'key-refused',
		),
	'already-there': () => expectStatus(alreadyThere(), 'already-there'),
	reviewing: () => expectStatus(reviewing(), 'reviewing'),
	many: () => expectStatus(ofList(), 'many'),
	sending: posting,
	'following-up': () =>
		expectStatus(
			act(alreadyThere(), {type: 'follow-up', action: 'resend', idempotencyKey: decision}),
			'following-up',
		),
	'follow-up-failed': () => {
		const state = examples['following-up']();
		return expectStatus(
			act(state, {type: 'fail', ticket: state.ticket, error: errors.server, verdict: 'not-sent'}),
			'follow-up-failed',
		);
	},
	sent: () => expectStatus(goesThrough(posting()), 'sent'),
	failed: () => expectStatus(sendingFails(posting(), 'not-sent', errors.forbidden), 'failed'),
	ended: () => expectStatus(act(reviewing(), {type: 'quit'}), 'ended'),
};

/** The state, known to have a status. */
export function expectStatus<S extends GuideState['status']>(
	state: GuideState,
	status: S,
): GuideState & {status: S} {
	if (state.status !== status) throw new Error(`expected ${status}, got ${state.status}`);
	return state as GuideState & {status: S};
}

import {describe, expect, it} from 'vitest';
import type {User} from '../../../source/api/types.ts';
import {userStates} from '../../../source/api/user-states.ts';
import {InviteError} from '../../../source/errors.ts';
import {planFollowUps} from '../../../source/guide/people/follow-ups.ts';
import {
	actionsFor,
	actionsForMarked,
	findPeople,
	nextView,
	personFacts,
	stateViews,
	toPeople,
} from '../../../source/guide/people/people.ts';
import {type PeopleState, reducePeople} from '../../../source/guide/people/session.ts';
import {words} from '../../../source/words/words.ts';

function person(name: string, user: Partial<User> = {}): User {
	return {id: `id-${name}`, email: `${name}@acme.com`, state: 'pending', ...user};
}

const everybody = toPeople(
	[
		...userStates.map((state) => person(state, {state})),
		person('zoe', {firstName: 'Zoë', lastName: 'Ågren', state: 'active'}),
		person('p10', {displayName: 'Person 10'}),
		person('p9', {displayName: 'person 9'}),
	],
	{},
);

describe('everybody', () => {
	it('stands in the order people expect', () => {
		expect(everybody.map(({name, email}) => name || email)).toEqual([
			'active@acme.com',
			'cancelled@acme.com',
			'expired@acme.com',
			'invited@acme.com',
			'pending@acme.com',
			'person 9',
			'Person 10',
			'unknown@acme.com',
			'Zoë Ågren',
		]);
	});

	it.each([
		['zoe', 1],
		['agren ZOË', 1],
		['person', 2],
		['ｐｅｒｓｏｎ 9', 1],
		['', 9],
		['nobody', 0],
	])('is searched for "%s"', (search, count) => {
		expect(findPeople(everybody, {search})).toHaveLength(count);
	});

	it('is made safe to show', () => {
		const [hostile] = toPeople([person('x', {displayName: '\u001B[31mRed\u202E'})], {});
		expect(hostile?.name).toBe('Red');
		expect(hostile && personFacts(hostile)).toContainEqual([words.invite.labels.name, 'Red']);
	});

	it('is turned through state by state', () => {
		const views = stateViews(everybody.filter(({user}) => user.state !== 'expired'));
		expect(views[0]).toEqual({state: undefined, count: 8});
		const seen = [undefined, ...views.map(() => undefined)].reduce<(string | undefined)[]>(
			(all) => [...all, nextView(views, all.at(-1) as never, 1)],
			[undefined],
		);
		expect(seen).toEqual([
			undefined,
			'active',
			'pending',
			'invited',
			'cancelled',
			'unknown',
			undefined,
			'active',
		]);
		expect(nextView(views, undefined, -1)).toBe('unknown');
	});
});

it.each([
	['active', []],
	['pending', ['resend', 'cancel']],
	['invited', ['resend', 'cancel']],
	['expired', ['resend', 'cancel']],
	['cancelled', ['resend']],
	['unknown', []],
] as const)('somebody %s can be followed up on with %j', (state, actions) => {
	const found = findPeople(toPeople([person('x', {state})], {}), {state});
	expect(found.flatMap(actionsFor).map(({action}) => action)).toEqual(actions);
});

it('counts of the marked only those whom an action applies to', () => {
	expect(actionsForMarked(everybody).map(({label}) => label)).toEqual([
		words.people.actionsForMany.resend(6),
		words.people.actionsForMany.cancel(5),
	]);
	expect(actionsForMarked([])).toEqual([]);
});

it('plans a follow-up by the rules for one', () => {
	const there = person('a');
	const plan = planFollowUps('resend', [
		{email: there.email, user: there},
		{email: 'A@acme.com', user: there},
		{email: 'b@acme.com', user: new InviteError('RESOURCE_NOT_FOUND', 'no')},
		{email: 'c@acme.com', user: person('c', {id: ''})},
	]);
	expect(plan.targets).toEqual([{row: 1, user: there}]);
	expect(plan.settled.map(({row, status, error}) => [row, status, error?.code])).toEqual([
		[2, 'skipped', undefined],
		[3, 'failed', 'RESOURCE_NOT_FOUND'],
		[4, 'failed', 'RESOURCE_CONFLICT'],
	]);
});

describe('the session', () => {
	const looking: PeopleState = {
		people: everybody,
		view: undefined,
		marked: new Set(),
		news: [],
		log: ['before'],
		identity: undefined,
		status: 'looking',
		place: {at: 'list'},
	};
	const [expired] = findPeople(everybody, {state: 'expired'});
	const [resend, cancel] = expired ? actionsFor(expired) : [];

	it('asks before it cancels, and not before it resends to one', () => {
		if (!resend || !cancel) throw new Error('no actions');
		expect(reducePeople(looking, {type: 'ask', asked: cancel}).status).toBe('confirming');
		expect(reducePeople(looking, {type: 'ask', asked: resend}).status).toBe('working');
	});

	it('shows everybody again where the state that was shown is empty', () => {
		if (!expired || !resend) throw new Error('nobody');
		const working = reducePeople({...looking, view: 'expired'}, {type: 'ask', asked: resend});
		const report = {lines: ['done'], states: new Map([[expired.key, 'pending' as const]])};
		const settled = reducePeople(working, {type: 'settle', report});
		expect(settled).toMatchObject({
			status: 'looking',
			view: undefined,
			news: ['done'],
			log: ['before', 'done'],
		});
		expect(findPeople(settled.people, {state: 'expired'})).toEqual([]);
	});

	it('ends with the code of the failure that is given up on', () => {
		const loading: PeopleState = {...looking, people: [], status: 'loading'};
		const error = new InviteError('PERMISSION_DENIED', 'no');
		const failed = reducePeople(loading, {type: 'fail', error});
		expect(reducePeople(failed, {type: 'go-back'})).toMatchObject({status: 'ended', exitCode: 11});
		expect(reducePeople(failed, {type: 'load'}).status).toBe('loading');
	});

	it('is never left while something is under way', () => {
		if (!resend) throw new Error('no actions');
		const working = reducePeople(looking, {type: 'ask', asked: resend});
		expect(reducePeople(working, {type: 'go-back'})).toBe(working);
	});
});

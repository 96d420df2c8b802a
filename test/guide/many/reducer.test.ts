import {describe, expect, it} from 'vitest';
import {readTypedPeople} from '../../../source/batch/read-lines.ts';
import {reduceRun} from '../../../source/batch/run-reducer.ts';
import type {RunState} from '../../../source/batch/run-state.ts';
import {outcomeOf} from '../../../source/guide/many/outcome.ts';
import {createManyState, reduceMany} from '../../../source/guide/many/reducer.ts';
import type {ManyAction, ManyStart, ManyState} from '../../../source/guide/many/state.ts';
import {errors, somebody} from '../fixtures.ts';

const list = readTypedPeople('jane@acme.com, omar@acme.com, bob@acme.con, active@acme.com, oops@');
if (!list) throw new Error('not several people');

const start: ManyStart = {
	list,
	shared: {role: null, organization: null, jobTitle: null},
	defaults: {},
	homeDomain: 'acme.com',
	ifExists: 'skip',
	hasPerson: true,
};

function act(state: ManyState, ...actions: ManyAction[]): ManyState {
	return actions.reduce((current, action) => reduceMany(current, action, start), state);
}

const users = {users: [somebody({email: 'active@acme.com', state: 'active'})], isComplete: true};

function listing() {
	return act(createManyState(), {type: 'succeed-read', ticket: 0, users});
}

function sending() {
	const state = act(listing(), {type: 'send', at: 0});
	if (state.status !== 'sending') throw new Error(`not sending but ${state.status}`);
	return state;
}

/** The run with every row ended as told; the others are left as they are. */
function settle(run: RunState, ...statuses: readonly ('invited' | 'failed')[]): RunState {
	let next = run;
	for (const [index, status] of statuses.entries()) {
		const row = run.rows[index]?.job.row ?? -1;
		next = reduceRun(next, {type: 'start', row});
		next = reduceRun(next, {
			type: 'settle',
			row,
			outcome:
				status === 'invited'
					? {status, user: somebody(), confirmedBy: 'answer'}
					: {status, error: errors.server},
		});
	}
	return next;
}

describe('a list', () => {
	it('is planned once everybody was read: only ready rows go out', () => {
		const state = listing();
		expect(state.status).toBe('listing');
		expect(state.plan?.counts).toMatchObject({total: 5, toInvite: 2, toLookAt: 1, wrong: 1});
	});

	it('says when everybody cannot be read, and reads again', () => {
		const failed = act(createManyState(), {type: 'fail-read', ticket: 0, error: errors.server});
		expect(failed.status).toBe('read-failed');
		const again = act(failed, {type: 'retry'});
		expect(again).toMatchObject({status: 'reading', ticket: 1});
		expect(act(again, {type: 'succeed-read', ticket: 0, users})).toBe(again);
	});

	it('leaves a person out and takes in one that was to be looked at', () => {
		const state = act(
			listing(),
			{type: 'mark-row', row: 1, isIncluded: false},
			{type: 'mark-row', row: 3, isIncluded: true},
		);
		expect(state.plan?.rows.filter(({isIncluded}) => isIncluded).map(({email}) => email)).toEqual([
			'omar@acme.com',
			'bob@acme.con',
		]);
	});

	it('takes what was changed in an open person, who counts as looked at', () => {
		const state = act(
			listing(),
			{type: 'open-row', row: 3},
			{type: 'keep-person', values: {email: 'bob@acme.com'}},
		);
		expect(state).toMatchObject({status: 'listing', plan: {counts: {toInvite: 3, toLookAt: 0}}});
	});

	it('sends nothing where nobody goes out', () => {
		const state = act(
			listing(),
			{type: 'mark-row', row: 1, isIncluded: false},
			{type: 'mark-row', row: 2, isIncluded: false},
		);
		expect(act(state, {type: 'send', at: 0})).toBe(state);
	});

	it('ends with counts that add up to the list, and reads everybody again before a second try', () => {
		const state = sending();
		const over = settle(state.run, 'invited', 'failed');
		const finished = act(state, {type: 'progress', ticket: state.ticket, run: over});
		expect(finished.status).toBe('finished');
		const outcome = outcomeOf(finished);
		expect(outcome.results).toHaveLength(5);
		expect(outcome.headline).toBe('Invited 1 of 2 people');
		const again = act(finished, {type: 'retry'});
		expect(again.status).toBe('reading');
		if (again.status !== 'reading') return;
		const there = {...users, users: [...users.users, somebody({email: 'jane@acme.com'})]};
		const planned = act(again, {type: 'succeed-read', ticket: again.ticket, users: there});
		const resent = act(planned, {type: 'send', at: 0});
		expect(resent).toMatchObject({status: 'sending'});
		if (resent.status !== 'sending') return;
		expect(resent.run.rows.map(({job}) => job.email)).toEqual(['omar@acme.com']);
		const done = settle(resent.run, 'invited');
		const end = act(resent, {type: 'progress', ticket: resent.ticket, run: done});
		expect(outcomeOf(end).headline).toBe('Invited 2 people');
	});

	it('is left where the person stopped the run, with what became of it', () => {
		const state = sending();
		const stopped = reduceRun(settle(state.run, 'invited'), {type: 'stop', cause: {by: 'person'}});
		const left = act(state, {type: 'progress', ticket: state.ticket, run: stopped});
		expect(left).toMatchObject({status: 'left', to: 'stopped'});
		expect(outcomeOf(left, {by: 'person'})).toMatchObject({exitCode: 130});
	});

	it('comes back when a run could not begin', () => {
		const state = sending();
		const failed = act(state, {type: 'fail-run', ticket: state.ticket, error: errors.server});
		expect(failed.status).toBe('not-started');
		expect(act(failed, {type: 'go-back'}).status).toBe('listing');
	});

	it.each<[ManyAction['type'], string]>([
		['go-back', 'questions'],
		['abort', 'interrupted'],
	])('%s leaves it: %s', (type, to) => {
		expect(act(listing(), {type} as ManyAction)).toMatchObject({status: 'left', to});
	});
});

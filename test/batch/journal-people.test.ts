import {expect, it} from 'vitest';
import {peopleOfJournal} from '../../source/batch/journal-people.ts';
import type {JournalRow} from '../../source/batch/journal-text.ts';
import {planPeople} from '../../source/batch/plan-people.ts';

function rowOf(row: number, stands: Omit<JournalRow, 'job'>): JournalRow {
	const email = `person${row}@acme.com`;
	const body = {email, firstName: 'Ann', roleId: 'role-viewer'};
	return {job: {row, email, action: 'invite', body}, ...stands} as JournalRow;
}

it('gives the people of a journal back as a list that says every value', () => {
	const list = peopleOfJournal([
		rowOf(2, {state: 'settled', status: 'invited', id: 'u-2'} as JournalRow),
		rowOf(3, {state: 'ready'} as JournalRow),
		rowOf(5, {state: 'settled', status: 'failed'} as JournalRow),
	]);
	const plan = planPeople({
		list,
		users: {users: [], isComplete: true},
		roles: [{id: 'role-viewer', name: 'Viewer'}],
		shared: {},
		defaults: {jobTitle: 'Founder'},
		homeDomain: 'acme.com',
		ifExists: 'skip',
	});
	expect(plan.rows.map(({row, standing}) => [row, standing])).toEqual([
		[2, 'done'],
		[3, 'ready'],
		[5, 'ready'],
	]);
	expect(plan.rows[1]?.draft).toMatchObject({
		firstName: 'Ann',
		lastName: null,
		jobTitle: null,
		role: {id: 'role-viewer', name: 'Viewer'},
		organization: null,
	});
});

import {fields} from '../invite/fields.ts';
import type {JournalRow} from './journal-text.ts';
import type {PeopleList, PersonRow} from './people-list.ts';

/** The people of a journal as a list: what went through is settled, and every value is said. */
export function peopleOfJournal(rows: readonly JournalRow[]): PeopleList {
	return {
		rows: rows.flatMap((row) => toPerson(row) ?? []),
		heading: undefined,
		format: 'json',
		ignoredColumns: [],
	};
}

function toPerson(journalRow: JournalRow): PersonRow | undefined {
	const {job, ...stands} = journalRow;
	if (job.action !== 'invite') return undefined;
	const {row, email, body} = job;
	const values = fields.flatMap(({key, kind, bodyKey}) =>
		kind === 'address' ? [] : [[key, body[bodyKey] ?? null] as const],
	);
	const isThrough = stands.state === 'settled' && stands.status !== 'failed';
	return {
		row,
		email,
		values: Object.fromEntries(values),
		problems: [],
		cells: [email],
		...(isThrough ? {settled: {status: stands.status, ...(stands.id ? {id: stands.id} : {})}} : {}),
	};
}

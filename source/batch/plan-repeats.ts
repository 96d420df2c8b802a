import {fields, isSameValue} from '../invite/fields.ts';
import {words} from '../words/words.ts';
import type {RowProblem} from './people-list.ts';
import type {SettledRow} from './plan-values.ts';

/** Why a row is not sent for itself: another one says as much, or something else. */
export type Repeat = {kind: 'repeated'} | {kind: 'contradicts'; problem: RowProblem};

/**
 * Rows for an address that has several. The first one that says all that the others say is kept, and they repeat it;
 * where there is none they contradict each other. Rows that are wrong by themselves count for nothing.
 */
export function findRepeats(rows: readonly SettledRow[]): ReadonlyMap<SettledRow, Repeat> {
	const groups = new Map<string, SettledRow[]>();
	for (const row of rows) {
		if (row.problems.length > 0 && !row.isDone) continue;
		const address = row.email.toLowerCase();
		const group = groups.get(address);
		if (group) group.push(row);
		else groups.set(address, [row]);
	}
	const repeats = new Map<SettledRow, Repeat>();
	for (const group of groups.values()) {
		if (group.length < 2) continue;
		const done = group.find(({isDone}) => isDone);
		const open = group.filter(({isDone}) => !isDone);
		const left = open.filter((row) => !(done && covers(done, row)));
		const kept = left.find((row) => left.every((other) => covers(row, other)));
		for (const row of open) {
			if (row === kept) continue;
			const other = left.find((candidate) => !covers(row, candidate));
			if (kept || !left.includes(row)) repeats.set(row, {kind: 'repeated'});
			else if (other) repeats.set(row, {kind: 'contradicts', problem: contradiction(row, other)});
		}
	}
	return repeats;
}

/** Whether a row says all that another says of the same person. */
function covers(row: SettledRow, other: SettledRow): boolean {
	return fields.every(
		({key, kind}) =>
			kind === 'address' || !other.own.has(key) || isSameValue(row.draft[key], other.draft[key]),
	);
}

function contradiction({person, email}: SettledRow, other: SettledRow): RowProblem {
	return {
		row: person.row,
		column: undefined,
		value: email,
		reason: words.batch.contradicts(other.person.row),
	};
}

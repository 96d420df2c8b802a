import {findOptions, folded, type SelectOption} from '../ui/select/options.ts';

/** A numbered row. Its texts are made safe before they come here. */
export type Row = SelectOption & {
	/** Choosing it sends something: it acts only on an Enter that came alone. */
	sends?: boolean;
};

/** What an answer means among numbered rows; numbers count from 1 in all rows. */
export type Choice<R extends Row> =
	| {type: 'row'; row: R}
	| {type: 'several'; numbers: number[]}
	| {type: 'no-number'}
	| {type: 'nothing'};

/** Finds a row by its number among those that were numbered, or among all by whole name, ID, or a part that fits no other. */
export function findRow<R extends Row>(
	rows: readonly R[],
	text: string,
	numbered: readonly R[] = rows,
): Choice<R> {
	const isNumber = /^\d+$/.test(text);
	const counted = isNumber ? numbered[Number(text) - 1] : undefined;
	if (counted) return {type: 'row', row: counted};
	const wanted = folded(text);
	function isWhole(row: R) {
		const others = row.search?.split(' ') ?? [];
		return [row.label, row.id, ...others].some((text) => folded(text) === wanted);
	}
	const whole = rows.flatMap((row, index) => (isWhole(row) ? [index] : []));
	const found = whole.length > 0 ? whole : findOptions(rows, text);
	const [first] = found;
	if (first === undefined) return {type: isNumber ? 'no-number' : 'nothing'};
	const row = rows[first];
	return row && found.length === 1
		? {type: 'row', row}
		: {type: 'several', numbers: found.map((index) => index + 1)};
}

/** A row as it is written out. */
export function rowLine(row: Row, number: number): string {
	return row.detail ? `  ${number}. ${row.label} (${row.detail})` : `  ${number}. ${row.label}`;
}

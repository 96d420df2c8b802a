import {findOptions, folded, type SelectOption} from '../ui/select/options.ts';

/** A numbered row. Its texts are made safe before they come here. */
export type Row = SelectOption & {
	/** Choosing it sends something: it acts only on an Enter that came alone (docs/behaviour.md, No accidental sending). */
	sends?: boolean;
};

/** What an answer means among numbered rows. */
export type Choice<R extends Row> =
	| {type: 'row'; row: R}
	| {type: 'several'; numbers: number[]}
	| {type: 'no-number'}
	| {type: 'nothing'};

/** Finds a row by its number, its whole name or ID, or a part that fits no other. */
export function findRow<R extends Row>(rows: readonly R[], text: string): Choice<R> {
	if (/^\d+$/.test(text)) {
		const row = rows[Number(text) - 1];
		if (row) return {type: 'row', row};
	}
	const wanted = folded(text);
	function isWhole(row: R) {
		return folded(row.label) === wanted || folded(row.id) === wanted;
	}
	const whole = rows.flatMap((row, index) => (isWhole(row) ? [index] : []));
	const found = whole.length > 0 ? whole : findOptions(rows, text);
	const [first] = found;
	if (first === undefined) return /^\d+$/.test(text) ? {type: 'no-number'} : {type: 'nothing'};
	const row = rows[first];
	return row && found.length === 1
		? {type: 'row', row}
		: {type: 'several', numbers: found.map((index) => index + 1)};
}

/** A row as it is written out. */
export function rowLine(row: Row, number: number): string {
	return row.detail ? `  ${number}. ${row.label} (${row.detail})` : `  ${number}. ${row.label}`;
}

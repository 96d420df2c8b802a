import type {InviteError} from '../errors.ts';
import type {FieldKey} from '../invite/fields.ts';

/** One thing that is wrong in a row, by its place. */
export type RowProblem = {
	/** As `PersonRow` counts. */
	row: number;
	/** The heading of the column, the key of a JSON object or the name of a field; undefined for the whole row. */
	column: string | undefined;
	/** What stands there, cut and safe to show. */
	value: string | undefined;
	/** The field it is about, where it is about one: an answer to that field clears it. */
	field?: FieldKey;
	/** One sentence, whole. */
	reason: string;
	/** What may have been meant, the nearest first; not yet made safe. */
	candidates?: readonly string[];
};

/** The fields of a row besides the address. */
export type ValueKey = Exclude<FieldKey, 'email'>;

/** What a row says of its fields, in its own words: absent where it says nothing, `null` where it says `none`. */
export type RowValues = {readonly [Key in ValueKey]?: string | null};

/** One person as the list has them: the words as given, nothing looked up. */
export type PersonRow = {
	/**
	 * Which one it is: in a table the record as a spreadsheet counts them, from 1, heading and empty rows included; in
	 * lines of text or JSON the line; else the item of the list.
	 */
	row: number;
	/** The address as it will be sent, or as it was written where it is none. */
	email: string;
	values: RowValues;
	problems: readonly RowProblem[];
	/** The cells as they came, by the heading of the list; one cell where it has none. For the report. */
	cells: readonly string[];
	/** What an earlier run made of the row, where it went through: the list is the report of that run. */
	settled?: {status: string; id?: string};
};

/** The people of a file, of standard input, or typed. */
export type PeopleList = {
	rows: readonly PersonRow[];
	/** The names of the columns, or the keys of JSON objects; without the columns that a report adds. */
	heading: readonly string[] | undefined;
	format: 'csv' | 'plain' | 'json' | 'ndjson';
	/** Between the cells of a table. */
	delimiter?: ',' | ';' | '\t';
	/** Columns with other names: left alone. */
	ignoredColumns: readonly string[];
};

/** The people that were read, or why nothing could be: VALIDATION_ERROR. */
export type PeopleResult = {ok: true; list: PeopleList} | {ok: false; error: InviteError};

/** The columns a report adds behind those of the list (docs/behaviour.md, Columns). */
export const reportColumns = ['status', 'id', 'error'] as const;

/** The statuses of a row that went through: where a report is read again, they are left alone. */
export const settledStatuses: readonly string[] = ['invited', 'resent', 'skipped', 'cancelled'];

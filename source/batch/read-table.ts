import {cutToWidth, safeText} from '../output/text.ts';
import {words} from '../words/words.ts';
import {columnWords, readHeading} from './columns.ts';
import {
	type PeopleList,
	type PeopleResult,
	type PersonRow,
	type RowProblem,
	reportColumns,
	settledStatuses,
} from './people-list.ts';
import {refuse} from './read-bytes.ts';
import {type Cell, readPerson} from './read-person.ts';
import {splitOutsideQuotes, unquoteCell} from './read-split.ts';

/** What separates the cells of a table. */
export type Delimiter = NonNullable<PeopleList['delimiter']>;

const delimiters: readonly Delimiter[] = [',', ';', '\t'];

/** How much of a text may be its heading, in characters. */
const longestHeading = 64 * 1024;

/** What the first record of a text looks like. */
export type Beginning = {delimiter: Delimiter; names: readonly string[]; known: number};

/** The heading a text begins with, by the delimiter that makes the most known columns of it, then the most cells. */
export function findHeading(text: string): Beginning | undefined {
	const start = text.slice(0, longestHeading).replace(/^(?:[ \t]*\n)+/u, '');
	const beginnings = delimiters.map((delimiter): Beginning => {
		const names = splitOutsideQuotes(start, delimiter, '\n').map(unquoteCell);
		return {delimiter, names, known: readHeading(names).columns.filter(Boolean).length};
	});
	const [best] = beginnings.sort((a, b) => b.known - a.known || b.names.length - a.names.length);
	return best?.names.some((name) => name.includes('@')) ? undefined : best;
}

/** A table as records, the heading first, and what is read, for messages. */
export type Table = {
	records: readonly (readonly string[])[];
	delimiter: Delimiter;
	what: string;
};

/** Reads the people of a table whose first record names its columns. */
export function readTable({records, delimiter, what}: Table): PeopleResult {
	const first = records.findIndex((cells) => !isEmpty(cells));
	const names = [...(records[first] ?? [])];
	const isReport = reportColumns.every(
		(name, index) => names.at(index - reportColumns.length)?.trim() === name,
	);
	const heading = isReport ? names.slice(0, -reportColumns.length).map(withoutGuard) : names;
	const added = heading.length;
	// A report has a column without a name where a row had more cells than the heading.
	while (isReport && heading.at(-1)?.trim() === '') heading.pop();
	const {columns, ignored, twice} = readHeading(heading);
	if (twice) {
		const [one, other] = twice.names.map(sayName);
		const message = words.batch.twoColumns(what, columnWords(twice.column), `${one}`, `${other}`);
		return refuse(message, words.batch.twoColumnsHint);
	}
	if (!columns.includes('email')) {
		const shown = heading.filter((name) => name.trim() !== '').slice(0, 8);
		return refuse(
			words.batch.noAddressColumn(what, shown.map(sayName)),
			words.batch.noAddressColumnHint,
		);
	}
	const rows = records.flatMap((record, index): PersonRow[] => {
		if (index <= first || isEmpty(record)) return [];
		const row = index + 1;
		const cells = isReport ? record.slice(0, added).map(withoutGuard) : record;
		const said = columns.flatMap((column, place): Cell[] => {
			const text = cells[place];
			return column && text !== undefined ? [{column, name: heading[place], text}] : [];
		});
		const person = readPerson(row, said, cells, tooMany(row, cells.slice(heading.length)));
		const settled = isReport ? readSettled(record.slice(added)) : undefined;
		return [settled ? {...person, settled} : person];
	});
	if (rows.length === 0) {
		return refuse(words.batch.onlyHeading(what), words.batch.onlyHeadingHint);
	}
	return {
		ok: true,
		list: {rows, heading, format: 'csv', delimiter, ignoredColumns: ignored.map(sayName)},
	};
}

function isEmpty(cells: readonly string[]): boolean {
	return cells.every((cell) => cell.trim() === '');
}

/** The name of a column, safe to show in a sentence. */
export function sayName(name: string): string {
	return cutToWidth(safeText(name.trim()), 40);
}

/** Cells behind the last column: an unquoted comma has shifted what follows it. */
function tooMany(row: number, more: readonly string[]): RowProblem[] {
	if (isEmpty(more)) return [];
	return [
		{
			row,
			column: undefined,
			value: safeText(more.join(' ').trim()),
			reason: words.batch.tooManyCells,
		},
	];
}

/** A cell of a report without the apostrophe that keeps a spreadsheet from running it. */
function withoutGuard(cell: string): string {
	return /^'+[=+\-@\t\r\n＝＋－＠]/u.test(cell) ? cell.slice(1) : cell;
}

function readSettled([status = '', id = '']: readonly string[]): PersonRow['settled'] {
	if (!settledStatuses.includes(status.trim())) return undefined;
	return id.trim() === ''
		? {status: status.trim()}
		: {status: status.trim(), id: withoutGuard(id.trim())};
}

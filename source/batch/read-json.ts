import {keysOfObjects} from '../invite/json-keys.ts';
import {safeText} from '../output/text.ts';
import {words} from '../words/words.ts';
import {columnWords, type Heading, readHeading} from './columns.ts';
import type {PeopleResult, PersonRow, RowProblem} from './people-list.ts';
import {refuse} from './read-bytes.ts';
import {type Cell, readPerson} from './read-person.ts';
import {sayName} from './read-table.ts';

/** What should be a person; the value is undefined where it is no JSON. */
type Item = {
	row: number;
	value: unknown;
	/** The keys of an object as they are written, repeated ones too. */
	keys: readonly string[];
	text: string;
};

/** The most keys that become columns of a report; of the rest only what is known is kept. */
const mostColumns = 200;

/** Reads a JSON array of addresses and request bodies, one such body alone, or one in every line. */
export function readJson(text: string, what: string): PeopleResult {
	const whole = parse(text);
	const isLines = whole === undefined && text.trimStart().startsWith('{');
	const items = isLines ? itemsOfLines(text) : itemsOf(whole, text);
	if (!items.some(({value}) => value !== undefined)) {
		return whole === undefined
			? refuse(words.batch.notJson(what), words.batch.notJsonHint)
			: refuse(words.batch.isEmpty(what), words.batch.isEmptyHint);
	}
	const table = tableOf(items);
	return {
		ok: true,
		list: {
			rows: items.map((item) => readItem(item, table)),
			heading: table.heading.length > 0 ? table.heading : undefined,
			format: isLines ? 'ndjson' : 'json',
			ignoredColumns: [...table.ignored],
		},
	};
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function itemsOf(whole: unknown, text: string): Item[] {
	const values: unknown[] = Array.isArray(whole) ? whole : [whole];
	const keys = keysOfObjects(whole === undefined ? '' : text, Array.isArray(whole) ? 2 : 1);
	let next = 0;
	return values.map((value, index) => ({
		row: index + 1,
		value,
		keys: isObject(value) ? (keys[next++] ?? []) : [],
		text: textOf(value),
	}));
}

function itemsOfLines(text: string): Item[] {
	return text.split('\n').flatMap((line, index): Item[] => {
		if (line.trim() === '') return [];
		const value = parse(line);
		const keys = isObject(value) ? (keysOfObjects(line, 1)[0] ?? []) : [];
		return [{row: index + 1, value, keys, text: typeof value === 'string' ? value : line}];
	});
}

function isObject(value: unknown): value is object {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The columns that the keys of all objects make together. */
type KeyTable = {
	/** The columns of a report, in the order the keys first appear. */
	heading: readonly string[];
	ignored: ReadonlySet<string>;
	/** What an object with these keys holds. */
	headingOf(keys: readonly string[]): Heading;
};

function tableOf(items: readonly Item[]): KeyTable {
	const known = new Map<string, Heading>();
	function headingOf(keys: readonly string[]): Heading {
		const name = JSON.stringify(keys);
		const heading = known.get(name) ?? readHeading(keys);
		known.set(name, heading);
		return heading;
	}
	const heading = new Set<string>();
	const ignored = new Set<string>();
	for (const {keys} of items) {
		const {columns} = headingOf(keys);
		for (const [index, key] of keys.entries()) {
			if (!columns[index] && ignored.size < mostColumns) ignored.add(sayName(key));
			if (columns[index] || heading.size < mostColumns) heading.add(key);
		}
	}
	if (heading.size > 0 && items.some(({value}) => !isObject(value))) heading.add('email');
	return {heading: [...heading], ignored, headingOf};
}

function readItem({row, value, keys, text}: Item, {heading, headingOf}: KeyTable): PersonRow {
	if (!isObject(value)) {
		const cells =
			heading.length === 0 ? [text] : heading.map((name) => (name === 'email' ? text : ''));
		if (typeof value === 'string') {
			return readPerson(row, [{column: 'email', name: undefined, text: value}], cells);
		}
		const reason = value === undefined ? words.batch.notJsonLine : words.batch.notAPerson;
		return {
			row,
			email: '',
			values: {},
			problems: [{row, column: undefined, value: safeText(text), reason}],
			cells,
		};
	}
	const {columns, twice} = headingOf(keys);
	const problems: RowProblem[] = [];
	function complain(column: string, said: unknown, reason: string) {
		problems.push({row, column: sayName(column), value: safeText(textOf(said)), reason});
	}
	const said = keys.flatMap((name, index): Cell[] => {
		const column = columns[index];
		const found: unknown = Reflect.get(value, name);
		if (!column) return [];
		if (typeof found === 'string' || found === null)
			return [{column, name: sayName(name), text: found}];
		complain(name, found, words.batch.notText);
		return [];
	});
	if (twice) {
		const [, again] = twice.names;
		complain(again, Reflect.get(value, again), words.batch.saidTwice(columnWords(twice.column)));
	}
	const cells = heading.map((name) =>
		Object.hasOwn(value, name) ? cellOf(Reflect.get(value, name)) : '',
	);
	return readPerson(row, said, cells, problems);
}

/** A value as a cell has it. */
function textOf(value: unknown): string {
	if (typeof value === 'string') return value;
	try {
		return JSON.stringify(value) ?? '';
	} catch {
		// Deeper than it can be written again.
		return '';
	}
}

/** What an object says, as a cell says it. */
function cellOf(value: unknown): string {
	return value === null ? 'none' : textOf(value);
}

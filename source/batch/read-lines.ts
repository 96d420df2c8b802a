import {countAddresses} from '../invite/one-person.ts';
import type {PeopleList, PersonRow} from './people-list.ts';
import {readAddress, readPerson} from './read-person.ts';
import {splitOutsideQuotes, unquoteCell} from './read-split.ts';
import {findHeading, readTable} from './read-table.ts';

/** Reads a plain list: a person a line, or several in a line, separated by comma or semicolon. */
export function readLines(text: string): PeopleList {
	const lines = splitLines(text).map(splitPeople);
	const isOneEach = lines.every((people) => people.length <= 1);
	const rows: PersonRow[] = [];
	for (const [index, people] of lines.entries()) {
		for (const person of people) {
			rows.push(readPiece(isOneEach ? index + 1 : rows.length + 1, person));
		}
	}
	return {rows, heading: undefined, format: 'plain', ignoredColumns: []};
}

/**
 * Reads several people from what was typed or pasted, or from the words of a command line; undefined where it is one
 * person, to be read as the email question does.
 */
export function readTypedPeople(typed: string | readonly string[]): PeopleList | undefined {
	const text = typeof typed === 'string' ? typed.replace(/\r\n?/g, '\n') : joinWords(typed);
	const table = readPastedTable(text);
	if (table) return table;
	const people = splitLines(text).flatMap(splitPeople);
	if (people.filter((person) => person.includes('@')).length < 2) return undefined;
	const rows = people.map((person, index) => readPiece(index + 1, person));
	return {rows, heading: undefined, format: 'plain', ignoredColumns: []};
}

/** Words that are a person each stay apart; else they are one text, which blanks have taken apart. */
function joinWords(typed: readonly string[]): string {
	return typed.join(typed.every((word) => word.includes('@')) ? '\n' : ' ');
}

/** Rows of a spreadsheet with their heading, which names the column of the address. */
function readPastedTable(text: string): PeopleList | undefined {
	const heading = text.includes('\n') ? findHeading(text) : undefined;
	if (!heading || heading.known === 0) return undefined;
	const {delimiter} = heading;
	const records = splitOutsideQuotes(text, '\n').map((line) =>
		splitOutsideQuotes(line, delimiter).map(unquoteCell),
	);
	const result = readTable({records, delimiter, what: ''});
	return result.ok ? result.list : undefined;
}

function splitLines(text: string): string[] {
	return splitOutsideQuotes(text, '\n');
}

/** The people of a line, each as the email question takes one. */
function splitPeople(line: string): string[] {
	const whole = line.trim().replace(/[\s,;]+$/u, '');
	if (whole === '') return [];
	for (const separators of [';', ',;']) {
		const pieces = splitOutsideQuotes(whole, separators)
			.map((piece) => piece.trim())
			.filter((piece) => piece !== '');
		const holding = pieces.filter((piece) => piece.includes('@'));
		const isOneEach = separators !== ';' || holding.every((piece) => countAddresses(piece) <= 1);
		if (holding.length > 1 && isOneEach) return pieces;
	}
	const words = whole.split(/\s+/u);
	const isAddresses =
		words.length > 1 && words.every((word) => readAddress(word).reason === undefined);
	return isAddresses ? words : [whole];
}

function readPiece(row: number, text: string): PersonRow {
	const bare = unquoteCell(text);
	return readPerson(row, [{column: 'email', name: undefined, text: bare}], [text]);
}

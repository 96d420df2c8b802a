import {parseAddress} from '../invite/address.ts';
import {type FieldKey, fieldOf, type TextKey} from '../invite/fields.ts';
import {parseName} from '../invite/name.ts';
import {countAddresses, type Names, splitName} from '../invite/one-person.ts';
import {safeText} from '../output/text.ts';
import {words} from '../words/words.ts';
import type {Column} from './columns.ts';
import type {PersonRow, RowProblem, ValueKey} from './people-list.ts';

/** A cell that is read: what its column holds, what that is called, and its text; `null` leaves a field out. */
export type Cell = {column: Column; name: string | undefined; text: string | null};

/** The most characters of a cell that are read; the longest address has 254. */
const longestCell = 1000;

/** Reads what the cells of one person say: empty ones nothing, `none` leaves a field out. */
export function readPerson(
	row: number,
	said: readonly Cell[],
	cells: readonly string[],
	found: readonly RowProblem[] = [],
): PersonRow {
	const filled = said.filter(({text}) => text?.trim() !== '');
	const problems = [...found];
	const values: {[Key in ValueKey]?: string | null} = {};
	function note(field: FieldKey, cell: Cell | undefined, reason: string | undefined) {
		if (reason === undefined) return;
		const value = cell?.text ? {value: safeText(cell.text.trim())} : {value: undefined};
		problems.push({row, column: cell?.name, ...value, field, reason});
	}
	const address = filled.find(({column}) => column === 'email');
	const {email, names, reason} = readAddress(address?.text?.trim() ?? '');
	note('email', address, address ? reason : words.batch.noAddress);
	for (const cell of [...splitNames(filled, address, names), ...filled]) {
		const {column, text} = cell;
		if (column === 'email' || isWholeName(column)) continue;
		const value = text === null || text.trim() === 'none' ? null : text.trim();
		values[column] = value;
		if (value !== null) note(column, cell, checkValue(column, value));
	}
	return {row, email, values, problems, cells};
}

/** The names that stand together in a cell, or beside the address: cells of their own, unless the row has such. */
function splitNames(
	said: readonly Cell[],
	address: Cell | undefined,
	besideAddress: Names | undefined,
): Cell[] {
	if (said.some(({column}) => nameKeys.some((key) => key === column))) return [];
	const together = said.find(
		({column, text}) => isWholeName(column) && text?.trim() !== 'none' && text !== null,
	);
	const names = together ? splitCell(together) : besideAddress;
	const name = (together ?? address)?.name;
	return nameKeys.flatMap((key) => {
		const value = names?.[key];
		return value === undefined ? [] : [{column: key, name, text: value}];
	});
}

function isWholeName(column: Column): column is 'fullName' | 'japaneseName' {
	return column === 'fullName' || column === 'japaneseName';
}

function splitCell({column, text}: Cell): Names | undefined {
	const whole = text?.trim() ?? '';
	// What is too long to be split is refused as the first name.
	if (whole.length > longestCell) return {firstName: whole};
	const isFamilyFirst = column === 'japaneseName' && /\p{Script=Han}/u.test(whole);
	// With a comma behind the family it is read the same way in every language.
	return splitName(isFamilyFirst ? whole.replace(/^([^\s,]+)\s+/u, '$1, ') : whole);
}

const nameKeys: readonly (keyof Names & TextKey)[] = ['firstName', 'lastName'];

/** An address as a cell has it, the names beside it, and what is wrong with it. */
export type ReadAddress = {email: string; names?: Names; reason?: string};

/** Reads an address as the email question does; one that is none stays as it was written. */
export function readAddress(text: string): ReadAddress {
	if (text.length > longestCell) {
		return {email: safeText(text), reason: words.batch.long(words.fields.email.name, longestCell)};
	}
	const result = parseAddress(text);
	if (result.ok) {
		const {address, names} = result.parsed;
		// A spreadsheet would run it: what begins so came out of one.
		if (address.startsWith('=')) return {email: text, reason: formula('email')};
		return {email: address, ...(names ? {names} : {})};
	}
	if (countAddresses(text) > 1) return {email: text, reason: words.batch.severalAddresses};
	if (isFormula(text)) return {email: text, reason: formula('email')};
	return {email: text, reason: result.problem};
}

/** What is wrong with the text of a field besides the address, as far as the text alone tells. */
export function checkValue(key: ValueKey, text: string): string | undefined {
	const reason = checkLength(key, text);
	const field = fieldOf(key);
	if (reason || field.kind !== 'text') return reason;
	if (isFormula(text)) return formula(key);
	const result = parseName(text, field.key);
	return result.ok ? undefined : result.problem;
}

function checkLength(key: FieldKey, text: string): string | undefined {
	return text.length > longestCell
		? words.batch.long(words.fields[key].name, longestCell)
		: undefined;
}

/** Whether a spreadsheet would run a text: names that begin with a hyphen only where more of it looks so. */
function isFormula(text: string): boolean {
	return /^[=+@]|^-.*[(|!\d]/u.test(text);
}

function formula(key: FieldKey): string {
	return words.batch.formula(words.fields[key].name);
}

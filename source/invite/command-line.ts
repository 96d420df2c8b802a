import {displayWidth, graphemes, safeText} from '../output/text.ts';
import {type FieldKey, type FieldValues, fields} from './fields.ts';

/** What goes on with a run of many that was cut short. */
export const resumeCommand = 'dci-invite resume';

/** An invite as a command: its words as a program reads them, not yet quoted, and what it cannot say. */
export type Command = {
	words: string[];
	/** Flags that are left out, because what they would say cannot be typed. */
	leftOut: string[];
};

/**
 * An invite as a command, without the key (docs/behaviour.md, Screens). Absent fields are left out, `null` is said as
 * `none`. `sayIds`: fields whose name alone would not tell which one is meant; an ID also stands for a name that
 * cannot be typed. `more`: further words.
 */
export function commandOf(
	values: Partial<FieldValues>,
	options: {more?: readonly string[]; sayIds?: ReadonlySet<FieldKey>} = {},
): Command {
	const command: Command = {words: ['dci-invite'], leftOut: []};
	for (const {key, flag} of fields) {
		const value = values[key];
		if (value === undefined) continue;
		const said = waysToSay(value, options.sayIds?.has(key) ?? false).find(canBeTyped);
		if (said === undefined) command.leftOut.push(`--${flag}`);
		else command.words.push(...flagWords(`--${flag}`, said));
	}
	command.words.push(...(options.more ?? []));
	return command;
}

/** What a field's flag can say, the best first. */
function waysToSay(value: FieldValues[FieldKey], saysId: boolean): string[] {
	if (value === null) return ['none'];
	if (typeof value === 'string') return [value];
	return saysId ? [value.id] : [value.name, value.id];
}

/** Whether a text can be typed: it is shown as it is. */
function canBeTyped(text: string): boolean {
	return text !== '' && safeText(text) === text;
}

/** A flag with its value: one word where the value would be taken for a flag. */
export function flagWords(flag: string, value: string): string[] {
	return value.startsWith('-') ? [`${flag}=${value}`] : [flag, value];
}

/** Words as one line for a shell. */
export function commandLine(words: readonly string[]): string {
	return words.map(shellWord).join(' ');
}

/**
 * A word as sh, bash, zsh and fish read it, pasted at a prompt or run: bare where that is safe, else in double quotes,
 * else in single ones. Quoting comes last: what is made safe or cut afterwards may fall out of its quotes.
 */
export function shellWord(word: string): string {
	// A `=` at the start has zsh look for a program.
	if (/^[\w@%+:,./-][\w@%+=:,./-]*$/.test(word)) return word;
	if (!/["$`\\!]/.test(word)) return `"${word}"`;
	// In single quotes fish takes a backslash for an escape, the others do not: it stands outside, as the quote does.
	const parts = word.split(/(['\\])/).filter((part) => part !== '');
	return parts.map((part) => (/^['\\]$/.test(part) ? `\\${part}` : `'${part}'`)).join('');
}

/** A line of a command; a word that goes on in the next one leaves no blank between them. */
type CommandRow = {text: string; goesOn: boolean};

/**
 * A command as lines of at most so many columns that can be pasted as they stand: broken before flags, else between
 * words. A word that is longer than a line goes on behind a backslash, each part in quotes of its own.
 */
export function commandLines(words: readonly string[], columns: number): string[] {
	const rows: CommandRow[] = [];
	for (const group of groupsOf(words)) {
		if (putOn(rows, commandLine(group), columns)) continue;
		for (const word of group) {
			if (!putOn(rows, shellWord(word), columns)) rows.push(...brokenWord(word, columns));
		}
	}
	return rows.map(({text, goesOn}, index) =>
		index === rows.length - 1 ? text : text + (goesOn ? '\\' : ' \\'),
	);
}

/** Flags with their values. */
function groupsOf(words: readonly string[]): string[][] {
	const groups: string[][] = [];
	for (const word of words) {
		const last = groups.at(-1);
		if (last === undefined || word.startsWith('--')) groups.push([word]);
		else last.push(word);
	}
	return groups;
}

const indent = '  ';

/** Puts text on the last row, or on one of its own; false where it fits neither. */
function putOn(rows: CommandRow[], text: string, columns: number): boolean {
	const last = rows.at(-1);
	const longer = last && `${last.text} ${text}`;
	if (longer !== undefined && displayWidth(`${longer} \\`) <= columns) {
		rows.splice(-1, 1, {text: longer, goesOn: false});
		return true;
	}
	const row = last ? indent + text : text;
	if (displayWidth(`${row} \\`) > columns) return false;
	rows.push({text: row, goesOn: false});
	return true;
}

/** A word over several rows; only the first one may be indented. */
function brokenWord(word: string, columns: number): CommandRow[] {
	const rows: CommandRow[] = [];
	let part = '';
	function row(text: string, goesOn: boolean): CommandRow {
		return {text: (rows.length === 0 ? indent : '') + shellWord(text), goesOn};
	}
	for (const grapheme of graphemes(word)) {
		const isFull = displayWidth(row(part + grapheme, true).text) > columns - indent.length;
		if (isFull && part !== '') {
			rows.push(row(part, true));
			part = '';
		}
		part += grapheme;
	}
	return [...rows, row(part, false)];
}

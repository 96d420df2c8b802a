import {displayWidth} from '../output/text.ts';
import {type FieldKey, type FieldValues, fields} from './fields.ts';

/** A word as a POSIX shell needs it: bare where that is safe, else in double quotes, else in single ones. */
export function shellWord(word: string): string {
	if (/^[\w@%+=:,./-]+$/.test(word)) return word;
	return /["$`\\!]/.test(word) ? `'${word.replaceAll("'", String.raw`'\''`)}'` : `"${word}"`;
}

/**
 * An invite as one command line, without the key (docs/behaviour.md, Screens). Absent fields are left out, `null`
 * is said as `none`. `sayIds`: fields whose name alone would not tell which one is meant. `more`: further flags,
 * whole.
 */
export function commandLine(
	values: Partial<FieldValues>,
	options: {more?: readonly string[]; sayIds?: ReadonlySet<FieldKey>} = {},
): string {
	const flags = fields.flatMap(({key, flag}) => {
		const value = values[key];
		if (value === undefined) return [];
		return [`--${flag}`, shellWord(flagValue(key, value, options.sayIds ?? new Set()))];
	});
	return ['dci-invite', ...flags, ...(options.more ?? [])].join(' ');
}

/** How a field's value is said in a flag: names rather than IDs, unless `sayIds` names the field. */
function flagValue(
	key: FieldKey,
	value: FieldValues[FieldKey],
	sayIds: ReadonlySet<FieldKey>,
): string {
	if (value === null) return 'none';
	return typeof value === 'string' ? value : sayIds.has(key) ? value.id : value.name;
}

/** A command line on several lines of at most so many columns, broken before flags so that it can be pasted as it stands. */
export function wrapCommand(command: string, columns: number): string[] {
	const lines: string[] = [];
	for (const part of command.split(/ (?=--[a-z])/)) {
		const last = lines.at(-1);
		if (last !== undefined && displayWidth(`${last} ${part} \\`) <= columns) {
			lines.splice(-1, 1, `${last} ${part}`);
		} else {
			lines.push(last === undefined ? part : `  ${part}`);
		}
	}
	return lines.map((line, index) => (index < lines.length - 1 ? `${line} \\` : line));
}

import type {ShownRequest} from '../api/endpoints.ts';
import {wrapCommand} from '../invite/command-line.ts';
import {displayWidth, graphemes, safeText, wrapToWidth} from '../output/text.ts';

/** A request as lines of at most so many columns. */
export function requestLines(request: ShownRequest, columns: number): string[] {
	return [
		`${request.method} ${request.url}`,
		...JSON.stringify(request.body, null, 2).split('\n'),
	].flatMap((line) => brokenAt(safeText(line), columns));
}

/** More lines than any request has. */
const plenty = 100;

/** A line broken where the window ends; what follows is indented like its beginning and a little more. */
function brokenAt(line: string, columns: number): string[] {
	if (displayWidth(line) <= columns) return [line];
	const [blanks = ''] = /^ */u.exec(line) ?? [];
	const indent = `${blanks}    `;
	const [first = '', ...rest] = wrapToWidth(line, columns - indent.length, plenty);
	return [blanks + first, ...rest.map((part) => indent + part)];
}

/** A command as lines of at most so many columns that can be pasted as they stand. */
export function commandLines(command: string, columns: number): string[] {
	return wrapCommand(command, columns).flatMap((line) => continuedAt(line, columns));
}

/**
 * A line of a command that is too long, continued in the middle of a word so that the shell reads the same: a
 * backslash before the line break, and outside of single quotes, where it would count.
 */
function continuedAt(line: string, columns: number): string[] {
	if (displayWidth(line) <= columns) return [line];
	const lines: string[] = [];
	let current = '';
	let quote = '';
	for (const character of graphemes(line)) {
		const isFull = displayWidth(current + character) > columns - 2;
		if (isFull && !current.endsWith('\\')) {
			lines.push(quote === "'" ? `${current}'\\` : `${current}\\`);
			current = quote === "'" ? "'" : '';
		}
		quote = quoteAfter(quote, current, character);
		current += character;
	}
	return [...lines, current];
}

/** The quotes a shell is inside of after one more character of a command. */
function quoteAfter(quote: string, before: string, character: string): string {
	if (quote === '' && before.endsWith('\\')) return '';
	if (quote === '') return character === '"' || character === "'" ? character : '';
	return character === quote ? '' : quote;
}

import type {ShownRequest} from '../api/endpoints.ts';
import {type Command, commandLine, commandLines} from '../invite/command-line.ts';
import {displayWidth, safeText, safeWhole, wrapToWidth} from '../output/text.ts';
import {words} from '../words/words.ts';

/** A request as text to paste: whole, with nothing in it that could steer a terminal. */
export function requestText({method, url, body}: ShownRequest): string {
	const lines = [`${method} ${url}`, ...JSON.stringify(body, null, 2).split('\n')];
	return lines.map(safeWhole).join('\n');
}

/** A request as lines of at most so many columns. */
export function requestLines(request: ShownRequest, columns: number): string[] {
	return requestText(request)
		.split('\n')
		.flatMap((line) => brokenAt(safeText(line), columns));
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

/** A command as one line to paste; what cannot be typed is not in it. */
export function commandText({words: said}: Command): string {
	return safeWhole(commandLine(said));
}

/** A command as lines that can be pasted as they stand, and what it leaves out. */
export function shownCommand(command: Command, columns: number): string[] {
	const lines = commandLines(command.words, columns);
	if (command.leftOut.length === 0) return lines;
	const remark = words.invite.cannotBeTyped(command.leftOut);
	return [...lines, '', ...wrapToWidth(remark, columns, plenty)];
}

import type {Cell} from './snapshot.ts';

/** The folder that stands for a person's own settings in pictures, and the one that is really used. */
const shownPlace = '/home/ada/.config';

/** What `mkdtemp` is given for a folder whose name is as long as the one that is shown for it. */
export const placePrefix = '/tmp/media-';

/** What differs from run to run, each replaced by something equally long: no column moves. */
const replacements: ReadonlyArray<readonly [RegExp, string]> = [
	[/\/tmp\/media-\w{6}/g, shownPlace],
	[/(?<=127\.0\.0\.1:)\d{5}\b/g, '40404'],
	// The spinner, its clock and the countdown.
	[/[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏]/gu, '⠹'],
	[/(?<=\.\.\. )\d(?= s$)/g, '3'],
	[/(?<=Trying again in )\d(?= s,)/g, '4'],
];

/** Text with what differs from run to run replaced. Throws when that would change its length. */
export function steadyText(text: string): string {
	const steady = replacements.reduce((all, [found, shown]) => all.replace(found, shown), text);
	if (steady.length !== text.length) {
		throw new Error(`What is shown instead is not as long: ${text}`);
	}
	return steady;
}

/** The same in a row of cells. */
export function steadyCells(cells: Cell[]): Cell[] {
	// One code unit a cell, so that a place in the text is a place in the row.
	const text = cells.map((cell) => (cell.text.length === 1 ? cell.text : '\u{FFFC}')).join('');
	const steady = steadyText(text.trimEnd()).padEnd(text.length);
	return cells.map((cell, index) =>
		cell.text.length === 1 ? {...cell, text: steady.charAt(index)} : cell,
	);
}

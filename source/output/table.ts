import {cutToWidth, displayWidth, padToWidth, safeText} from './text.ts';

/** Blanks between two columns. */
const gap = 2;

/** The narrowest a first column is cut to, in columns of the terminal. */
const narrowest = 16;

/**
 * Aligned columns under headings, each line ended. Every cell is made safe. With `columns`, the width of the
 * window, the first column is cut where a row would not fit; the others, IDs among them, stay whole.
 */
export const renderTable = (
	headings: readonly string[],
	rows: ReadonlyArray<readonly string[]>,
	columns?: number,
): string => {
	const lines = [headings, ...rows.map((row) => row.map(safeText))];
	const widths = headings.map((_, index) =>
		Math.max(...lines.map((line) => displayWidth(line[index] ?? ''))),
	);
	const others = widths.slice(1).reduce((sum, width) => sum + gap + width, 0);
	const [widest = 0] = widths;
	const room = columns === undefined ? widest : Math.max(narrowest, columns - others);
	const first = Math.min(widest, room);
	return lines
		.map((line) =>
			line
				.map((cell, index) =>
					index === 0
						? padToWidth(cutToWidth(cell, first), first)
						: padToWidth(cell, widths[index] ?? 0),
				)
				.join(' '.repeat(gap))
				.trimEnd(),
		)
		.map((line) => `${line}\n`)
		.join('');
};

/** Labels and values, aligned and indented, a line each; every value is made safe. */
export const renderPairs = (pairs: ReadonlyArray<readonly [string, string]>): string => {
	const width = Math.max(0, ...pairs.map(([label]) => displayWidth(label)));
	return pairs
		.map(([label, value]) => `  ${padToWidth(label, width)}  ${safeText(value)}\n`)
		.join('');
};

import {cutToWidth, displayWidth, padToWidth, safeText} from './text.ts';

/** Blanks between two columns. */
const gap = 2;

/** The narrowest a first column is cut to, in columns of the terminal. */
const narrowest = 16;

/**
 * Aligned columns under headings, each line ended. Every cell is made safe. With `columns`, the width of the
 * window, the first column is cut where a row would not fit; the others, IDs among them, do not. Without, none
 * gives way; text of absurd length is cut in both (`safeText`).
 */
export function renderTable(
	headings: readonly string[],
	rows: ReadonlyArray<readonly string[]>,
	columns?: number,
): string {
	const lines = [headings, ...rows.map((row) => row.map(safeText))];
	const widths = headings.map((_, index) => widthOf(lines.map((line) => line[index] ?? '')));
	const others = widths.slice(1).reduce((sum, width) => sum + gap + width, 0);
	const [widest = 0] = widths;
	const room = columns === undefined ? undefined : Math.max(narrowest, columns - others);
	function cut(cell: string) {
		return room === undefined ? cell : cutToWidth(cell, room);
	}
	const first = room === undefined ? widest : widthOf(lines.map(([cell = '']) => cut(cell)));
	return lines
		.map((line) =>
			line
				.map((cell, index) =>
					index === 0 ? padToWidth(cut(cell), first) : padToWidth(cell, widths[index] ?? 0),
				)
				.join(' '.repeat(gap))
				.trimEnd(),
		)
		.map((line) => `${line}\n`)
		.join('');
}

/** Rows for another program: cells made safe and separated by tabs, no headings, each line ended. */
export function renderRows(rows: ReadonlyArray<readonly string[]>): string {
	return rows.map((row) => `${row.map(safeText).join('\t')}\n`).join('');
}

/** A cell wider than this, in columns of the terminal, widens its own row only. */
const widestPadding = 60;

/** The width of a column: that of its widest cell among those that are not too wide to pad to. */
function widthOf(cells: readonly string[]): number {
	return cells
		.map(displayWidth)
		.filter((width) => width <= widestPadding)
		.reduce((widest, width) => Math.max(widest, width), 0);
}

/** Labels and values, aligned and indented, a line each; every value is made safe. */
export function renderPairs(pairs: ReadonlyArray<readonly [string, string]>): string {
	const width = Math.max(0, ...pairs.map(([label]) => displayWidth(label)));
	return pairs
		.map(([label, value]) => `  ${padToWidth(label, width)}  ${safeText(value)}\n`)
		.join('');
}

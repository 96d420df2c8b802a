import {cutToWidth, displayWidth, padToWidth, safeText} from './text.ts';

/** Blanks between two columns. */
const gap = 2;

/** The narrowest a first column is cut to, in columns of the terminal. */
const narrowest = 16;

/**
 * Aligned columns under headings, each line ended. Every cell is made safe. With `columns`, the width of the
 * window, no cell is wider than `widestCell` or the window, and the first column is cut further where a row would
 * not fit. Without, none gives way; text of absurd length is cut in both (`safeText`).
 */
export function renderTable(
	headings: readonly string[],
	rows: ReadonlyArray<readonly string[]>,
	columns?: number,
): string {
	const widest = columns === undefined ? undefined : Math.min(widestCell, columns);
	function shown(cell: string) {
		return widest === undefined ? safeText(cell) : cutToWidth(safeText(cell), widest);
	}
	const lines = [headings, ...rows.map((row) => row.map(shown))];
	const widths = headings.map((_, index) => widthOf(lines.map((line) => line[index] ?? '')));
	const others = widths.slice(1).reduce((sum, width) => sum + gap + width, 0);
	const [whole = 0] = widths;
	const room = columns === undefined ? undefined : Math.max(narrowest, columns - others);
	function cut(cell: string) {
		return room === undefined ? cell : cutToWidth(cell, room);
	}
	const first = room === undefined ? whole : widthOf(lines.map(([cell = '']) => cut(cell)));
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

/** The widest cell on a terminal, in its columns; elsewhere a wider one widens its own row only. */
const widestCell = 60;

/** The width of a column: that of its widest cell among those that are not too wide to pad to. */
function widthOf(cells: readonly string[]): number {
	return cells
		.map(displayWidth)
		.filter((width) => width <= widestCell)
		.reduce((widest, width) => Math.max(widest, width), 0);
}

/**
 * Labels and values, aligned and indented, a line each; every value is made safe, and with `columns`, the width of
 * the window, cut where its line would not fit.
 */
export function renderPairs(
	pairs: ReadonlyArray<readonly [string, string]>,
	columns?: number,
): string {
	const width = Math.max(0, ...pairs.map(([label]) => displayWidth(label)));
	const room = columns === undefined ? undefined : Math.max(narrowest, columns - width - 2 * gap);
	function shown(value: string) {
		return room === undefined ? safeText(value) : cutToWidth(safeText(value), room);
	}
	return pairs.map(([label, value]) => `  ${padToWidth(label, width)}  ${shown(value)}\n`).join('');
}

/** The width that tables and pairs on this stream may take; undefined where it is no terminal. */
export function columnsOf(stream: {isTTY?: boolean; columns?: number}): number | undefined {
	return stream.isTTY ? stream.columns || undefined : undefined;
}

import {cutToWidth, displayWidth, padToWidth, safeText} from './text.ts';

/** Blanks between two columns. */
const gap = 2;

/** The narrowest a first column or a value is cut to, in columns of the terminal. */
const narrowest = 16;

/** Columns that are cut where a row would not fit the window. */
export type GivingWay = {
	/** Their positions; a group gives way before the next one does, its widest column first. */
	groups: ReadonlyArray<readonly number[]>;
	/** The narrowest they are cut to, in columns of the terminal. */
	least: number;
	/** Columns that are left out, one after the other, where the window has no room for that. */
	dropping?: readonly number[];
};

/**
 * Aligned columns under headings, each line ended. Every cell is made safe. With `columns`, the width of the
 * window, no cell is wider than `widestCell` or the window, and columns are cut further where a row would not fit: the
 * first one unless told. Without, none gives way; text of absurd length is cut in both (`safeText`).
 */
export function renderTable(
	headings: readonly string[],
	rows: ReadonlyArray<readonly string[]>,
	columns?: number,
	givingWay: GivingWay = {groups: [[0]], least: narrowest},
): string {
	const widest = columns === undefined ? undefined : Math.min(widestCell, columns);
	function shown(cell: string) {
		return widest === undefined ? safeText(cell) : cutToWidth(safeText(cell), widest);
	}
	const lines = [headings, ...rows.map((row) => row.map(shown))];
	const wanted = headings.map((_, index) => widthOf(lines.map((line) => line[index] ?? '')));
	const widths = columns === undefined ? wanted : fitWidths(wanted, columns, givingWay);
	function shownCell(cell: string, index: number) {
		const width = widths[index];
		if (width === undefined) return [];
		return [padToWidth(width < (wanted[index] ?? 0) ? cutToWidth(cell, width) : cell, width)];
	}
	return lines
		.map((line) => `${line.flatMap(shownCell).join(' '.repeat(gap)).trimEnd()}\n`)
		.join('');
}

/** Widths of the columns, of which some give way until all of them fit into the room; a dropped one has none. */
function fitWidths(
	wanted: readonly number[],
	room: number,
	{groups, least, dropping = []}: GivingWay,
): Array<number | undefined> {
	const widths: Array<number | undefined> = [...wanted];
	function excess() {
		return (
			widths.reduce<number>((sum, width) => sum + (width === undefined ? 0 : width + gap), -gap) -
			room
		);
	}
	function leastExcess() {
		const saved = groups.flat().map((index) => Math.max(0, (widths[index] ?? 0) - least));
		return excess() - saved.reduce((sum, width) => sum + width, 0);
	}
	for (const index of dropping) if (leastExcess() > 0) widths[index] = undefined;
	for (const group of groups) {
		for (let left = excess(); left > 0; left--) {
			const most = Math.max(...group.map((index) => widths[index] ?? 0));
			const index = group.find((candidate) => widths[candidate] === most);
			if (most <= least || index === undefined) break;
			widths[index] = most - 1;
		}
	}
	return widths;
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

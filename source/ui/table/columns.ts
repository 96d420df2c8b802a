/** A column that has to share a window with others. Widths are columns of the terminal. */
export type Column = {
	/** What its widest cell takes. */
	wanted: number;
	/** What it can be cut to; below that it is left out. */
	least: number;
	/** Higher stays longer when the window is narrow. */
	weight: number;
};

/** Blanks between two columns. */
export const columnGap = 2;

/**
 * The width of every column in a row of so many columns of the terminal; 0 leaves a column out. Columns of least
 * weight go until the others fit at their least; what is left then goes to those that want more, the heaviest first.
 */
export function fitColumns(columns: readonly Column[], room: number): number[] {
	const kept = columns.filter(({wanted}) => wanted > 0);
	while (kept.length > 1 && widthOf(kept) > room) kept.splice(lightestOf(kept), 1);
	const widths = new Map(kept.map((column) => [column, leastOf(column)]));
	let free = Math.max(0, room - widthOf(kept));
	for (const column of kept.toSorted((a, b) => b.weight - a.weight)) {
		const more = Math.min(free, column.wanted - leastOf(column));
		widths.set(column, leastOf(column) + more);
		free -= more;
	}
	return columns.map((column) => Math.min(widths.get(column) ?? 0, Math.max(0, room)));
}

function leastOf({wanted, least}: Column) {
	return Math.min(wanted, least);
}

function widthOf(columns: readonly Column[]) {
	const gaps = columnGap * Math.max(0, columns.length - 1);
	return columns.reduce((sum, column) => sum + leastOf(column), gaps);
}

/** The position of the lightest column, the last of equals. */
function lightestOf(columns: readonly Column[]) {
	const lightest = Math.min(...columns.map(({weight}) => weight));
	return columns.findLastIndex(({weight}) => weight === lightest);
}

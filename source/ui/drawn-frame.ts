/** A frame as it stands in the terminal. */
export type DrawnFrame = {
	/** Its lines without colours; an empty one last, unless it fills the window. */
	lines: string[];
	/** Where the cursor was left, counted from the frame's first character. */
	cursor: {x: number; y: number};
};

/** What stands behind a frame when the cursor was placed in it: so many lines up, then to that column. */
const placedCursor = /(?:\u{1B}\[(\d+)A)?\u{1B}\[(\d+)G\u{1B}\[\?25h$/u;

/** Every control sequence: colours, and the marks around a synchronized update. */
const sequences = /\u{1B}\[[\d;?]*[A-Za-z]/gu;

/** Takes apart what Ink wrote for one whole frame. */
export const drawnFrame = (written: string): DrawnFrame => {
	const frame = written.replaceAll('\u{1B}[?2026h', '').replaceAll('\u{1B}[?2026l', '');
	const placed = placedCursor.exec(frame);
	const lines = frame
		.slice(0, placed?.index)
		.split('\n')
		.map((line) => line.replace(sequences, ''));
	const bottom = lines.length - 1;
	const cursor = placed
		? {x: Number(placed[2]) - 1, y: bottom - Number(placed[1] ?? 0)}
		: {x: 0, y: bottom};
	return {lines, cursor};
};

/** The rows a line of that width takes in a window of so many columns. */
export const rowsAt = (width: number, columns: number): number =>
	Math.max(1, Math.ceil(width / columns));

/**
 * The rows from the first of a frame to the one the cursor is in, once the terminal has broken the lines anew.
 * Some terminals leave the cursor's own line alone: the cursor then stands in their last column (`seenColumn`).
 */
export const rowsToCursor = (
	widths: readonly number[],
	cursor: DrawnFrame['cursor'],
	columns: number,
	seenColumn: number | undefined,
): number => {
	const above = widths.slice(0, cursor.y).reduce((sum, width) => sum + rowsAt(width, columns), 0);
	const isCut = seenColumn === columns - 1 && cursor.x % columns !== columns - 1;
	return above + (isCut ? 0 : Math.floor(cursor.x / columns));
};

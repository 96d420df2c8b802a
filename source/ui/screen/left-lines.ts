import {rowsAt} from './drawn-frame.ts';

/** The lines of earlier frames that a shrinking window pushed up into the scrollback, above the frame. */
export type LeftLines = {
	/** Remembers the first rows of a frame, whose lines have these widths. */
	add(rows: number, widths: readonly number[], columns: number): void;
	/** Forgets those that are seen again in so many rows above the frame; returns the rows they take. */
	take(room: number, columns: number): number;
};

/** None at first. */
export function createLeftLines(): LeftLines {
	/** Their widths, the topmost first. */
	const left: number[] = [];
	return {
		add(rows, widths, columns) {
			let open = rows;
			for (const width of widths) {
				if (open <= 0) return;
				left.push(Math.min(width, open * columns));
				open -= rowsAt(width, columns);
			}
		},
		take(room, columns) {
			let rows = 0;
			while (rows < room) {
				const width = left.pop();
				if (width === undefined) break;
				const hidden = rowsAt(width, columns) - (room - rows);
				rows = Math.min(room, rows + rowsAt(width, columns));
				if (hidden > 0) left.push(hidden * columns);
			}
			return rows;
		},
	};
}

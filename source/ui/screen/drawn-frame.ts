import {displayWidth} from '../../output/text.ts';

/** What is known of a frame as it stands in the terminal; counted from its first character. */
export type DrawnFrame = {
	/** The columns each line takes. */
	widths: readonly number[];
	cursor: {x: number; y: number};
};

/** Follows what is written to the terminal, as far as it concerns the frame. */
export type FrameTracker = {
	note(written: string): void;
	frame(): DrawnFrame;
	/** The frame was erased, and the cursor stands where the next one begins. */
	reset(): void;
};

/** A control sequence with its numbers and final letter, a line break, or plain text. */
const piecePattern = /\u{1B}\[([\d;?]*)([A-Za-z])|[\r\n]|[^\u{1B}\r\n]+/gu;

/** Understands what Ink writes: moves, erasing to the end of line or screen, colours, text. */
export function createFrameTracker(): FrameTracker {
	let widths = [0];
	let x = 0;
	let y = 0;

	function moveTo(line: number) {
		y = Math.max(0, line);
		while (widths.length <= y) widths.push(0);
	}
	function shorten() {
		widths[y] = Math.min(widths[y] ?? 0, x);
	}

	function control(letter: string, numbers: string) {
		const count = Number(numbers || 1);
		switch (letter) {
			case 'A':
				moveTo(y - count);
				break;
			case 'B':
				moveTo(y + count);
				break;
			case 'E':
				moveTo(y + count);
				x = 0;
				break;
			case 'G':
				x = count - 1;
				break;
			case 'K':
				if (numbers === '2') widths[y] = 0;
				else shorten();
				break;
			case 'J':
				widths.length = y + 1;
				shorten();
				break;
			default:
				// Colours and modes move nothing.
				break;
		}
	}

	return {
		note(written) {
			for (const [piece, numbers = '', letter] of written.matchAll(piecePattern)) {
				if (letter !== undefined) {
					control(letter, numbers);
				} else if (piece === '\r') {
					x = 0;
				} else if (piece === '\n') {
					moveTo(y + 1);
					x = 0;
				} else {
					x += displayWidth(piece);
					widths[y] = Math.max(widths[y] ?? 0, x);
				}
			}
		},
		frame: () => ({widths: [...widths], cursor: {x, y}}),
		reset() {
			widths = [0];
			x = 0;
			y = 0;
		},
	};
}

/** The rows a line of that width takes in a window of so many columns. */
export function rowsAt(width: number, columns: number): number {
	return Math.max(1, Math.ceil(width / columns));
}

/**
 * The rows from the first of a frame to the one the cursor is in, once the terminal has broken the lines anew.
 * Some terminals leave the cursor's own line alone: the cursor then stands in their last column.
 */
export function rowsToCursor(
	{widths, cursor}: DrawnFrame,
	columns: number,
	report: {column: number; shiftsCursor: boolean} | undefined,
): number {
	const broken = widths.reduce((sum, width, line) => {
		const counts = line < cursor.y || (line > cursor.y && report?.shiftsCursor);
		return counts ? sum + rowsAt(width, columns) - 1 : sum;
	}, 0);
	const isCut = report?.column === columns - 1 && cursor.x % columns !== columns - 1;
	return cursor.y + broken + (isCut ? 0 : Math.floor(cursor.x / columns));
}

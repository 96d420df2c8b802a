import type {IBufferCell} from '@xterm/headless';
import type {Session} from '../../test/helpers/session.ts';
import {steadyText} from './steady-text.ts';

/** A colour as a terminal has it: its own default, a number of its palette, or red, green and blue. */
export type CellColour = undefined | number | `#${string}`;

/** How a cell looks. */
export type CellStyle = {
	colour: CellColour;
	background: CellColour;
	isBold: boolean;
	isDim: boolean;
	isItalic: boolean;
	isUnderlined: boolean;
	isInverse: boolean;
};

/** One character on a screen; the second half of a wide one is left out. */
export type Cell = {column: number; columns: number; text: string; style: CellStyle};

/** A screen as it was at one moment, as many rows as are written on. */
export type Snapshot = {
	columns: number;
	rows: Cell[][];
	/** Where the cursor stands, if it is shown. */
	cursor: {column: number; row: number} | undefined;
};

/** Takes the screen of a session, with what differs from run to run made steady. */
export function takeSnapshot(session: Session): Snapshot {
	const {terminal} = session;
	const {active} = terminal.buffer;
	const cursor = session.isCursorShown() ? session.cursor() : undefined;
	const rows = Array.from({length: terminal.rows}, (_, row) => {
		const line = active.getLine(active.baseY + row);
		return Array.from({length: terminal.cols}, (_, column) => line?.getCell(column)).flatMap(
			(cell, column) => (cell && cell.getWidth() > 0 ? [cellOf(cell, column)] : []),
		);
	});
	const last = rows.findLastIndex((cells) => cells.some(({text}) => text.trim() !== ''));
	const height = Math.max(1, last + 1, (cursor?.row ?? 0) + 1);
	function isWrapped(row: number) {
		return active.getLine(active.baseY + row)?.isWrapped === true;
	}
	const lines: Cell[][] = [];
	for (const [row, cells] of rows.slice(0, height).entries()) {
		if (isWrapped(row)) lines.at(-1)?.push(...cells);
		else lines.push([...cells]);
	}
	for (const cells of lines) makeSteady(cells);
	return {columns: terminal.cols, rows: rows.slice(0, height), cursor};
}

/** Replaces what differs from run to run in a line, which may take several rows. */
function makeSteady(cells: Cell[]): void {
	// One code unit a cell, so that a place in the text is a place in the line.
	const text = cells.map((cell) => (cell.text.length === 1 ? cell.text : '\u{FFFC}')).join('');
	const steady = steadyText(text);
	for (const [index, cell] of cells.entries()) {
		if (cell.text.length === 1) cell.text = steady.charAt(index);
	}
}

function cellOf(cell: IBufferCell, column: number): Cell {
	return {
		column,
		columns: cell.getWidth(),
		text: cell.getChars() || ' ',
		style: {
			colour: colourOf(cell.isFgDefault(), cell.isFgRGB(), cell.getFgColor()),
			background: colourOf(cell.isBgDefault(), cell.isBgRGB(), cell.getBgColor()),
			isBold: cell.isBold() !== 0,
			isDim: cell.isDim() !== 0,
			isItalic: cell.isItalic() !== 0,
			isUnderlined: cell.isUnderline() !== 0,
			isInverse: cell.isInverse() !== 0,
		},
	};
}

function colourOf(isDefault: boolean, isRgb: boolean, colour: number): CellColour {
	if (isDefault) return undefined;
	return isRgb ? `#${colour.toString(16).padStart(6, '0')}` : colour;
}

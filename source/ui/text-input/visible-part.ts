import {displayWidth, graphemes} from '../../output/text.ts';
import type {TextInputState} from './state.ts';

/** The part of a long line that is drawn. */
export type VisiblePart = {
	text: string;
	/** The column of the cursor in it, from 0. */
	cursor: number;
	/** Whether an ellipsis stands before it, and whether one stands behind. */
	cutBefore: boolean;
	cutAfter: boolean;
};

/**
 * The part of a line around the cursor that fits into so many columns, ellipses and a column for the
 * cursor behind the text included. It moves on by half its width at a time, so that most keys leave the
 * rest of the line where it is. `markWidth` is the width of an ellipsis in columns.
 */
export function visiblePart(
	{text, cursor}: TextInputState,
	columns: number,
	markWidth: number,
): VisiblePart {
	const cursorColumn = displayWidth(text.slice(0, cursor));
	if (displayWidth(text) < columns) {
		return {text, cursor: cursorColumn, cutBefore: false, cutAfter: false};
	}

	// Too narrow for marks: the text without them is worth more.
	const mark = columns >= 2 * markWidth + 4 ? markWidth : 0;
	const room = Math.max(1, columns - 2 * mark - 1);
	const step = Math.max(1, Math.floor(room / 2));
	const offset =
		cursorColumn <= columns - 1 - mark ? 0 : Math.ceil((cursorColumn - room) / step) * step;
	const before = offset > 0 ? mark : 0;

	let column = 0;
	let start: number | undefined;
	let part = '';
	let width = 0;
	const parts = graphemes(text);
	const widths = parts.map(displayWidth);
	const total = widths.reduce((sum, each) => sum + each, 0);
	for (const [index, grapheme] of parts.entries()) {
		if (column >= offset) {
			start ??= column;
			// At its end the line leaves a column for the cursor, elsewhere room for the mark.
			const limit = before + total - start < columns ? columns - 1 : columns - mark;
			if (before + width + (widths[index] ?? 0) > limit) {
				break;
			}

			part += grapheme;
			width += widths[index] ?? 0;
		}

		column += widths[index] ?? 0;
	}

	return {
		text: part,
		cursor: Math.max(0, Math.min(before + cursorColumn - (start ?? 0), columns - 1)),
		cutBefore: before > 0,
		cutAfter: mark > 0 && (start ?? 0) + width < total,
	};
}

import {displayWidth} from '../output/text.ts';
import type {Hint} from './keys.ts';

const separator = '   ';

/** The hints that fit on one line, in their order; those of least weight go first, the last of equals. */
export function hintsThatFit(hints: readonly Hint[], columns: number): Hint[] {
	const kept = [...hints];
	while (kept.length > 0 && widthOf(kept) > columns) {
		const lightest = Math.min(...kept.map(({weight = 0}) => weight));
		kept.splice(
			kept.findLastIndex(({weight = 0}) => weight === lightest),
			1,
		);
	}

	return kept;
}

/** The columns that hints take on one line. */
export function widthOf(hints: readonly Hint[]): number {
	return displayWidth(hintLine(hints));
}

/** The hints on one line. */
export function hintLine(hints: readonly Hint[]): string {
	return hints.map(wordsOf).join(separator);
}

function wordsOf(hint: Hint) {
	return `${hint.key} ${hint.does}`;
}

/** All hints, on as many lines as they need. */
export function hintLines(hints: readonly Hint[], columns: number): string[] {
	const lines: string[] = [];
	for (const words of hints.map(wordsOf)) {
		const longer = lines.length === 0 ? words : `${lines.at(-1)}${separator}${words}`;
		if (displayWidth(longer) <= columns && lines.length > 0) {
			lines.splice(-1, 1, longer);
		} else {
			lines.push(words);
		}
	}

	return lines;
}

import {safeWhole} from '../output/text.ts';

/** A paste as it goes into a line of text. */
export type CleanedPaste = {
	text: string;
	/** Whether something was altered that one would have seen or sent; trimmed ends do not count. */
	changed: boolean;
};

/**
 * Makes a paste fit one line: line breaks and tabs become blanks, the ends are trimmed, escape
 * sequences, control and zero-width characters are dropped; joiners inside emoji stay.
 */
export function cleanPaste(raw: string): CleanedPaste {
	const trimmed = raw.trim();
	const text = safeWhole(trimmed).trim();
	return {text, changed: text !== trimmed};
}

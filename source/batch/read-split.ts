/**
 * Splits text at separators that stand outside of quotes. A quote opens at the beginning of a piece and closes at
 * the next one that is not doubled; one that is never closed is a character like any other. `end`: a character that
 * ends the text where it stands outside of quotes.
 */
export function splitOutsideQuotes(text: string, separators: string, end = ''): string[] {
	const pieces: string[] = [];
	let start = 0;
	let isBlank = true;
	for (let at = 0; at <= text.length; at++) {
		const character = text.charAt(at);
		const isEnd = at === text.length || character === end;
		if (isEnd || separators.includes(character)) {
			pieces.push(text.slice(start, at));
			if (isEnd) break;
			start = at + 1;
			isBlank = true;
		} else if (character === '"' && isBlank) {
			at = closingQuote(text, at) ?? at;
			isBlank = false;
		} else if (character !== ' ') {
			isBlank = false;
		}
	}
	return pieces;
}

/** Where the quote closes that opens there. */
function closingQuote(text: string, open: number): number | undefined {
	for (let at = text.indexOf('"', open + 1); at !== -1; at = text.indexOf('"', at + 2)) {
		if (text.charAt(at + 1) !== '"') return at;
	}
	return undefined;
}

/** A cell without the quotes around it; doubled ones inside are one. */
export function unquoteCell(text: string): string {
	const trimmed = text.trim();
	const isQuoted = trimmed.startsWith('"') && closingQuote(trimmed, 0) === trimmed.length - 1;
	return isQuoted ? trimmed.slice(1, -1).replaceAll('""', '"') : text;
}

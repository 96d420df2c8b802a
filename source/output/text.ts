import stringWidth from 'string-width';

const printableAscii = /^[\x20-\x7E]*$/;

type SafetyPatterns = {
	sequences: RegExp;
	blanks: RegExp;
	invisible: RegExp;
	piledMarks: RegExp;
};

let safetyPatterns: SafetyPatterns | undefined;
let segmenter: Intl.Segmenter | undefined;

/** Columns that text from outside takes at most in a line: the longest address and every ID fit. */
const widestShown = 256;

/** Making safe and cutting look at every character: a text of megabytes is shortened before. */
const mostRead = 4096;

/** Text from outside as it may be shown in a line: made safe as by `safeWhole`, and cut. Idempotent. */
export function safeText(value: string): string {
	if (value.length <= mostRead) return cutToWidth(safeWhole(value), widestShown);
	return cutToWidth(`${safeWhole(value.slice(0, mostRead))}…`, widestShown);
}

/**
 * Drops what cannot be seen but can steer a terminal or deceive a reader: whole escape sequences with
 * their payload, controls, bidirectional and zero-width characters, tags. Line breaks and tabs become
 * blanks. Joiners stay only inside emoji. Idempotent. For what is typed or read on; what is only shown
 * is cut as well, by `safeText`.
 */
export function safeWhole(value: string): string {
	if (printableAscii.test(value)) {
		return value;
	}

	const {sequences, blanks, invisible, piledMarks} = patterns();
	return value
		.replace(sequences, '')
		.replace(blanks, ' ')
		.toWellFormed()
		.replace(invisible, '$1')
		.replace(piledMarks, '$1');
}

/** A text without escape sequences and their payload; other control characters stay. */
export function withoutSequences(value: string): string {
	return printableAscii.test(value) ? value : value.replace(patterns().sequences, '');
}

/** Made at first use: plain ASCII, the usual case, never pays for the Unicode tables. */
function patterns(): SafetyPatterns {
	safetyPatterns ??= {
		sequences: new RegExp(
			[
				// OSC ends at BEL or ST; DCS, SOS, PM and APC at ST. CAN, SUB or a new ESC cut any of them short.
				String.raw`(?:\x1B\]|\x9D)[^\x07\x18\x1A\x1B\x9C]*(?:[\x07\x18\x1A\x9C]|\x1B\\)?`,
				String.raw`(?:\x1B[PX^_]|[\x90\x98\x9E\x9F])[^\x18\x1A\x1B\x9C]*(?:[\x18\x1A\x9C]|\x1B\\)?`,
				// CSI, colours among them.
				String.raw`(?:\x1B\[|\x9B)[\x30-\x3F]*[\x20-\x2F]*[\x40-\x7E]?`,
				// A single shift takes the next character with it.
				String.raw`(?:\x1B[NO]|[\x8E\x8F])[\x21-\x7E]?`,
				String.raw`\x1B[\x20-\x2F]*[\x30-\x7E]`,
			].join('|'),
			'g',
		),
		blanks: /\r\n|[\t\n\v\f\r\u0085\u2028\u2029]/g,
		invisible: new RegExp(
			[
				// Kept by being matched first: what joins emoji, asks for their colour form, or picks the
				// variant of a Han character, as some Japanese names need.
				String.raw`((?<=\p{ExtPict}[\p{Emoji_Modifier}\uFE0F]?)\u200D(?=\p{ExtPict})`,
				String.raw`(?<=\p{ExtPict})\uFE0F`,
				String.raw`(?<=[0-9#*])\uFE0F(?=\u20E3)`,
				String.raw`(?<=\p{Script=Han})[\u{E0100}-\u{E01EF}])`,
				// Arabic number signs are format characters, but visible ones.
				String.raw`(?![\u0600-\u0605\u06DD\u0890\u0891\u08E2\u{110BD}\u{110CD}])[\p{Cc}\p{Cf}\p{DI}]`,
			].join('|'),
			'gu',
		),
		piledMarks: /(\p{M}{8})\p{M}+/gu,
	};
	return safetyPatterns;
}

/** The user-perceived characters of a text, in order; joined they are the text again. */
export function graphemes(text: string): string[] {
	if (printableAscii.test(text)) {
		return text.split('');
	}

	return Array.from(segments(text), ({segment}) => segment);
}

/** The graphemes of a text, found one by one as they are asked for. */
function segments(text: string): Intl.Segments {
	segmenter ??= new Intl.Segmenter(undefined, {granularity: 'grapheme'});
	return segmenter.segment(text);
}

/** How many terminal columns a text takes. */
export function displayWidth(text: string): number {
	return printableAscii.test(text) ? text.length : stringWidth(text);
}

/** A text cut to at most so many columns, between graphemes; the ellipsis shows that something is missing. */
export function cutToWidth(text: string, columns: number, ellipsis = '…'): string {
	if (startThatFits(text, columns).length === text.length) {
		return text;
	}

	const room = columns - displayWidth(ellipsis);
	return room < 0
		? startThatFits(ellipsis, columns)
		: startThatFits(text, room).trimEnd() + ellipsis;
}

/** The longest start of a text that fits into so many columns, cut between graphemes, unmarked. */
function startThatFits(text: string, columns: number): string {
	// Read as far as it fits: most of a long text is never looked at.
	const plain = text.slice(0, Math.max(0, columns) + 1);
	if (printableAscii.test(plain)) {
		return plain.slice(0, Math.max(0, columns));
	}

	let start = '';
	let width = 0;
	for (const {segment} of segments(text)) {
		width += displayWidth(segment);
		if (width > columns) {
			break;
		}

		start += segment;
	}

	return start;
}

/** A text filled up with blanks to so many columns; longer text stays as it is. */
export function padToWidth(text: string, columns: number): string {
	return text + ' '.repeat(Math.max(0, columns - displayWidth(text)));
}

/**
 * A text as lines of at most so many columns, broken at blanks, or inside a word that is longer than a
 * line. What does not fit into `maxLines` is cut off with the ellipsis.
 */
export function wrapToWidth(
	text: string,
	columns: number,
	maxLines: number,
	ellipsis = '…',
): string[] {
	if (columns < 1 || maxLines < 1) {
		return [];
	}

	const lines: string[] = [];
	let rest = text.trim();
	while (rest !== '' && lines.length < maxLines - 1) {
		const line = firstLine(rest, columns);
		lines.push(cutToWidth(line.trimEnd(), columns, ellipsis));
		rest = rest.slice(line.length).trimStart();
	}

	return rest === '' ? lines : [...lines, cutToWidth(rest, columns, ellipsis)];
}

/** The part of a text that goes on its first line, broken at the last blank that allows it. */
function firstLine(text: string, columns: number): string {
	// A grapheme wider than the line makes a line of its own, or the wrapping would never end.
	const start = startThatFits(text, columns) || (graphemes(text)[0] ?? '');
	if (start.length === text.length || text[start.length] === ' ') {
		return start;
	}

	const blank = start.lastIndexOf(' ');
	return blank > 0 ? start.slice(0, blank) : start;
}

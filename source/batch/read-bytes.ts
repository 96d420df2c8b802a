import {InviteError} from '../errors.ts';
import {words} from '../words/words.ts';

/** The most bytes of a list that are read, in megabytes: a hundred thousand people. */
const maxMegabytes = 10;

/** The text of a list, or why there is none. */
export type TextResult = {ok: true; text: string} | {ok: false; error: InviteError};

/**
 * Decodes UTF-8 with or without a mark, or UTF-16 with one; line breaks become `\n`. `what`: what is read, for messages.
 */
export function readBytes(source: Uint8Array | string, what: string): TextResult {
	const size = typeof source === 'string' ? source.length : source.byteLength;
	if (size > maxMegabytes * 1024 * 1024) {
		return refuse(words.batch.tooLarge(what, maxMegabytes), words.batch.tooLargeHint);
	}
	if (isSpreadsheet(source)) {
		return refuse(words.batch.isSpreadsheet(what), words.batch.isSpreadsheetHint);
	}
	const text = typeof source === 'string' ? source.replace(/^\u{FEFF}/u, '') : decode(source);
	// Text in UTF-16 without its mark is valid UTF-8, every other character of it a NUL.
	if (text === undefined || text.includes('\u{FFFD}') || hasManyNuls(text)) {
		return refuse(words.batch.badEncoding(what), words.batch.badEncodingHint);
	}
	// The first line in which Excel names the separator is none of its rows.
	return {ok: true, text: text.replace(/\r\n?/g, '\n').replace(/^sep=[,;\t]\n/iu, '')};
}

/** A refusal of the whole list: VALIDATION_ERROR. */
export function refuse(message: string, hint: string): {ok: false; error: InviteError} {
	return {ok: false, error: new InviteError('VALIDATION_ERROR', message, {hint})};
}

/** How the files of spreadsheets begin: those of today are zip archives, the older ones compound files. */
const spreadsheetMarks: readonly (readonly number[])[] = [
	[0x50, 0x4b, 0x03, 0x04],
	[0xd0, 0xcf, 0x11, 0xe0],
];

function isSpreadsheet(source: Uint8Array | string): boolean {
	const start = Array.from({length: 4}, (_, index) =>
		typeof source === 'string' ? source.charCodeAt(index) : source[index],
	);
	return spreadsheetMarks.some((mark) => mark.every((byte, index) => byte === start[index]));
}

function decode(bytes: Uint8Array): string | undefined {
	try {
		return new TextDecoder(encodingOf(bytes), {fatal: true}).decode(bytes);
	} catch {
		return undefined;
	}
}

function encodingOf([first, second]: Uint8Array): string {
	if (first === 0xff && second === 0xfe) return 'utf-16le';
	return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

function hasManyNuls(text: string): boolean {
	const start = text.slice(0, 1000);
	return start.split('\0').length - 1 > start.length / 4;
}

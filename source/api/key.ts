import {InviteError} from '../errors.ts';
import type {KeyDescription} from './types.ts';

const mask = '********';

/** Words for messages about a key: where it came from and, for keys of twelve characters or more, its last four (interface.md, section 8). */
export const describeKey = (key: string, source: string): KeyDescription => ({
	source,
	masked: key.length >= 12 ? mask + key.slice(-4) : mask,
});

/** Throws `AUTHENTICATION_FAILED` when the key cannot go into a header: empty, or anything but visible ASCII. */
export const checkKey = (key: string, description: KeyDescription): void => {
	if (/^[\x21-\x7e]+$/.test(key)) return;
	const problem = key === '' ? 'is empty' : 'holds blanks, line breaks or characters no key has';
	throw new InviteError('AUTHENTICATION_FAILED', `The key from ${description.source} ${problem}.`, {
		hint: 'Copy the key again from https://app.doit.com/profile/api, on one line.',
	});
};

/** A function that takes the key, and whatever follows the word `Bearer`, out of a text. */
export const createRedactor =
	(key: string): ((text: string) => string) =>
	(text) =>
		(key === '' ? text : text.replaceAll(key, mask)).replace(/bearer\s+[^\s"',;]+/gi, mask);

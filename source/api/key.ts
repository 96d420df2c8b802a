import {InviteError} from '../errors.ts';
import {words} from '../words/words.ts';
import type {KeyDescription} from './types.ts';

/** Where people make their keys. */
export const keysUrl = 'https://app.doit.com/profile/api';

const mask = '********';

/** Words for messages about a key: where it came from, and what may be shown of it. */
export function describeKey(key: string, source: string): KeyDescription {
	return {source, masked: maskKey(key)};
}

/** A key as it may be shown: for keys of twelve characters or more their last four (docs/behaviour.md, The key). */
export function maskKey(key: string): string {
	return key.length >= 12 ? mask + key.slice(-4) : mask;
}

/** Throws `AUTHENTICATION_FAILED` when the key cannot be one: empty, still wrapped, or anything but visible ASCII. */
export function checkKey(key: string, description: KeyDescription): void {
	const problem = problemOf(key);
	if (problem === undefined) return;
	throw new InviteError('AUTHENTICATION_FAILED', words.api.badKey(description.source, problem), {
		hint: words.api.badKeyHint(keysUrl),
	});
}

function problemOf(key: string): Parameters<typeof words.api.badKey>[1] | undefined {
	if (key === '') return 'empty';
	// Quotes and the names of variables come along when a key is copied from a script or an env file.
	if (/^["'`\u{201C}\u{2018}]|["'`\u{201D}\u{2019}]$/u.test(key)) return 'quotes';
	if (/^DCI_API_KEY=/i.test(key)) return 'variable';
	if (/^bearer(\s|$)/i.test(key)) return 'bearer';
	if (!/^[\x21-\x7e]+$/.test(key)) return 'characters';
	return undefined;
}

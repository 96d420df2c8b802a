import {words} from '../words/words.ts';

/** What a pasted text turned out to be: a key fit for a header, or a sentence about what is wrong with it. */
export type CleanedKey = {key: string; problem?: never} | {problem: string; key?: never};

/**
 * Takes off what is not part of a key: blanks, quotes, a leading `Bearer ` or `DCI_API_KEY=`, and says what
 * is wrong with the rest before any request is made. No sentence quotes the text.
 */
export function cleanKey(raw: string): CleanedKey {
	const key = unwrap(raw);
	const problem = findProblem(key);
	return problem === undefined ? {key} : {problem};
}

function unwrap(text: string): string {
	const next = unwrapOnce(text);
	return next === text ? text : unwrap(next);
}

/** What comes along when a key is copied from a shell, a script or a header; taken off one after the other. */
const wrappings: readonly RegExp[] = [
	// Marks a terminal puts around a paste.
	/^\u{1B}?\[200~|\u{1B}?\[201~$/gu,
	// Blanks of every kind, also those that cannot be seen.
	/^[\s\u{200B}-\u{200D}\u{2060}]+|[\s\u{200B}-\u{200D}\u{2060};]+$/gu,
	/^(?:export|set)\s+(?=DCI_API_KEY)/i,
	/^DCI_API_KEY\s*=/i,
	/^authorization\s*:/i,
	/^bearer(?=\s|$)/i,
];

const quotePairs = ['""', "''", '``', '“”', '‘’'];

function unwrapOnce(text: string): string {
	const bare = wrappings.reduce((rest, pattern) => rest.replace(pattern, ''), text);
	const quoted = quotePairs.some(
		(pair) => bare.length > 1 && bare[0] === pair[0] && bare.at(-1) === pair[1],
	);
	return quoted ? bare.slice(1, -1) : bare;
}

const shortest = 8;

/** The most characters a key has. */
export const longestKey = 8000;

function findProblem(key: string): string | undefined {
	const {settings} = words;
	if (key === '') return settings.noKeyInThat;
	if (/[\r\n]/.test(key)) return settings.keyOfManyLines;
	if (/\s/.test(key)) return settings.keyWithBlank;
	if (!/^[\x21-\x7e]+$/.test(key)) return settings.keyWithOddCharacters;
	if (key.length < shortest) return settings.keyTooShort;
	if (key.length > longestKey) return settings.keyTooLong;
	return undefined;
}

import type {InviteBody} from './types.ts';

/** The field of the invite body that a refusal names, if it names one; the first where it names several. */
export function fieldNamedIn(words: string): keyof InviteBody | undefined {
	return firstMatch(words, 1) ?? firstMatch(words, 2);
}

/** How a refusal may name a field of the body: its own key first, then the word for it. `email` is both, so only a word. */
const names: ReadonlyArray<[keyof InviteBody, RegExp | undefined, RegExp]> = [
	['email', undefined, /\be-?mail\b/i],
	['firstName', /\bfirstName\b/, /\bfirst[ _-]?name\b/i],
	['lastName', /\blastName\b/, /\blast[ _-]?name\b/i],
	['jobTitle', /\bjobTitle\b/, /\bjob[ _-]?(?:title|function)\b/i],
	['roleId', /\broleId\b/, /\brole(?:[ _-]?id)?\b/i],
	['organizationId', /\borganizationId\b/, /\borgani[sz]ation(?:[ _-]?id)?\b/i],
];

function firstMatch(text: string, pattern: 1 | 2): keyof InviteBody | undefined {
	return names
		.map((name) => ({key: name[0], at: text.search(name[pattern] ?? /(?!)/)}))
		.filter(({at}) => at >= 0)
		.toSorted((a, b) => a.at - b.at)[0]?.key;
}

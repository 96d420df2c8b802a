import {type InviteBody, inviteBodySchema} from './invite-body.ts';

type BodyKey = keyof InviteBody;

/** The field of the invite body that a refusal names, if it names one; the first where it names several. */
export function fieldNamedIn(words: string): BodyKey | undefined {
	return firstMatch(words, 'key') ?? firstMatch(words, 'word');
}

function firstMatch(text: string, by: 'key' | 'word'): BodyKey | undefined {
	return bodyKeys
		.map((key) => ({key, at: text.search(patterns[by](key))}))
		.filter(({at}) => at >= 0)
		.toSorted((a, b) => a.at - b.at)[0]?.key;
}

const bodyKeys = Object.keys(inviteBodySchema.shape) as BodyKey[];

/** How a refusal may name a field: its own key first, then the word for it. A key of one word, such as `email`, is only a word. */
const patterns = {
	key: (key: BodyKey) => (/[A-Z]/.test(key) ? new RegExp(`\\b${key}\\b`) : /(?!)/),
	word: (key: BodyKey) => new RegExp(`\\b${spellings[key] ?? spellingOf(key)}\\b`, 'i'),
};

/** Words that are spelled in more ways than their key tells. */
const spellings: {readonly [Key in BodyKey]?: string} = {
	email: 'e-?mail',
	jobTitle: 'job[ _-]?(?:title|function)',
	organizationId: 'organi[sz]ation(?:[ _-]?id)?',
};

/** `firstName` as `first name`, `first_name`, `First-Name`; `roleId` as `role ID`, and as `role` alone. */
function spellingOf(key: BodyKey) {
	return key.replace(/Id$/, '(?:[ _-]?id)?').replace(/[A-Z]/g, '[ _-]?$&');
}

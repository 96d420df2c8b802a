import {InviteError} from '../../errors.ts';
import {fields} from '../../invite/fields.ts';
import {safeText} from '../../output/text.ts';
import {type BodyWords, isBodyKey, unknownField} from './body-words.ts';

/** Whether words begin as `field: value` does, rather than as an address. */
export function isShorthand(text: string): boolean {
	const name = /^\s*"?(\w+)"?\s*:/.exec(text)?.[1];
	return name !== undefined && name.toLowerCase() !== 'mailto';
}

/**
 * Reads DoiT's shorthand, `email: jane@acme.com, roleId: abc` (docs/behaviour.md, Shorthand). A value runs to the next
 * `, field:` or to the end; quotes as in JSON; `null` leaves a field out.
 * @throws InviteError USAGE_ERROR for what is no shorthand, VALIDATION_ERROR for an unknown field.
 */
export function parseShorthand(text: string): BodyWords {
	const words: BodyWords = {};
	let rest = text.trim();
	while (rest !== '') {
		const head = /^"?(\w+)"?\s*:\s*/.exec(rest);
		const name = head?.[1];
		if (!head || name === undefined) {
			throw refuse(`"${safeText(rest.slice(0, 40))}" is not of the form field: value.`);
		}
		if (!isBodyKey(name)) throw unknownField(name);
		if (Object.hasOwn(words, name)) throw refuse(`${name} is there twice.`);
		rest = rest.slice(head[0].length);
		const quoted = /^"(?:[^"\\]|\\.)*"/s.exec(rest)?.[0];
		if (quoted !== undefined) {
			words[name] = readQuoted(quoted, name);
			rest = rest.slice(quoted.length).trimStart();
			if (rest !== '' && !rest.startsWith(','))
				throw refuse(`After the quoted value of ${name}, a comma is needed.`);
		} else {
			if (rest.startsWith('"')) throw refuse(`The quote around the value of ${name} does not end.`);
			const next = /\s*,\s*(?="?\w+"?\s*:)|\s*,?\s*$/.exec(rest);
			const value = rest.slice(0, next?.index).trim();
			if (value === '') throw refuse(`${name} has no value.`);
			words[name] = value === 'null' ? null : value;
			rest = rest.slice(next?.index).trimStart();
		}
		rest = rest.replace(/^,\s*/, '');
	}
	if (Object.keys(words).length === 0) {
		throw refuse(`Say at least ${fields[0].bodyKey}.`);
	}
	return words;
}

/** Whether words are a JSON body typed on the command line. */
export function isInlineBody(text: string): boolean {
	return /^\s*\{/.test(text);
}

const example = 'For example: dci-invite invite-user email: jane@acme.com, jobTitle: Founder --yes';

function refuse(message: string, cause?: unknown) {
	return new InviteError('USAGE_ERROR', message, {hint: example, cause});
}

/** Reads a value in quotes as JSON does. */
function readQuoted(literal: string, name: string): string {
	try {
		return String(JSON.parse(literal));
	} catch (error) {
		throw refuse(`The quoted value of ${name} is not valid JSON.`, error);
	}
}

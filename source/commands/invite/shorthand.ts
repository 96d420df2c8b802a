import {InviteError} from '../../errors.ts';
import {fields} from '../../invite/fields.ts';
import {safeText} from '../../output/text.ts';
import {words} from '../../words/words.ts';
import {type BodyValues, bodyKeyOf, unknownField} from './body-values.ts';

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
export function parseShorthand(text: string): BodyValues {
	const body: BodyValues = {};
	let rest = text.trim();
	while (rest !== '') {
		const head = /^"?(\w+)"?\s*:\s*/.exec(rest);
		const said = head?.[1];
		if (!head || said === undefined) {
			throw refuse(words.commands.shorthand.noField(safeText(rest.slice(0, 40))));
		}
		const name = bodyKeyOf(said);
		if (!name) throw unknownField(said);
		if (Object.hasOwn(body, name)) throw refuse(words.commands.shorthand.twice(name));
		rest = rest.slice(head[0].length);
		const quoted = /^"(?:[^"\\]|\\.)*"/s.exec(rest)?.[0];
		if (quoted !== undefined) {
			body[name] = readQuoted(quoted, name);
			rest = rest.slice(quoted.length).trimStart();
			if (rest !== '' && !rest.startsWith(','))
				throw refuse(words.commands.shorthand.noComma(name));
		} else {
			if (rest.startsWith('"')) throw refuse(words.commands.shorthand.openQuote(name));
			const next = /\s*,\s*(?="?\w+"?\s*:)|\s*,?\s*$/.exec(rest);
			const value = rest.slice(0, next?.index).trim();
			if (value === '') throw refuse(words.commands.shorthand.noValue(name));
			body[name] = value === 'null' ? null : value;
			rest = rest.slice(next?.index).trimStart();
		}
		rest = rest.replace(/^,\s*/, '');
	}
	if (Object.keys(body).length === 0) {
		throw refuse(words.commands.shorthand.empty(fields[0].bodyKey));
	}
	return body;
}

/** Whether words are a JSON body typed on the command line. */
export function isInlineBody(text: string): boolean {
	return /^\s*\{/.test(text);
}

const example = 'dci-invite invite-user email: jane@acme.com, jobTitle: Founder --yes';

function refuse(message: string, cause?: unknown) {
	return new InviteError('USAGE_ERROR', message, {hint: words.commands.forExample(example), cause});
}

/** Reads a value in quotes as JSON does. */
function readQuoted(literal: string, name: string): string {
	try {
		return String(JSON.parse(literal));
	} catch (error) {
		throw refuse(words.commands.shorthand.badQuoted(name), error);
	}
}

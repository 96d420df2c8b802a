import {InviteError} from '../../errors.ts';
import {keysOfObjects} from '../../invite/json-keys.ts';
import {safeText} from '../../output/text.ts';
import {words} from '../../words/words.ts';
import {type BodyValues, bodyKeyOf, unknownField} from './body-values.ts';

/**
 * Reads a request body as JSON (docs/behaviour.md, Several sources). `hint`: what is advised where it is no object.
 * @throws InviteError VALIDATION_ERROR for what is no body, says a field twice or is not valid UTF-8.
 */
export function parseJsonBody(text: string, hint?: string): BodyValues {
	if (text.includes('\u{FFFD}')) {
		throw invalid(words.commands.body.badEncoding, {hint: words.commands.body.badEncodingHint});
	}
	const json = text.replace(/^\u{FEFF}/u, '');
	const advice = hint === undefined ? {} : {hint};
	const body = parse(json, advice);
	if (typeof body !== 'object' || body === null || Array.isArray(body)) {
		throw invalid(words.commands.body.noObject, advice);
	}
	const read: BodyValues = {};
	for (const name of keysOfObjects(json, 1)[0] ?? []) {
		const key = bodyKeyOf(name);
		if (!key) throw unknownField(name);
		if (Object.hasOwn(read, key)) throw invalid(words.commands.body.twice(safeText(key)));
		const value: unknown = Reflect.get(body, name);
		if (typeof value !== 'string' && value !== null) {
			throw invalid(words.commands.body.noText(name));
		}
		read[key] = value;
	}
	return read;
}

function parse(json: string, advice: {hint?: string}): unknown {
	try {
		return JSON.parse(json);
	} catch (error) {
		throw invalid(words.commands.body.notJson, {...advice, cause: error});
	}
}

/** Error of a body that cannot be used. */
export function invalid(message: string, details: {hint?: string; cause?: unknown} = {}) {
	return new InviteError('VALIDATION_ERROR', message, {
		hint: words.commands.forExample('{"email": "jane@acme.com", "jobTitle": "Founder"}'),
		...details,
	});
}

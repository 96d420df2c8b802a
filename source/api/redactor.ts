import {safeWhole, withoutSequences} from '../output/text.ts';

/** Takes keys out of a text. */
export type Redact = (text: string) => string;

const mask = '********';

/** A shorter text is no key, and taking it out would mangle what is said. */
const shortestKey = 4;

/**
 * A function that takes keys out of a text, also those that come together only when it is made safe. A key in parts
 * that stay apart, by blanks or anything else that no key has, takes the whole text with it. `keys` is asked each
 * time: more may come.
 */
export function createKeyRemover(keys: () => Iterable<string>): Redact {
	return (text) => {
		const secrets = [...keys()].filter((key) => key.length >= shortestKey);
		function without(from: string): string {
			return secrets.reduce((rest, key) => rest.replaceAll(key, mask), from);
		}
		function isIn(from: string): boolean {
			const visible = visibleAscii(from);
			return secrets.some((key) => visible.includes(key));
		}
		const rest = without(text);
		if (!isIn(rest)) return rest;
		const safe = without(safeWhole(rest));
		return isIn(safe) ? mask : safe;
	};
}

/** The characters a key can be made of; what only steers a terminal goes with its payload. */
function visibleAscii(text: string): string {
	return withoutSequences(text).replace(/[^\x21-\x7e]+/g, '');
}

/** The same for messages and results, where a token goes as well that stands as the header of a request holds it. */
export function createRedactor(removeKeys: Redact): Redact {
	return (text) =>
		removeKeys(text)
			.replace(/(authorization["']?\s*[:=]\s*["']?)bearer\s+[^\s"',;]+/gi, `$1${mask}`)
			// What is left of a header that held a key.
			.replace(/bearer\s+(?=\*{8})/gi, '');
}

/** The same for what is printed, JSON too; what stands beside a key stays as it is, since a script may read it. */
export function createPrintedRedactor(keys: Iterable<string>): Redact {
	const spellings = [...keys].flatMap(spellingsOf);
	return createRedactor((text) =>
		spellings.reduce((rest, spelling) => rest.replaceAll(spelling, mask), text),
	);
}

/** The ways a key can stand in a text: as it was given, as it is sent, and as JSON writes it. */
function spellingsOf(key: string): string[] {
	return [key, key.trim()]
		.filter((text) => text.length >= shortestKey)
		.flatMap((text) => [text, JSON.stringify(text).slice(1, -1)]);
}

/** Values that are sent back or compared, not only read: with a key in it such a value is none. */
const usedValues = new Set(['id', 'roleId', 'organizationId', 'email', 'domain']);

/** What an answer has below this depth nobody reads. */
const deepest = 8;

/** The JSON of an answer without keys, so that nothing that is made of it can show or keep one. */
export function withoutKeys(body: unknown, removeKeys: Redact, depth = 0): unknown {
	if (typeof body === 'string') return removeKeys(body);
	if (typeof body !== 'object' || body === null) return body;
	if (depth > deepest) return null;
	if (Array.isArray(body)) return body.map((item) => withoutKeys(item, removeKeys, depth + 1));
	return Object.fromEntries(
		Object.entries(body).map(([name, value]: [string, unknown]) => {
			const clean = withoutKeys(value, removeKeys, depth + 1);
			return [name, clean !== value && isText(value) && usedValues.has(name) ? null : clean];
		}),
	);
}

function isText(value: unknown): value is string {
	return typeof value === 'string';
}

import * as z from 'zod/mini';
import {words} from '../words/words.ts';

/** A role or organization saved as a default: the ID goes to the service, the name to people. */
export type SavedChoice = {id: string; name: string};

/** When to use colour. */
export type ColorChoice = 'auto' | 'always' | 'never';

/** The answer to a question that never changes; `null` means "leave it unset". */
export type SavedDefault = string | SavedChoice | null;

/** Saved answers by field; absent means "ask". */
export type SavedDefaults = {[field: string]: SavedDefault};

/** The fields that can have a default, and what it is; others are a later program's and kept as they are. */
export type DefaultKinds = {readonly [field: string]: 'text' | 'choice'};

/** What is saved of one account besides its key. */
export type Profile = {
	/** The customer a key that reaches several of them is used for. */
	customerContext?: string;
	/** Whose key it was when it was last checked. */
	email?: string;
	/** The home domain of that person. */
	domain?: string;
	defaults: SavedDefaults;
	/** Limit for one answer, in seconds. */
	timeout?: number;
	color?: ColorChoice;
	/** Numbered questions instead of the wizard. */
	accessible?: boolean;
};

/** A key and the only origin it may be sent to, such as `https://api.doit.com`. */
export type SavedKey = {key: string; origin: string};

/** `config.json` as it was read: no secrets, fit for a dotfiles repository. */
export type ConfigData = {
	activeProfile?: string | undefined;
	profiles: Record<string, Profile>;
};

/** `credentials.json` as it was read. */
export type CredentialsData = {keys: Record<string, SavedKey>};

/** The version both files are written with. */
const currentVersion = 1;

/** Raised for a file that is not what it should be. */
export class UnusableDataError extends Error {
	override readonly name = 'UnusableDataError';
	/** Says of the file with that path what is wrong with it. */
	readonly say: (path: string) => string;
	/** Whether a newer program wrote it: then nothing is broken, and nothing may be put aside. */
	readonly newer: boolean;

	constructor(say: (path: string) => string, newer = false) {
		super('the file cannot be used');
		this.say = say;
		this.newer = newer;
	}
}

/** Reads the text of `config.json`. Throws `UnusableDataError`. */
export function parseConfig(text: string, defaults: DefaultKinds): ConfigData {
	// Absent and undefined are the same once it comes from JSON.
	return check(makeConfigSchema(defaults), text) as ConfigData;
}

function makeConfigSchema(defaults: DefaultKinds) {
	const kinds = {
		text: z.string(),
		choice: z.object({id: z.string().check(z.minLength(1)), name: z.string()}),
	};
	const saved = Object.entries(defaults).map(([field, kind]) => [
		field,
		z.optional(z.nullable(kinds[kind])),
	]);
	// Loose: what somebody, or a later program, adds beside our own keys survives the next save.
	const profile = z.looseObject({
		customerContext: z.optional(z.string()),
		email: z.optional(z.string()),
		domain: z.optional(z.string()),
		defaults: z._default(z.looseObject(Object.fromEntries(saved)), {}),
		// Looked at where a profile is read: a wrong one is said and left out.
		timeout: z.optional(z.unknown()),
		color: z.optional(z.enum(['auto', 'always', 'never'])),
		accessible: z.optional(z.boolean()),
	});
	return z.looseObject({
		activeProfile: z.optional(z.string()),
		profiles: z._default(z.record(z.string(), profile), {}),
	});
}

function check<T extends z.ZodMiniType>(schema: T, text: string): z.output<T> {
	const result = schema.safeParse(readVersioned(text));
	if (result.success) return result.data;
	const name = result.error.issues[0]?.path.map(String).join('.') ?? '';
	throw new UnusableDataError((path) => words.settings.hasBadValue(path, name));
}

function readVersioned(text: string): object {
	const data = parseJson(text);
	if (typeof data !== 'object' || data === null || Array.isArray(data)) {
		throw new UnusableDataError(words.settings.holdsNoObject);
	}
	// A file without a version, or with an older one, has the same shape: it is taken as it is.
	const version: unknown = 'version' in data ? data.version : 0;
	if (typeof version !== 'number') {
		throw new UnusableDataError(words.settings.hasBadVersion);
	}
	if (version > currentVersion) {
		throw new UnusableDataError(words.settings.isNewer, true);
	}
	return data;
}

function parseJson(text: string): unknown {
	const json = text.replace(/^\u{FEFF}/u, '');
	if (json.trim() === '') throw new UnusableDataError(words.settings.isEmpty);
	const parsed = tryJson(json);
	// The parser's error goes no further, not even as a cause: it quotes the text.
	if (parsed.status === 'failed') throw new UnusableDataError(parsed.say);
	return parsed.value;
}

type Parsed = {status: 'parsed'; value: unknown} | {status: 'failed'; say(path: string): string};

function tryJson(json: string): Parsed {
	try {
		return {status: 'parsed', value: JSON.parse(json)};
	} catch (error) {
		return {status: 'failed', say: describeSyntax(error)};
	}
}

/** Where the JSON stops making sense, without quoting any of it: the parser's own message would, and it may be a key. */
function describeSyntax(error: unknown): (path: string) => string {
	const place = error instanceof Error ? /line (\d+) column (\d+)/.exec(error.message) : undefined;
	if (!place) return words.settings.isCutJson;
	const [, line = '', column = ''] = place;
	return (path) => words.settings.isNoJson(path, line, column);
}

/** Reads the text of `credentials.json`; no error of it quotes the text. Throws `UnusableDataError`. */
export function parseCredentials(text: string): CredentialsData {
	return check(makeCredentialsSchema(), text);
}

function makeCredentialsSchema() {
	return z.looseObject({
		keys: z._default(
			z.record(
				z.string(),
				z.looseObject({
					// A key that cannot go into a header is caught here rather than in the middle of a request.
					key: z.string().check(z.regex(/^[\x21-\x7e]+$/)),
					origin: z.string().check(z.regex(/^https?:\/\/[^/]+$/)),
				}),
			),
			{},
		),
	});
}

/** The text a store is saved as; the same data gives the same bytes, so that they can be compared after writing. */
export function serialize(data: object): string {
	return `${JSON.stringify(Object.assign({version: 0}, data, {version: currentVersion}), undefined, '\t')}\n`;
}

import {type ParseArgsOptionsConfig, parseArgs} from 'node:util';
import {InviteError} from '../errors.ts';
import {nearest} from '../output/nearest.ts';
import {cutToWidth, safeText} from '../output/text.ts';
import {commands} from './catalog.ts';
import type {Command, CommandInput} from './command.ts';
import {camelCase, type Flag} from './flags.ts';
import {isInlineBody, isShorthand} from './invite/shorthand.ts';

/** Command line understood: which command, with what. */
export type Call = CommandInput & {command: Command};

type Token = NonNullable<ReturnType<typeof tokensOf>>[number];
type FlagToken = Token & {kind: 'option'};

/**
 * Reader of a command line. Nothing is read or asked before it has passed, so a slip of the hand costs
 * nothing (docs/behaviour.md, No accident on the command line).
 * @throws InviteError USAGE_ERROR that names the flag or the word, and the nearest one there is;
 * VALIDATION_ERROR for text that is not valid UTF-8.
 */
export function parseCall(argv: readonly string[]): Call {
	for (const word of argv) checkEncoding(word);
	const tokens = tokensOf(argv);
	const end = tokens.findIndex(({kind}) => kind === 'option-terminator');
	const words = wordsIn(end < 0 ? tokens : tokens.slice(0, end));
	const rest = end < 0 ? [] : wordsIn(tokens.slice(end));
	const [first] = words;
	const named = first === undefined ? undefined : commandNamed(first);
	const command = named ?? guidedInvite();
	const flags = readFlags(
		command,
		tokens.filter((token) => token.kind === 'option'),
	);
	const typed = named ? words.slice(1) : words;
	const call = {command, flags, positionals: [...typed, ...rest]};
	if (flags['help'] === true || flags['version'] === true) return call;
	if (!named) checkLoneWord(typed);
	checkWords(call, command.takesLine ? typed : call.positionals);
	return call;
}

function tokensOf(argv: readonly string[]) {
	return parseArgs({
		args: [...argv],
		options: parserOptions(),
		// Our own words are better than the parser's, and it would not look at the command.
		strict: false,
		allowPositionals: true,
		tokens: true,
	}).tokens;
}

/** Flags of every command together: a name means the same everywhere. */
function parserOptions(): ParseArgsOptionsConfig {
	return Object.fromEntries(
		[...commands.flatMap(({flags}) => flags), versionFlag].map(({name, short, takes}) => [
			name,
			{type: takes ? 'string' : 'boolean', ...(short ? {short} : {})} as const,
		]),
	);
}

const versionFlag: Flag = {name: 'version', short: 'V', summary: 'print the version'};

function wordsIn(tokens: readonly Token[]): string[] {
	return tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []));
}

function commandNamed(word: string): Command | undefined {
	return commands.find(({name, aliases}) => name === word || aliases?.includes(word));
}

function guidedInvite(): Command {
	const [invite] = commands;
	if (!invite) throw new Error('no commands');
	return invite;
}

function usageError(message: string, hint: string) {
	return new InviteError('USAGE_ERROR', message, {hint});
}

function helpFor({name}: Command) {
	return `See: dci-invite ${name ? `${name} ` : ''}--help`;
}

/** What the shell handed over, fit for a message. */
function said(word: string) {
	return cutToWidth(safeText(word), 60);
}

/** Bytes that are no UTF-8 arrive as U+FFFD: what was meant is lost, and must not be sent. */
function checkEncoding(word: string) {
	if (!word.includes('\u{FFFD}')) return;
	throw new InviteError('VALIDATION_ERROR', `"${said(word)}" is not valid UTF-8.`, {
		hint: 'Type it again, in a terminal that is set to UTF-8.',
	});
}

function readFlags(command: Command, tokens: readonly FlagToken[]): Call['flags'] {
	const flags: Record<string, string | boolean> = {};
	for (const token of tokens) {
		const flag = flagOf(command, token);
		const value = readValue(command, flag, token);
		const name = camelCase(flag.name);
		if (flags[name] !== undefined && flags[name] !== value) {
			throw usageError(
				`--${flag.name} is given twice, with different values.`,
				'Leave one of them out.',
			);
		}
		flags[name] = value;
	}
	if (flags['json'] === true && (flags['output'] ?? 'json') !== 'json') {
		throw usageError('--json and --output table contradict each other.', 'Leave one of them out.');
	}
	return flags;
}

function flagOf(command: Command, {name, rawName}: FlagToken): Flag {
	const flag = [...command.flags, versionFlag].find((candidate) => candidate.name === name);
	if (flag) return flag;
	const isElsewhere = commands.some(({flags}) => flags.some((other) => other.name === name));
	if (isElsewhere) {
		throw usageError(
			`${['dci-invite', command.name].filter(Boolean).join(' ')} has no flag --${name}.`,
			helpFor(command),
		);
	}
	const near = nearest(
		rawName,
		command.flags.map((known) => `--${known.name}`),
	);
	throw usageError(
		`There is no flag ${said(rawName)}.`,
		near ? `Did you mean ${near}? ${helpFor(command)}` : helpFor(command),
	);
}

function readValue(command: Command, flag: Flag, {value, inlineValue}: FlagToken): string | true {
	const name = `--${flag.name}`;
	if (!flag.takes) {
		if (value === undefined) return true;
		throw usageError(`${name} takes no value.`, helpFor(command));
	}
	if (value === undefined) throw usageError(`${name} needs a value after it.`, helpFor(command));
	if (!inlineValue && value.startsWith('-') && value !== '-') {
		throw usageError(
			`${name} needs a value, and ${said(value)} looks like a flag.`,
			`If it is the value, write ${name}=${said(value)}`,
		);
	}
	if (value.trim() === '') {
		throw usageError(
			`${name} has an empty value.`,
			flag.takesNone ? `Leave the flag out, or say ${name} none.` : 'Leave the flag out.',
		);
	}
	if (!flag.values || flag.takesNone || flag.values.includes(value)) return value;
	const near = nearest(value, flag.values);
	throw usageError(
		`${name} does not know "${said(value)}".`,
		near ? `Did you mean ${near}?` : `It knows: ${flag.values.join(', ')}.`,
	);
}

/** A word that is no command and no address is most likely a command mistyped. */
function checkLoneWord([word]: readonly string[]) {
	if (word === undefined || word.includes('@') || isShorthand(word) || isInlineBody(word)) return;
	const meant = commands.find(({meantBy}) => meantBy?.includes(word.toLowerCase()));
	const names = commands.flatMap(({name, aliases = []}) => [name, ...aliases]).filter(Boolean);
	const near = meant ? meant.name : nearest(word, names);
	throw usageError(
		`There is no command "${said(word)}", and it is no email address.`,
		near === undefined
			? 'See: dci-invite --help'
			: `Did you mean ${['dci-invite', near].filter(Boolean).join(' ')}?`,
	);
}

function checkWords({command, flags}: Call, words: readonly string[]) {
	const [first] = words;
	if (command.values && first !== undefined && !command.values.includes(first)) {
		const near = nearest(first, command.values);
		throw usageError(
			`${command.name} does not know "${said(first)}".`,
			near
				? `Did you mean ${near}? ${helpFor(command)}`
				: `It knows: ${command.values.join(', ')}.`,
		);
	}
	if (command.name === '') {
		checkAddressWords(words, flags);
		return;
	}
	const extra = words[mostWords(command, first)];
	if (extra !== undefined) {
		throw usageError(`${said(extra)} is one word too many.`, helpFor(command));
	}
}

function mostWords({most}: Command, first = '') {
	return typeof most === 'number' ? most : (most[first] ?? 0);
}

/** Words of an invite: one address, `Jane Doe <jane@acme.com>`, or DoiT's shorthand. */
function checkAddressWords(words: readonly string[], flags: Call['flags']) {
	const line = words.join(' ');
	const hasFlag = typeof flags['email'] === 'string';
	if (isShorthand(line) || isInlineBody(line)) {
		if (hasFlag && /\bemail"?\s*:/.test(line)) throw addressTwice();
		return;
	}
	const [word, extra] = words;
	if (word === undefined) return;
	if (/^[^@]*=.*@/.test(word)) {
		const address = word.slice(word.indexOf('=') + 1);
		throw usageError(
			`${said(word)} is no address, because of the =.`,
			`To name the address with a flag: --email ${said(address)}`,
		);
	}
	if (hasFlag) throw addressTwice();
	if (extra !== undefined && !line.includes('<')) {
		throw usageError(
			`${said(extra)} is one word too many.`,
			'Put a value of several words in quotes. See: dci-invite --help',
		);
	}
}

function addressTwice() {
	return usageError(
		'The address is given twice: as a word and with --email.',
		'Leave one of them out.',
	);
}

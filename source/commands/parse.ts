import {type ParseArgsOptionsConfig, parseArgs} from 'node:util';
import {attempt, InviteError, joinErrors, problemOf} from '../errors.ts';
import {nearest} from '../output/nearest.ts';
import {cutToWidth, safeText} from '../output/text.ts';
import {words} from '../words/words.ts';
import {commands} from './catalog.ts';
import type {Command, CommandInput} from './command.ts';
import {camelCase, type Flag, versionFlag} from './flags.ts';
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
	const before = wordsIn(end < 0 ? tokens : tokens.slice(0, end));
	const rest = end < 0 ? [] : wordsIn(tokens.slice(end));
	const [first] = before;
	const named = first === undefined ? undefined : commandNamed(first);
	const command = named ?? guidedInvite();
	const flags = readFlags(
		command,
		tokens.filter((token) => token.kind === 'option'),
	);
	const typed = named ? before.slice(1) : before;
	const alias = named && first !== named.name ? first : undefined;
	const call = {
		command,
		flags,
		positionals: [...typed, ...rest],
		...(alias === undefined ? {} : {alias}),
	};
	if (command.name === 'help') return helpCall(call);
	if (flags['help'] === true || flags['version'] === true) return call;
	if (!named) checkLoneWord(typed);
	checkWords(call, command.takesLine ? typed : call.positionals);
	return call;
}

/** `help config` is `config --help`. */
function helpCall(call: Call): Call {
	checkWords(call, call.positionals);
	const [topic] = call.positionals;
	const command = topic === undefined ? guidedInvite() : commandNamed(topic);
	if (!command) throw unknownCommand(topic ?? '');
	return {command, positionals: [], flags: {...call.flags, help: true}};
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

function wordsIn(tokens: readonly Token[]): string[] {
	return tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []));
}

function commandNamed(word: string): Command | undefined {
	// The invite needs no name: an empty word is none.
	if (word === '') return undefined;
	return commands.find(({name, aliases}) => name === word || aliases?.includes(word));
}

function guidedInvite(): Command {
	const [invite] = commands;
	if (!invite) throw new Error('no commands');
	return invite;
}

function usageError(message: string, hint: string, problem: Parameters<typeof problemOf>[1] = {}) {
	return new InviteError('USAGE_ERROR', message, {hint, problems: [problemOf(message, problem)]});
}

function helpFor({name}: Command) {
	return `dci-invite ${name ? `${name} ` : ''}--help`;
}

function orHelp(near: string | undefined, command: Command) {
	return near
		? words.commands.didYouMeanOrHelp(near, helpFor(command))
		: words.commands.seeHelp(helpFor(command));
}

/** What the shell handed over, fit for a message. */
function said(word: string) {
	return cutToWidth(safeText(word), 60);
}

/** Bytes that are no UTF-8 arrive as U+FFFD: what was meant is lost, and must not be sent. */
function checkEncoding(word: string) {
	if (!word.includes('\u{FFFD}')) return;
	throw new InviteError('VALIDATION_ERROR', words.commands.commandLine.badEncoding(said(word)), {
		hint: words.commands.commandLine.badEncodingHint,
	});
}

function readFlags(command: Command, tokens: readonly FlagToken[]): Call['flags'] {
	const flags: Record<string, string | boolean> = {};
	const [problem, ...others] = tokens.flatMap((token) => {
		const refused = attempt(() => readFlag(command, token, flags));
		return refused ?? [];
	});
	if (problem) throw joinErrors([problem, ...others]);
	if (flags['json'] === true && (flags['output'] ?? 'json') !== 'json') {
		throw usageError(
			words.commands.commandLine.formatTwice,
			words.commands.commandLine.leaveOneOut,
			{flag: '--output'},
		);
	}
	return flags;
}

/** Reads one flag into those read so far. Throws USAGE_ERROR. */
function readFlag(
	command: Command,
	token: FlagToken,
	flags: Record<string, string | boolean>,
): void {
	const flag = flagOf(command, token);
	const value = readValue(command, flag, token);
	const name = camelCase(flag.name);
	if (flags[name] !== undefined && flags[name] !== value) {
		throw usageError(
			words.commands.commandLine.flagTwice(`--${flag.name}`),
			words.commands.commandLine.leaveOneOut,
			{flag: `--${flag.name}`, value: String(value)},
		);
	}
	flags[name] = value;
}

function flagOf(command: Command, {name, rawName}: FlagToken): Flag {
	const flag = [...command.flags, versionFlag].find((candidate) => candidate.name === name);
	if (flag) return flag;
	const isElsewhere = commands.some(({flags}) => flags.some((other) => other.name === name));
	if (isElsewhere) {
		throw usageError(
			words.commands.commandLine.noSuchFlagHere(
				['dci-invite', command.name].filter(Boolean).join(' '),
				`--${name}`,
			),
			words.commands.seeHelp(helpFor(command)),
			{flag: `--${name}`},
		);
	}
	const near = nearest(
		rawName,
		command.flags.map((known) => `--${known.name}`),
	);
	throw usageError(words.commands.commandLine.noSuchFlag(said(rawName)), orHelp(near, command), {
		flag: rawName,
		candidates: near === undefined ? [] : [near],
	});
}

function readValue(command: Command, flag: Flag, {value, inlineValue}: FlagToken): string | true {
	const name = `--${flag.name}`;
	const candidates = flag.values ?? [];
	if (!flag.takes) {
		if (value === undefined) return true;
		throw usageError(
			words.commands.commandLine.flagTakesNoValue(name),
			words.commands.seeHelp(helpFor(command)),
			{flag: name, value},
		);
	}
	if (value === undefined)
		throw usageError(
			words.commands.commandLine.flagNeedsValue(name),
			words.commands.seeHelp(helpFor(command)),
			{flag: name, candidates},
		);
	if (!inlineValue && value.startsWith('-') && value !== '-') {
		throw usageError(
			words.commands.commandLine.valueLikeFlag(name, said(value)),
			words.commands.commandLine.valueLikeFlagHint(`${name}=${said(value)}`),
			{flag: name, value, candidates},
		);
	}
	if (value.trim() === '') {
		throw usageError(
			words.commands.commandLine.emptyValue(name),
			flag.takesNone
				? words.commands.commandLine.leaveFlagOutOrNone(name)
				: words.commands.commandLine.leaveFlagOut,
			{flag: name, value, candidates},
		);
	}
	if (!flag.values || flag.takesNone || flag.values.includes(value)) return value;
	const near = nearest(value, flag.values);
	throw usageError(
		words.commands.commandLine.unknownValue(name, said(value)),
		near ? words.commands.didYouMean(near) : words.commands.itAccepts(flag.values),
		{
			flag: name,
			value,
			candidates: near ? [near, ...flag.values.filter((known) => known !== near)] : flag.values,
		},
	);
}

/** A word that is no command and no address is most likely a command mistyped. */
function checkLoneWord([word]: readonly string[]) {
	if (
		word === undefined ||
		word.trim() === '' ||
		word.includes('@') ||
		mayBeFile(word) ||
		isShorthand(word) ||
		isInlineBody(word)
	)
		return;
	throw unknownCommand(word);
}

/** Whether a word may name a file of people; no command has such characters. */
function mayBeFile(word: string) {
	return /[./\\~]/.test(word);
}

function unknownCommand(word: string) {
	const meant = commands.find(({meantBy}) => meantBy?.includes(word.toLowerCase()));
	const names = commands.flatMap(({name, aliases = []}) => [name, ...aliases]).filter(Boolean);
	const near = meant ? meant.name : nearest(word, names);
	return usageError(
		words.commands.commandLine.noSuchCommand(said(word)),
		near === undefined
			? words.commands.seeHelp('dci-invite --help')
			: words.commands.didYouMean(['dci-invite', near].filter(Boolean).join(' ')),
	);
}

function checkWords({command, flags}: Call, typed: readonly string[]) {
	const [first] = typed;
	if (command.values && first !== undefined && !command.values.includes(first)) {
		const near = nearest(first, command.values);
		throw usageError(
			words.commands.commandLine.unknownValue(command.name, said(first)),
			near
				? words.commands.didYouMeanOrHelp(near, helpFor(command))
				: words.commands.itAccepts(command.values),
		);
	}
	if (command.name === '') {
		checkAddressWords(typed, flags);
		return;
	}
	if (command.operands.includes('email')) {
		for (const word of typed) {
			if (word.trim() === '') throw emptyAddress();
			checkAssignment(word, `dci-invite ${command.name}`);
		}
	}
	const extra = typed[mostWords(command, first)];
	if (extra !== undefined) {
		throw usageError(
			words.commands.commandLine.wordTooMany(said(extra)),
			words.commands.seeHelp(helpFor(command)),
		);
	}
}

function mostWords({most}: Command, first = '') {
	return typeof most === 'number' ? most : (most[first] ?? 0);
}

/** Words of an invite: addresses, `Jane Doe <jane@acme.com>`, a file of people, or DoiT's shorthand. */
function checkAddressWords(typed: readonly string[], flags: Call['flags']) {
	const line = typed.join(' ');
	const hasFlag = typeof flags['email'] === 'string';
	if (isShorthand(line) || isInlineBody(line)) {
		if (hasFlag && /\bemail"?\s*:/.test(line)) throw addressTwice();
		return;
	}
	const [word, extra] = typed;
	if (word === undefined) return;
	if (typed.some((each) => each.trim() === '')) throw emptyAddress();
	checkAssignment(word, '--email');
	if (hasFlag) throw addressTwice();
	const isSeveral = typed.every((each) => each.includes('@'));
	if (isSeveral) for (const each of typed.slice(1)) checkAssignment(each, '--email');
	if (extra !== undefined && !isSeveral && !line.includes('<')) {
		throw usageError(
			words.commands.commandLine.wordTooMany(said(extra)),
			words.commands.commandLine.wordTooManyHint,
		);
	}
}

function emptyAddress() {
	return usageError(
		words.commands.commandLine.emptyAddress,
		words.commands.forExample('dci-invite jane@acme.com'),
		{flag: '--email', value: ''},
	);
}

/** Refuses `email=jane@acme.com` where an address is meant. `before`: what stands before the address instead. */
function checkAssignment(word: string, before: string) {
	if (!/^[^@]*=.*@/.test(word)) return;
	const address = word.slice(word.indexOf('=') + 1);
	throw usageError(
		words.commands.commandLine.assignment(said(word)),
		words.commands.commandLine.assignmentHint(`${before} ${said(address)}`),
		{flag: '--email', value: word},
	);
}

function addressTwice() {
	return usageError(
		words.commands.commandLine.addressTwice,
		words.commands.commandLine.leaveOneOut,
	);
}

import {CommanderError, Option, Command as Parser} from 'commander';
import {InviteError} from '../errors.ts';
import {nearest} from '../output/nearest.ts';
import {safeText} from '../output/text.ts';
import {commands} from './catalog.ts';
import type {Command, CommandInput} from './command.ts';
import {camelCase, type Flag} from './flags.ts';

/** A command line understood: which command, with what. */
export type Call = CommandInput & {command: Command};

/**
 * Reads a command line.
 * @throws InviteError USAGE_ERROR with the nearest match for a command or flag nobody knows.
 */
export function parseCall(argv: readonly string[]): Call {
	let call: Call | undefined;
	function build(parser: Parser, command: Command, alias = command.name) {
		parser.exitOverride().configureOutput({writeErr: () => {}, writeOut: () => {}});
		parser.helpOption(false).helpCommand(false).argument('[words...]').allowExcessArguments(true);
		parser.showSuggestionAfterError(false);
		addFlags(parser, command.flags);
		parser.action((words: string[]) => {
			call = {command, positionals: words, flags: parser.optsWithGlobals()};
			checkWords(call);
			if (alias === '') checkLoneWord(call);
		});
		return parser;
	}

	const [invite, ...others] = commands;
	if (!invite) throw new Error('no commands');
	const root = build(new Parser('dci-invite'), invite);
	root.option('-V, --version');
	for (const alias of invite.aliases ?? []) build(root.command(alias), invite, alias);
	for (const command of others) build(root.command(command.name), command);

	const word = argv.find((argument) => commandWords().includes(argument));
	const meant = commands.find(({name}) => name === word && name !== '') ?? invite;
	try {
		root.parse([...argv], {from: 'user'});
	} catch (error) {
		throw error instanceof CommanderError ? translate(error, meant) : error;
	}
	return call ?? {command: invite, positionals: [], flags: {}};
}

function addFlags(parser: Parser, flags: readonly Flag[]) {
	for (const flag of flags) {
		const option = new Option(describeFlag(flag));
		// Commander would read `--no-color` as `color: false` with a default of true; flags carry no defaults here.
		if (flag.name.startsWith('no-')) {
			option.negate = false;
			option.attributeName = () => camelCase(flag.name);
		}
		parser.addOption(option);
	}
}

function describeFlag(flag: Flag): string {
	return `${flag.short ? `-${flag.short}, ` : ''}--${flag.name}${flag.takes ? ' <value>' : ''}`;
}

function checkWords(call: Call) {
	const {command, positionals} = call;
	checkFlags(call);
	const [first, extra] = [positionals[0], positionals[command.most]];
	if (command.name !== '' && extra !== undefined) {
		throw usageError(`${safeText(extra)} is one word too many.`, helpFor(command));
	}
	if (command.values && first !== undefined && !command.values.includes(first)) {
		const near = nearest(first, command.values);
		throw usageError(
			`${command.name} does not know "${safeText(first)}".`,
			near
				? `Did you mean ${near}? ${helpFor(command)}`
				: `It knows: ${command.values.join(', ')}.`,
		);
	}
	for (const flag of command.flags) {
		const value = call.flags[camelCase(flag.name)];
		const isTitle = flag.name === 'job-title';
		if (!flag.values || isTitle || typeof value !== 'string' || flag.values.includes(value))
			continue;
		const near = nearest(value, flag.values);
		throw usageError(
			`--${flag.name} does not know "${safeText(value)}".`,
			near ? `Did you mean ${near}?` : `It knows: ${flag.values.join(', ')}.`,
		);
	}
}

/** Flags of the invite stand before other commands too, where they would do nothing. */
function checkFlags({command, flags}: Call) {
	const known = new Set(command.flags.map((flag) => camelCase(flag.name)));
	for (const [name, value] of Object.entries(flags)) {
		if (value === undefined || name === 'version' || known.has(name)) continue;
		const said = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
		throw usageError(`dci-invite ${command.name} has no flag ${said}.`, helpFor(command));
	}
}

function usageError(message: string, hint: string) {
	return new InviteError('USAGE_ERROR', message, {hint});
}

function helpFor(command: Command) {
	return `See: dci-invite ${command.name ? `${command.name} ` : ''}--help`;
}

/** A word that is no command and no address is most likely a command mistyped. */
function checkLoneWord(call: Call) {
	const [word] = call.positionals;
	if (word === undefined || word.includes('@') || /^\w+:/.test(word)) return;
	const near = nearest(word, commandWords());
	throw usageError(
		`There is no command "${safeText(word)}", and it is no email address.`,
		near ? `Did you mean dci-invite ${near}?` : 'See: dci-invite --help',
	);
}

function commandWords() {
	return commands.flatMap((command) => [command.name, ...(command.aliases ?? [])]).filter(Boolean);
}

/** Commander's own errors in our words. */
function translate(error: CommanderError, command: Command): InviteError {
	const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? '';
	const flag = quoted.split(/[ ,]+/).find((part) => part.startsWith('--')) ?? quoted;
	const [name = flag] = flag.split('=');
	if (flag.includes('=') && flagNames(command).includes(name)) {
		return usageError(`${safeText(name)} takes no value.`, helpFor(command));
	}
	if (error.code === 'commander.unknownOption') {
		const near = nearest(flag.replace(/=.*$/, ''), flagNames(command));
		const said = safeText(flag.replace(/=.*$/, ''));
		return usageError(
			`There is no flag ${said}.`,
			near ? `Did you mean ${near}? ${helpFor(command)}` : helpFor(command),
		);
	}
	if (error.code === 'commander.optionMissingArgument') {
		return usageError(`${flag} needs a value after it.`, helpFor(command));
	}
	return usageError(safeText(error.message.replace(/^error: /, '')), helpFor(command));
}

function flagNames(command: Command) {
	return command.flags.map((flag) => `--${flag.name}`);
}

import {type ErrorCode, exitCodes} from '../errors.ts';
import {words} from '../words/words.ts';
import {commands} from './catalog.ts';
import type {Command} from './command.ts';
import {commonFlags, type Flag, versionFlag} from './flags.ts';

/**
 * A command's help in 80 columns: what it does, examples, usage, its own flags, those of every command. What concerns
 * the whole program, environment and exit codes, stands in the help of the program alone.
 */
export function renderHelp(command: Command): string {
	const isRoot = command.name === '';
	const {headings, environment} = words.help;
	const title = words.help.title(
		isRoot ? 'dci-invite' : `dci-invite ${command.name}`,
		command.summary,
	);
	const aliases = (command.aliases ?? []).map((alias) => `  dci-invite ${alias} ...`);
	const own = command.flags.filter((flag) => !commonFlags.includes(flag));
	const common = [...commonFlags, ...(isRoot ? [versionFlag] : [])];
	return [
		`${title}\n`,
		section(headings.examples, command.examples.map((line) => `  ${line}`).join('\n')),
		section(headings.usage, [`  ${usage(command)}`, ...aliases].join('\n')),
		...(isRoot ? [section(headings.commands, columns(commandRows()))] : []),
		...(command.more ? [moreSection(command.more)] : []),
		...(own.length > 0 ? [section(headings.flags, flagRows(own))] : []),
		section(headings.commonFlags, flagRows(common)),
		...(isRoot
			? [
					section(headings.environment, columns(Object.entries(environment))),
					section(headings.exitCodes, columns(exitRows())),
				]
			: [`${words.help.more}\n`]),
	].join('\n');
}

/** The whole help for programs: commands, flags, values, exit codes, and the shape of each result. */
export function helpObject(): Record<string, unknown> {
	return {
		commands: commands.map((command) => ({
			name: command.name,
			aliases: command.aliases ?? [],
			summary: command.summary,
			usage: usage(command),
			values: command.values ?? [],
			examples: command.examples,
			flags: command.flags.map((flag) => ({
				name: flag.name,
				short: flag.short ?? null,
				takes: flag.takes ?? null,
				values: flag.values ?? [],
				default: flag.whenAbsent ?? null,
				summary: flag.summary,
			})),
			result: command.result ?? null,
		})),
		environment: words.help.environment,
		exitCodes: {OK: 0, ...exitCodes},
	};
}

function flagRows(flags: readonly Flag[]): string {
	return columns(flags.map((flag) => [flagTerm(flag), flagWords(flag)] as const));
}

function moreSection(more: NonNullable<Command['more']>): string {
	return section(more.title, 'rows' in more ? columns(more.rows) : more.body);
}

function section(title: string, body: string): string {
	return `${title}\n${body}\n`;
}

function usage(command: Command): string {
	return ['dci-invite', command.name, command.operands, '[flags]'].filter(Boolean).join(' ');
}

/** The widest line of a help text, in columns. */
const width = 80;

/** Two aligned columns, the second one wrapped. */
function columns(rows: ReadonlyArray<readonly [string, string]>): string {
	const first = Math.max(...rows.map(([term]) => term.length)) + 4;
	return rows
		.flatMap(([term, text]) =>
			wrap(text, width - first).map(
				(line, index) => (index === 0 ? `  ${term}`.padEnd(first) : ' '.repeat(first)) + line,
			),
		)
		.join('\n');
}

/** Breaks a text into lines of at most so many columns. Help is plain ASCII, so a character is a column. */
function wrap(text: string, columns: number): string[] {
	const lines: string[] = [];
	for (const word of text.split(' ')) {
		const last = lines.at(-1);
		if (last !== undefined && last.length + 1 + word.length <= columns) {
			lines[lines.length - 1] = `${last} ${word}`;
		} else {
			lines.push(word);
		}
	}
	return lines;
}

function commandRows(): Array<readonly [string, string]> {
	return commands
		.filter(({name}) => name !== '')
		.map(({name, operands, summary}) => [
			`${name}${operands ? ` ${operands.split(' [')[0]}` : ''}`,
			summary,
		]);
}

function flagTerm({name, short, takes}: Flag): string {
	return `${short ? `-${short}, ` : '    '}--${name}${takes ? ` ${takes}` : ''}`;
}

function flagWords({summary, values}: Flag): string {
	const isNamed = !values || values.every((value) => summary.includes(value));
	return isNamed ? summary : words.help.summaryAndValues(summary, values);
}

/** When each code is the exit code (docs/behaviour.md, Exit codes). */
function exitRows(): Array<readonly [string, string]> {
	return [
		['0', words.help.done],
		...Object.entries(exitCodes).map(
			([code, exit]) => [String(exit).padEnd(3), words.help.exitCodes[code as ErrorCode]] as const,
		),
	];
}

import {type ErrorCode, exitCodes} from '../errors.ts';
import {words} from '../words/words.ts';
import {commands} from './catalog.ts';
import type {Command} from './command.ts';
import {type Flag, versionFlag} from './flags.ts';

/** A command's help: what it does, examples, usage, flags, environment, exit codes; 80 columns. */
export function renderHelp(command: Command): string {
	const isRoot = command.name === '';
	const {headings, environment} = words.help;
	const title = words.help.title(
		isRoot ? 'dci-invite' : `dci-invite ${command.name}`,
		command.summary,
	);
	const aliases = (command.aliases ?? []).map((alias) => `  dci-invite ${alias} ...`);
	const flags = [...command.flags, ...(isRoot ? [versionFlag] : [])];
	return [
		`${title}\n`,
		section(headings.examples, command.examples.map((line) => `  ${line}`).join('\n')),
		section(headings.usage, [`  ${usage(command)}`, ...aliases].join('\n')),
		...(isRoot ? [section(headings.commands, columns(commandRows()))] : []),
		...(command.more ? [section(command.more.title, command.more.body)] : []),
		section(
			headings.flags,
			columns(flags.map((flag) => [flagTerm(flag), flagWords(flag)] as const)),
		),
		section(headings.environment, columns(Object.entries(environment))),
		section(headings.exitCodes, columns(exitRows())),
	].join('\n');
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

import {type ErrorCode, exitCodes} from '../errors.ts';
import {commands} from './catalog.ts';
import type {Command} from './command.ts';
import type {Flag} from './flags.ts';

/** What the environment says (docs/behaviour.md, Environment). */
const environment: ReadonlyArray<readonly [string, string]> = [
	['DCI_API_KEY', 'the API key; wins over a saved one'],
	['DCI_API_BASE_URL', 'another service than https://api.doit.com, for this run'],
	['DCI_CUSTOMER_CONTEXT', 'the customer, for keys that work for several'],
	['DCI_INVITE_PROFILE', 'the profile to use'],
	['XDG_CONFIG_HOME', 'where settings live (~/.config)'],
	['XDG_CACHE_HOME', 'where what can be made again lives (~/.cache)'],
	['NO_COLOR, FORCE_COLOR', 'colours never, colours always'],
	['TERM', 'dumb: plain questions without escape codes'],
	['CI', 'set: never ask'],
	['ACCESSIBLE', 'set: one question a line, for screen readers'],
	['INK_SCREEN_READER', 'true: the same'],
	['HTTPS_PROXY, HTTP_PROXY', 'the proxy to go through'],
	['NO_PROXY', 'hosts that need no proxy'],
	['NODE_EXTRA_CA_CERTS', 'a file with more certificates to trust'],
];

/** A command's help: what it does, examples, usage, flags, environment, exit codes; 80 columns. */
export function renderHelp(command: Command): string {
	const isRoot = command.name === '';
	const title = `${isRoot ? 'dci-invite' : `dci-invite ${command.name}`}: ${command.summary}.`;
	const aliases = (command.aliases ?? []).map((alias) => `  dci-invite ${alias} ...`);
	const flags = [
		...command.flags,
		...(isRoot ? [{name: 'version', short: 'V', summary: 'print the version'}] : []),
	];
	return [
		`${title}\n`,
		section('Examples', command.examples.map((line) => `  ${line}`).join('\n')),
		section('Usage', [`  ${usage(command)}`, ...aliases].join('\n')),
		...(isRoot ? [section('Commands', columns(commandRows()))] : []),
		...(command.more ? [section(command.more.title, command.more.body)] : []),
		section('Flags', columns(flags.map((flag) => [flagTerm(flag), flagWords(flag)] as const))),
		section('Environment', columns(environment)),
		section('Exit codes', columns(exitRows())),
	].join('\n');
}

function section(title: string, body: string): string {
	return `${title}\n${body}\n`;
}

function usage(command: Command): string {
	return ['dci-invite', command.name, command.words, '[flags]'].filter(Boolean).join(' ');
}

/** The widest line of a help text, in columns. */
const width = 80;

/** Two aligned columns, the second one wrapped. */
function columns(rows: ReadonlyArray<readonly [string, string]>): string {
	const first = Math.max(...rows.map(([term]) => term.length)) + 4;
	return rows
		.flatMap(([term, words]) =>
			wrap(words, width - first).map(
				(line, index) => (index === 0 ? `  ${term}`.padEnd(first) : ' '.repeat(first)) + line,
			),
		)
		.join('\n');
}

/** Breaks words into lines of at most so many columns. Help is plain ASCII, so a character is a column. */
function wrap(words: string, columns: number): string[] {
	const lines: string[] = [];
	for (const word of words.split(' ')) {
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
		.map(({name, words, summary}) => [
			`${name}${words ? ` ${words.split(' [')[0]}` : ''}`,
			summary,
		]);
}

function flagTerm({name, short, takes}: Flag): string {
	return `${short ? `-${short}, ` : '    '}--${name}${takes ? ` ${takes}` : ''}`;
}

function flagWords({summary, values}: Flag): string {
	const isNamed = !values || values.every((value) => summary.includes(value));
	return isNamed ? summary : `${summary}: ${values.join(', ')}`;
}

/** When each code is the exit code (docs/behaviour.md, Exit codes). */
const exitWords: Record<ErrorCode, string> = {
	CLI_ERROR: 'anything that is not below',
	USAGE_ERROR: 'flags, missing input, no terminal to ask on',
	AUTHENTICATION_FAILED: 'no key, an unusable key, or one that was refused',
	PERMISSION_DENIED: 'the key may not do this',
	RESOURCE_NOT_FOUND: 'nobody by that address',
	RESOURCE_CONFLICT: 'already there, or it does not fit what is there',
	VALIDATION_ERROR: 'a value that is wrong or fits several things',
	API_SERVER_ERROR: "DoiT's server failed",
	NETWORK_ERROR: 'unreachable, no answer, connection lost',
	RATE_LIMITED: 'too many requests',
	ABORTED: 'left before anything was sent (143 SIGTERM, 129 SIGHUP)',
};

function exitRows(): Array<readonly [string, string]> {
	return [
		['0', 'done'],
		...Object.entries(exitCodes).map(
			([code, exit]) => [String(exit).padEnd(3), exitWords[code as ErrorCode]] as const,
		),
	];
}

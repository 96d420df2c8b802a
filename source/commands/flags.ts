import {userStates} from '../api/user-states.ts';
import {flagWords} from '../invite/command-line.ts';
import {type Field, fields} from '../invite/fields.ts';
import {type Words, words} from '../words/words.ts';

/** A flag as the parser, the help and the completion know it. */
export type Flag = {
	/** The long name without dashes. */
	name: string;
	short?: string;
	/** What it takes, such as `<id>`; absent on flags that are on or off. */
	takes?: string;
	/** The values it takes, when they are few. */
	values?: readonly string[];
	/** Whether `none` is a value: it leaves the field out. */
	takesNone?: boolean;
	/** What holds where the flag is not given, for the help. */
	whenAbsent?: string;
	/** One line for the help, without a full stop; read when it is said. */
	readonly summary: string;
};

/** Flags every command has (docs/behaviour.md, Flags). */
export const commonFlags: readonly Flag[] = [
	flag('profile', {takes: '<name>'}),
	flag('customer-context', {short: 'D', takes: '<id>'}),
	flag('output', {takes: '<format>', values: ['table', 'json'], whenAbsent: 'table'}),
	flag('json'),
	flag('no-input'),
	flag('demo'),
	flag('accessible'),
	flag('no-color'),
	flag('ascii'),
	flag('timeout', {takes: '<seconds>', whenAbsent: '30'}),
	flag('debug'),
	flag('help', {short: 'h'}),
];

/** The flag of the program itself. */
export const versionFlag: Flag = flag('version', {short: 'V'});

/** What happens before an invitation, resend or cancellation is sent. */
export const dryRunFlag: Flag = flag('dry-run', {short: 'n'});

/** Answers every question that is only asked to be safe. */
export const yesFlag: Flag = flag('yes', {short: 'y'});

/** People in one state. */
export const stateFlag: Flag = flag('state', {takes: '<state>', values: userStates});

/** Which people are listed. */
export const peopleFlags: readonly Flag[] = [stateFlag, flag('search', {takes: '<text>'})];

/** The flags of an invite; those that answer the questions come first. */
export const inviteFlags: readonly Flag[] = [
	...fields.map(fieldFlag),
	flag('input', {takes: '<file|->'}),
	flag('no-defaults'),
	flag('if-exists', {
		takes: '<what>',
		values: ['fail', 'skip', 'resend', 'ensure'],
		whenAbsent: 'fail',
	}),
	flag('report', {takes: '<file>'}),
	flag('skip-invalid'),
	dryRunFlag,
	yesFlag,
];

/** Flag whose summary is the help's entry of its name. */
export function flag(
	name: keyof Words['help']['flags'],
	rest: Omit<Flag, 'name' | 'summary'> = {},
): Flag {
	return {
		name,
		...rest,
		get summary() {
			return words.help.flags[name];
		},
	};
}

function fieldFlag(field: Field): Flag {
	return {
		name: field.flag,
		takes: field.placeholder,
		...(field.kind === 'choice' ? {values: field.options} : {}),
		takesNone: field.kind !== 'address',
		get summary() {
			return field.kind === 'address'
				? words.help.addressFlag
				: words.help.fieldFlag(words.fields[field.key].name);
		},
	};
}

/** Parsed flags by camel-cased name: a string where the flag takes something. */
export type Flags = Readonly<Record<string, string | boolean | undefined>>;

/** A flag's text. */
export function flagText(flags: Flags, name: string): string | undefined {
	const value = flags[name];
	return typeof value === 'string' ? value : undefined;
}

/** `--no-color` is `noColor`. */
export function camelCase(name: string): string {
	return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** Flags that concern the running program alone, and are not for the next command. */
const momentary: readonly string[] = ['help', 'version', 'debug', 'no-input'];

/** Flags of a call that another command needs as well to mean the same, as words of its line. */
export function keptFlags(flags: Flags): string[] {
	return sayFlags(flags, [
		...commonFlags,
		...inviteFlags.filter(({name}) => forInvites.includes(name)),
	]);
}

/** What a call gives of some flags, as words of a line. */
export function sayFlags(flags: Flags, known: readonly Flag[]): string[] {
	return known.flatMap(({name}) => {
		const value = flags[camelCase(name)];
		if (momentary.includes(name) || value === undefined || value === false) return [];
		return value === true ? [`--${name}`] : flagWords(`--${name}`, value);
	});
}

/** Flags of an invite that answer no question and yet change what it does. */
const forInvites: readonly string[] = ['no-defaults', 'if-exists'];

import {fields} from '../invite/fields.ts';

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
	/** One line for the help, without a full stop. */
	summary: string;
};

/** Flags every command has (docs/behaviour.md, Flags). */
export const commonFlags: readonly Flag[] = [
	{name: 'profile', takes: '<name>', summary: 'use the settings of this profile'},
	{
		name: 'customer-context',
		short: 'D',
		takes: '<id>',
		summary: 'the customer, for keys that work for several',
	},
	{
		name: 'output',
		takes: '<format>',
		values: ['table', 'json'],
		summary: 'how results are printed: table or json',
	},
	{name: 'json', summary: 'short for --output json'},
	{name: 'no-input', summary: 'never ask; say what is missing instead'},
	{name: 'demo', summary: 'use the embedded API: no key, nothing real'},
	{name: 'accessible', summary: 'one question a line, for screen readers'},
	{name: 'no-color', summary: 'no colours'},
	{name: 'ascii', summary: 'no symbols beyond ASCII'},
	{name: 'timeout', takes: '<seconds>', summary: 'how long to wait for one answer (30)'},
	{name: 'debug', summary: 'print requests and stack traces to stderr'},
	{name: 'help', short: 'h', summary: 'show this help'},
];

/** The flags that answer the questions. */
const fieldFlags: readonly Flag[] = fields.map((field) => ({
	name: field.flag,
	takes: field.placeholder,
	...(field.kind === 'choice' ? {values: field.options} : {}),
	takesNone: field.kind !== 'address',
	summary:
		field.kind === 'address'
			? 'the address to invite (or as the first word)'
			: `their ${field.label.toLowerCase()}; none leaves it unset`,
}));

/** What happens before an invitation, resend or cancellation is sent. */
export const dryRunFlag: Flag = {
	name: 'dry-run',
	short: 'n',
	summary: 'check everything, print the request, send nothing',
};

/** Answers every question that is only asked to be safe. */
export const yesFlag: Flag = {name: 'yes', short: 'y', summary: 'send without asking'};

/** The flags of an invite. */
export const inviteFlags: readonly Flag[] = [
	...fieldFlags,
	{
		name: 'input',
		takes: '<file|->',
		summary: 'read the answers from a JSON body as the API takes it',
	},
	{name: 'no-defaults', summary: 'ask everything, saved defaults or not'},
	{
		name: 'if-exists',
		takes: '<what>',
		values: ['fail', 'skip', 'resend'],
		summary: 'when they are already there: fail, skip or resend',
	},
	dryRunFlag,
	yesFlag,
];

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

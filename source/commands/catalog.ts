import type {Context} from '../context.ts';
import {reservedAddressHelp} from '../demo/reserved.ts';
import type {Result} from '../output/result.ts';
import {commonFlags, dryRunFlag, type Flag, type Flags, inviteFlags, yesFlag} from './flags.ts';

/** What a command is called with. */
export type CommandInput = {
	/** The words that are no flags. */
	positionals: readonly string[];
	flags: Flags;
};

/** A command's module: resolves to what is printed, or to nothing when all was said already. */
type CommandModule = {
	run(context: Context, input: CommandInput): Promise<Result | undefined>;
};

/** A command as the parser, the help and the completion know it. */
export type Command = {
	/** The verb; empty for the guided invite, which needs none. */
	name: string;
	aliases?: readonly string[];
	/** The words it takes, for the help: `[email]`. */
	words: string;
	/** The values of its first word, when they are few. */
	values?: readonly string[];
	/** How many words it takes at the most. */
	most: number;
	/** One line, without a full stop. */
	summary: string;
	/** Whole command lines; each is run by a test. */
	examples: readonly string[];
	flags: readonly Flag[];
	/** A section of its help besides the usual ones. */
	more?: {title: string; body: string};
	/** Works with a profile that is not there yet, or looks after that itself. */
	takesNewProfile?: true;
	load(): Promise<CommandModule>;
};

/** Every command, in the order of the help (docs/behaviour.md, Commands). */
export const commands: readonly Command[] = [
	{
		name: '',
		aliases: ['invite-user', 'inviteuser'],
		words: '[email]',
		most: Number.POSITIVE_INFINITY,
		summary: 'invite somebody to DoiT Cloud Intelligence',
		examples: [
			'dci-invite',
			'dci-invite jane.doe@acme.com',
			'dci-invite jane@acme.com --role "Standard User" --organization none --yes',
			'dci-invite --email jane@acme.com --dry-run --json',
			'dci-invite invite-user email: jane@acme.com, jobTitle: Finance / Accounting -y',
		],
		flags: [...inviteFlags, ...commonFlags],
		takesNewProfile: true,
		load: () => import('./invite.ts'),
	},
	{
		name: 'setup',
		words: '',
		most: 0,
		summary: 'save a key, the customer and the usual answers',
		examples: ['dci-invite setup', 'dci-invite setup --profile work --key-stdin < key.txt'],
		flags: [
			{name: 'key-stdin', summary: 'read the key from standard input'},
			{name: 'no-verify', summary: 'with --key-stdin: save it unchecked'},
			...commonFlags,
		],
		takesNewProfile: true,
		load: () => import('./setup.ts'),
	},
	{
		name: 'status',
		words: '[email]',
		most: 1,
		summary: 'whose key this is, or where somebody stands',
		examples: ['dci-invite status', 'dci-invite status jane@acme.com --json'],
		flags: commonFlags,
		load: () => import('./status.ts'),
	},
	{
		name: 'resend',
		words: '<email>',
		most: 1,
		summary: 'send an invitation again, with a new link',
		examples: ['dci-invite resend jane@acme.com', 'dci-invite resend jane@acme.com --yes --json'],
		flags: [dryRunFlag, yesFlag, ...commonFlags],
		load: () => import('./resend.ts'),
	},
	{
		name: 'cancel',
		words: '<email>',
		most: 1,
		summary: 'withdraw an invitation; its link stops working',
		examples: ['dci-invite cancel jane@acme.com', 'dci-invite cancel jane@acme.com --dry-run'],
		flags: [dryRunFlag, yesFlag, ...commonFlags],
		load: () => import('./cancel.ts'),
	},
	{
		name: 'roles',
		words: '',
		most: 0,
		summary: 'list the roles',
		examples: ['dci-invite roles', 'dci-invite roles --json'],
		flags: commonFlags,
		load: () => import('./roles.ts'),
	},
	{
		name: 'organizations',
		words: '',
		most: 0,
		summary: 'list the organizations',
		examples: ['dci-invite organizations', 'dci-invite organizations --json'],
		flags: commonFlags,
		load: () => import('./organizations.ts'),
	},
	{
		name: 'config',
		words: 'list|get|set|unset|path|reset [name] [value]',
		values: ['list', 'get', 'set', 'unset', 'path', 'reset'],
		most: 3,
		summary: 'see and change saved settings',
		examples: [
			'dci-invite config list',
			'dci-invite config set default-role "Standard User"',
			'dci-invite config unset default-role',
		],
		flags: [yesFlag, ...commonFlags],
		load: () => import('./config.ts'),
	},
	{
		name: 'profile',
		words: 'list|use|remove [name]',
		values: ['list', 'use', 'remove'],
		most: 2,
		summary: 'switch between several accounts',
		examples: ['dci-invite profile list', 'dci-invite profile use work'],
		flags: [yesFlag, ...commonFlags],
		takesNewProfile: true,
		load: () => import('./profile.ts'),
	},
	{
		name: 'logout',
		words: '',
		most: 0,
		summary: "forget a profile's key",
		examples: ['dci-invite logout', 'dci-invite logout --profile work'],
		flags: commonFlags,
		load: () => import('./logout.ts'),
	},
	{
		name: 'completion',
		words: 'bash|zsh|fish',
		values: ['bash', 'zsh', 'fish'],
		// After the shell come the words it wants completed.
		most: Number.POSITIVE_INFINITY,
		summary: 'print a script that completes commands in your shell',
		examples: ['dci-invite completion zsh'],
		flags: commonFlags,
		takesNewProfile: true,
		load: () => import('./completion.ts'),
	},
	{
		name: 'demo-api',
		words: '',
		most: 0,
		summary: 'serve the embedded API until stopped, for trying scripts',
		examples: ['dci-invite demo-api'],
		flags: commonFlags,
		more: {title: 'Reserved addresses (here and with --demo)', body: reservedAddressHelp()},
		takesNewProfile: true,
		load: () => import('./demo-api.ts'),
	},
];

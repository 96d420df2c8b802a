import {reservedAddressHelp} from '../demo/reserved.ts';
import {words} from '../words/words.ts';
import type {Command} from './command.ts';
import {
	commonFlags,
	dryRunFlag,
	flag,
	inviteFlags,
	peopleFlags,
	stateFlag,
	yesFlag,
} from './flags.ts';

/** Every command, in the order of the help (docs/behaviour.md, Commands). */
export const commands: readonly Command[] = [
	{
		name: '',
		aliases: ['invite-user', 'inviteuser'],
		operands: '[email ...|file]',
		most: Number.POSITIVE_INFINITY,
		meantBy: ['invite', 'add', 'new'],
		get summary() {
			return words.help.commands.invite;
		},
		examples: [
			'dci-invite',
			'dci-invite jane.doe@acme.com',
			'dci-invite jane@acme.com --role "Standard User" --organization none --yes',
			'dci-invite --email jane@acme.com --dry-run --json',
			'dci-invite invite-user email: jane@acme.com, jobTitle: Finance / Accounting -y',
			'dci-invite jane@acme.com joe@acme.com --role "Standard User" --yes',
			'dci-invite people.csv --skip-invalid --yes --report report.csv',
		],
		flags: [...inviteFlags, ...commonFlags],
		result:
			'{"status", "user": {"id", "email", "state", "serverState", "firstName", "lastName", "displayName", "jobTitle"}, "role": {"id", "name"} | null, "organization": {"id", "name"} | null, "account": {"email", "domain", "customerContext", "profile"}, "differs", "expiresAt", "request": {"method", "url", "body"}} or, of many, {"status", "counts": {"invited", "skipped", "resent", "cancelled", "failed", "doubtful", "invalid", "notTried", "ready"}, "people": [{"row", "email", "status", "id", "error"}], "account"}',
		takesNewProfile: true,
		load: () => import('./invite/invite.ts'),
	},
	{
		name: 'resume',
		meantBy: ['continue'],
		operands: '',
		most: 0,
		get summary() {
			return words.help.commands.resume;
		},
		examples: ['dci-invite resume', 'dci-invite resume --list'],
		flags: [flag('list'), flag('discard'), yesFlag, ...commonFlags],
		result:
			'{"status", "counts": {"invited", "skipped", "resent", "cancelled", "failed", "doubtful", "invalid", "notTried"}, "people": [{"row", "email", "status", "id", "error"}], "account"}, with --list {"runs": [{"id", "status", "startedAt", "source", "people", "settled"}]}, with --discard {"status", "people", "settled"}',
		load: () => import('./resume.ts'),
	},
	{
		name: 'setup',
		meantBy: ['login', 'init', 'configure'],
		operands: '',
		most: 0,
		get summary() {
			return words.help.commands.setup;
		},
		examples: ['dci-invite setup', 'dci-invite setup --profile work --key-stdin < key.txt'],
		flags: [flag('key-stdin'), flag('no-verify'), ...commonFlags],
		takesNewProfile: true,
		load: () => import('./setup.ts'),
	},
	{
		name: 'status',
		aliases: ['validate'],
		meantBy: ['whoami', 'who', 'me'],
		operands: '[email]',
		most: 1,
		get summary() {
			return words.help.commands.status;
		},
		examples: ['dci-invite status', 'dci-invite status jane@acme.com --json'],
		flags: commonFlags,
		result:
			'{"account": {"email", "domain"}, "key": {"source", "ends"}, "profile", "customerContext", "baseUrl", "files"} or, with an address, {"user": {"id", "email", "state", "serverState", "firstName", "lastName", "displayName", "jobTitle"}, "role": {"id", "name"} | null, "organization": {"id", "name"} | null}',
		takesNewProfile: true,
		load: () => import('./status.ts'),
	},
	{
		name: 'people',
		aliases: ['list-users'],
		meantBy: ['users', 'members', 'invitations'],
		operands: '',
		most: 0,
		get summary() {
			return words.help.commands.people;
		},
		examples: ['dci-invite people', 'dci-invite people --state expired --json'],
		flags: [...peopleFlags, ...commonFlags],
		result:
			'{"people": [{"id", "email", "firstName", "lastName", "state", "serverState", "role": {"id", "name"} | null, "organization": {"id", "name"} | null}]}',
		load: () => import('./people/people.ts'),
	},
	{
		name: 'resend',
		aliases: ['resend-invite'],
		operands: '<email ...>',
		most: Number.POSITIVE_INFINITY,
		get summary() {
			return words.help.commands.resend;
		},
		examples: [
			'dci-invite resend jane@acme.com',
			'dci-invite resend jane@acme.com --yes --json',
			'dci-invite resend --state expired --yes',
		],
		flags: [stateFlag, dryRunFlag, yesFlag, ...commonFlags],
		result:
			'{"status", "user": {"id", "email", "state", "serverState", "firstName", "lastName", "displayName", "jobTitle"}, "role": {"id", "name"} | null, "organization": {"id", "name"} | null, "account": {"email", "domain", "customerContext", "profile"}, "expiresAt", "request": {"method", "url", "body"}} or, for several, {"status", "counts": {"invited", "skipped", "resent", "cancelled", "failed", "doubtful", "invalid", "notTried"}, "people": [{"row", "email", "status", "id", "error"}], "account"}',
		load: async () => (await import('./follow-up.ts')).resend,
	},
	{
		name: 'cancel',
		aliases: ['cancel-invite'],
		operands: '<email ...>',
		most: Number.POSITIVE_INFINITY,
		get summary() {
			return words.help.commands.cancel;
		},
		examples: [
			'dci-invite cancel jane@acme.com',
			'dci-invite cancel jane@acme.com --dry-run',
			'dci-invite cancel --state expired --dry-run',
		],
		flags: [stateFlag, dryRunFlag, yesFlag, ...commonFlags],
		result:
			'{"status", "user": {"id", "email", "state", "serverState", "firstName", "lastName", "displayName", "jobTitle"}, "role": {"id", "name"} | null, "organization": {"id", "name"} | null, "account": {"email", "domain", "customerContext", "profile"}, "request": {"method", "url", "body"}} or, for several, {"status", "counts": {"invited", "skipped", "resent", "cancelled", "failed", "doubtful", "invalid", "notTried"}, "people": [{"row", "email", "status", "id", "error"}], "account"}',
		load: async () => (await import('./follow-up.ts')).cancel,
	},
	{
		name: 'roles',
		aliases: ['list-roles'],
		meantBy: ['list', 'ls'],
		operands: '',
		most: 0,
		get summary() {
			return words.help.commands.roles;
		},
		examples: ['dci-invite roles', 'dci-invite roles --json'],
		flags: commonFlags,
		result: '{"roles": [{"id", "name", "type", "permissions"}]}',
		load: async () => (await import('./lists.ts')).roles,
	},
	{
		name: 'organizations',
		aliases: ['list-organizations'],
		meantBy: ['orgs', 'organisations'],
		operands: '',
		most: 0,
		get summary() {
			return words.help.commands.organizations;
		},
		examples: ['dci-invite organizations', 'dci-invite organizations --json'],
		flags: commonFlags,
		result: '{"organizations": [{"id", "name"}]}',
		load: async () => (await import('./lists.ts')).organizations,
	},
	{
		name: 'config',
		operands: 'list|get|set|unset|path|reset [name] [value]',
		values: ['list', 'get', 'set', 'unset', 'path', 'reset'],
		most: {list: 1, get: 2, set: 3, unset: 2, path: 1, reset: 1},
		get summary() {
			return words.help.commands.config;
		},
		examples: [
			'dci-invite config list',
			'dci-invite config set default-role "Standard User"',
			'dci-invite config unset default-role',
		],
		flags: [yesFlag, ...commonFlags],
		result: '{"settings": [{"name", "value", "origin"}]} or one {"name", "value", "origin"}',
		get more() {
			return {title: words.help.headings.settings, rows: Object.entries(words.help.settings)};
		},
		load: () => import('./config.ts'),
	},
	{
		name: 'profile',
		operands: 'list|use|remove [name]',
		values: ['list', 'use', 'remove'],
		most: {list: 1, use: 2, remove: 2},
		get summary() {
			return words.help.commands.profile;
		},
		examples: ['dci-invite profile list', 'dci-invite profile use work'],
		flags: [yesFlag, ...commonFlags],
		result: '{"profiles": [{"name", "active", "email"}]} or {"profile", "active" | "removed"}',
		takesNewProfile: true,
		load: () => import('./profile.ts'),
	},
	{
		name: 'logout',
		operands: '',
		most: 0,
		get summary() {
			return words.help.commands.logout;
		},
		examples: ['dci-invite logout', 'dci-invite logout --profile work'],
		flags: commonFlags,
		load: () => import('./logout.ts'),
	},
	{
		name: 'completion',
		operands: 'bash|zsh|fish',
		values: ['bash', 'zsh', 'fish'],
		most: 1,
		takesLine: true,
		get summary() {
			return words.help.commands.completion;
		},
		examples: ['dci-invite completion zsh'],
		flags: commonFlags,
		get more() {
			return {title: words.help.headings.install, rows: Object.entries(words.help.install)};
		},
		takesNewProfile: true,
		load: async () => (await import('./completion/completion.ts')).completionOf(commands),
	},
	{
		name: 'help',
		operands: '[command]',
		most: 1,
		get summary() {
			return words.help.commands.help;
		},
		examples: ['dci-invite help', 'dci-invite help config'],
		flags: commonFlags,
		takesNewProfile: true,
		load: () => Promise.reject(new Error('the parser turns it into --help')),
	},
	{
		name: 'demo-api',
		operands: '',
		most: 0,
		get summary() {
			return words.help.commands['demo-api'];
		},
		examples: ['dci-invite demo-api'],
		flags: commonFlags,
		get more() {
			return {title: words.help.headings.reserved, body: reservedAddressHelp()};
		},
		takesNewProfile: true,
		load: () => import('./demo-api.ts'),
	},
];

import {jobTitles} from '../api/job-titles.ts';
import type {Context} from '../context.ts';
import {InviteError} from '../errors.ts';
import {fieldOf} from '../invite/fields.ts';
import {resolveChoice} from '../invite/match.ts';
import {nearest} from '../output/nearest.ts';
import {safeText} from '../output/text.ts';
import type {Resolved, ResolvedSettings} from '../settings/precedence.ts';
import type {ProfileChange} from '../settings/settings.ts';
import {showingWaits} from './waiting.ts';

/** What `config` needs of the context. */
export type ConfigContext = Pick<
	Context,
	'host' | 'signal' | 'settings' | 'resolved' | 'account' | 'service' | 'mode' | 'debug'
>;

/** The settings people can save, in the order they are listed (docs/behaviour.md, Commands). */
export const settingNames = [
	'default-role',
	'default-organization',
	'default-job-title',
	'customer-context',
	'timeout',
	'color',
	'accessible',
] as const;

/** A setting's name as it is typed. */
export type SettingName = (typeof settingNames)[number];

/** One setting: how it is read, made from words, and forgotten. */
export type Setting = {
	/** A value for the help. */
	example: string;
	/** What it is now, and who said it. */
	read(resolved: ResolvedSettings): Resolved<unknown>;
	/** Makes a value of words, with the service's lists where it is one of theirs. Throws VALIDATION_ERROR. */
	parse(words: string, context: ConfigContext): Promise<{value: unknown; change: ProfileChange}>;
	/** The change that removes it. */
	forget: ProfileChange;
};

const colors = ['auto', 'always', 'never'] as const;

/** The settings by name. */
export const settings: Readonly<Record<SettingName, Setting>> = {
	'default-role': {
		example: '"Standard User"',
		read: (resolved) => resolved.defaultRole,
		async parse(words, context) {
			const roles = await (await serviceOf(context)).listRoles({signal: context.signal});
			const found = resolveChoice(fieldOf('role'), words, roles);
			const role = found && {id: found.id, name: found.name};
			return {value: role, change: {defaults: {role}}};
		},
		forget: {defaults: {role: undefined}},
	},
	'default-organization': {
		example: '"Acme Europe"',
		read: (resolved) => resolved.defaultOrganization,
		async parse(words, context) {
			const organizations = await (await serviceOf(context)).listOrganizations({
				signal: context.signal,
			});
			const found = resolveChoice(fieldOf('organization'), words, organizations);
			const organization = found && {id: found.id, name: found.name};
			return {value: organization, change: {defaults: {organization}}};
		},
		forget: {defaults: {organization: undefined}},
	},
	'default-job-title': {
		example: 'Management',
		read: (resolved) => resolved.defaultJobTitle,
		async parse(words) {
			const titles = jobTitles.map((title) => ({id: title, name: title}));
			const jobTitle = resolveChoice(fieldOf('jobTitle'), words, titles)?.name ?? null;
			return {value: jobTitle, change: {defaults: {jobTitle}}};
		},
		forget: {defaults: {jobTitle: undefined}},
	},
	'customer-context': {
		example: 'acme-customer-id',
		read: (resolved) => resolved.customerContext,
		async parse(words) {
			const customerContext = parseCustomer(words);
			return {value: customerContext, change: {customerContext}};
		},
		forget: {customerContext: undefined},
	},
	timeout: {
		example: '60',
		read: (resolved) => resolved.timeout,
		async parse(words) {
			const timeout = parseTimeout(words);
			return {value: timeout, change: {timeout}};
		},
		forget: {timeout: undefined},
	},
	color: {
		example: 'never',
		read: (resolved) => resolved.color,
		async parse(words) {
			const color = parseColor(words);
			return {value: color, change: {color}};
		},
		forget: {color: undefined},
	},
	accessible: {
		example: 'true',
		read: (resolved) => resolved.accessible,
		async parse(words) {
			const accessible = parseSwitch(words);
			return {value: accessible, change: {accessible}};
		},
		forget: {accessible: undefined},
	},
};

function refuse(message: string, hint: string): never {
	throw new InviteError('VALIDATION_ERROR', message, {hint});
}

function parseColor(words: string) {
	const color = colors.find((known) => known === words.toLowerCase());
	if (color) return color;
	const near = nearest(words, colors);
	return refuse(
		`color cannot be "${safeText(words)}".`,
		near ? `Did you mean ${near}?` : `It can be: ${colors.join(', ')}.`,
	);
}

function parseTimeout(words: string) {
	const seconds = Number(words);
	return Number.isFinite(seconds) && seconds >= 1 && seconds <= 600
		? seconds
		: refuse(
				'timeout takes a number of seconds from 1 to 600.',
				'For example: dci-invite config set timeout 60',
			);
}

function parseSwitch(words: string) {
	const word = words.toLowerCase();
	if (['true', 'yes', 'on', '1'].includes(word)) return true;
	if (['false', 'no', 'off', '0'].includes(word)) return false;
	return refuse(`accessible cannot be "${safeText(words)}".`, 'It can be: true, false.');
}

function parseCustomer(words: string) {
	return /^[\x21-\x7e]+$/.test(words)
		? words
		: refuse('A customer ID has no blanks and no characters beyond ASCII.', 'Copy it again.');
}

async function serviceOf(context: ConfigContext) {
	return showingWaits(context, await context.service());
}

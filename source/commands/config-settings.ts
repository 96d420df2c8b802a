import {jobTitles} from '../api/job-titles.ts';
import type {Api, CallOptions} from '../api/types.ts';
import type {Context} from '../context.ts';
import {InviteError} from '../errors.ts';
import {type Choice, fieldOf} from '../invite/fields.ts';
import {resolveChoice} from '../invite/match.ts';
import {nearest} from '../output/nearest.ts';
import {safeText} from '../output/text.ts';
import type {ResolvedSettings} from '../settings/precedence.ts';
import type {ColorChoice} from '../settings/schema.ts';
import type {ProfileChange} from '../settings/settings.ts';
import {
	colorChoices,
	readColor,
	readCustomer,
	readSwitch,
	readTimeout,
	timeoutRange,
} from '../settings/values.ts';

/** What `config` needs of the context. */
export type ConfigContext = Pick<
	Context,
	'host' | 'signal' | 'settings' | 'resolved' | 'account' | 'service'
>;

/** A setting as it is described; `Value` is what is saved. */
type SettingSource<Value> = {
	/** A value for the help. */
	example: string;
	/** What it can be, for the completion; the lists of the service by their names. */
	values: 'roles' | 'organizations' | readonly string[];
	/** Where it stands among the resolved settings. */
	resolved: keyof ResolvedSettings;
	/** The change of a profile that saves a value; `undefined` removes it. */
	change(value: Value | undefined): ProfileChange;
	/** Makes a value of words, with the service's lists where it is one of theirs. Throws VALIDATION_ERROR. */
	parse(words: string, context: ConfigContext): Value | Promise<Value>;
};

/** One setting, as `config` and the completion know it. */
export type Setting = Pick<SettingSource<unknown>, 'example' | 'values' | 'resolved'> & {
	/** Makes a value of words, and the change that saves it. Throws VALIDATION_ERROR. */
	parse(words: string, context: ConfigContext): Promise<{value: unknown; change: ProfileChange}>;
	/** The change that removes it. */
	forget: ProfileChange;
};

/** The settings people can save, in the order they are listed (interface.md, section 1). */
export const settings = {
	'default-role': setting<Choice | null>({
		example: '"Standard User"',
		values: 'roles',
		resolved: 'defaultRole',
		change: (role) => ({defaults: {role}}),
		parse: (words, context) =>
			parseChoice('role', words, context, (api, call) => api.listRoles(call)),
	}),
	'default-organization': setting<Choice | null>({
		example: '"Acme Europe"',
		values: 'organizations',
		resolved: 'defaultOrganization',
		change: (organization) => ({defaults: {organization}}),
		parse: (words, context) =>
			parseChoice('organization', words, context, (api, call) => api.listOrganizations(call)),
	}),
	'default-job-title': setting<string | null>({
		example: 'Management',
		values: jobTitles,
		resolved: 'defaultJobTitle',
		change: (jobTitle) => ({defaults: {jobTitle}}),
		parse(words) {
			const titles = jobTitles.map((title) => ({id: title, name: title}));
			return resolveChoice(fieldOf('jobTitle'), words, titles)?.name ?? null;
		},
	}),
	'customer-context': setting<string>({
		example: 'acme-customer-id',
		values: [],
		resolved: 'customerContext',
		change: (customerContext) => ({customerContext}),
		parse: (words) =>
			readCustomer(words) ??
			refuse('A customer ID has no blanks and no characters beyond ASCII.', 'Copy it again.'),
	}),
	timeout: setting<number>({
		example: '60',
		values: [],
		resolved: 'timeout',
		change: (timeout) => ({timeout}),
		parse: (words) =>
			readTimeout(words) ??
			refuse(`timeout takes ${timeoutRange}.`, 'For example: dci-invite config set timeout 60'),
	}),
	color: setting<ColorChoice>({
		example: 'never',
		values: colorChoices,
		resolved: 'color',
		change: (color) => ({color}),
		parse: (words) => readColor(words) ?? refuseValue('color', words, colorChoices),
	}),
	accessible: setting<boolean>({
		example: 'true',
		values: ['true', 'false'],
		resolved: 'accessible',
		change: (accessible) => ({accessible}),
		parse: (words) => readSwitch(words) ?? refuseValue('accessible', words, ['true', 'false']),
	}),
} satisfies Readonly<Record<string, Setting>>;

/** A setting's name as it is typed. */
export type SettingName = keyof typeof settings;

/** The names of the settings, in that order. */
export const settingNames = Object.keys(settings) as readonly SettingName[];

function setting<Value>({change, parse, ...rest}: SettingSource<Value>): Setting {
	return {
		...rest,
		async parse(words, context) {
			const value = await parse(words, context);
			return {value, change: change(value)};
		},
		forget: change(undefined),
	};
}

async function parseChoice(
	key: 'role' | 'organization',
	words: string,
	{service, signal}: ConfigContext,
	list: (api: Api, call: CallOptions) => Promise<readonly Choice[]>,
): Promise<Choice | null> {
	const found = resolveChoice(fieldOf(key), words, await list(await service(), {signal}));
	return found && {id: found.id, name: found.name};
}

function refuse(message: string, hint: string): never {
	throw new InviteError('VALIDATION_ERROR', message, {hint});
}

function refuseValue(name: string, words: string, values: readonly string[]): never {
	const near = nearest(words, values);
	return refuse(
		`${name} cannot be "${safeText(words)}".`,
		near ? `Did you mean ${near}?` : `It can be: ${values.join(', ')}.`,
	);
}

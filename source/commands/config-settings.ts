import type {Context} from '../context.ts';
import {InviteError} from '../errors.ts';
import {shellWord} from '../invite/command-line.ts';
import {
	type Choice,
	type DefaultField,
	defaultFields,
	type ListName,
	optionsOf,
	settingOf,
} from '../invite/fields.ts';
import {readList} from '../invite/lists.ts';
import {resolveChoice} from '../invite/match.ts';
import {nearest} from '../output/nearest.ts';
import {safeText} from '../output/text.ts';
import type {Resolved, ResolvedSettings} from '../settings/precedence.ts';
import type {ColorChoice} from '../settings/schema.ts';
import type {ProfileChange} from '../settings/settings.ts';
import {
	colorChoices,
	readColor,
	readCustomer,
	readSwitch,
	readTimeout,
} from '../settings/values.ts';
import {words} from '../words/words.ts';

/** What `config` needs of the context. */
export type ConfigContext = Pick<
	Context,
	'host' | 'signal' | 'settings' | 'resolved' | 'account' | 'service' | 'profileName' | 'now'
>;

/** A setting as it is described; `Value` is what is saved. */
type SettingSource<Value> = {
	/** A value for the help. */
	example: string;
	/** What it can be, for the completion; the lists of the service by their names. */
	values: ListName | readonly string[];
	/** What it is now, and who said it. */
	read(resolved: ResolvedSettings): Resolved<unknown>;
	/** The change of a profile that saves a value; `undefined` removes it. */
	change(value: Value | undefined): ProfileChange;
	/** Makes a value of what was typed, with the service's lists where it is one of theirs. Throws VALIDATION_ERROR. */
	parse(typed: string, context: ConfigContext): Value | Promise<Value>;
};

/** One setting, as `config` and the completion know it. */
export type Setting = Pick<SettingSource<unknown>, 'example' | 'values' | 'read'> & {
	/** Makes a value of what was typed, and the change that saves it. Throws VALIDATION_ERROR. */
	parse(typed: string, context: ConfigContext): Promise<{value: unknown; change: ProfileChange}>;
	/** The change that removes it. */
	forget: ProfileChange;
};

type DefaultName = ReturnType<typeof settingOf<DefaultField>>;

/** The settings people can save, in the order they are listed (docs/behaviour.md, Commands). */
export const settings = {
	...defaultSettings(),
	'customer-context': setting<string>({
		example: 'acme-customer-id',
		values: [],
		read: (resolved) => resolved.customerContext,
		change: (customerContext) => ({customerContext}),
		parse: (typed) =>
			readCustomer(typed) ??
			refuse(words.commands.config.badCustomer, words.commands.config.copyAgain),
	}),
	timeout: setting<number>({
		example: '60',
		values: [],
		read: (resolved) => resolved.timeout,
		change: (timeout) => ({timeout}),
		parse: (typed) =>
			readTimeout(typed) ??
			refuse(
				words.context.badTimeout('timeout'),
				words.commands.forExample('dci-invite config set timeout 60'),
			),
	}),
	color: setting<ColorChoice>({
		example: 'never',
		values: colorChoices,
		read: (resolved) => resolved.color,
		change: (color) => ({color}),
		parse: (typed) => readColor(typed) ?? refuseValue('color', typed, colorChoices),
	}),
	accessible: setting<boolean>({
		example: 'true',
		values: ['true', 'false'],
		read: (resolved) => resolved.accessible,
		change: (accessible) => ({accessible}),
		parse: (typed) => readSwitch(typed) ?? refuseValue('accessible', typed, ['true', 'false']),
	}),
} satisfies Readonly<Record<string, Setting>>;

/** A setting's name as it is typed. */
export type SettingName = keyof typeof settings;

/** The names of the settings, in that order. */
export const settingNames = Object.keys(settings) as readonly SettingName[];

function setting<Value>({change, parse, ...rest}: SettingSource<Value>): Setting {
	return {
		...rest,
		async parse(typed, context) {
			const value = await parse(typed, context);
			return {value, change: change(value)};
		},
		forget: change(undefined),
	};
}

function defaultSettings() {
	const entries = defaultFields.map((field) => [settingOf(field), defaultSetting(field)]);
	return Object.fromEntries(entries) as Record<DefaultName, Setting>;
}

/** The default of a field: one of its options, or of the service's list. */
function defaultSetting(field: DefaultField): Setting {
	return setting<string | Choice | null>({
		example: shellWord(field.example),
		values: field.kind === 'list' ? field.list : field.options,
		read: (resolved) => resolved.defaultOf(field.key),
		change: (value) => ({defaults: {[field.key]: value}}),
		async parse(typed, context) {
			const found = resolveChoice(field, typed, await choicesOf(field, context));
			return found && (field.kind === 'list' ? {id: found.id, name: found.name} : found.name);
		},
	});
}

async function choicesOf(
	field: DefaultField,
	{service, signal}: ConfigContext,
): Promise<readonly Choice[]> {
	return field.kind === 'list' ? readList(await service(), field.list, {signal}) : optionsOf(field);
}

function refuse(message: string, hint: string): never {
	throw new InviteError('VALIDATION_ERROR', message, {hint});
}

function refuseValue(name: string, typed: string, values: readonly string[]): never {
	const near = nearest(typed, values);
	return refuse(
		words.commands.config.badValue(name, safeText(typed)),
		near ? words.commands.didYouMean(near) : words.commands.config.itCanBe(values),
	);
}

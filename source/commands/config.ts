import {attempt, InviteError} from '../errors.ts';
import {nearest} from '../output/nearest.ts';
import type {Result} from '../output/result.ts';
import {padToWidth, safeText} from '../output/text.ts';
import type {ProfileChange} from '../settings/settings.ts';
import {words} from '../words/words.ts';
import type {CommandInput} from './command.ts';
import {type ConfigContext, type SettingName, settingNames, settings} from './config-settings.ts';
import {type ConfirmContext, confirmFirst} from './confirm-first.ts';

const actions = ['list', 'get', 'set', 'unset', 'path', 'reset'];

/** `dci-invite config list|get|set|unset|path|reset`: the saved settings of a profile (docs/behaviour.md, Commands). */
export async function run(
	context: ConfigContext & ConfirmContext,
	{positionals, flags}: CommandInput,
): Promise<Result> {
	const [action = 'list', name, value] = positionals;
	if (['set', 'unset', 'reset'].includes(action)) refuseInDemo(flags);
	switch (action) {
		case 'list':
			return list(context);
		case 'get':
			return get(context, settingNamed(name, action));
		case 'set':
			return set(context, settingNamed(name, action), value);
		case 'unset':
			return unset(context, settingNamed(name, action));
		case 'path':
			return path(context);
		case 'reset':
			return reset(context, flags);
		default:
			throw new InviteError(
				'USAGE_ERROR',
				words.commands.commandLine.unknownValue('config', safeText(action)),
				{
					hint: didYouMean(action, actions),
				},
			);
	}
}

function refuseInDemo(flags: CommandInput['flags']) {
	if (flags['demo'] !== true) return;
	throw new InviteError('USAGE_ERROR', words.commands.config.demoSavesNothing, {
		hint: words.commands.config.leaveDemoOut,
	});
}

function list(context: ConfigContext): Result {
	const resolved = context.resolved();
	const rows = settingNames.map((name) => ({name, ...settings[name].read(resolved)}));
	const nameWidth = Math.max(...rows.map(({name}) => name.length));
	const values = rows.map(({value}) => forPeople(value));
	const valueWidth = Math.min(40, Math.max(...values.map((value) => value.length)));
	const lines = rows.map(
		({name, origin}, index) =>
			`${padToWidth(name, nameWidth)}  ${padToWidth(values[index] ?? '', valueWidth)}  ${origin}`,
	);
	return {
		json: {
			settings: rows.map(({name, value, origin}) => ({name, value: forScripts(value), origin})),
		},
		text: [words.commands.config.profile(context.account().profile.value), ...lines, ''].join('\n'),
	};
}

/** The value for people, on one line. */
function forPeople(value: unknown): string {
	if (value === undefined) return words.commands.config.notSet;
	if (value === null) return words.commands.config.leftUnset;
	if (typeof value === 'object' && 'name' in value && 'id' in value) {
		return words.commands.config.nameAndId(
			safeText(String(value.name)),
			safeText(String(value.id)),
		);
	}
	return safeText(String(value));
}

/** The value for scripts: `null` when nothing says anything, `none` when it is saved as left unset. */
function forScripts(value: unknown) {
	return value === undefined ? null : value === null ? 'none' : value;
}

function get(context: ConfigContext, name: SettingName): Result {
	const {value, origin} = settings[name].read(context.resolved());
	const json = {name, value: forScripts(value), origin};
	if (value !== undefined) return {json, text: `${forFlag(value)}\n`};
	return {json, text: '', exitCode: 1};
}

/** The value alone, as the flag it stands for takes it: a name, or an ID where the name cannot be typed. */
function forFlag(value: unknown): string {
	if (value === null) return 'none';
	if (typeof value === 'object' && 'name' in value && 'id' in value) {
		const name = String(value.name);
		return name !== '' && safeText(name) === name ? name : safeText(String(value.id));
	}
	return safeText(String(value));
}

/** Throws USAGE_ERROR that names the nearest. */
function settingNamed(name: string | undefined, action: string): SettingName {
	if (name === undefined) {
		const example = action === 'set' ? ` ${settings['default-role'].example}` : '';
		throw new InviteError('USAGE_ERROR', words.commands.config.whichSetting, {
			hint: words.commands.config.whichSettingHint(
				settingNames,
				`dci-invite config ${action} default-role${example}`,
			),
		});
	}
	const found = settingNames.find((known) => known === name);
	if (found) return found;
	const isKey = /key|token|secret/i.test(name);
	throw new InviteError('USAGE_ERROR', words.commands.config.noSuchSetting(safeText(name)), {
		hint: isKey ? words.commands.config.keyIsNoSetting : didYouMean(name, settingNames),
	});
}

function didYouMean(typed: string, known: readonly string[]) {
	const near = nearest(typed, known);
	return near ? words.commands.didYouMean(near) : words.commands.thereAre(known);
}

async function set(
	context: ConfigContext,
	name: SettingName,
	typed: string | undefined,
): Promise<Result> {
	if (typed === undefined || typed.trim() === '') {
		throw new InviteError('USAGE_ERROR', words.commands.config.whichValue(name), {
			hint: words.commands.config.whichValueHint(
				`dci-invite config set ${name} ${settings[name].example}`,
				`dci-invite config unset ${name}`,
			),
		});
	}
	const {origin} = settings[name].read(context.resolved());
	const {value, change} = await settings[name].parse(typed.trim(), context);
	await save(context, change);
	const profile = context.account().profile.value;
	const beaten =
		origin === 'flag' || origin === 'environment'
			? `${words.commands.config.beatenBy[origin]}\n`
			: '';
	return {
		json: {name, value: forScripts(value), origin: 'profile'},
		text: `${words.commands.config.isNow(name, forPeople(value), profile)}\n${beaten}`,
	};
}

function save(context: ConfigContext, change: ProfileChange) {
	return context.settings().saveProfile(context.account().profile.value, change);
}

async function unset(context: ConfigContext, name: SettingName): Promise<Result> {
	await save(context, settings[name].forget);
	return {
		json: {name, value: null, origin: 'built-in'},
		text: `${words.commands.config.noLongerSaved(name, context.account().profile.value)}\n`,
	};
}

function path(context: ConfigContext): Result {
	const {folder, config, credentials} = context.settings().paths;
	return {json: {folder, config, credentials}, text: `${config}\n${credentials}\n`};
}

async function reset(
	context: ConfigContext & ConfirmContext,
	flags: CommandInput['flags'],
): Promise<Result> {
	const {askReset, askMend, nothingChanged: whenLeft, isReset, movedTo} = words.commands.config;
	const broken = context.settings().problems();
	const closed = broken.find(({canSetAside}) => !canSetAside);
	if (closed) throw closed;
	const named = attempt(() => context.profileName().value);
	const profile = named instanceof InviteError ? 'default' : named;
	const question =
		broken.length > 0 ? askMend(broken.map(({message}) => message)) : askReset(profile);
	if (!(await confirmFirst(context, question, {yes: flags['yes'] === true, whenLeft}))) {
		return {json: {profile, reset: false}, text: `${whenLeft}\n`, exitCode: 130};
	}
	const moved = broken.map(({path}) => context.settings().setAside(path, new Date(context.now())));
	const changes = settingNames.map((name) => settings[name].forget);
	const defaults = Object.assign({}, ...changes.map((change) => change.defaults ?? {}));
	await context.settings().saveProfile(profile, {...Object.assign({}, ...changes), defaults});
	return {
		json: {profile, reset: true, ...(moved.length > 0 ? {moved} : {})},
		text: [...moved.map((path) => `${movedTo(path)}\n`), `${isReset(profile)}\n`].join(''),
	};
}

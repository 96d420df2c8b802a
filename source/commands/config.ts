import {InviteError} from '../errors.ts';
import {nearest} from '../output/nearest.ts';
import type {Result} from '../output/result.ts';
import {padToWidth, safeText} from '../output/text.ts';
import type {ProfileChange} from '../settings/settings.ts';
import type {CommandInput} from './command.ts';
import {type ConfigContext, type SettingName, settingNames, settings} from './config-settings.ts';
import {type ConfirmContext, confirmFirst} from './confirm-first.ts';

const actions = ['list', 'get', 'set', 'unset', 'path', 'reset'];

/** `dci-invite config list|get|set|unset|path|reset`: the saved settings of a profile (docs/behaviour.md, Commands). */
export async function run(
	context: ConfigContext & ConfirmContext,
	{positionals, flags}: CommandInput,
): Promise<Result> {
	const [action = 'list', name, words] = positionals;
	if (['set', 'unset', 'reset'].includes(action)) refuseInDemo(context);
	switch (action) {
		case 'list':
			return list(context);
		case 'get':
			return get(context, settingNamed(name, action));
		case 'set':
			return set(context, settingNamed(name, action), words);
		case 'unset':
			return unset(context, settingNamed(name, action));
		case 'path':
			return path(context);
		case 'reset':
			return reset(context, flags);
		default:
			throw new InviteError('USAGE_ERROR', `config does not know "${safeText(action)}".`, {
				hint: didYouMean(action, actions),
			});
	}
}

function refuseInDemo(context: ConfigContext) {
	if (!context.account().isDemo) return;
	throw new InviteError('USAGE_ERROR', 'The demo saves nothing.', {hint: 'Leave out --demo.'});
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
		text: `Profile "${context.account().profile.value}"\n${lines.join('\n')}\n`,
	};
}

/** The value for people, on one line. */
function forPeople(value: unknown): string {
	if (value === undefined) return 'not set';
	if (value === null) return 'none (left unset)';
	if (typeof value === 'object' && 'name' in value && 'id' in value) {
		return `${safeText(String(value.name))} (${safeText(String(value.id))})`;
	}
	return safeText(String(value));
}

/** The value for scripts: `null` when nothing says anything, `none` when it is saved as left unset. */
function forScripts(value: unknown) {
	return value === undefined ? null : value === null ? 'none' : value;
}

function get(context: ConfigContext, name: SettingName): Result {
	const {value, origin} = settings[name].read(context.resolved());
	return {json: {name, value: forScripts(value), origin}, text: `${forPeople(value)}\n`};
}

/** Throws USAGE_ERROR that names the nearest. */
function settingNamed(name: string | undefined, action: string): SettingName {
	if (name === undefined) {
		const example = action === 'set' ? ` ${settings['default-role'].example}` : '';
		throw new InviteError('USAGE_ERROR', 'Say which setting.', {
			hint: `There are: ${settingNames.join(', ')}. For example: dci-invite config ${action} default-role${example}`,
		});
	}
	const found = settingNames.find((known) => known === name);
	if (found) return found;
	const isKey = /key|token|secret/i.test(name);
	throw new InviteError('USAGE_ERROR', `There is no setting "${safeText(name)}".`, {
		hint: isKey
			? 'A key is entered hidden, with: dci-invite setup'
			: didYouMean(name, settingNames),
	});
}

function didYouMean(word: string, words: readonly string[]) {
	const near = nearest(word, words);
	return near ? `Did you mean ${near}?` : `There are: ${words.join(', ')}.`;
}

async function set(
	context: ConfigContext,
	name: SettingName,
	words: string | undefined,
): Promise<Result> {
	if (words === undefined || words.trim() === '') {
		throw new InviteError('USAGE_ERROR', `Say what ${name} should be.`, {
			hint: `For example: dci-invite config set ${name} ${settings[name].example}. To forget it: dci-invite config unset ${name}`,
		});
	}
	const {origin} = settings[name].read(context.resolved());
	const {value, change} = await settings[name].parse(words.trim(), context);
	await save(context, change);
	const profile = context.account().profile.value;
	const beaten =
		origin === 'flag' || origin === 'environment'
			? `The ${origin} says something else and is used instead, as long as it does.\n`
			: '';
	return {
		json: {name, value: forScripts(value), origin: 'profile'},
		text: `${name} is now ${forPeople(value)}, in the profile "${profile}".\n${beaten}`,
	};
}

function save(context: ConfigContext, change: ProfileChange) {
	return context.settings().saveProfile(context.account().profile.value, change);
}

async function unset(context: ConfigContext, name: SettingName): Promise<Result> {
	await save(context, settings[name].forget);
	return {
		json: {name, value: null, origin: 'built-in'},
		text: `${name} is no longer saved in the profile "${context.account().profile.value}".\n`,
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
	const profile = context.account().profile.value;
	const question = `Forget all settings of the profile "${profile}"? Its key stays.`;
	const whenLeft = 'Nothing was changed.';
	if (!(await confirmFirst(context, question, {yes: flags['yes'] === true, whenLeft}))) {
		return {json: {profile, reset: false}, text: 'Nothing was changed.\n', exitCode: 130};
	}
	const changes = settingNames.map((name) => settings[name].forget);
	const defaults = Object.assign({}, ...changes.map((change) => change.defaults ?? {}));
	await save(context, {...Object.assign({}, ...changes), defaults});
	return {
		json: {profile, reset: true},
		text: `The settings of the profile "${profile}" are forgotten.\n`,
	};
}

import {type Env, isOff, readEnv} from '../terminal.ts';
import type {ColorChoice, Profile, SavedDefault} from './schema.ts';

/** Who said it (docs/behaviour.md, Precedence). */
type SettingOrigin = 'flag' | 'environment' | 'profile' | 'built-in';

/** A value and who said it. */
export type Resolved<T> = {value: T; origin: SettingOrigin};

/** What the flags say; absent means not said. Defaults are no flags: `--role` answers one invite and is no setting. */
export type SettingFlags = {
	customerContext?: string | undefined;
	/** Seconds. */
	timeout?: number | undefined;
	color?: ColorChoice | undefined;
	accessible?: boolean | undefined;
};

/** What holds when nobody says anything. */
export type BuiltIn = {
	baseUrl: string;
	/** Seconds. */
	timeout: number;
	color: ColorChoice;
	accessible: boolean;
};

/** What holds when nobody says anything (docs/api.md, Base). */
export const builtIn: BuiltIn = {
	baseUrl: 'https://api.doit.com',
	timeout: 30,
	color: 'auto',
	accessible: false,
};

/** Every setting with who said it. */
export type ResolvedSettings = {
	baseUrl: Resolved<string>;
	customerContext: Resolved<string | undefined>;
	timeout: Resolved<number>;
	color: Resolved<ColorChoice>;
	accessible: Resolved<boolean>;
	/** The default of a field: `null` is saved as "leave it unset"; undefined is not saved. */
	defaultOf(field: string): Resolved<SavedDefault | undefined>;
};

/** Flag, then environment, then profile, then built-in (docs/behaviour.md, Precedence). */
export function resolveSettings({
	flags,
	env,
	profile,
	builtIn: last = builtIn,
}: {
	flags: SettingFlags;
	env: Env;
	profile: Profile;
	builtIn?: BuiltIn;
}): ResolvedSettings {
	return {
		baseUrl: pick(undefined, readEnv(env, 'DCI_API_BASE_URL'), undefined, last.baseUrl),
		customerContext: pick<string | undefined>(
			flags.customerContext,
			readEnv(env, 'DCI_CUSTOMER_CONTEXT'),
			profile.customerContext,
			undefined,
		),
		timeout: pick(flags.timeout, undefined, profile.timeout, last.timeout),
		color: pick(flags.color, colorFrom(env), profile.color, last.color),
		accessible: pick(flags.accessible, accessibleFrom(env), profile.accessible, last.accessible),
		defaultOf: (field) =>
			pick<SavedDefault | undefined>(undefined, undefined, profile.defaults[field], undefined),
	};
}

/** The first that was said, in the order of the contract; undefined and an empty text count as not said. */
function pick<T>(
	flag: T | undefined,
	environment: T | undefined,
	profile: T | undefined,
	last: T,
): Resolved<T> {
	function said(value: T | undefined): value is T {
		return value !== undefined && value !== '';
	}
	return said(flag)
		? {value: flag, origin: 'flag'}
		: said(environment)
			? {value: environment, origin: 'environment'}
			: said(profile)
				? {value: profile, origin: 'profile'}
				: {value: last, origin: 'built-in'};
}

function colorFrom(env: Env): ColorChoice | undefined {
	if (readEnv(env, 'NO_COLOR')) return 'never';
	const forced = readEnv(env, 'FORCE_COLOR');
	return forced === undefined ? undefined : isOff(forced) ? 'never' : 'always';
}

function accessibleFrom(env: Env): boolean | undefined {
	if (readEnv(env, 'TERM') === 'dumb' || readEnv(env, 'INK_SCREEN_READER') === 'true') return true;
	const value = readEnv(env, 'ACCESSIBLE');
	return value === undefined ? undefined : !isOff(value);
}

/** The profile at work: `--profile`, then `DCI_INVITE_PROFILE`, then the one `profile use` chose, then `default`. */
export function resolveProfileName(
	flag: string | undefined,
	env: Env,
	active: () => string,
): Resolved<string> {
	const said = flag || readEnv(env, 'DCI_INVITE_PROFILE');
	if (said) return {value: said, origin: flag ? 'flag' : 'environment'};
	const saved = active();
	return {value: saved, origin: saved === 'default' ? 'built-in' : 'profile'};
}

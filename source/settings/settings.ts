import {chmodSync, existsSync, renameSync} from 'node:fs';
import type {Env} from '../terminal.ts';
import {words} from '../words/words.ts';
import {asNotSaved, BrokenFileError, type NotSavedError} from './errors.ts';
import {findPaths, type SettingsPaths} from './places.ts';
import {checkProfileName} from './profile-name.ts';
import {readStore, tighten} from './read.ts';
import {
	type ConfigData,
	type CredentialsData,
	type DefaultKinds,
	type Profile,
	parseConfig,
	parseCredentials,
	type SavedDefault,
	type SavedKey,
} from './schema.ts';
import {isTimeout} from './values.ts';
import {folderObstacle, withLock, writeStores} from './write.ts';

/** What changes in a profile: an absent field stays, an undefined one is removed; the same inside `defaults`. */
export type ProfileChange = {
	[Name in Exclude<keyof Profile, 'defaults'>]?: Profile[Name] | undefined;
} & {defaults?: {[field: string]: SavedDefault | undefined}};

/**
 * The saved settings. Each file is read at the first call that needs it, and once. Reading throws
 * `BrokenFileError`, writing that or `NotSavedError`; both are InviteErrors with CLI_ERROR.
 */
export type Settings = {
	readonly paths: SettingsPaths;
	/** Everything that has a profile or a key, in order of name. */
	profileNames(): string[];
	/** The profile `profile use` chose; `default` when none was. The flag and the environment are not looked at. */
	activeProfile(): string;
	/** What is saved of it; an empty profile when nothing is. */
	profile(name: string): Profile;
	/** Its key. Before it is sent anywhere, `keyForBase` says whether it may be. */
	savedKey(profile: string): SavedKey | undefined;
	/** Changes a profile, which is made when it is not there. */
	saveProfile(name: string, change: ProfileChange): Promise<void>;
	/** Makes it the one that is used when nothing else is said. */
	chooseProfile(name: string): Promise<void>;
	/** Forgets its key, then everything else of it. */
	removeProfile(name: string): Promise<void>;
	saveKey(profile: string, key: SavedKey): Promise<void>;
	/** Saves a key together with what changes in its profile, both or neither; `choose` makes it the active one. */
	saveKeyAndProfile(
		name: string,
		key: SavedKey,
		change: ProfileChange,
		options?: {choose?: boolean},
	): Promise<void>;
	/** Forgets its key; false when there was none. */
	forgetKey(profile: string): Promise<boolean>;
	/** Why nothing can be saved, as far as that shows before; rights of others that can be taken away were. */
	obstacle(): NotSavedError | undefined;
	/** What is wrong with the files; empty when both can be used. */
	problems(): BrokenFileError[];
	/** Moves a file out of the way, to `<path>.corrupt-<time>`, and returns that path. Throws `NotSavedError`. */
	setAside(path: string, now: Date): string;
};

/** What the settings are opened with. */
export type SettingsOptions = {
	env: Env;
	/** The person's home folder. */
	home: string;
	/** The person's numeric ID; the owner of the files is checked only when it is given. */
	uid?: number | undefined;
	/** Says one line that is no error: rights that were too loose. */
	warn: (line: string) => void;
	/** The fields that can have a default. */
	defaults?: DefaultKinds;
};

/** Opens the settings without touching the disk. */
export function openSettings(options: SettingsOptions): Settings {
	const paths = findPaths(options.env, options.home);
	const saidTimeouts = new Set<string>();
	let checkedRights = false;
	let configCache: ConfigData | undefined;
	let credentialsCache: CredentialsData | undefined;

	function checkRights() {
		if (checkedRights) return;
		checkedRights = true;
		const line = options.uid === undefined ? undefined : tighten(paths, options.uid);
		if (line) options.warn(line);
	}
	function read<T>(path: string, parse: (text: string) => T): T | undefined {
		checkRights();
		return readStore(path, options.uid, parse);
	}
	function readConfig(): ConfigData {
		return (
			read(paths.config, (text) => parseConfig(text, options.defaults ?? {})) ?? {profiles: {}}
		);
	}
	function readCredentials(): CredentialsData {
		return read(paths.credentials, parseCredentials) ?? {keys: {}};
	}
	function config() {
		configCache ??= readConfig();
		return configCache;
	}
	function credentials() {
		credentialsCache ??= readCredentials();
		return credentialsCache;
	}

	/** Runs under the lock on what is on the disk now, so that two who save at once both succeed. */
	async function update(path: string, work: () => Promise<void>): Promise<void> {
		checkRights();
		try {
			await withLock(paths.folder, work, {uid: options.uid});
		} catch (error) {
			throw asNotSaved(path, error);
		}
	}
	function updateConfig(change: (data: ConfigData) => ConfigData) {
		return update(paths.config, async () => {
			const data = change(readConfig());
			await writeStores([{path: paths.config, data}]);
			configCache = data;
		});
	}
	function updateCredentials(change: (data: CredentialsData) => CredentialsData) {
		return update(paths.credentials, async () => {
			const data = change(readCredentials());
			await writeStores([{path: paths.credentials, data}]);
			credentialsCache = data;
		});
	}

	/** A profile without a limit that cannot be used; the file keeps it. */
	function readProfile(name: string): Profile {
		const profile = entry(config().profiles, name) ?? {defaults: {}};
		if (profile.timeout === undefined || isTimeout(profile.timeout)) return profile;
		if (!saidTimeouts.has(name)) {
			saidTimeouts.add(name);
			options.warn(words.settings.timeoutIgnored(paths.config, name));
		}
		const {timeout: _, ...rest} = profile;
		return rest;
	}

	async function forgetKey(profile: string): Promise<boolean> {
		if (!entry(credentials().keys, profile)) return false;
		await updateCredentials((data) => ({...data, keys: omit(data.keys, profile)}));
		return true;
	}

	return {
		paths,
		profileNames: () =>
			[
				...new Set([...Object.keys(config().profiles), ...Object.keys(credentials().keys)]),
			].toSorted(),
		activeProfile: () => config().activeProfile || 'default',
		profile: readProfile,
		savedKey: (profile) => entry(credentials().keys, profile),
		async saveProfile(name, change) {
			checkProfileName(name);
			await updateConfig((data) => withChange(data, name, change));
		},
		async chooseProfile(name) {
			checkProfileName(name);
			await updateConfig((data) => ({...data, activeProfile: name}));
		},
		async removeProfile(name) {
			await forgetKey(name);
			await updateConfig((data) => {
				const {activeProfile, ...rest} = data;
				const active = activeProfile === undefined || activeProfile === name ? {} : {activeProfile};
				return {...rest, ...active, profiles: omit(data.profiles, name)};
			});
		},
		async saveKey(profile, key) {
			checkProfileName(profile);
			await updateCredentials((data) => withKey(data, profile, key));
		},
		async saveKeyAndProfile(name, key, change, {choose = false} = {}) {
			checkProfileName(name);
			await update(paths.credentials, async () => {
				const newCredentials = withKey(readCredentials(), name, key);
				const changed = withChange(readConfig(), name, change);
				const newConfig = choose ? {...changed, activeProfile: name} : changed;
				await writeStores([
					{path: paths.credentials, data: newCredentials},
					{path: paths.config, data: newConfig},
				]);
				credentialsCache = newCredentials;
				configCache = newConfig;
			});
		},
		forgetKey,
		obstacle() {
			checkRights();
			return folderObstacle(paths.folder, options.uid);
		},
		problems: () =>
			[config, credentials].flatMap((open) => {
				try {
					open();
					return [];
				} catch (error) {
					if (error instanceof BrokenFileError) return [error];
					throw error;
				}
			}),
		setAside(path, now) {
			const base = `${path}.corrupt-${timestamp(now)}`;
			let target = base;
			for (let count = 2; existsSync(target); count++) target = `${base}-${count}`;
			try {
				renameSync(path, target);
			} catch (error) {
				throw asNotSaved(path, error);
			}
			try {
				chmodSync(target, 0o600);
			} catch {
				// Somebody else's file cannot be tightened; it is out of the way all the same.
			}
			return target;
		},
	};
}

/** An entry of a record by its name; `constructor` and the like are names as any other. */
function entry<T>(record: Record<string, T>, name: string): T | undefined {
	return Object.hasOwn(record, name) ? record[name] : undefined;
}

function withKey(data: CredentialsData, profile: string, key: SavedKey): CredentialsData {
	return {...data, keys: {...data.keys, [profile]: key}};
}

function withChange(data: ConfigData, name: string, change: ProfileChange): ConfigData {
	const profile = entry(data.profiles, name) ?? {defaults: {}};
	return {...data, profiles: {...data.profiles, [name]: applyChange(profile, change)}};
}

function omit<T>(record: Record<string, T>, name: string): Record<string, T> {
	return Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));
}

function applyChange(profile: Profile, change: ProfileChange): Profile {
	return without({
		...profile,
		...change,
		defaults: without({...profile.defaults, ...change.defaults}),
	}) as Profile;
}

function without<T extends object>(object: T): T {
	return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T;
}

function timestamp(now: Date) {
	return now.toISOString().replace(/[-:]|\.\d+/g, '');
}

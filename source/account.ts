import {describeKey, keysUrl} from './api/key.ts';
import type {KeyDescription} from './api/types.ts';
import {demoKey} from './demo/demo-key.ts';
import {InviteError, problemOf} from './errors.ts';
import type {Resolved} from './settings/precedence.ts';
import {keyForBase} from './settings/saved-account.ts';
import type {Profile} from './settings/schema.ts';
import type {Settings} from './settings/settings.ts';
import {type Env, readEnv} from './terminal.ts';
import {words} from './words/words.ts';

/** Who handed over a key. */
type KeySource = 'environment' | 'profile' | 'demo' | 'this-run';

/** A key and what may be said of it. */
export type AccountKey = {value: string; source: KeySource; description: KeyDescription};

/** As whom and where requests are made. */
export type Account = {
	profile: Resolved<string>;
	/** Absent when there is none; `missingKey` says why. */
	key: AccountKey | undefined;
	/** The environment's key is used although the profile has one too. */
	hidesSavedKey: boolean;
	customerContext: string | undefined;
	/** For the embedded API known only once it runs: empty until then. */
	baseUrl: string;
	/** Whether it is DoiT's own base, which needs no mention. */
	isUsualBase: boolean;
	isDemo: boolean;
	/** What the profile remembers of it: address, domain, defaults. */
	saved: Profile;
};

/** Where a key is looked for, in this order: entered in this run, the demo's, the environment's, the profile's. */
export type KeySearch = {
	entered: string | undefined;
	isDemo: boolean;
	env: Env;
	/** Opened only when the key may be there. */
	settings(): Pick<Settings, 'savedKey'>;
	profile: string;
	baseUrl: string;
};

/** The key of this run; `otherOrigin` when the profile has one that may not go to this base (docs/behaviour.md, The key). */
export function findAccountKey(search: KeySearch): {
	key: AccountKey | undefined;
	otherOrigin?: string;
} {
	function found(value: string, source: KeySource, name: string) {
		return {
			key: {value, source, description: describeKey(value, name)},
		};
	}
	const {entered, isDemo, env, profile, baseUrl} = search;
	if (entered !== undefined) return found(entered, 'this-run', words.context.keySource.run);
	if (isDemo) return found(demoKey, 'demo', words.context.keySource.demo);
	const fromEnv = readEnv(env, 'DCI_API_KEY')?.trim();
	if (fromEnv) return found(fromEnv, 'environment', 'DCI_API_KEY');
	const kept = keyForBase(search.settings(), profile, baseUrl);
	if (kept.status === 'usable')
		return found(kept.key, 'profile', words.context.keySource.profile(profile));
	return kept.status === 'none' ? {key: undefined} : {key: undefined, otherOrigin: kept.origin};
}

/** What somebody without a usable key is told. */
export function missingKey(baseUrl: string, otherOrigin: string | undefined): InviteError {
	const {noKey, noKeyHint, keyForOther, keyForOtherHint} = words.context;
	const [message, hint] =
		otherOrigin === undefined
			? [noKey, noKeyHint(keysUrl)]
			: [keyForOther(otherOrigin, baseUrl), keyForOtherHint];
	return new InviteError('AUTHENTICATION_FAILED', message, {hint, problems: [problemOf(message)]});
}

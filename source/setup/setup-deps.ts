import type {Api} from '../api/types.ts';
import type {Settings} from '../settings/settings.ts';
import type {AskerOptions} from './create-asker.ts';

/** What the setup works with; the context supplies it. */
export type SetupDeps = AskerOptions & {
	settings: Settings;
	/** The profile that is set up. */
	profile: string;
	/** The base of this run; a key is saved for its origin. */
	baseUrl: string;
	/** The customer a flag or the environment names; the profile's own is looked up here. */
	customerContext?: string | undefined;
	/** Makes a client for a key; `source` is where the key came from, in words. */
	connect(key: string, source: string, customerContext?: string): Promise<Api>;
	/** Whether the wizard offered it: then it ends after the saving. */
	offered: boolean;
	/** Whether `DCI_API_KEY` is set, which beats a saved key. */
	environmentHasKey: boolean;
	/** Prints one line where the prompts are drawn. */
	say(line: string): void;
};

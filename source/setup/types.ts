import type {Api, Identity} from '../api/types.ts';
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

/**
 * How the setup ended: with a key that is saved, or for this run only; with nothing; or, on a profile that had
 * a key, with that left as it was.
 */
export type SetupOutcome =
	| {
			status: 'saved' | 'this-run';
			key: string;
			/** The customer that was named for it. */
			customerContext?: string;
			/** Whose key it is; absent when it was taken unchecked. */
			identity?: Identity;
	  }
	| {status: 'cancelled'}
	| {status: 'unchanged'};

/** A key that was entered, and what the service said of it. */
export type EnteredKey = {key: string; customerContext?: string; identity?: Identity};

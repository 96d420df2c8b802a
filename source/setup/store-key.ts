import type {Api} from '../api/types.ts';
import type {Settings} from '../settings/settings.ts';
import {saveEnteredKey} from './save-key.ts';
import type {EnteredKey} from './types.ts';

/** What a key is saved with when nobody is asked. */
export type StoreKeyOptions = {
	settings: Settings;
	profile: string;
	baseUrl: string;
	customerContext: string | undefined;
	/** Whether the service is asked whose key it is first. */
	verify: boolean;
	connect(key: string, source: string, customerContext?: string): Promise<Api>;
	signal: AbortSignal;
};

/**
 * Checks a key and saves it, for `setup --key-stdin`. Throws what the service said of it, or why nothing
 * could be saved; nothing is saved then.
 */
export async function storeKey(key: string, options: StoreKeyOptions): Promise<EnteredKey> {
	const {settings, profile, baseUrl, customerContext, verify, connect, signal} = options;
	const customer = customerContext === undefined ? {} : {customerContext};
	const identity = verify
		? await (await connect(key, 'standard input', customerContext)).validate({signal})
		: undefined;
	const entered = {key, ...customer, ...(identity === undefined ? {} : {identity})};
	await saveEnteredKey(settings, profile, baseUrl, entered);
	return entered;
}

import {listFields} from '../invite/fields.ts';
import {NotSavedError} from '../settings/errors.ts';
import {originOf} from '../settings/saved-key.ts';
import type {Settings} from '../settings/settings.ts';
import type {EnteredKey} from './types.ts';

/**
 * Saves a key and whose it is, both or neither. The first profile that is saved becomes the active one.
 * Defaults from the lists of another domain are dropped: they mean nothing there.
 * Throws `NotSavedError` or `BrokenFileError`; the old key is then still there.
 */
export async function saveEnteredKey(
	settings: Settings,
	profile: string,
	baseUrl: string,
	{key, customerContext, identity}: EnteredKey,
): Promise<void> {
	const isFirst = settings.profileNames().length === 0;
	const oldKey = settings.savedKey(profile);
	const oldDomain = settings.profile(profile).domain;
	const foreign = Object.fromEntries(listFields.map(({key}) => [key, undefined]));
	const movesAway =
		identity !== undefined && oldDomain !== undefined && oldDomain !== identity.domain;
	await settings.saveKey(profile, {key, origin: originOf(baseUrl)});
	try {
		await settings.saveProfile(profile, {
			customerContext,
			email: identity?.email,
			domain: identity?.domain,
			...(movesAway ? {defaults: foreign} : {}),
		});
		if (isFirst && profile !== 'default') await settings.chooseProfile(profile);
	} catch (error) {
		await (oldKey ? settings.saveKey(profile, oldKey) : settings.forgetKey(profile));
		throw error;
	}
}

/** Runs a save; false, and one line, when nothing could be saved. Any other error goes on. */
export async function trySave(
	save: () => Promise<unknown>,
	say: (line: string) => void,
): Promise<boolean> {
	try {
		await save();
		return true;
	} catch (error) {
		if (!(error instanceof NotSavedError)) throw error;
		say(error.message);
		return false;
	}
}

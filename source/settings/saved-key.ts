import type {Settings} from './settings.ts';

/** What is known of a profile's key before a request: it may go to this base, or only elsewhere, or there is none. */
export type KeyForBase =
	| {status: 'usable'; key: string}
	| {status: 'other-origin'; origin: string}
	| {status: 'none'};

/** The origin a key is saved for: scheme, host and port of the base. */
export function originOf(baseUrl: string): string {
	return new URL(baseUrl).origin;
}

/** The saved key, if it may go to this base: a saved key goes only to the origin it was saved for (docs/behaviour.md, The key). */
export function keyForBase(
	settings: Pick<Settings, 'savedKey'>,
	profile: string,
	baseUrl: string,
): KeyForBase {
	const saved = settings.savedKey(profile);
	if (!saved) return {status: 'none'};
	return saved.origin === originOf(baseUrl)
		? {status: 'usable', key: saved.key}
		: {status: 'other-origin', origin: saved.origin};
}

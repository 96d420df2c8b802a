import type {Identity} from '../api/types.ts';
import type {ResolvedSettings} from './precedence.ts';
import type {Profile, SavedKey} from './schema.ts';
import type {Settings} from './settings.ts';

/** What is known of a profile's key before a request: it may go to this base, or only elsewhere, or there is none. */
export type KeyForBase =
	| {status: 'usable'; key: string}
	| {status: 'other-origin'; origin: string}
	| {status: 'none'};

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

/** The origin a key is saved for: scheme, host and port of the base. */
export function originOf(baseUrl: string): string {
	return new URL(baseUrl).origin;
}

/** A key that is to be saved, with the customer it is used for and whose it is; no identity where nobody could tell. */
export type AccountToSave = SavedKey & {customerContext?: string; identity?: Identity};

/**
 * Saves a key and all that is remembered of its owner, both or neither. What is remembered of the owner before goes:
 * an unknown owner leaves no address and no domain, and the role and organization of another account are removed,
 * since they mean nothing in this one. The first profile that is saved becomes the active one. Resolves to whether
 * defaults were removed. Throws `NotSavedError` or `BrokenFileError`; the old key is then still there.
 */
export async function saveAccount(
	settings: Settings,
	profile: string,
	{key, origin, customerContext, identity}: AccountToSave,
): Promise<{removedDefaults: boolean}> {
	const isFirst = settings.profileNames().length === 0;
	const old = settings.profile(profile);
	const isOther = isOtherAccount(old, identity);
	await settings.saveKeyAndProfile(
		profile,
		{key, origin},
		{
			customerContext,
			email: identity?.email,
			domain: identity?.domain,
			...(isOther ? {defaults: {role: undefined, organization: undefined}} : {}),
		},
		{choose: isFirst && profile !== 'default'},
	);
	const {role, organization} = old.defaults;
	return {removedDefaults: isOther && (role !== undefined || organization !== undefined)};
}

/** Whether a key is known to belong to another account than the one a profile remembers. */
function isOtherAccount({domain}: Profile, identity: Identity | undefined): boolean {
	return domain !== undefined && identity !== undefined && identity.domain !== domain;
}

/** The customer this run names itself; one that the profile remembers belongs to the key that is replaced. */
export function namedCustomer({
	customerContext,
}: Pick<ResolvedSettings, 'customerContext'>): string | undefined {
	const {value, origin} = customerContext;
	return origin === 'flag' || origin === 'environment' ? value : undefined;
}

/**
 * An account without the customer a profile remembers for another account. `named`: the customer this run names,
 * which stays.
 */
export function withoutLeftOver<Account extends {customerContext?: string; identity?: Identity}>(
	saved: Profile,
	account: Account,
	named: string | undefined,
): Account {
	const isLeftOver =
		named === undefined &&
		account.customerContext === saved.customerContext &&
		isOtherAccount(saved, account.identity);
	if (!isLeftOver) return account;
	const {customerContext: _, ...rest} = account;
	return rest as Account;
}

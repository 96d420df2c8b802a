import {createHash, randomUUID} from 'node:crypto';
import {
	closeSync,
	constants,
	fstatSync,
	openSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import {isAbsolute, join} from 'node:path';
import {type Host, readEnv} from '../terminal.ts';
import {makeFolder} from './make-folder.ts';
import type {SavedChoice} from './schema.ts';

/** The lists as they were fetched last: IDs and names, nothing else. */
export type KnownLists = {roles: readonly SavedChoice[]; organizations: readonly SavedChoice[]};

/** Whose lists they are: another key or customer may see others. Without a key, and in the demo, there are none. */
export type ListOwner = {
	key: {value: string} | undefined;
	customerContext: string | undefined;
	baseUrl: string;
	isDemo: boolean;
};

/** For whom lists are kept and when, in milliseconds since the epoch. */
export type ListKeeper = {
	host: Host;
	account(): ListOwner;
	now(): number;
};

type Stored = {choices: SavedChoice[]; at: number};
type Store = {roles?: Stored; organizations?: Stored};

/** How long a list is good for, in milliseconds: a day (docs/behaviour.md, Completion). */
const goodForMs = 24 * 60 * 60 * 1000;

/** The lists of an account that are at most a day old; empty where there are none. */
export function readLists(host: Host, owner: ListOwner, now: number): KnownLists {
	const file = fileOf(host, owner);
	const {roles, organizations} = file === undefined ? {} : readStore(file);
	function fresh(stored: Stored | undefined): readonly SavedChoice[] {
		const age = stored === undefined ? Number.POSITIVE_INFINITY : now - stored.at;
		return stored && age >= 0 && age <= goodForMs ? stored.choices : [];
	}
	return {roles: fresh(roles), organizations: fresh(organizations)};
}

function readStore(file: string): Store {
	try {
		const data: unknown = JSON.parse(readKept(file));
		if (typeof data !== 'object' || data === null) return {};
		const roles = 'roles' in data ? readStored(data.roles) : undefined;
		const organizations = 'organizations' in data ? readStored(data.organizations) : undefined;
		return {...(roles ? {roles} : {}), ...(organizations ? {organizations} : {})};
	} catch {
		// Not there, or not ours: it is made again with the next list.
		return {};
	}
}

/** The text of a regular file; a pipe in its place must not be waited for. */
function readKept(path: string): string {
	const {O_RDONLY, O_NONBLOCK} = constants;
	const file = openSync(path, O_RDONLY | O_NONBLOCK);
	try {
		return fstatSync(file).isFile() ? readFileSync(file, 'utf8') : '';
	} finally {
		closeSync(file);
	}
}

/** The file of one origin, customer and key; its name is a hash, from which nobody gets the key. */
function fileOf(
	host: Host,
	{key, customerContext = '', baseUrl, isDemo}: ListOwner,
): string | undefined {
	if (isDemo || !key) return undefined;
	const owner = [new URL(baseUrl).origin, customerContext, key.value].join('\n');
	const hash = createHash('sha256').update(owner).digest('hex');
	return join(cacheFolder(host), `lists-${hash.slice(0, 16)}.json`);
}

/** `<cache home>/dci-invite` (docs/behaviour.md, Places); an empty or relative variable is ignored. */
function cacheFolder({env, home}: Pick<Host, 'env' | 'home'>): string {
	const given = readEnv(env, 'XDG_CACHE_HOME');
	return join(given && isAbsolute(given) ? given : join(home, '.cache'), 'dci-invite');
}

function readStored(value: unknown): Stored | undefined {
	if (typeof value !== 'object' || value === null || !('choices' in value) || !('at' in value)) {
		return undefined;
	}
	const {choices, at} = value;
	if (!Array.isArray(choices) || typeof at !== 'number') return undefined;
	return {choices: choices.filter(isChoice).map(({id, name}) => ({id, name})), at};
}

function isChoice(value: unknown): value is SavedChoice {
	return (
		typeof value === 'object' &&
		value !== null &&
		'id' in value &&
		'name' in value &&
		typeof value.id === 'string' &&
		typeof value.name === 'string'
	);
}

/**
 * Keeps fetched lists for the completion, per origin, customer and key. The demo's are not kept. Whatever goes wrong only costs
 * suggestions, so nothing is said.
 */
export function rememberLists({host, account, now}: ListKeeper, lists: Partial<KnownLists>): void {
	const file = fileOf(host, account());
	if (file === undefined) return;
	try {
		const folder = cacheFolder(host);
		makeFolder(folder);
		if (host.uid !== undefined && statSync(folder).uid !== host.uid) return;
		const at = now();
		const store: Store = readStore(file);
		for (const key of ['roles', 'organizations'] as const) {
			const choices = lists[key]?.map(({id, name}) => ({id, name}));
			if (choices) store[key] = {choices, at};
		}
		writeWhole(file, JSON.stringify(store));
		removeOld(folder);
	} catch {
		// A folder that cannot be written: the completion does without.
	}
}

/** Lists as earlier versions kept them, by the name of the profile; those of today are named by a hash. */
const oldName = /^lists-(?![0-9a-f]{16}\.json$)[A-Za-z0-9][A-Za-z0-9._-]{0,63}\.json$/;

/** Removes lists of earlier versions, which nobody reads any more. */
function removeOld(folder: string): void {
	for (const entry of readdirSync(folder, {withFileTypes: true})) {
		if (entry.isFile() && oldName.test(entry.name)) rmSync(join(folder, entry.name), {force: true});
	}
}

/** Writes beside the file under a name nobody can plant, then renames: no half file, and no other one overwritten. */
function writeWhole(file: string, text: string): void {
	const fresh = `${file}.${randomUUID()}.new`;
	try {
		writeFileSync(fresh, text, {mode: 0o600, flag: 'wx'});
		renameSync(fresh, file);
	} catch (error) {
		rmSync(fresh, {force: true});
		throw error;
	}
}

import {
	closeSync,
	linkSync,
	lstatSync,
	openSync,
	readdirSync,
	readFileSync,
	realpathSync,
	renameSync,
	rmSync,
	type Stats,
	statSync,
	writeFileSync,
} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {words} from '../words/words.ts';
import {NotSavedError, systemCode} from './errors.ts';
import {makeFolder} from './make-folder.ts';
import {serialize} from './schema.ts';

/** How long, in milliseconds, an unchanged lock is waited for before its owner is taken for dead. Saving takes a few. */
const patience = 3000;

/** How a folder is locked. */
export type LockOptions = {
	/** Whose folder it must be (or root's); not looked at without one. */
	uid?: number | undefined;
	/** How long, in milliseconds, an unchanged lock is waited for. */
	patienceMs?: number;
};

/**
 * Runs the work while nobody else saves to the folder, which is made first (0700). Throws `NotSavedError` where
 * `folderObstacle` finds something or what lies in the lock's place is no lock, and file system errors as they are.
 */
export async function withLock<T>(
	folder: string,
	work: () => Promise<T>,
	{uid, patienceMs = patience}: LockOptions = {},
): Promise<T> {
	makeFolder(folder);
	const obstacle = folderObstacle(folder, uid);
	if (obstacle) throw obstacle;
	const lock = join(folder, '.lock');
	await takeLock(lock, patienceMs);
	try {
		return await work();
	} finally {
		rmSync(lock, {force: true});
	}
}

/**
 * Why nothing may be saved in a folder: it belongs to somebody else, or others can write to it. Undefined for one that
 * will do, is not there yet, or cannot be seen, and without a `uid`, whose it must be (or root's).
 */
export function folderObstacle(folder: string, uid: number | undefined): NotSavedError | undefined {
	const stats = uid === undefined ? undefined : seen(folder);
	if (!stats?.isDirectory()) return undefined;
	const {folderOfAnother, folderOpenToOthers} = words.settings;
	if (stats.uid !== uid && stats.uid !== 0) {
		return new NotSavedError(folderOfAnother(folder, stats.uid));
	}
	return (stats.mode & 0o022) === 0 ? undefined : new NotSavedError(folderOpenToOthers(folder));
}

function seen(path: string): Stats | undefined {
	try {
		return statSync(path, {throwIfNoEntry: false});
	} catch {
		// Saving will say what is wrong.
		return undefined;
	}
}

const pause = 20;

/** After this many patiences the folder is busy for good: others keep taking the lock, or none can be removed. */
const mostPatiences = 10;

/** Takes the folder's lock, so that two processes saving at once do not lose one another's change. */
async function takeLock(path: string, patienceMs: number): Promise<void> {
	let seen: string | undefined;
	let waited = 0;
	for (let all = 0; all <= patienceMs * mostPatiences; all += pause) {
		try {
			closeSync(openSync(path, 'wx', 0o600));
			return;
		} catch (error) {
			if (systemCode(error) !== 'EEXIST') throw error;
		}
		const current = lockId(path);
		waited = current === seen ? waited + pause : 0;
		seen = current;
		if (current !== undefined && waited >= patienceMs) rmSync(path, {force: true});
		else await sleep(pause);
	}
	throw new NotSavedError(words.settings.lockBusy(path));
}

/** What tells one lock from the next; undefined once it is gone. Throws `NotSavedError` for what is no lock of ours. */
function lockId(path: string): string | undefined {
	const stats = lstatSync(path, {throwIfNoEntry: false});
	if (!stats) return undefined;
	// A lock is an empty file.
	if (!stats.isFile() || stats.size > 0) {
		throw new NotSavedError(words.settings.lockInTheWay(path));
	}
	return `${stats.ino}:${stats.mtimeMs}`;
}

/** A settings file and what it is to hold. */
export type StoreToWrite = {path: string; data: object};

/**
 * Writes stores whole, all of them or none, 0600 from the first byte, and reads them back: an almost full disk cuts
 * a write short without an error (docs/library-notes.md, conf). When one fails, what was there before comes back in
 * all of them, which takes no room. Throws `NotSavedError` or a file system error.
 */
export async function writeStores(stores: readonly StoreToWrite[]): Promise<void> {
	const begun: OldStore[] = [];
	try {
		for (const {path, data} of stores) {
			const target = realPath(path);
			sweep(target);
			begun.push(keepOld(path, target));
			await writeStore(path, data);
		}
	} catch (error) {
		const lost = begun.filter((old) => !putBack(old));
		const [first] = lost;
		throw first ? new NotSavedError(words.settings.notPutBack(first.path), error) : error;
	} finally {
		for (const {spare} of begun) if (spare !== undefined) rmSync(spare, {force: true});
	}
}

async function writeStore(path: string, data: object): Promise<void> {
	// Loaded at the first save: it brings a schema validator, and most runs save nothing.
	const {default: Conf} = await import('conf');
	const store = new Conf<Record<string, unknown>>({
		cwd: dirname(path),
		configName: basename(path, '.json'),
		configFileMode: 0o600,
		accessPropertiesByDotNotation: false,
		clearInvalidConfig: false,
		// The file was read and checked by us; conf only writes it.
		deserialize: () => ({}),
		serialize,
	});
	store.store = {...data};
	if (readText(realPath(path)) !== serialize(data)) {
		throw new NotSavedError(words.settings.notSaved(path, 'cut-short'));
	}
}

/** A store as it was before it is written. */
type OldStore = {
	path: string;
	target: string;
	/** Undefined where there was none. */
	text: string | undefined;
	/** A second name for the old file, which takes no room on a full disk; undefined where there are no such links. */
	spare: string | undefined;
};

function keepOld(path: string, target: string): OldStore {
	const text = readText(target);
	const spare = `${target}.tmp-old`;
	try {
		linkSync(target, spare);
		return {path, target, text, spare};
	} catch {
		return {path, target, text, spare: undefined};
	}
}

/** Puts the old store back; whether it is there again. */
function putBack({target, text, spare}: OldStore): boolean {
	try {
		if (readText(target) === text) return true;
		if (text === undefined) rmSync(target, {force: true});
		else if (spare !== undefined) renameSync(spare, target);
		else writeFileSync(target, text, {mode: 0o600});
	} catch {
		// Reading it tells.
	}
	return readText(target) === text;
}

/** Where a link leads; the path itself when it is none, or when nothing is there. */
function realPath(path: string): string {
	try {
		return realpathSync(path);
	} catch {
		return path;
	}
}

/** Removes what a killed writer left behind. Only the holder of the lock may. */
function sweep(path: string): void {
	const prefix = `${basename(path)}.tmp-`;
	for (const name of readdirSync(dirname(path))) {
		if (name.startsWith(prefix)) rmSync(join(dirname(path), name), {force: true});
	}
}

/** What is in a file; undefined where it cannot be read. */
function readText(path: string): string | undefined {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		return undefined;
	}
}

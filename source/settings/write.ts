import {
	closeSync,
	linkSync,
	mkdirSync,
	openSync,
	readdirSync,
	readFileSync,
	realpathSync,
	renameSync,
	rmSync,
	statSync,
} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {words} from '../words/words.ts';
import {NotSavedError, systemCode} from './errors.ts';
import {serialize} from './schema.ts';

/** How long, in milliseconds, an unchanged lock is waited for before its owner is taken for dead. Saving takes a few. */
const patience = 3000;

/** Runs the work while nobody else saves to the folder, which is made first (0700). Throws file system errors as they are. */
export async function withLock<T>(
	folder: string,
	work: () => Promise<T>,
	patienceMs: number = patience,
): Promise<T> {
	mkdirSync(folder, {recursive: true, mode: 0o700});
	const lock = join(folder, '.lock');
	await takeLock(lock, patienceMs);
	try {
		return await work();
	} finally {
		rmSync(lock, {force: true});
	}
}

const pause = 20;

/** Takes the folder's lock, so that two processes saving at once do not lose one another's change. */
async function takeLock(path: string, patienceMs: number): Promise<void> {
	let seen: string | undefined;
	let waited = 0;
	for (;;) {
		try {
			closeSync(openSync(path, 'wx', 0o600));
			return;
		} catch (error) {
			if (systemCode(error) !== 'EEXIST') throw error;
		}
		const current = lockId(path);
		waited = current === seen ? waited + pause : 0;
		seen = current;
		if (current !== undefined && waited >= patienceMs) {
			rmSync(path, {force: true, recursive: true});
			continue;
		}
		await sleep(pause);
	}
}

function lockId(path: string): string | undefined {
	const stats = statSync(path, {throwIfNoEntry: false});
	return stats && `${stats.ino}:${stats.mtimeMs}`;
}

/**
 * Writes a store whole, 0600 from the first byte, and reads it back: an almost full disk cuts a write short
 * without an error (docs/library-notes.md, conf). What was there before comes back when the new one is not whole.
 * Throws `NotSavedError` or a file system error.
 */
export async function writeStore(path: string, data: object): Promise<void> {
	const target = realPath(path);
	sweep(target);
	// Loaded at the first save: it brings a schema validator, and most runs save nothing.
	const {default: Conf} = await import('conf');
	const old = keepOld(target);
	try {
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
		if (!holds(target, serialize(data))) {
			if (old) renameSync(old, target);
			else rmSync(realPath(path), {force: true});
			throw new NotSavedError(words.settings.notSaved(path, 'cut-short'));
		}
	} finally {
		if (old) rmSync(old, {force: true});
	}
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

/** A second name for the old file, which takes no room on a full disk; undefined where there is no old file or no such links. */
function keepOld(path: string): string | undefined {
	const spare = `${path}.tmp-old`;
	try {
		linkSync(path, spare);
		return spare;
	} catch {
		return undefined;
	}
}

function holds(path: string, text: string): boolean {
	try {
		return readFileSync(path, 'utf8') === text;
	} catch {
		return false;
	}
}

import {randomUUID} from 'node:crypto';
import {
	chmodSync,
	closeSync,
	constants,
	fdatasyncSync,
	fstatSync,
	fsyncSync,
	ftruncateSync,
	openSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	writeSync,
} from 'node:fs';
import {dirname} from 'node:path';

/** A file that lines are added to. Throws file system errors; what could not be put on the disk later, at the next call. */
export type LineFile = {
	/** Adds a line that is on the disk when the call returns, and so is every line before it. */
	append(line: string): void;
	/** Adds a line that goes to the disk with the next one, or else in the next turn. */
	appendSoon(line: string): void;
	close(): void;
};

/**
 * The text of a regular file of one's own. No link is followed, and a pipe is not waited for. Throws file system
 * errors, and an error for what is no such file.
 */
export function readOwnFile(path: string, uid: number | undefined): string {
	const file = openOwnFile(path, uid, constants.O_RDONLY);
	try {
		return readFileSync(file, 'utf8');
	} finally {
		closeSync(file);
	}
}

function openOwnFile(path: string, uid: number | undefined, flags: number): number {
	// There are no such flags on Windows.
	const {O_NOFOLLOW = 0, O_NONBLOCK = 0} = constants;
	const file = openSync(path, flags | O_NOFOLLOW | O_NONBLOCK);
	const stats = fstatSync(file);
	if (stats.isFile() && (uid === undefined || stats.uid === uid)) return file;
	closeSync(file);
	throw new Error(`${path} is not a regular file of one's own`);
}

/** Writes a new file (0600) whole or not at all, also where the machine stops in between. Throws file system errors. */
export function writeNewFile(path: string, text: string): void {
	const fresh = `${path}.${randomUUID()}.new`;
	try {
		const file = openSync(fresh, 'wx', 0o600);
		try {
			writeWhole(file, text);
			fsyncSync(file);
		} finally {
			closeSync(file);
		}
		renameSync(fresh, path);
	} catch (error) {
		rmSync(fresh, {force: true});
		throw error;
	}
	syncFolder(dirname(path));
}

/** Opens a file of one's own to add lines behind its first `wholeBytes`; what is torn behind them goes. */
export function openLines(path: string, uid: number | undefined, wholeBytes: number): LineFile {
	const file = openOwnFile(path, uid, constants.O_RDWR | constants.O_APPEND);
	let length = wholeBytes;
	/** Whether something lies behind the last whole line that could not be taken away. */
	let isTorn = fstatSync(file).size > length;
	let unsynced: NodeJS.Immediate | undefined;
	let failure: {error: unknown} | undefined;
	function cut() {
		ftruncateSync(file, length);
		isTorn = false;
	}
	function write(line: string) {
		if (failure) throw failure.error;
		if (isTorn) cut();
		const text = `${line}\n`;
		try {
			writeWhole(file, text);
			length += Buffer.byteLength(text);
		} catch (error) {
			isTorn = true;
			throw error;
		}
	}
	function sync() {
		clearImmediate(unsynced);
		unsynced = undefined;
		// The size of the file goes with its contents; its times may wait.
		fdatasyncSync(file);
	}
	function syncLater() {
		try {
			sync();
		} catch (error) {
			failure = {error};
		}
	}
	return {
		append(line) {
			const before = length;
			write(line);
			try {
				sync();
			} catch (error) {
				// Whether it is there nobody knows: it counts as not written.
				length = before;
				isTorn = true;
				throw error;
			}
		},
		appendSoon(line) {
			write(line);
			unsynced ??= setImmediate(syncLater);
		},
		close() {
			try {
				if (unsynced) sync();
			} finally {
				closeSync(file);
			}
		},
	};
}

/** Writes all of a text: an almost full disk takes a part of it without an error. */
function writeWhole(file: number, text: string): void {
	const bytes = Buffer.from(text);
	for (let written = 0; written < bytes.length; ) {
		written += writeSync(file, bytes, written);
	}
}

/** Makes a new name in a folder survive the machine's stopping; where folders cannot be opened there is no need. */
function syncFolder(path: string): void {
	try {
		const folder = openSync(path, constants.O_RDONLY);
		try {
			fsyncSync(folder);
		} finally {
			closeSync(folder);
		}
	} catch {
		// Windows.
	}
}

/** Takes the rights of others away from a folder, where somebody gave them. */
export function closeFolder(path: string): void {
	try {
		if ((statSync(path).mode & 0o077) !== 0) chmodSync(path, 0o700);
	} catch {
		// The files in it are closed to others anyway.
	}
}

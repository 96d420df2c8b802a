import {chmodSync, readFileSync, type Stats, statSync} from 'node:fs';
import {dirname} from 'node:path';
import {words} from '../words/words.ts';
import {BrokenFileError, systemCode} from './errors.ts';
import type {SettingsPaths} from './places.ts';
import {UnusableDataError} from './schema.ts';

/**
 * Reads a settings file and checks it; undefined when there is none. `uid` is whose file it must be
 * (or root's); without one the owner is not looked at.
 * Throws `BrokenFileError`; the file stays as it is.
 */
export function readStore<T>(
	path: string,
	uid: number | undefined,
	parse: (text: string) => T,
): T | undefined {
	const stats = look(path);
	if (!stats) return undefined;
	if (!stats.isFile()) {
		const {isFolder, isNoRegularFile} = words.settings;
		throw broken(path, stats.isDirectory() ? isFolder(path) : isNoRegularFile(path));
	}
	if (uid !== undefined && stats.uid !== uid && stats.uid !== 0) {
		throw broken(path, words.settings.belongsToAnother(path, stats.uid));
	}
	try {
		return parse(readFileSync(path, 'utf8'));
	} catch (error) {
		if (error instanceof UnusableDataError) {
			const message = error.say(path);
			throw error.newer
				? new BrokenFileError(path, message, {hint: words.settings.newerHint, canSetAside: false})
				: broken(path, message);
		}
		const code = systemCode(error);
		if (code === 'ENOENT') return undefined;
		if (code === undefined) throw error;
		throw broken(path, words.settings.cannotBeRead(path, code));
	}
}

/** What is at a path; undefined when nothing is. Links are followed: settings may live in a dotfiles repository. */
function look(path: string): Stats | undefined {
	try {
		return statSync(path, {throwIfNoEntry: false});
	} catch (error) {
		const code = systemCode(error);
		if (code === 'ELOOP') throw broken(path, words.settings.leadsToItself(path));
		throw broken(
			path,
			code === undefined
				? words.settings.cannotBeReadAtAll(path)
				: words.settings.cannotBeRead(path, code),
			words.settings.closedFolderHint(closedFolder(path)),
		);
	}
}

function broken(path: string, message: string, hint = words.settings.brokenHint(path)) {
	return new BrokenFileError(path, message, {hint, canSetAside: true});
}

/** The folder above a path that cannot be entered: the nearest one that can itself be seen. */
function closedFolder(path: string): string {
	const folder = dirname(path);
	try {
		statSync(folder);
		return folder;
	} catch {
		return folder === path ? folder : closedFolder(folder);
	}
}

/**
 * Takes the rights of others away from the folder (0700) and the files (0600) of this user, where somebody gave them.
 * Returns the one line that says so; undefined when all was well.
 */
export function tighten(paths: SettingsPaths, uid: number): string | undefined {
	const found = [
		{path: paths.folder, outcome: tightenOne(paths.folder, 0o700, uid)},
		{path: paths.config, outcome: tightenOne(paths.config, 0o600, uid)},
		{path: paths.credentials, outcome: tightenOne(paths.credentials, 0o600, uid)},
	];
	const open = found.filter(({outcome}) => outcome === 'failed').map(({path}) => path);
	if (open.length > 0) return words.settings.othersMayRead(open);
	const closed = found.filter(({outcome}) => outcome === 'tightened').map(({path}) => path);
	return closed.length > 0 ? words.settings.othersCouldRead(closed) : undefined;
}

function tightenOne(path: string, mode: number, uid: number): 'kept' | 'tightened' | 'failed' {
	let stats: Stats | undefined;
	try {
		stats = statSync(path, {throwIfNoEntry: false});
	} catch {
		// Reading it will say what is wrong.
	}
	if (!stats || (stats.mode & 0o077) === 0 || !(stats.isFile() || stats.isDirectory()))
		return 'kept';
	// Root could; it is not root's to change.
	if (stats.uid !== uid) return 'failed';
	try {
		chmodSync(path, mode);
		return 'tightened';
	} catch {
		return 'failed';
	}
}

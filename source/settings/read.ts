import {chmodSync, readFileSync, type Stats, statSync} from 'node:fs';
import {dirname} from 'node:path';
import {BrokenFileError, systemCode} from './errors.ts';
import type {SettingsPaths} from './places.ts';
import {UnusableDataError} from './schema.ts';

const newerHint =
	'It was left as it is. Update dci-invite, or use another folder with XDG_CONFIG_HOME.';

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
		throw broken(path, stats.isDirectory() ? 'is a folder, not a file' : 'is not a regular file');
	}
	if (uid !== undefined && stats.uid !== uid && stats.uid !== 0) {
		throw broken(path, `belongs to somebody else (user ${stats.uid})`);
	}
	try {
		return parse(readFileSync(path, 'utf8'));
	} catch (error) {
		if (error instanceof UnusableDataError) {
			throw error.newer
				? new BrokenFileError(path, error.message, {hint: newerHint, canSetAside: false})
				: broken(path, error.message);
		}
		const code = systemCode(error);
		if (code === 'ENOENT') return undefined;
		if (code === undefined) throw error;
		throw broken(path, `cannot be read (${code})`);
	}
}

/** What is at a path; undefined when nothing is. Links are followed: settings may live in a dotfiles repository. */
function look(path: string): Stats | undefined {
	try {
		return statSync(path, {throwIfNoEntry: false});
	} catch (error) {
		const code = systemCode(error);
		if (code === 'ELOOP') throw broken(path, 'is a link that leads to itself');
		throw broken(
			path,
			`cannot be read (${code ?? 'unknown reason'})`,
			`Look at the owner and the mode of its folder: ls -ld ${closedFolder(path)}`,
		);
	}
}

function broken(path: string, problem: string, hint = setAsideHint(path)) {
	return new BrokenFileError(path, problem, {hint, canSetAside: true});
}

function setAsideHint(path: string) {
	return `It was left as it is. Mend it, or run \`dci-invite setup\`, which can set it aside, or move it away yourself: mv ${path} ${path}.old`;
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
 * Takes the rights of others away from the folder (0700) and the files (0600), where somebody gave them.
 * Returns the one line that says so; undefined when all was well.
 */
export function tighten(paths: SettingsPaths): string | undefined {
	const found = [
		{path: paths.folder, outcome: tightenOne(paths.folder, 0o700)},
		{path: paths.config, outcome: tightenOne(paths.config, 0o600)},
		{path: paths.credentials, outcome: tightenOne(paths.credentials, 0o600)},
	];
	const open = found.filter(({outcome}) => outcome === 'failed').map(({path}) => path);
	if (open.length > 0) {
		return `Others on this machine may read ${open.join(', ')}, and that could not be changed.`;
	}
	const closed = found.filter(({outcome}) => outcome === 'tightened').map(({path}) => path);
	return closed.length > 0
		? `Others on this machine could read ${closed.join(', ')}; now only you can.`
		: undefined;
}

function tightenOne(path: string, mode: number): 'kept' | 'tightened' | 'failed' {
	let stats: Stats | undefined;
	try {
		stats = statSync(path, {throwIfNoEntry: false});
	} catch {
		// Reading it will say what is wrong.
	}
	if (!stats || (stats.mode & 0o077) === 0 || !(stats.isFile() || stats.isDirectory()))
		return 'kept';
	try {
		chmodSync(path, mode);
		return 'tightened';
	} catch {
		return 'failed';
	}
}

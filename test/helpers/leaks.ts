import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

/** The files below a folder that hold a text, by their paths in it. */
export const filesWith = (folder: string, text: string): string[] =>
	existsSync(folder)
		? readdirSync(folder, {recursive: true, withFileTypes: true})
				.filter((entry) => entry.isFile())
				.map((entry) => join(entry.parentPath, entry.name))
				.filter((path) => readFileSync(path).includes(text))
				.map((path) => path.slice(folder.length + 1))
		: [];

/** The command line of a running process. */
export const commandLineOf = (pid: number): string =>
	readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');

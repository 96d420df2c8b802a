import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

/** The files below a folder that hold a text, by their paths in it. */
export function filesWith(folder: string, text: string): string[] {
	return existsSync(folder)
		? readdirSync(folder, {recursive: true, withFileTypes: true})
				.filter((entry) => entry.isFile())
				.map((entry) => join(entry.parentPath, entry.name))
				.filter((path) => readFileSync(path).includes(text))
				.map((path) => path.slice(folder.length + 1))
		: [];
}

/** The command line of a running process. */
export function commandLineOf(pid: number): string {
	return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
}

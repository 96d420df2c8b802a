import {execFile} from 'node:child_process';
import {chownSync, mkdirSync, mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';

const script = fileURLToPath(new URL('child.ts', import.meta.url));
const run = promisify(execFile);

/** Root may read and write everything: then a process of its own becomes nobody. */
const isRoot = process.getuid?.() === 0;
const nobody = 65534;

/** What a child says of itself. */
export type ChildReport = {
	value?: unknown;
	error?: {name: string; message: string; hint?: string; code?: string};
	warnings: string[];
};

/** A home folder that belongs to the user children run as. */
export function makeHome(): string {
	const home = mkdtempSync(join(tmpdir(), 'dci-settings-'));
	own(home);
	return home;
}

/** Hands a path to the user children run as. */
export function own(path: string): void {
	if (isRoot) chownSync(path, nobody, nobody);
}

/** Makes the settings folder below a home, and returns it. */
export function makeFolder(home: string): string {
	const folder = join(home, '.config', 'dci-invite');
	mkdirSync(folder, {recursive: true, mode: 0o700});
	for (const path of [join(home, '.config'), folder]) own(path);
	return folder;
}

/** Works on the settings below a home in a process of its own, never as root. A limit on files cuts a write short there, as a full disk does. */
export async function runChild(
	home: string,
	words: readonly string[],
	options: {maxFileKilobytes?: number} = {},
): Promise<ChildReport> {
	const limit = options.maxFileKilobytes;
	const command = [process.execPath, script, home, ...words];
	const user = isRoot ? {uid: nobody, gid: nobody} : {};
	const {stdout} =
		limit === undefined
			? await run(process.execPath, command.slice(1), user)
			: await run('bash', ['-c', `ulimit -f ${limit}; exec "$@"`, 'bash', ...command], user);
	return JSON.parse(stdout) as ChildReport;
}

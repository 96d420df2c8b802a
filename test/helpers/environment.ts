import {existsSync, mkdtempSync, realpathSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join, resolve} from 'node:path';
import process from 'node:process';

/** The project's folder. */
export const root = resolve(import.meta.dirname, '../..');

/** The Node the project brings along. */
export const node = join(root, 'node_modules/node/bin/node');

/** An installed program, as npm links it into a folder of commands, or its file. */
const installed = process.env['DCI_INVITE_PROGRAM'];

/** The program under test: the built one, or an installed one when `DCI_INVITE_PROGRAM` names it. */
export const program = installed ? realpathSync(installed) : join(root, 'dist/cli.js');

/** Throws when the program was not built, before anybody waits for what it would draw. */
export function needProgram(): void {
	if (!existsSync(program)) throw new Error(`${program} is not there: npm run build`);
}

/** A new home folder. */
export function makeHome(): string {
	return mkdtempSync(join(tmpdir(), 'dci-invite-test-'));
}

/** An environment made from nothing, on a home folder. */
export function bareEnvironment(home: string): Record<string, string> {
	return {
		PATH: `${dirname(node)}:/usr/bin:/bin`,
		HOME: home,
		XDG_CONFIG_HOME: join(home, 'config'),
		XDG_CACHE_HOME: join(home, 'cache'),
		TERM: 'xterm-256color',
		LANG: 'C.UTF-8',
		NODE: node,
		PROGRAM: program,
	};
}

import {execFileSync} from 'node:child_process';
import {chmodSync, mkdirSync, mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {spawn} from '@lydell/node-pty';
import {beforeAll, describe, expect, it} from 'vitest';
import {bareEnv, programPath, runProcess} from '../../helpers/program.ts';

const folder = mkdtempSync(join(tmpdir(), 'dci-shells-'));
const bin = join(folder, 'bin');
let env: Record<string, string>;

beforeAll(() => {
	const bare = bareEnv();
	env = {...bare, PATH: `${bin}:${bare['PATH']}`, TERM: 'xterm', LANG: 'C.UTF-8'};
	mkdirSync(bin);
	const command = join(bin, 'dci-invite');
	writeFileSync(command, `#!/bin/sh\nexec '${process.execPath}' '${programPath}' "$@"\n`);
	chmodSync(command, 0o755);
	const cache = join(env['HOME'] ?? '', '.cache/dci-invite');
	mkdirSync(cache, {recursive: true});
	const at = Date.now();
	const roles = ['Standard User', "It's $odd", '経理担当'].map((name, id) => ({
		id: `r-${id}`,
		name,
	}));
	const organizations = [{id: 'o-1', name: 'Acme Europe'}];
	const lists = {roles: {at, choices: roles}, organizations: {at, choices: organizations}};
	writeFileSync(join(cache, 'lists-default.json'), JSON.stringify(lists));
	writeFileSync(join(folder, 'body.json'), '{}');
});

/** Throws when the shell is not there: a completion that was never tried must not pass. */
function needShell(shell: string): void {
	try {
		execFileSync(shell, ['--version'], {stdio: 'ignore'});
	} catch (error) {
		throw new Error(`${shell} is not installed, and its completion must be tried in it.`, {
			cause: error,
		});
	}
}

/** A line as it is typed, with Tab at its end, and the words the shell then makes of it. */
const lines: Array<[typed: string, words: string[]]> = [
	['dci-invite stat', ['dci-invite', 'status']],
	['dci-invite resend --dry', ['dci-invite', 'resend', '--dry-run']],
	['dci-invite completion z', ['dci-invite', 'completion', 'zsh']],
	['dci-invite --role St', ['dci-invite', '--role', 'Standard User']],
	['dci-invite --role=St', ['dci-invite', '--role=Standard User']],
	['dci-invite --role "St', ['dci-invite', '--role', 'Standard User']],
	['dci-invite --role It', ['dci-invite', '--role', "It's $odd"]],
	['dci-invite --role 経', ['dci-invite', '--role', '経理担当']],
	['dci-invite --organization Acme\\ E', ['dci-invite', '--organization', 'Acme Europe']],
	['dci-invite --job-title Fin', ['dci-invite', '--job-title', 'Finance / Accounting']],
	['dci-invite config set default-r', ['dci-invite', 'config', 'set', 'default-role']],
	['dci-invite --input bod', ['dci-invite', '--input', 'body.json']],
];

/** A shell on a pseudo-terminal. */
function openShell(shell: string, args: string[]) {
	const terminal = spawn(shell, args, {cols: 200, rows: 24, cwd: folder, env});
	let screen = '';
	terminal.onData((data) => {
		screen += data;
	});
	async function waitFor(text: string): Promise<void> {
		const deadline = Date.now() + 10_000;
		while (!screen.includes(text)) {
			if (Date.now() > deadline) {
				throw new Error(`waited for ${JSON.stringify(text)}, saw ${JSON.stringify(screen)}`);
			}
			await new Promise((resolve) => setTimeout(resolve, 10));
		}
	}
	return {
		waitFor,
		/** Types, and forgets what was on the screen before. */
		type(text: string) {
			screen = '';
			terminal.write(text);
		},
		close: () => terminal.kill(),
	};
}

/**
 * After Tab the line is made an argument of printf, so that the shell itself says which words it holds. What is typed
 * after Tab waits in the terminal until the completion is done.
 */
async function wordsAfterTab(shell: ReturnType<typeof openShell>, typed: string, words: string[]) {
	shell.type(`${typed}\t\u0001printf '<%s>' \r`);
	await shell.waitFor(`${words.map((word) => `<${word}>`).join('')}`);
}

describe('bash', () => {
	it('completes', async () => {
		needShell('bash');
		const shell = openShell('bash', ['--noprofile', '--norc', '-i']);
		try {
			shell.type("PS1='ready> '; source <(dci-invite completion bash); echo so''urced\r");
			await shell.waitFor('sourced');
			for (const [typed, words] of lines) await wordsAfterTab(shell, typed, words);
		} finally {
			shell.close();
		}
	}, 60_000);
});

describe('zsh', () => {
	it('completes', async () => {
		needShell('zsh');
		const shell = openShell('zsh', ['-f', '-i']);
		try {
			shell.type(
				"PS1='ready> '; bindkey -e; autoload -Uz compinit; compinit -u -D; source <(dci-invite completion zsh); echo so''urced\r",
			);
			await shell.waitFor('sourced');
			for (const [typed, words] of lines) await wordsAfterTab(shell, typed, words);
		} finally {
			shell.close();
		}
	}, 60_000);
});

describe('fish', () => {
	it.each(lines)('completes %s', async (typed, words) => {
		needShell('fish');
		const script = 'dci-invite completion fish | source; complete -C "$argv[1]"';
		const ran = await runProcess('fish', ['--no-config', '-c', script, typed], {env, cwd: folder});
		const candidates = ran.stdout.split('\n').map((line) => line.split('\t')[0]);
		expect(ran).toMatchObject({code: 0, stderr: ''});
		expect(candidates).toContain(words.at(-1));
	});
});

it('says what it knows when the shell is another one', async () => {
	const ran = await runProcess('dci-invite', ['completion', 'fsh'], {env});
	expect(ran).toMatchObject({code: 2, stdout: ''});
	expect(ran.stderr).toContain('Did you mean');
	const none = await runProcess('dci-invite', ['completion'], {env});
	expect(none).toMatchObject({code: 2, stdout: ''});
	expect(none.stderr).toContain('bash, zsh or fish');
});

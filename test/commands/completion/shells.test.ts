import {execFileSync} from 'node:child_process';
import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {spawn} from '@lydell/node-pty';
import {afterAll, beforeAll, describe, expect, it, type TestContext} from 'vitest';
import {bareEnvironment, makeHome} from '../../helpers/environment.ts';
import {installCommand, runProcess} from '../../helpers/program.ts';

const folder = makeHome();
let env: Record<string, string>;

beforeAll(() => {
	const bare = bareEnvironment(folder);
	// The lists of this key, with no customer, at https://api.doit.com (test/settings/kept-lists.test.ts).
	env = {
		...bare,
		DCI_API_KEY: 'test-key-0000-canary',
		PATH: installCommand(folder, bare['PATH']),
		TERM: 'xterm',
	};
	const cache = join(folder, 'cache/dci-invite');
	mkdirSync(cache, {recursive: true});
	const at = Date.now();
	const roles = ['Standard User', "It's $odd", '経理担当', 'Run $(echo p""wned)'].map(
		(name, id) => ({
			id: `r-${id}`,
			name,
		}),
	);
	const organizations = [{id: 'o-1', name: 'Acme Europe'}];
	const lists = {roles: {at, choices: roles}, organizations: {at, choices: organizations}};
	writeFileSync(join(cache, 'lists-cdc1bd8b810302ba.json'), JSON.stringify(lists));
	writeFileSync(join(folder, 'body.json'), '{}');
});

afterAll(() => rmSync(folder, {recursive: true, force: true, maxRetries: 5}));

/** Says once that a shell is missing. */
const missing = new Set<string>();

/**
 * A completion that was never tried must not pass: without its shell the test is reported as not run, and fails where
 * `DCI_INVITE_REQUIRE_SHELLS` is set, as in `.ci/run`.
 */
function needShell(shell: string, {skip}: TestContext): void {
	try {
		execFileSync(shell, ['--version'], {stdio: 'ignore'});
	} catch (error) {
		const problem = `${shell} is not installed: its completions were not tried.`;
		if (process.env['DCI_INVITE_REQUIRE_SHELLS']) throw new Error(problem, {cause: error});
		if (!missing.has(shell)) process.stderr.write(`${problem}\n`);
		missing.add(shell);
		skip(problem);
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
	it('completes', async (context) => {
		needShell('bash', context);
		const shell = openShell('bash', ['--noprofile', '--norc', '-i']);
		try {
			shell.type("PS1='ready> '; source <(dci-invite completion bash); echo so''urced\r");
			await shell.waitFor('sourced');
			for (const [typed, words] of lines) await wordsAfterTab(shell, typed, words);
			// In an open quote the name would be a command, so it is not offered there.
			shell.type(`dci-invite --role "Run \t"\u0001printf '<%s>' \r`);
			await shell.waitFor('<dci-invite><--role><Run >');
		} finally {
			shell.close();
		}
	}, 60_000);
});

describe('zsh', () => {
	it('completes', async (context) => {
		needShell('zsh', context);
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
	it.for(lines)('completes %s', async ([typed, words], context) => {
		needShell('fish', context);
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

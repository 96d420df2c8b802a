import {chmodSync, mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {spawn} from '@lydell/node-pty';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {commands} from '../../source/commands/catalog.ts';
import {type DemoApi, startDemoApi} from '../../source/demo/server.ts';
import {bareEnv, programPath, runProcess} from '../helpers/program.ts';

const examples = commands.flatMap((command) => command.examples);

/** What a person is asked by the examples that ask. */
const questions: Record<string, string> = {
	'dci-invite': 'Who do you want to invite?',
	'dci-invite jane.doe@acme.com': 'First name',
	'dci-invite resend jane@acme.com': 'Send this invitation again?',
	'dci-invite cancel jane@acme.com': 'Cancel this invitation?',
	'dci-invite setup': 'key',
};

/** Runs until it is stopped. */
const serving = 'dci-invite demo-api';

let demo: DemoApi;
let env: Record<string, string>;
let home: string;

const sh = (line: string, input?: string) =>
	runProcess('bash', ['-c', line], {env, cwd: home, ...(input === undefined ? {} : {input})});

const post = (path: string, body: object) =>
	fetch(`${demo.baseUrl}${path}`, {
		method: 'POST',
		headers: {authorization: `Bearer ${demo.key}`, 'content-type': 'application/json'},
		body: JSON.stringify(body),
	});

beforeEach(async () => {
	demo = await startDemoApi({latencyMs: 0});
	const bare = bareEnv();
	home = bare['HOME'] ?? '';
	const bin = join(home, 'bin');
	mkdirSync(bin);
	const command = join(bin, 'dci-invite');
	writeFileSync(command, `#!/bin/sh\nexec '${process.execPath}' '${programPath}' "$@"\n`);
	chmodSync(command, 0o755);
	writeFileSync(join(home, 'key.txt'), `${demo.key}\n`);
	env = {
		...bare,
		PATH: `${bin}:${bare['PATH']}`,
		DCI_API_BASE_URL: demo.baseUrl,
		DCI_API_KEY: demo.key,
	};
});
afterEach(() => demo.close());

/** What has to be there before an example makes sense. */
const prepare = async (line: string): Promise<void> => {
	if (/ (status|resend|cancel) jane@acme\.com/.test(line)) {
		await post('/iam/v1/users/invite', {email: 'jane@acme.com'});
	}
	if (/ (profile|logout) ?/.test(line)) {
		await sh('dci-invite setup --profile work --key-stdin < key.txt');
	}
	if (line.includes('unset')) await sh('dci-invite config set default-role Admin');
};

describe('the examples of the help work as they stand', () => {
	it.each(examples.filter((line) => !(line in questions) && line !== serving))('%s', async (line) => {
		await prepare(line);
		const ran = await sh(line);
		expect(ran).toMatchObject({code: 0});
		if (line.includes('--json')) expect(() => JSON.parse(ran.stdout) as unknown).not.toThrow();
	});

	it.each(Object.keys(questions))('%s asks a person', async (line) => {
		await prepare(line);
		const terminal = spawn('bash', ['-c', line], {
			cols: 80,
			rows: 24,
			cwd: home,
			env: {...env, TERM: 'xterm', LANG: 'C.UTF-8'},
		});
		let screen = '';
		terminal.onData((data) => {
			screen += data;
		});
		const ended = new Promise<number>((resolve) => {
			terminal.onExit(({exitCode}) => resolve(exitCode));
		});
		const question = questions[line] ?? '';
		const deadline = Date.now() + 10_000;
		while (!screen.includes(question)) {
			if (Date.now() > deadline) {
				throw new Error(`waited for ${question}, saw ${JSON.stringify(screen)}`);
			}
			await new Promise((resolve) => setTimeout(resolve, 10));
		}
		terminal.write('\u0003');
		expect(await ended).toBe(130);
	});

	it.each(Object.keys(questions))('%s says without a person what is missing', async (line) => {
		await prepare(line);
		const ran = await sh(line, '');
		expect(ran).toMatchObject({code: 2, stdout: ''});
		expect(ran.stderr).toMatch(/dci-invite|--/);
	});

	it(`${serving} serves what it says until it is stopped`, async () => {
		const stop = new AbortController();
		const ran = runProcess(
			'bash',
			[
				'-c',
				[
					'exec 3< <(dci-invite demo-api --json); pid=$!',
					'text=; while IFS= read -r -u 3 line; do text+=$line; [[ $line == "}" ]] && break; done',
					'echo "$text"',
					'base=$(sed -E \'s/.*"baseUrl": "([^"]*)".*/\\1/\' <<<"$text")',
					'DCI_API_BASE_URL=$base dci-invite roles --json | head -n 2 | tail -n 1',
					'kill $pid; exec 3<&-',
				].join('\n'),
			],
			{env, cwd: home},
		);
		const {stdout, code} = await ran;
		stop.abort();
		expect(stdout).toContain('lost-after@example.com');
		expect(stdout).toContain('"roles": [');
		expect(code).toBe(0);
	});
});

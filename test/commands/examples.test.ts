import {readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {spawn} from '@lydell/node-pty';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {commands} from '../../source/commands/catalog.ts';
import {type DemoApi, startDemoApi} from '../../source/demo/server.ts';
import {bareEnvironment, makeHome} from '../helpers/environment.ts';
import {installCommand, runProcess} from '../helpers/program.ts';

/** Whole command lines of the readme's code blocks. */
const readmeLines = [...readFileSync('readme.md', 'utf8').matchAll(/```sh\n(.*?)```/gs)]
	.flatMap(([, block = '']) => block.split('\n'))
	.filter((line) => line.startsWith('dci-invite '));

const examples = [...new Set([...commands.flatMap((command) => command.examples), ...readmeLines])];

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

function sh(line: string, input?: string) {
	return runProcess('bash', ['-c', line], {
		env,
		cwd: home,
		...(input === undefined ? {} : {input}),
	});
}

function post(path: string, body: object) {
	return fetch(`${demo.baseUrl}${path}`, {
		method: 'POST',
		headers: {authorization: `Bearer ${demo.key}`, 'content-type': 'application/json'},
		body: JSON.stringify(body),
	});
}

beforeEach(async () => {
	demo = await startDemoApi({latencyMs: 0});
	home = makeHome();
	const bare = bareEnvironment(home);
	writeFileSync(join(home, 'key.txt'), `${demo.key}\n`);
	writeFileSync(join(home, 'people.csv'), 'email,role\nann@acme.com,Admin\nbob@acme.com,\n');
	env = {
		...bare,
		PATH: installCommand(home, bare['PATH']),
		DCI_API_BASE_URL: demo.baseUrl,
		DCI_API_KEY: demo.key,
	};
});
afterEach(async () => {
	await demo.close();
	rmSync(home, {recursive: true, force: true, maxRetries: 5});
});

/** What has to be there before an example makes sense. */
async function prepare(line: string): Promise<void> {
	if (/ (status|resend|cancel) jane@acme\.com/.test(line)) {
		await post('/iam/v1/users/invite', {email: 'jane@acme.com'});
	}
	if (/ (profile|logout) ?/.test(line)) {
		await sh('dci-invite setup --profile work --key-stdin < key.txt');
	}
	if (line.includes('unset')) await sh('dci-invite config set default-role Admin');
}

describe('the examples of help and readme work as they stand', () => {
	it('are found in the readme', () => expect(readmeLines.length).toBeGreaterThan(5));

	it.each(examples.filter((line) => !(line in questions) && line !== serving))(
		'%s',
		async (line) => {
			await prepare(line);
			const ran = await sh(line);
			expect(ran).toMatchObject({code: 0});
			if (line.includes('--json')) expect(() => JSON.parse(ran.stdout) as unknown).not.toThrow();
		},
	);

	it.each(Object.keys(questions))('%s asks a person', async (line) => {
		await prepare(line);
		const terminal = spawn('bash', ['-c', line], {
			cols: 80,
			rows: 24,
			cwd: home,
			env,
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
		const {stdout, code} = await runProcess(
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
		expect(stdout).toContain('lost-after@example.com');
		expect(stdout).toContain('"roles": [');
		expect(code).toBe(0);
	});
});

describe('the commands in error messages work as they stand', () => {
	it.each<[line: string, advice: Array<[command: string, code: number]>]>([
		[
			'dci-invite priya.nair@acme.com --yes',
			[
				['dci-invite resend priya.nair@acme.com', 2],
				['dci-invite cancel priya.nair@acme.com', 2],
			],
		],
		['dci-invite conflict@example.com --yes', [['dci-invite status conflict@example.com', 20]]],
		['dci-invite resend priya.nair@acme.com', [['dci-invite resend priya.nair@acme.com --yes', 0]]],
		[
			'dci-invite priya.nair@acme.com --if-exists resend --role Admin --yes',
			[['dci-invite resend priya.nair@acme.com', 2]],
		],
		[
			'dci-invite cancel lena.fischer@acme.com --yes',
			[['dci-invite resend lena.fischer@acme.com', 2]],
		],
		['dci-invite status jim@acme.com', [['dci-invite jim@acme.com', 2]]],
		['dci-invite --role', [['dci-invite --help', 0]]],
		['dci-invite roles --rol', [['dci-invite roles --help', 0]]],
		['dci-invite jim@acme.com --role X --yes', [['dci-invite roles', 0]]],
		['dci-invite jim@acme.com --organization X --yes', [['dci-invite organizations', 0]]],
		['dci-invite completion', [['dci-invite completion zsh', 0]]],
		[
			'dci-invite invite-user email: --yes',
			[['dci-invite invite-user email: jane@acme.com, jobTitle: Founder --yes', 0]],
		],
		['dci-invite --input nowhere.json --yes', []],
		[
			'dci-invite',
			[
				['dci-invite --help', 0],
				['dci-invite roles', 0],
				['dci-invite organizations', 0],
				[
					'dci-invite --email jane@example.com --job-title none --role none --organization none --dry-run',
					0,
				],
			],
		],
	])('%s', async (line, advice) => {
		const failed = await sh(line);
		expect(failed.code).not.toBe(0);
		const found = failed.stderr
			.split('\n')
			.flatMap((row) => /(dci-invite .*)$/.exec(row)?.[1] ?? []);
		expect(found).toEqual(advice.map(([command]) => command));
		for (const [command, code] of advice) expect(await sh(command)).toMatchObject({code});
	});
});

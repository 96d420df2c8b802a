import {cpSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, it} from 'vitest';
import {type DocumentServer, startDocumentServer} from '../helpers/document-server.ts';
import {makeHome, node, program} from '../helpers/environment.ts';
import {type FaultServerOptions, startFaultServer, untilPosted} from '../helpers/fault-server.ts';
import {runProcess, runProgram} from '../helpers/program.ts';

let service: DocumentServer;
beforeEach(async () => {
	service = await startDocumentServer({
		users: [{id: 'u-1', email: 'priya@acme.com', status: 'invited', inviteStatus: 'Pending'}],
	});
});
afterEach(() => service.close());

function envOf({baseUrl, key}: {baseUrl: string; key: string}) {
	return {
		DCI_API_BASE_URL: baseUrl,
		DCI_API_KEY: key,
	};
}

/** What is said first where something was done that stays done, by the one request that did it. */
function doneBy({requests}: DocumentServer): string {
	const done =
		requests
			.find(({method}) => method === 'POST')
			?.path.split('/')
			.at(-1) ?? '';
	const sentences: Readonly<Record<string, string>> = {
		invite: 'Invited jane@acme.com. ',
		resend: 'Sent the invitation to priya@acme.com again. ',
		cancel: 'Cancelled the invitation to priya@acme.com. ',
	};
	return sentences[done] ?? '';
}

/** Command lines that work, and what `--json` says of each. */
const successes: Array<[args: string[], key: string]> = [
	[['jane@acme.com', '--yes'], 'status'],
	[['invite-user', 'email: jane@acme.com, roleId: role-viewer', '-y'], 'status'],
	[['jane@acme.com', '--dry-run'], 'status'],
	[['priya@acme.com', '--yes', '--if-exists', 'skip'], 'status'],
	[['status'], 'account'],
	[['status', 'priya@acme.com'], 'user'],
	[['resend', 'priya@acme.com', '--yes'], 'status'],
	[['resend', 'priya@acme.com', '--dry-run'], 'status'],
	[['cancel', 'priya@acme.com', '--yes'], 'status'],
	[['roles'], 'roles'],
	[['organizations'], 'organizations'],
	[['config', 'list'], 'settings'],
	[['profile', 'list'], 'profiles'],
	[['completion', 'zsh'], 'shell'],
];

describe('a success', () => {
	it.each(successes)('%j: words for people on stdout, nothing on stderr', async (args) => {
		const ran = await runProgram(args, {env: envOf(service)});
		expect(ran).toMatchObject({code: 0, stderr: ''});
		expect(ran.stdout).toMatch(/\S[\s\S]*\n$/);
	});

	it.each(successes)('%j --json: one object on stdout, nothing on stderr', async (args, key) => {
		const ran = await runProgram([...args, '--json'], {env: envOf(service)});
		expect(ran).toMatchObject({code: 0, stderr: ''});
		expect(Object.keys(JSON.parse(ran.stdout) as object)[0]).toBe(key);
	});

	it.each(successes)('%j survives a reader that goes away', async (args) => {
		const ran = await runProgram(args, {env: envOf(service), hangUp: true});
		expect(ran).toMatchObject({code: 0, stderr: ''});
	});

	it.each(successes)('%j says that a full disk took nothing', async (args) => {
		const line = ['-c', '"$@" > /dev/full', 'bash', node, program, ...args];
		const ran = await runProcess('bash', line, {env: envOf(service)});
		const done = doneBy(service);
		expect(ran).toMatchObject({
			code: 1,
			stderr: `${done}The result could not be written (ENOSPC).\n`,
		});
	});
});

it('an invite in one line loads no React', async () => {
	const folder = makeHome();
	const ran = await runProgram(['jane@acme.com', '--role', 'Viewer', '--yes'], {
		env: {...envOf(service), NODE_V8_COVERAGE: folder},
	});
	expect(ran.code).toBe(0);
	const [report = ''] = readdirSync(folder);
	const {result} = JSON.parse(readFileSync(join(folder, report), 'utf8')) as {
		result: Array<{url: string}>;
	};
	const files = result
		.filter(({url}) => url.startsWith('file:'))
		.map(({url}) => fileURLToPath(url));
	expect(files).toContain(program);
	function hasReact(file: string) {
		return readFileSync(file, 'utf8').includes('react.transitional.element');
	}
	const dist = dirname(program);
	expect(readdirSync(dist).some((name) => hasReact(join(dist, name)))).toBe(true);
	expect(files.filter(hasReact)).toEqual([]);
});

/** Command lines that fail, on which service, with which code. */
const failures: Array<[args: string[], faults: FaultServerOptions, exit: number, code: string]> = [
	[['--nonsense'], {}, 2, 'USAGE_ERROR'],
	[['stats'], {}, 2, 'USAGE_ERROR'],
	[['roles', 'all'], {}, 2, 'USAGE_ERROR'],
	[[], {}, 2, 'USAGE_ERROR'],
	[['jane@acme.com'], {}, 2, 'USAGE_ERROR'],
	[['resend', 'jane@acme.com'], {}, 2, 'USAGE_ERROR'],
	[['status', 'jane@acme.com'], {reads: {users: 'unauthorized'}}, 10, 'AUTHENTICATION_FAILED'],
	[['roles'], {reads: {roles: 'forbidden'}}, 11, 'PERMISSION_DENIED'],
	[['status', 'jane@acme.com'], {}, 20, 'RESOURCE_NOT_FOUND'],
	[['jane@acme.com', '-y'], {invite: 'conflict'}, 21, 'RESOURCE_CONFLICT'],
	[['jane@acme.com', '-y', '--role', 'x'], {}, 30, 'VALIDATION_ERROR'],
	[['jane@acme.com', '-y'], {invite: 'problem-422'}, 30, 'VALIDATION_ERROR'],
	[['organizations'], {reads: {organizations: 'html-502'}}, 40, 'API_SERVER_ERROR'],
	[['roles', '--timeout', '1'], {reads: {roles: 'reset-before'}}, 41, 'NETWORK_ERROR'],
	[['jane@acme.com', '-y'], {invite: 'rate-limited-long'}, 50, 'RATE_LIMITED'],
];

describe('a failure', () => {
	it.each(failures)('%j: nothing on stdout, words or one object on stderr', async (...row) => {
		const [args, faults, exit, code] = row;
		const server = await startFaultServer(faults);
		const env = envOf(server);
		const [text, json] = await Promise.all([
			runProgram(args, {env}),
			runProgram([...args, '--json'], {env}),
		]);
		await server.close();
		expect(text).toMatchObject({code: exit, stdout: ''});
		expect(text.stderr).toMatch(/^\S.*\n/);
		expect(() => JSON.parse(text.stderr) as unknown).toThrow();
		expect(json).toMatchObject({code: exit, stdout: ''});
		expect(JSON.parse(json.stderr)).toMatchObject({error: {code}});
		for (const said of [text.stderr, json.stderr]) expect(said).not.toContain(server.key);
	});
});

describe('--json --debug', () => {
	it.each(failures)('%j: one object on stderr, with the lines in it', async (...row) => {
		const [args, faults, exit] = row;
		const server = await startFaultServer(faults);
		const ran = await runProgram([...args, '--json', '--debug'], {env: envOf(server)});
		await server.close();
		expect(ran).toMatchObject({code: exit, stdout: ''});
		const {error} = JSON.parse(ran.stderr) as {error: {debug: string[]}};
		expect(error.debug.length).toBeGreaterThan(0);
		expect(ran.stderr).not.toContain(server.key);
	});

	it('says the requests of a success in an object of its own', async () => {
		const ran = await runProgram(['roles', '--json', '--debug'], {env: envOf(service)});
		expect(ran.code).toBe(0);
		expect(JSON.parse(ran.stderr)).toEqual({
			warnings: [],
			debug: [expect.stringContaining('GET /iam/v1/roles')],
		});
	});

	it('takes the warnings of Node in as well', async () => {
		const ran = await runProgram(['roles', '--json'], {
			env: {
				DCI_API_BASE_URL: 'https://localhost:1',
				DCI_API_KEY: 'some-key-of-a-test',
				NODE_TLS_REJECT_UNAUTHORIZED: '0',
			},
		});
		expect(ran).toMatchObject({code: 41, stdout: ''});
		expect(JSON.parse(ran.stderr)).toMatchObject({
			error: {warnings: [expect.stringContaining('NODE_TLS_REJECT_UNAUTHORIZED')]},
		});
	});
});

describe('Ctrl+C while sending', () => {
	it.each<[string, FaultServerOptions, number]>([
		['finds out that it went through', {invite: 'hang', takesEffect: true}, 0],
		['finds out that it is not there', {invite: 'hang'}, 130],
	])('%s', async (_, faults, code) => {
		const server = await startFaultServer(faults);
		const ran = await runProgram(['jane@acme.com', '--yes'], {
			env: envOf(server),
			signal: {after: () => untilPosted(server), name: 'SIGINT'},
		});
		expect(server.posts).toBe(1);
		await server.close();
		expect(ran.code).toBe(code);
		expect(ran.stderr).toContain('Checking whether the invitation went through...');
		if (code === 0) expect(ran.stdout).toMatch(/^Invited jane@acme\.com\n/);
		else
			expect(ran).toMatchObject({
				stdout: '',
				stderr: expect.stringContaining('No invitation was found'),
			});
	});

	it.each<[NodeJS.Signals, number]>([
		['SIGTERM', 143],
		['SIGHUP', 129],
	])('is no %s, which ends at once', async (name, code) => {
		const server = await startFaultServer({invite: 'hang'});
		const ran = await runProgram(['jane@acme.com', '--yes'], {
			env: envOf(server),
			signal: {after: () => untilPosted(server), name},
		});
		await server.close();
		expect(ran).toMatchObject({code, stdout: ''});
	});
});

describe('a signal', () => {
	async function stopped(args: string[], name: NodeJS.Signals) {
		const server = await startFaultServer({invite: 'hang'});
		const ran = await runProgram(['jane@acme.com', '--yes', ...args], {
			env: envOf(server),
			signal: {after: () => untilPosted(server), name},
		});
		await server.close();
		return ran;
	}

	it.each<[NodeJS.Signals, number]>([
		['SIGTERM', 143],
		['SIGHUP', 129],
	])('while sending says what to check: %s', async (name, code) => {
		const ran = await stopped([], name);
		expect(ran).toMatchObject({code, stdout: ''});
		expect(ran.stderr).toContain('Could not check');
		expect(ran.stderr).toContain('dci-invite status jane@acme.com');
	});

	it('ends a script with the error object', async () => {
		const ran = await stopped(['--json'], 'SIGTERM');
		expect(ran).toMatchObject({code: 143, stdout: ''});
		expect(JSON.parse(ran.stderr)).toMatchObject({error: {code: 'ABORTED'}});
	});

	it('that writes a diagnostic report writes it without the environment', async () => {
		const folder = makeHome();
		const server = await startFaultServer({invite: 'hang'});
		const env = {
			...envOf(server),
			NODE_OPTIONS: `--report-on-signal --report-directory=${folder}`,
		};
		// The report comes first, then the end.
		const line = `"$@" & pid=$!; read -r _; kill -USR2 $pid; until ls ${folder} | grep -q .; do sleep 0.02; done; kill -TERM $pid; wait $pid`;
		const run = runProcess('bash', ['-c', line, 'bash', node, program, 'jane@acme.com', '-y'], {
			env,
			inputAfter: () => untilPosted(server),
		});
		expect((await run).code).toBe(143);
		await server.close();
		const [name = ''] = readdirSync(folder);
		const report = readFileSync(join(folder, name), 'utf8');
		expect(report).toContain('javascriptStack');
		expect(report).not.toContain(server.key);
	});
});

it('a profile nobody has made is refused, also with a key in the environment', async () => {
	const ran = await runProgram(['roles', '--profile', 'nope'], {env: envOf(service)});
	expect(ran).toMatchObject({code: 30, stdout: ''});
	expect(ran.stderr).toContain('There is no profile "nope".');
});

it.each([['--help'], ['-h'], ['roles', '--help'], ['config', '-h']])(
	'the program answers %s %s from the help alone',
	async (...args) => {
		const ran = await runProgram(args, {
			env: {DCI_API_BASE_URL: 'not a url', XDG_CONFIG_HOME: '/dev/null'},
		});
		expect(ran).toMatchObject({code: 0, stderr: ''});
		expect(ran.stdout).toMatch(/^dci-invite.*\n\nExamples\n/);
	},
);

describe('without its catalogue of words', () => {
	const folder = makeHome();
	const crippled = join(folder, 'cli.js');

	beforeAll(() => {
		cpSync(dirname(program), folder, {recursive: true});
		const catalogues = readdirSync(folder).filter((name) => /^en-.*\.cjs$/.test(name));
		expect(catalogues).toHaveLength(1);
		for (const name of catalogues) rmSync(join(folder, name));
	});
	afterAll(() => rmSync(folder, {recursive: true}));

	it('still says its version', async () => {
		const ran = await runProcess(node, [crippled, '--version']);
		expect(ran).toMatchObject({code: 0, stderr: ''});
	});

	it('says one sentence and ends', async () => {
		const ran = await runProcess(node, [crippled, 'roles']);
		expect(ran).toMatchObject({code: 1, stdout: ''});
		expect(ran.stderr).toBe('dci-invite could not read its own files. Install it again.\n');
	});
});

import {
	chmodSync,
	chownSync,
	existsSync,
	lstatSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import {isAbsolute, join} from 'node:path';
import process from 'node:process';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {words} from '../../source/words/words.ts';
import {type DocumentServer, startDocumentServer} from '../helpers/document-server.ts';
import {makeHome, node, program} from '../helpers/environment.ts';
import {filesWith} from '../helpers/leaks.ts';
import {type ProgramRun, runProcess, runProgram} from '../helpers/program.ts';
import {startSession} from '../helpers/session.ts';

const origin = 'https://api.doit.com';
const oldKey = 'old-key-0000-canary';
const isRoot = process.getuid?.() === 0;
const somebody = 12_345;

let service: DocumentServer;
beforeEach(async () => {
	service = await startDocumentServer();
});
afterEach(() => service.close());

/** Config home and settings folder below a new home, with a profile and its key in them. */
function makeSettings() {
	const home = makeHome();
	const folder = join(home, 'config', 'dci-invite');
	mkdirSync(folder, {recursive: true, mode: 0o700});
	function put(name: string, data: object) {
		writeFileSync(join(folder, name), JSON.stringify(data), {mode: 0o600});
	}
	put('config.json', {version: 1, profiles: {work: {defaults: {}}}});
	put('credentials.json', {version: 1, keys: {work: {key: oldKey, origin}}});
	return {home, folder};
}

/** Everything in a folder, with what is in its files. */
function contentOf(folder: string): Record<string, string> {
	return Object.fromEntries(
		readdirSync(folder).map((name) => {
			const stats = lstatSync(join(folder, name));
			return [name, stats.isFile() ? readFileSync(join(folder, name), 'utf8') : `ino ${stats.ino}`];
		}),
	);
}

/** Command lines that save or forget something, with what goes to their standard input. */
const changes: Array<[line: string, input?: string]> = [
	['logout --profile work'],
	['profile use work'],
	['profile remove work --yes'],
	['config set timeout 20 --profile work'],
	['config reset --profile work --yes'],
	['setup --key-stdin --no-verify --profile work', 'new-key-0000-canary\n'],
];

function expectSentence(ran: ProgramRun, sentence: string) {
	expect(ran.stderr).toContain(sentence);
	expect(ran).toMatchObject({code: 1, stdout: ''});
	expect(ran.stderr).not.toContain(words.program.fault);
}

describe.each(changes)('%s', (line, input) => {
	function run(home: string, env: Record<string, string> = {}) {
		return runProgram(line.split(' '), {home, env, ...(input === undefined ? {} : {input})});
	}

	it.each([
		['a link that leads nowhere', (lock: string) => symlinkSync('/nowhere/at/all', lock)],
		['a folder', (lock: string) => mkdirSync(lock)],
		['a folder with something in it', fillFolder],
		['a file with something in it', (lock: string) => writeFileSync(lock, 'mine')],
	])('says that %s is where its lock goes, and leaves it there', async (_name, make) => {
		const {home, folder} = makeSettings();
		make(join(folder, '.lock'));
		const before = contentOf(folder);
		expectSentence(await run(home), words.settings.lockInTheWay(join(folder, '.lock')));
		expect(contentOf(folder)).toEqual(before);
	});

	function fillFolder(lock: string) {
		mkdirSync(lock);
		writeFileSync(join(lock, 'mine'), 'mine');
	}

	it.runIf(isRoot)('says that the folder belongs to somebody else, and saves nothing', async () => {
		const {home, folder} = makeSettings();
		chmodSync(folder, 0o777);
		chownSync(folder, somebody, somebody);
		const before = contentOf(folder);
		expectSentence(await run(home), words.settings.folderOfAnother(folder, somebody));
		expect(contentOf(folder)).toEqual(before);
		expect(statSync(folder).mode & 0o777).toBe(0o777);
	});

	it.runIf(isRoot)('says the same of a link to such a folder', async () => {
		const {home, folder} = makeSettings();
		chownSync(folder, somebody, somebody);
		const linked = join(home, 'linked');
		mkdirSync(linked);
		symlinkSync(folder, join(linked, 'dci-invite'));
		const ran = await run(home, {XDG_CONFIG_HOME: linked});
		expectSentence(ran, words.settings.folderOfAnother(join(linked, 'dci-invite'), somebody));
		expect(filesWith(folder, 'new-key')).toEqual([]);
	});

	it('follows a link to a folder of one’s own, which stays one', async () => {
		const {home, folder} = makeSettings();
		const linked = join(home, 'linked');
		mkdirSync(linked);
		symlinkSync(folder, join(linked, 'dci-invite'));
		expect(await run(home, {XDG_CONFIG_HOME: linked})).toMatchObject({code: 0});
		expect(lstatSync(join(linked, 'dci-invite')).isSymbolicLink()).toBe(true);
		expect(existsSync(join(folder, '.lock'))).toBe(false);
	});

	it('takes the right to write away from others first, and says so', async () => {
		const {home, folder} = makeSettings();
		chmodSync(folder, 0o770);
		const ran = await run(home);
		expect(ran).toMatchObject({code: 0});
		expect(ran.stderr).toContain(words.settings.othersCouldRead([folder]));
		expect(statSync(folder).mode & 0o777).toBe(0o700);
	});

	it('ends where the settings would be in /proc', async () => {
		const ran = await run(makeHome(), {XDG_CONFIG_HOME: '/proc', XDG_CACHE_HOME: '/proc/x'});
		expect(ran.stderr).not.toContain(words.program.fault);
		expect([1, 30]).toContain(ran.code);
		expect(ran.stdout).toBe('');
	});
});

describe.runIf(isRoot)('setup in a folder of somebody else', () => {
	it('refuses before it asks for the key', async () => {
		const {home, folder} = makeSettings();
		chownSync(folder, somebody, somebody);
		const session = startSession({args: ['setup'], home});
		try {
			expect(await session.exit()).toMatchObject({code: 1});
			expect(session.history().replaceAll('\n', '')).toContain(
				words.settings.folderOfAnother(folder, somebody),
			);
			expect(session.history()).not.toContain(words.setup.pasteKey);
		} finally {
			await session.dispose();
		}
	});

	it('refuses before it reads the key from a pipe', async () => {
		const {home, folder} = makeSettings();
		chownSync(folder, somebody, somebody);
		// What is no key would be refused for that, once it is read.
		const ran = await runProgram(['setup', '--key-stdin'], {home, input: '\n'});
		expectSentence(ran, words.settings.folderOfAnother(folder, somebody));
	});
});

describe('setup on a disk that is full', () => {
	const newKey = `new-key-0000-canary-${'q'.repeat(5000)}`;

	/** Runs the program where no file can grow beyond some kilobytes, as on a disk with no more room. */
	function runOnFullDisk(home: string, kilobytes: number) {
		const line = ['-c', `ulimit -f ${kilobytes}; exec "$@"`, 'bash', node, program];
		return runProcess('bash', [...line, 'setup', '--key-stdin', '--no-verify'], {
			home,
			input: `${newKey}\n`,
		});
	}

	it.each([0, 1, 4])('of %i kB leaves no part of the key, and uses none', async (kilobytes) => {
		const home = makeHome();
		const ran = await runOnFullDisk(home, kilobytes);
		expect(ran).toMatchObject({code: 1, stdout: ''});
		expect(ran.stderr).toContain('Nothing was saved: ');
		expect(filesWith(home, 'new-key')).toEqual([]);
		expect(filesWith(home, 'q'.repeat(8))).toEqual([]);
		const next = await runProgram(['status'], {home});
		expect(next.code).toBe(10);
		expect(next.stdout).toMatch(/^Key +none$/m);
		expect(next.stderr).toContain(words.context.noKey);
	});

	it('keeps the key that was there', async () => {
		const {home, folder} = makeSettings();
		const before = contentOf(folder);
		expect(await runOnFullDisk(home, 4)).toMatchObject({code: 1, stdout: ''});
		expect(contentOf(folder)).toEqual(before);
	});
});

it.each(['', 'relative', '.', '~'])(
	'a HOME of %j puts no settings where one happens to be',
	async (given) => {
		const env = {HOME: given, XDG_CONFIG_HOME: '', XDG_CACHE_HOME: ''};
		const ran = await runProgram(['config', 'path'], {env});
		expect(ran).toMatchObject({code: 0, stderr: ''});
		expect(ran.stdout.split('\n').filter((path) => !isAbsolute(path))).toEqual(['']);
	},
);

describe('a limit in the settings file that no timer can take', () => {
	it.each(['1e308', '-1', '0', '"30"', 'null', '1e999'])(
		'%s is said and ignored',
		async (limit) => {
			const {home, folder} = makeSettings();
			const config = join(folder, 'config.json');
			writeFileSync(
				config,
				`{"version":1,"profiles":{"default":{"timeout":${limit},"defaults":{}}}}`,
			);
			const env = {DCI_API_KEY: service.key, DCI_API_BASE_URL: service.baseUrl};
			const ran = await runProgram(['roles'], {home, env});
			expect(ran).toMatchObject({code: 0});
			expect(ran.stdout).toContain('Viewer');
			expect(ran.stderr).toBe(`${words.settings.timeoutIgnored(config, 'default')}\n`);
		},
	);
});

describe('a list that is kept', () => {
	it('overwrites nothing that a planted link leads to', async () => {
		const home = makeHome();
		const env = {DCI_API_KEY: service.key, DCI_API_BASE_URL: service.baseUrl};
		await runProgram(['roles'], {home, env});
		const cache = join(home, 'cache', 'dci-invite');
		const [name = ''] = readdirSync(cache).filter((entry) => entry.startsWith('lists-'));
		const target = join(home, 'target');
		writeFileSync(target, 'mine');
		rmSync(join(cache, name));
		for (const planted of [name, `${name}.new`]) symlinkSync(target, join(cache, planted));
		expect(await runProgram(['organizations'], {home, env})).toMatchObject({code: 0});
		expect(readFileSync(target, 'utf8')).toBe('mine');
	});
});

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
import {join} from 'node:path';
import {inspect} from 'node:util';
import {describe, expect, it} from 'vitest';
import {BrokenFileError} from '../../source/settings/errors.ts';
import {openSettings} from '../../source/settings/settings.ts';
import {makeFolder, makeHome, own, runChild} from './run-child.ts';

const canary = 'test-key-0000-canary';
const origin = 'https://api.doit.com';
const goodCredentials = JSON.stringify({version: 1, keys: {default: {key: canary, origin}}});

function put(path: string, text: string, mode = 0o600) {
	writeFileSync(path, text, {mode});
	chmodSync(path, mode);
	own(path);
}

/** A home with a credentials.json that holds this text. */
function homeWith(text: string, file = 'credentials.json') {
	const home = makeHome();
	const folder = makeFolder(home);
	const path = join(folder, file);
	put(path, text);
	return {home, folder, path};
}

describe('a file that cannot be used', () => {
	it.each([
		['empty', '', 'is empty'],
		['blank', ' \n\t\n', 'is empty'],
		['null', 'null', 'does not contain a JSON object'],
		['a list', '[]', 'does not contain a JSON object'],
		['a text', '"x"', 'does not contain a JSON object'],
		['half a JSON', goodCredentials.slice(0, -20), 'is not valid JSON'],
		['no JSON', `key = ${canary}`, 'is not valid JSON'],
		['a newer one', '{"version":2,"keys":{}}', 'was written by a newer version of dci-invite'],
		['a strange version', '{"version":"1","keys":{}}', 'has a "version" that is not a number'],
		[
			'keys that are a list',
			'{"version":1,"keys":[]}',
			'has a value in "keys" that cannot be used',
		],
		[
			'a key with a line break',
			JSON.stringify({version: 1, keys: {default: {key: `${canary}\nx`, origin}}}),
			'has a value in "keys.default.key" that cannot be used',
		],
		[
			'an origin with a path',
			JSON.stringify({version: 1, keys: {default: {key: canary, origin: `${origin}/x`}}}),
			'has a value in "keys.default.origin" that cannot be used',
		],
	])('%s: is named, and stays as it is', async (_name, text, problem) => {
		const {home, folder, path} = homeWith(text);
		const settings = openSettings({env: {}, home, uid: statSync(path).uid, warn: () => {}});
		const attempts = [
			async () => settings.savedKey('default'),
			() => settings.saveKey('default', {key: 'another-test-key', origin}),
			() => settings.forgetKey('default'),
		];
		for (const attempt of attempts) {
			const error = await attempt().catch((reason: unknown) => reason);
			expect(error).toBeInstanceOf(BrokenFileError);
			expect(error).toMatchObject({
				code: 'CLI_ERROR',
				exitCode: 1,
				message: expect.stringContaining(`${path} ${problem}`),
				hint: expect.stringContaining('left unchanged'),
			});
			expect(inspect(error, {depth: 9, showHidden: true})).not.toContain(canary);
		}
		expect(readFileSync(path, 'utf8')).toBe(text);
		expect(readdirSync(folder)).toEqual(['credentials.json']);
	});

	it.each([
		['{"version":1,"profiles":{"work":{"color":"red"}}}', 'profiles.work.color'],
		['{"version":1,"profiles":{"work":{"defaults":{"role":"r1"}}}}', 'profiles.work.defaults.role'],
		['{"version":1,"activeProfile":7}', 'activeProfile'],
	])('config.json: %s', async (text, place) => {
		const {home, path} = homeWith(text, 'config.json');
		const {error} = await runChild(home, ['config', 'work']);
		expect(error?.message).toBe(`${path} has a value in "${place}" that cannot be used.`);
		expect(readFileSync(path, 'utf8')).toBe(text);
	});

	it.each(['1e308', '-5', '0', '601', '"60"', '[30]', 'null', 'true'])(
		'config.json: a timeout of %s is said and left out, and stays in the file',
		async (timeout) => {
			const text = `{"version":1,"profiles":{"work":{"timeout":${timeout},"color":"never"}}}`;
			const {home, path} = homeWith(text, 'config.json');
			expect(await runChild(home, ['config', 'work'])).toEqual({
				value: {color: 'never', defaults: {}},
				warnings: [
					`"profiles.work.timeout" in ${path} is not a number of seconds from 1 to 600; it was ignored.`,
				],
			});
			expect(readFileSync(path, 'utf8')).toBe(text);
			await runChild(home, ['profile', 'work', 'acme']);
			expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({
				profiles: {work: {timeout: JSON.parse(timeout), customerContext: 'acme'}},
			});
		},
	);

	it.each([
		['without a version', `{"keys":{"default":{"key":"${canary}","origin":"${origin}"}}}`],
		['of version 0', `{"version":0,"keys":{"default":{"key":"${canary}","origin":"${origin}"}}}`],
		['with a byte order mark', `\u{FEFF}${goodCredentials}`],
	])('an older file, %s, is taken and saved as the current one', async (_name, text) => {
		const {home, path} = homeWith(text);
		expect(await runChild(home, ['read'])).toEqual({value: canary, warnings: []});
		await runChild(home, ['save', 'work', 'another-test-key']);
		expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({version: 1});
		expect(await runChild(home, ['read'])).toEqual({value: canary, warnings: []});
	});

	it('is a folder', async () => {
		const home = makeHome();
		const path = join(makeFolder(home), 'credentials.json');
		mkdirSync(path);
		own(path);
		for (const words of [['read'], ['save', 'default', canary]]) {
			const {error} = await runChild(home, words);
			expect(error?.message).toBe(`${path} is a folder, not a file.`);
		}
	});

	it('is a device', async () => {
		const home = makeHome();
		const path = join(makeFolder(home), 'credentials.json');
		symlinkSync('/dev/full', path);
		const {error} = await runChild(home, ['save', 'default', canary]);
		expect(error?.message).toBe(`${path} is not a regular file.`);
	});

	it('cannot be read', async () => {
		const {home, path} = homeWith(goodCredentials);
		chmodSync(path, 0o000);
		const {error} = await runChild(home, ['read']);
		expect(error).toMatchObject({code: 'CLI_ERROR', message: `${path} cannot be read (EACCES).`});
	});

	it.each(['.config/dci-invite', '.config'])(
		'lies in a folder that cannot be entered: %s',
		async (place) => {
			const {home} = homeWith(goodCredentials);
			chmodSync(join(home, place), 0o000);
			const {error} = await runChild(home, ['read']);
			expect(error?.message).toContain('cannot be read (EACCES)');
			expect(error?.hint?.endsWith(`: ls -ld ${join(home, place)}`)).toBe(true);
			chmodSync(join(home, place), 0o700);
		},
	);

	it('belongs to somebody else', () => {
		const {home, path} = homeWith(goodCredentials);
		const isRoot = process.getuid?.() === 0;
		if (isRoot) chownSync(path, 12345, 12345);
		const owner = statSync(path).uid;
		const settings = openSettings({env: {}, home, uid: owner + 1, warn: () => {}});
		expect(() => settings.savedKey('default')).toThrow(
			`${path} belongs to another user (ID ${owner}).`,
		);
	});

	it('is a link that leads to itself', async () => {
		const home = makeHome();
		const path = join(makeFolder(home), 'credentials.json');
		symlinkSync(path, path);
		const {error} = await runChild(home, ['read']);
		expect(error?.message).toBe(`${path} is a link that leads to itself.`);
	});
});

describe('a link', () => {
	it('to a file of our own is followed and stays a link', async () => {
		const home = makeHome();
		const path = join(makeFolder(home), 'config.json');
		const dotfiles = join(home, 'dotfiles');
		mkdirSync(dotfiles);
		own(dotfiles);
		put(join(dotfiles, 'config.json'), '{"version":1,"profiles":{}}');
		symlinkSync(join(dotfiles, 'config.json'), path);
		expect(await runChild(home, ['profile', 'work', 'acme'])).toEqual({warnings: []});
		expect(JSON.parse(readFileSync(join(dotfiles, 'config.json'), 'utf8'))).toMatchObject({
			profiles: {work: {customerContext: 'acme'}},
		});
		expect(readFileSync(path, 'utf8')).toBe(readFileSync(join(dotfiles, 'config.json'), 'utf8'));
		expect(readdirSync(dotfiles)).toEqual(['config.json']);
	});

	it('that leads nowhere yet counts as no file, and the file is made where it leads', async () => {
		const home = makeHome();
		const path = join(makeFolder(home), 'config.json');
		symlinkSync(join(home, 'later.json'), path);
		expect(await runChild(home, ['config', 'work'])).toEqual({value: {defaults: {}}, warnings: []});
		expect(await runChild(home, ['profile', 'work', 'acme'])).toEqual({warnings: []});
		expect(existsSync(join(home, 'later.json'))).toBe(true);
	});
});

describe('rights that are too loose', () => {
	it('are taken away with one line', async () => {
		const {home, folder, path} = homeWith(goodCredentials);
		chmodSync(path, 0o644);
		chmodSync(folder, 0o755);
		const report = await runChild(home, ['read']);
		expect(report.value).toBe(canary);
		expect(report.warnings).toEqual([
			`Other users of this machine could read ${folder}, ${path}; now only you can.`,
		]);
		expect([statSync(folder).mode & 0o777, statSync(path).mode & 0o777]).toEqual([0o700, 0o600]);
		expect((await runChild(home, ['read'])).warnings).toEqual([]);
	});
});

describe('a place that cannot be written', () => {
	it('leaves a new home without anything', async () => {
		const home = makeHome();
		chmodSync(home, 0o500);
		const {error} = await runChild(home, ['save', 'default', canary]);
		expect(error).toMatchObject({
			code: 'CLI_ERROR',
			message: expect.stringMatching(/^Nothing was saved: you may not write to .*\.$/),
		});
		expect(readdirSync(home)).toEqual([]);
	});

	it('keeps an old key where it is', async () => {
		const {home, folder} = homeWith(goodCredentials);
		chmodSync(folder, 0o500);
		const {error} = await runChild(home, ['save', 'default', 'another-test-key']);
		expect(error?.message).toMatch(/^Nothing was saved: /);
		expect(await runChild(home, ['read'])).toEqual({value: canary, warnings: []});
	});

	it('may have a file where the folder should be', async () => {
		const home = makeHome();
		put(join(home, '.config'), 'x');
		expect(await runChild(home, ['read'])).toEqual({warnings: []});
		const {error} = await runChild(home, ['save', 'default', canary]);
		expect(error?.message).toMatch(/: a file is in the way of the folder of .*\.$/);
	});

	it('may be a disk that is full: a write cut short is noticed and the old key comes back', async () => {
		const {home, folder} = homeWith(goodCredentials);
		const long = 'x'.repeat(4000);
		const {error} = await runChild(home, ['save', 'default', long], {maxFileKilobytes: 1});
		expect(error?.message).toMatch(/^Nothing was saved: .* the disk may be full\.$/);
		expect(await runChild(home, ['read'])).toEqual({value: canary, warnings: []});
		expect(readdirSync(folder)).toEqual(['credentials.json']);
	});

	it('may be a disk that is full from the start: no half file is left', async () => {
		const home = makeHome();
		const long = 'x'.repeat(4000);
		await runChild(home, ['save', 'default', long], {maxFileKilobytes: 1});
		expect(readdirSync(join(home, '.config', 'dci-invite'))).toEqual([]);
	});
});

describe('a folder where saving must not go round for ever', () => {
	it('may be below /proc', async () => {
		const settings = openSettings({env: {XDG_CONFIG_HOME: '/proc'}, home: '/', warn: () => {}});
		await expect(settings.saveKey('default', {key: canary, origin})).rejects.toThrow(
			'Nothing was saved: /proc/dci-invite/credentials.json cannot be created.',
		);
	});

	it.each([
		['a link that leads nowhere', (lock: string) => symlinkSync('/nowhere/at/all', lock)],
		['a folder', (lock: string) => mkdirSync(lock)],
		['a file with something in it', (lock: string) => writeFileSync(lock, 'mine')],
	])('may have %s where the lock goes; that stays as it is', async (_name, make) => {
		const home = makeHome();
		const folder = makeFolder(home);
		make(join(folder, '.lock'));
		const before = lstatSync(join(folder, '.lock'));
		const {error} = await runChild(home, ['save', 'default', canary]);
		expect(error?.message).toContain(`Nothing was saved: ${join(folder, '.lock')} is in the way.`);
		expect(lstatSync(join(folder, '.lock')).ino).toBe(before.ino);
		expect(readdirSync(folder)).toEqual(['.lock']);
	});

	it.runIf(process.getuid?.() === 0)('may belong to somebody else: no key goes there', async () => {
		const home = makeHome();
		const folder = makeFolder(home);
		chmodSync(folder, 0o777);
		chownSync(folder, 12345, 12345);
		const {error} = await runChild(home, ['save', 'default', canary]);
		expect(error?.message).toBe(`Nothing was saved: ${folder} belongs to another user (ID 12345).`);
		expect(readdirSync(folder)).toEqual([]);
	});
});

describe('a key and its profile', () => {
	it.each([
		['with an old key', goodCredentials, canary],
		['without one', undefined, undefined],
	])('%s: are saved together or not at all', async (_name, before, key) => {
		const home = makeHome();
		const folder = makeFolder(home);
		if (before) put(join(folder, 'credentials.json'), before);
		const {error} = await runChild(home, ['account', 'default', 'another-test-key'], {
			maxFileKilobytes: 1,
		});
		expect(error?.message).toMatch(/^Nothing was saved: .*config\.json .* the disk may be full\.$/);
		expect(readdirSync(folder)).toEqual(before ? ['credentials.json'] : []);
		expect(await runChild(home, ['read'])).toEqual({value: key, warnings: []});
	});
});

describe('two processes that save at once', () => {
	it('both succeed', async () => {
		const home = makeHome();
		const names = ['one', 'two', 'three', 'four'];
		const reports = await Promise.all(
			names.map((name) => runChild(home, ['save', name, `test-key-of-${name}`])),
		);
		expect(reports).toEqual(names.map(() => ({warnings: []})));
		for (const name of names) {
			expect(await runChild(home, ['read', name])).toEqual({
				value: `test-key-of-${name}`,
				warnings: [],
			});
		}
		expect(readdirSync(join(home, '.config', 'dci-invite'))).toEqual(['credentials.json']);
	});
});

describe('setting a file aside', () => {
	const now = new Date('2026-03-04T05:06:07.890Z');

	it('keeps it whole under a name that says when', () => {
		const {home, folder, path} = homeWith('{"half');
		chmodSync(path, 0o644);
		const settings = openSettings({env: {}, home, warn: () => {}});
		expect(settings.problems()).toMatchObject([{path, canSetAside: true}]);
		const kept = settings.setAside(path, now);
		expect(kept).toBe(`${path}.corrupt-20260304T050607Z`);
		expect(readFileSync(kept, 'utf8')).toBe('{"half');
		expect(statSync(kept).mode & 0o777).toBe(0o600);
		expect(settings.problems()).toEqual([]);
		expect(settings.savedKey('default')).toBeUndefined();
		put(path, '{"again');
		expect(settings.setAside(path, now)).toBe(`${path}.corrupt-20260304T050607Z-2`);
		expect(readdirSync(folder)).toHaveLength(2);
	});

	it('is not offered for a file a newer program wrote', () => {
		const {home} = homeWith('{"version":9}', 'config.json');
		const settings = openSettings({env: {}, home, warn: () => {}});
		const [problem] = settings.problems();
		expect(problem).toBeInstanceOf(BrokenFileError);
		expect(problem).toMatchObject({canSetAside: false, hint: expect.stringContaining('Update')});
	});

	it('says why when it cannot', () => {
		const {home, path} = homeWith('x');
		const settings = openSettings({env: {}, home, warn: () => {}});
		rmSync(path);
		expect(() => settings.setAside(path, now)).toThrow(/^Nothing was saved: /);
	});
});

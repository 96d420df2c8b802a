import {mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {keyForBase} from '../../source/settings/saved-account.ts';
import {openSettings, type Settings} from '../../source/settings/settings.ts';

const canary = 'test-key-0000-canary';
const origin = 'https://api.doit.com';

function open(home = mkdtempSync(join(tmpdir(), 'dci-settings-'))) {
	const warnings: string[] = [];
	const settings = openSettings({
		env: {},
		home,
		uid: process.getuid?.(),
		warn: (line) => warnings.push(line),
	});
	function again(): Settings {
		return openSettings({
			env: {},
			home,
			uid: process.getuid?.(),
			warn: (line) => warnings.push(line),
		});
	}
	return {home, settings, again, warnings};
}

function modeOf(path: string) {
	return statSync(path).mode & 0o777;
}

describe('places', () => {
	it.each([
		['nothing', undefined, '/home/jane/.config/dci-invite'],
		['an absolute folder', '/srv/conf', '/srv/conf/dci-invite'],
		['an empty text', '', '/home/jane/.config/dci-invite'],
		['a relative folder', 'conf', '/home/jane/.config/dci-invite'],
		['a relative folder with dots', './conf', '/home/jane/.config/dci-invite'],
	])('with XDG_CONFIG_HOME saying %s', (_name, value, folder) => {
		const settings = openSettings({
			env: {XDG_CONFIG_HOME: value},
			home: '/home/jane',
			warn: () => {},
		});
		expect(settings.paths).toEqual({
			folder,
			config: `${folder}/config.json`,
			credentials: `${folder}/credentials.json`,
		});
	});
});

describe('a home without settings', () => {
	it('answers with nothing and makes nothing', () => {
		const {home, settings, warnings} = open();
		expect(settings.profileNames()).toEqual([]);
		expect(settings.activeProfile()).toBe('default');
		expect(settings.profile('default')).toEqual({defaults: {}});
		expect(settings.savedKey('default')).toBeUndefined();
		expect(settings.problems()).toEqual([]);
		expect(readdirSync(home)).toEqual([]);
		expect(warnings).toEqual([]);
	});

	it('has no key to forget, and makes nothing for it', async () => {
		const {home, settings} = open();
		expect(await settings.forgetKey('default')).toBe(false);
		expect(readdirSync(home)).toEqual([]);
	});
});

describe('saving', () => {
	it('keeps the key in credentials.json alone, readable by the owner only', async () => {
		const {settings, again, warnings} = open();
		await settings.saveProfile('work', {
			email: 'jane@acme.com',
			domain: 'acme.com',
			defaults: {role: {id: 'r1', name: 'Standard User'}, jobTitle: null},
		});
		await settings.saveKey('work', {key: canary, origin});
		await settings.chooseProfile('work');

		const {folder, config, credentials} = settings.paths;
		expect(readdirSync(folder).toSorted()).toEqual(['config.json', 'credentials.json']);
		expect([modeOf(folder), modeOf(config), modeOf(credentials)]).toEqual([0o700, 0o600, 0o600]);
		expect(readFileSync(config, 'utf8')).not.toContain(canary);
		expect(readFileSync(credentials, 'utf8')).toContain(canary);

		for (const store of [settings, again()]) {
			expect(store.activeProfile()).toBe('work');
			expect(store.profileNames()).toEqual(['work']);
			expect(store.profile('work')).toEqual({
				email: 'jane@acme.com',
				domain: 'acme.com',
				defaults: {role: {id: 'r1', name: 'Standard User'}, jobTitle: null},
			});
			expect(store.savedKey('work')).toEqual({key: canary, origin});
		}
		expect(warnings).toEqual([]);
	});

	it('changes what is named and removes what is undefined', async () => {
		const {settings, again} = open();
		await settings.saveProfile('default', {
			timeout: 60,
			color: 'never',
			defaults: {role: {id: 'r1', name: 'One'}, organization: {id: 'o1', name: 'Org'}},
		});
		await settings.saveProfile('default', {
			timeout: undefined,
			accessible: true,
			defaults: {role: undefined, jobTitle: 'Founder'},
		});
		expect(again().profile('default')).toEqual({
			color: 'never',
			accessible: true,
			defaults: {organization: {id: 'o1', name: 'Org'}, jobTitle: 'Founder'},
		});
	});

	it('keeps what it does not know', async () => {
		const {settings, again} = open();
		await settings.saveProfile('default', {timeout: 5});
		const text = readFileSync(settings.paths.config, 'utf8');
		const data = {...JSON.parse(text), note: 'mine'};
		writeFileSync(settings.paths.config, JSON.stringify(data), {mode: 0o600});
		await again().saveProfile('other', {timeout: 6});
		expect(JSON.parse(readFileSync(settings.paths.config, 'utf8'))).toMatchObject({note: 'mine'});
	});

	it.each(['constructor', 'hasOwnProperty', 'a.b', 'toString'])(
		'takes %s as a name like any other',
		async (name) => {
			const {settings, again} = open();
			expect(settings.savedKey(name)).toBeUndefined();
			expect(settings.profile(name)).toEqual({defaults: {}});
			await settings.saveKey(name, {key: canary, origin});
			await settings.saveProfile(name, {timeout: 7});
			expect(again().savedKey(name)?.key).toBe(canary);
			expect(again().profile(name).timeout).toBe(7);
		},
	);

	it.each(['', '__proto__', '-x', 'a b', '../x', 'a/b', 'ü', `x${'y'.repeat(64)}`])(
		'refuses %j as a name',
		async (name) => {
			const {settings} = open();
			const refusal = {code: 'USAGE_ERROR', exitCode: 2};
			await expect(settings.saveKey(name, {key: canary, origin})).rejects.toMatchObject(refusal);
			await expect(settings.saveProfile(name, {})).rejects.toMatchObject(refusal);
			await expect(settings.chooseProfile(name)).rejects.toMatchObject(refusal);
		},
	);

	it('forgets a key and then the whole profile', async () => {
		const {settings, again} = open();
		await settings.saveKey('work', {key: canary, origin});
		await settings.saveKey('home', {key: 'another-test-key', origin});
		await settings.saveProfile('work', {timeout: 5});
		await settings.chooseProfile('work');
		expect(await settings.forgetKey('work')).toBe(true);
		expect(again().savedKey('work')).toBeUndefined();
		expect(again().savedKey('home')?.key).toBe('another-test-key');
		expect(again().profileNames()).toEqual(['home', 'work']);
		await settings.removeProfile('work');
		expect(again().profileNames()).toEqual(['home']);
		expect(again().activeProfile()).toBe('default');
		expect(readFileSync(settings.paths.credentials, 'utf8')).not.toContain(canary);
	});

	it('clears away what a killed writer left', async () => {
		const {settings} = open();
		await settings.saveKey('default', {key: canary, origin});
		const {folder, credentials} = settings.paths;
		writeFileSync(`${credentials}.tmp-1234567890abcdef`, canary);
		writeFileSync(join(folder, 'mine.txt'), 'kept');
		await settings.saveKey('default', {key: 'another-test-key', origin});
		expect(readdirSync(folder).toSorted()).toEqual(['credentials.json', 'mine.txt']);
	});

	it('does not wait for ever for a writer that died', async () => {
		const {withLock} = await import('../../source/settings/write.ts');
		const folder = join(mkdtempSync(join(tmpdir(), 'dci-settings-')), 'dci-invite');
		mkdirSync(folder);
		writeFileSync(join(folder, '.lock'), '');
		expect(await withLock(folder, async () => 'done', {patienceMs: 40})).toBe('done');
		expect(readdirSync(folder)).toEqual([]);
	});

	it('waits for a writer that is at work', async () => {
		const {withLock} = await import('../../source/settings/write.ts');
		const folder = mkdtempSync(join(tmpdir(), 'dci-settings-'));
		const order: string[] = [];
		const {promise: released, resolve: release} = Promise.withResolvers<void>();
		const first = withLock(folder, async () => {
			order.push('first begins');
			await released;
			order.push('first ends');
		});
		const second = withLock(folder, async () => order.push('second'));
		release();
		await Promise.all([first, second]);
		expect(order).toEqual(['first begins', 'first ends', 'second']);
	});
});

describe('a saved key', () => {
	it.each([
		['https://api.doit.com', 'https://api.doit.com', {status: 'usable', key: canary}],
		['https://api.doit.com', 'https://api.doit.com/prefix', {status: 'usable', key: canary}],
		[
			'https://api.doit.com',
			'https://api.doit.com.example',
			{status: 'other-origin', origin: 'https://api.doit.com'},
		],
		[
			'https://api.doit.com',
			'https://api.doit.com:8443',
			{status: 'other-origin', origin: 'https://api.doit.com'},
		],
		[
			'http://127.0.0.1:4000',
			'http://127.0.0.1:4001',
			{status: 'other-origin', origin: 'http://127.0.0.1:4000'},
		],
	])('that is for %s, asked for %s', (savedFor, base, expected) => {
		function savedKey() {
			return {key: canary, origin: savedFor};
		}
		expect(keyForBase({savedKey}, 'default', base)).toEqual(expected);
	});

	it('may be absent', () => {
		expect(keyForBase({savedKey: () => undefined}, 'default', origin)).toEqual({status: 'none'});
	});
});

import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {PassThrough} from 'node:stream';
import {screen} from '@inquirer/testing/vitest';
import {describe, expect, it, vi} from 'vitest';
import {InviteError} from '../../source/errors.ts';
import {NotSavedError} from '../../source/settings/errors.ts';
import {openSettings, type Settings} from '../../source/settings/settings.ts';
import {mendFiles} from '../../source/setup/mend-files.ts';
import {runSetup} from '../../source/setup/run-setup.ts';
import type {SetupDeps} from '../../source/setup/setup-deps.ts';
import {words} from '../../source/words/words.ts';
import {makeHome} from '../helpers/environment.ts';
import {
	createFakeService,
	goodKey,
	type Lists,
	manyKey,
	offlineKey,
	serviceKey,
} from './fake-service.ts';

vi.mock('../../source/setup/key-prompt.ts', async (load) => {
	const actual = await load<typeof import('../../source/setup/key-prompt.ts')>();
	const {wrapPrompt} = await import('@inquirer/testing/vitest');
	return {...actual, askHiddenKey: wrapPrompt(actual.askHiddenKey)};
});

vi.mock('../../source/setup/text-prompt.ts', async (load) => {
	const actual = await load<typeof import('../../source/setup/text-prompt.ts')>();
	const {wrapPrompt} = await import('@inquirer/testing/vitest');
	return {...actual, askLine: wrapPrompt(actual.askLine)};
});

const origin = 'https://api.doit.com';

function start(options: {lists?: Lists; settings?: Settings; deps?: Partial<SetupDeps>} = {}) {
	const home = makeHome();
	const settings = options.settings ?? openSettings({env: {}, home, warn: () => {}});
	const said: string[] = [];
	const service = createFakeService(options.lists);
	const stop = new AbortController();
	const deps: SetupDeps = {
		settings,
		profile: 'default',
		baseUrl: origin,
		connect: service.connect,
		input: new PassThrough(),
		output: new PassThrough(),
		signal: stop.signal,
		face: 'wizard',
		look: {colour: 'none', glyphs: 'unicode'},
		offered: false,
		environmentHasKey: false,
		say: (line) => said.push(line),
		...options.deps,
	};
	return {home, settings, said, service, stop, deps};
}

/** Waits until the screen shows this; says what it showed instead. */
async function shows(text: string) {
	await vi.waitFor(() => expect(screen.getScreen()).toContain(text), {
		timeout: 15_000,
		interval: 5,
	});
}

async function enterKey(key: string) {
	await shows('Paste the key (hidden)');
	screen.type(key);
	await shows('received');
	screen.keypress('enter');
}

async function skipDefaults() {
	for (const question of ['Default role', 'Default organization', 'Default job title']) {
		await shows(question);
		await shows('❯ Skip: ask each time');
		screen.keypress('enter');
	}
}

async function choose(question: string, downs: number) {
	await shows(question);
	for (let count = 0; count < downs; count++) screen.keypress('down');
	screen.keypress('enter');
}

describe('the first time', () => {
	it('takes a key, says whose it is and where it will lie, saves it, and names the next command', async () => {
		const {home, settings, said, deps} = start();
		const outcome = runSetup(deps);
		await shows(words.ask.keysAreMadeAt('https://app.doit.com/profile/api'));
		await enterKey(` Bearer ${goodKey}`);
		await shows('Save it for the profile "default"?');
		expect(readdirSync(join(settings.paths.folder, '..', '..'))).toEqual([]);
		expect(said).toEqual([
			'Checking the key...',
			'This key belongs to jane@acme.com (acme.com).',
			words.ask.savedKeyIsClearText(settings.paths.credentials),
		]);
		await choose('Save it', 0);
		await skipDefaults();
		expect(await outcome).toEqual({
			status: 'saved',
			key: goodKey,
			identity: {email: 'jane@acme.com', domain: 'acme.com'},
		});
		expect(said.slice(3)).toEqual([
			'Saved.',
			words.setup.defaultsIntroduction,
			'To invite someone: dci-invite',
		]);
		expect(settings.savedKey('default')).toEqual({key: goodKey, origin});
		expect(settings.profile('default')).toEqual({
			email: 'jane@acme.com',
			domain: 'acme.com',
			defaults: {},
		});
		const output = await screen.getFullOutput({raw: true});
		expect(output).not.toContain(goodKey);
		expect(output).toContain('********nary');
		const files = readdirSync(home, {recursive: true, withFileTypes: true})
			.filter((file) => file.isFile())
			.map((file) => join(file.parentPath, file.name));
		const holdsKey = files.filter((file) => readFileSync(file, 'utf8').includes(goodKey));
		expect(holdsKey).toEqual([settings.paths.credentials]);
	});

	it('says of a service account that it is one, then and later', async () => {
		const {settings, said, deps} = start();
		const offered = runSetup({...deps, offered: true});
		await enterKey(serviceKey);
		await choose('Save it', 0);
		expect(await offered).toMatchObject({status: 'saved', identity: {domain: 'acme.com'}});
		expect(said).toContain('This key belongs to a service account of acme.com.');
		expect(settings.profile('default')).toEqual({domain: 'acme.com', defaults: {}});
		const again = runSetup(deps);
		await choose('What do you want to change?', 2);
		expect(await again).toEqual({status: 'unchanged'});
		expect(said).toContain('Profile "default": service account (acme.com), key ********0000');
	});

	it('saves defaults found by typing, by name and by ID', async () => {
		const {settings, deps} = start();
		const outcome = runSetup(deps);
		await enterKey(goodKey);
		await choose('Save it', 0);
		await shows('Default role');
		screen.type('standard');
		await shows('❯ Standard User');
		screen.keypress('enter');
		await shows('Default organization');
		screen.type('org-1');
		await shows('❯ Acme Europe');
		screen.keypress('enter');
		await choose('Default job title', 1);
		await outcome;
		expect(settings.profile('default').defaults).toEqual({
			role: {id: 'role-2', name: 'Standard User'},
			organization: {id: 'org-1', name: 'Acme Europe'},
			jobTitle: null,
		});
	});

	it('goes on without a list that cannot be loaded, and without one that is empty', async () => {
		const lists = {
			roles: new InviteError('PERMISSION_DENIED', 'jane@acme.com may not invite people here.'),
			organizations: [],
		};
		const {said, deps} = start({lists});
		const outcome = runSetup(deps);
		await enterKey(goodKey);
		await choose('Save it', 0);
		await choose('Default job title', 0);
		expect(await outcome).toMatchObject({status: 'saved'});
		expect(said).toContain(
			'The roles could not be loaded. jane@acme.com may not invite people here.',
		);
		expect(said).toContain('There are no organizations to choose from.');
	});

	it('shows names from the service without what could steer the terminal', async () => {
		const lists = {roles: [{id: 'r', name: 'Evil\u{1B}]0;x\u{7}\u{202E}Role'}]};
		const {deps, settings} = start({lists});
		const outcome = runSetup(deps);
		await enterKey(goodKey);
		await choose('Save it', 0);
		await shows('EvilRole');
		expect(await screen.getFullOutput({raw: true})).not.toContain('\u{1B}]0;x');
		await choose('Default role', 2);
		await choose('Default organization', 0);
		await choose('Default job title', 0);
		await outcome;
		expect(settings.profile('default').defaults['role']).toMatchObject({id: 'r'});
	});

	it('ends after the saving when the wizard offered it', async () => {
		const {said, deps} = start({deps: {offered: true}});
		const outcome = runSetup(deps);
		await enterKey(goodKey);
		await choose('Save it', 0);
		expect(await outcome).toMatchObject({status: 'saved'});
		expect(said.at(-1)).toBe('Saved.');
	});

	it.each([
		[true, 1, 'this-run'],
		[true, 2, 'cancelled'],
		[false, 1, 'cancelled'],
	])('writes nothing, offered %s, on row %i of the saving', async (offered, downs, status) => {
		const {home, deps} = start({deps: {offered}});
		const outcome = runSetup(deps);
		await enterKey(goodKey);
		await choose('Save it', downs);
		expect(await outcome).toMatchObject({status});
		expect(readdirSync(home)).toEqual([]);
	});

	it('makes the first profile the active one and names it nowhere it need not', async () => {
		const {settings, said, deps} = start({deps: {profile: 'work'}});
		const outcome = runSetup(deps);
		await enterKey(goodKey);
		await choose('Save it for the profile "work"?', 0);
		await skipDefaults();
		await outcome;
		expect(settings.activeProfile()).toBe('work');
		expect(said.at(-1)).toBe('To invite someone: dci-invite');
	});

	it('says that a key in the environment is used instead', async () => {
		const {said, deps} = start({deps: {environmentHasKey: true, offered: true}});
		const outcome = runSetup(deps);
		await enterKey(goodKey);
		await choose('Save it', 2);
		await outcome;
		expect(said[0]).toMatch(/^DCI_API_KEY is set/);
	});
});

describe('a key that is not taken', () => {
	it('is asked for again, three times in all', async () => {
		const {said, service, home, deps} = start();
		const outcome = runSetup(deps).catch((error: unknown) => error);
		for (const key of ['wrong-key-0001', 'wrong-key-0002', 'wrong-key-0003']) await enterKey(key);
		expect(await outcome).toMatchObject({
			code: 'AUTHENTICATION_FAILED',
			exitCode: 10,
			message: expect.stringMatching(/That was the third try\. Nothing was saved\.$/),
		});
		expect(service.calls).toHaveLength(3);
		expect(said.filter((line) => line.includes('did not accept the key'))).toHaveLength(2);
		expect(readdirSync(home)).toEqual([]);
	});

	it('may be followed by one that is', async () => {
		const {deps} = start({deps: {offered: true}});
		const outcome = runSetup(deps);
		await enterKey('wrong-key-0001');
		await enterKey(goodKey);
		await choose('Save it', 0);
		expect(await outcome).toMatchObject({status: 'saved', key: goodKey});
	});

	it('is explained before any request when it can be no key', async () => {
		const {service, deps} = start({deps: {offered: true}});
		const outcome = runSetup(deps);
		await enterKey('short');
		await shows('That is too short to be a key.');
		expect(service.calls).toEqual([]);
		await enterKey(goodKey);
		await choose('Save it', 2);
		await outcome;
	});

	it('can be saved unchecked when the service cannot be reached', async () => {
		const {settings, said, service, deps} = start();
		const outcome = runSetup(deps);
		await enterKey(offlineKey);
		await choose('The key could not be checked', 0);
		await vi.waitFor(() => expect(service.calls).toHaveLength(2));
		await choose('The key could not be checked', 1);
		await choose('Save it', 0);
		expect(await outcome).toEqual({status: 'saved', key: offlineKey});
		expect(settings.savedKey('default')?.key).toBe(offlineKey);
		expect(said.at(-1)).toBe('To invite someone: dci-invite');
	});

	it('can be given up when the service cannot be reached', async () => {
		const {home, deps} = start();
		const outcome = runSetup(deps);
		await enterKey(offlineKey);
		await choose('The key could not be checked', 3);
		expect(await outcome).toEqual({status: 'cancelled'});
		expect(readdirSync(home)).toEqual([]);
	});
});

describe('a key for several customers', () => {
	it('leads to the question which, until one is right', async () => {
		const {settings, said, deps} = start({deps: {offered: true}});
		const outcome = runSetup(deps);
		await enterKey(manyKey);
		await shows(words.setup.customerId);
		screen.keypress('enter');
		await shows(words.setup.badCustomerId);
		screen.type('wrong-customer');
		screen.keypress('enter');
		await vi.waitFor(() => expect(said.at(-1)).toContain('wrong-customer'));
		await shows(words.setup.customerId);
		screen.type('acme-customer');
		screen.keypress('enter');
		await choose('Save it', 0);
		expect(await outcome).toMatchObject({status: 'saved', customerContext: 'acme-customer'});
		expect(settings.profile('default').customerContext).toBe('acme-customer');
	});

	it('takes the customer a flag or the environment names', async () => {
		const {service, deps} = start({deps: {offered: true, customerContext: 'acme-customer'}});
		const outcome = runSetup(deps);
		await enterKey(manyKey);
		await choose('Save it', 2);
		await outcome;
		expect(service.calls).toEqual([{key: manyKey, customerContext: 'acme-customer'}]);
	});
});

describe('a profile that has a key', () => {
	async function withKey(key = goodKey, domain = 'acme.com') {
		const setup = start();
		await setup.settings.saveKey('default', {key, origin});
		await setup.settings.saveProfile('default', {
			email: `joe@${domain}`,
			domain,
			customerContext: 'old-customer',
			timeout: 60,
			defaults: {role: {id: 'role-1', name: 'Account Manager'}, jobTitle: 'Founder'},
		});
		return setup;
	}

	it('says whose it is and can be left as it is', async () => {
		const {said, settings, deps} = await withKey();
		const outcome = runSetup(deps);
		await choose('What do you want to change?', 2);
		expect(await outcome).toEqual({status: 'unchanged'});
		expect(said[0]).toBe('Profile "default": jane@acme.com (acme.com), key ********nary');
		expect(settings.savedKey('default')?.key).toBe(goodKey);
	});

	it('keeps the old key until a new one was accepted', async () => {
		const {settings, deps} = await withKey('test-key-old-0000');
		const outcome = runSetup(deps);
		await choose('What do you want to change?', 0);
		await enterKey('wrong-key-0001');
		await shows('Paste the key (hidden)');
		expect(settings.savedKey('default')?.key).toBe('test-key-old-0000');
		await enterKey(goodKey);
		await shows('Save it');
		expect(settings.savedKey('default')?.key).toBe('test-key-old-0000');
		await choose('Save it', 0);
		await shows('❯ Account Manager');
		screen.keypress('enter');
		await choose('Default organization', 0);
		await shows('❯ Founder');
		screen.keypress('enter');
		expect(await outcome).toMatchObject({status: 'saved', key: goodKey});
		expect(settings.savedKey('default')?.key).toBe(goodKey);
		expect(settings.profile('default')).toMatchObject({
			customerContext: 'old-customer',
			timeout: 60,
			defaults: {role: {id: 'role-1'}, jobTitle: 'Founder'},
		});
	});

	it('keeps the old key after three that were not accepted, and says so', async () => {
		const {settings, deps} = await withKey('test-key-old-0000');
		const outcome = runSetup(deps).catch((error: unknown) => error);
		await choose('What do you want to change?', 0);
		for (const key of ['wrong-key-0001', 'wrong-key-0002', 'wrong-key-0003']) await enterKey(key);
		expect(await outcome).toMatchObject({
			exitCode: 10,
			message: expect.stringMatching(/third try\. Nothing was changed; the saved key stays\.$/),
		});
		expect(settings.savedKey('default')?.key).toBe('test-key-old-0000');
	});

	it('drops customer, role and organization of another account', async () => {
		const {settings, deps} = await withKey('test-key-old-0000', 'other.example');
		const outcome = runSetup(deps);
		await choose('What do you want to change?', 0);
		await enterKey(goodKey);
		await choose('Save it', 0);
		await shows('Default role');
		await shows('❯ Skip: ask each time');
		screen.keypress('enter');
		await choose('Default organization', 0);
		await choose('Default job title', 0);
		await outcome;
		const profile = settings.profile('default');
		expect(profile.customerContext).toBeUndefined();
		expect(profile.defaults.role).toBeUndefined();
		expect(profile).toMatchObject({email: 'jane@acme.com', timeout: 60});
	});

	it('can change its defaults alone', async () => {
		const {settings, deps} = await withKey();
		const outcome = runSetup(deps);
		await choose('What do you want to change?', 1);
		await shows('❯ Account Manager');
		screen.type('standard');
		await shows('❯ Standard User');
		screen.keypress('enter');
		await choose('Default organization', 0);
		await choose('Default job title', 0);
		expect(await outcome).toMatchObject({status: 'saved', key: goodKey});
		expect(settings.profile('default').defaults.role).toEqual({
			id: 'role-2',
			name: 'Standard User',
		});
	});

	it('whose key was revoked offers to replace it', async () => {
		const {said, deps} = await withKey('test-key-old-0000');
		const outcome = runSetup(deps);
		await shows('❯ Replace the key');
		expect(screen.getScreen()).not.toContain('Change defaults');
		expect(said.join('\n')).toContain('did not accept the key ********0000');
		await choose('What do you want to change?', 1);
		expect(await outcome).toEqual({status: 'unchanged'});
	});

	it('for another base is not sent to this one', async () => {
		const {said, service, deps} = await withKey();
		const outcome = runSetup({...deps, baseUrl: 'https://other.example', offered: true});
		await enterKey('another-test-key');
		await enterKey(manyKey);
		await shows(words.setup.customerId);
		deps.input.emit('end');
		expect(said[0]).toBe(
			'The saved key is for https://api.doit.com and is not sent to https://other.example. A new one replaces it.',
		);
		expect(service.calls.map(({key}) => key)).not.toContain(goodKey);
		await expect(outcome).rejects.toMatchObject({code: 'ABORTED'});
	});
});

describe('going back', () => {
	function goBack({deps}: ReturnType<typeof start>) {
		deps.input.emit('data', '\u{1B}');
	}

	it('leads from the saving to the key, and to the customer where that was asked', async () => {
		const setup = start();
		const outcome = runSetup(setup.deps);
		await enterKey(goodKey);
		await shows('Save it');
		goBack(setup);
		await enterKey(manyKey);
		await shows(words.setup.customerId);
		screen.type('acme-customer');
		screen.keypress('enter');
		await shows('Save it');
		goBack(setup);
		await shows(words.setup.customerId);
		goBack(setup);
		await enterKey(goodKey);
		await choose('Save it', 0);
		await skipDefaults();
		expect(await outcome).toMatchObject({status: 'saved', key: goodKey});
		expect(setup.settings.profile('default').customerContext).toBeUndefined();
	});

	it('leads from a key that could not be checked to another one', async () => {
		const setup = start({deps: {offered: true}});
		const outcome = runSetup(setup.deps);
		await enterKey(offlineKey);
		await shows('The key could not be checked');
		goBack(setup);
		await enterKey(goodKey);
		await choose('Save it', 0);
		expect(await outcome).toMatchObject({status: 'saved', key: goodKey});
	});

	it('leads from one default to the one before, which is as it was saved', async () => {
		const setup = start();
		const outcome = runSetup(setup.deps);
		await enterKey(goodKey);
		await choose('Save it', 0);
		await choose('Default role', 2);
		await shows('Default organization');
		expect(setup.settings.profile('default').defaults).toEqual({
			role: {id: 'role-1', name: 'Account Manager'},
		});
		goBack(setup);
		await shows('Default role');
		await shows('❯ Account Manager');
		screen.keypress('up');
		screen.keypress('enter');
		await choose('Default organization', 0);
		await choose('Default job title', 0);
		await outcome;
		expect(setup.settings.profile('default').defaults).toEqual({role: null});
	});

	it('leads from a new key and from the defaults to what to change, and changes nothing', async () => {
		const setup = start();
		await setup.settings.saveKey('default', {key: goodKey, origin});
		const outcome = runSetup(setup.deps);
		await choose('What do you want to change?', 0);
		await shows('Paste the key (hidden)');
		goBack(setup);
		await choose('What do you want to change?', 1);
		await shows('Default role');
		goBack(setup);
		await choose('What do you want to change?', 2);
		expect(await outcome).toEqual({status: 'unchanged'});
		expect(setup.settings.profile('default')).toEqual({defaults: {}});
	});
});

describe('leaving', () => {
	const leaves: Array<[string, (setup: ReturnType<typeof start>) => void]> = [
		['a signal', ({stop}) => stop.abort()],
		['Ctrl+C', () => screen.keypress({name: 'c', ctrl: true})],
		['Ctrl+D', ({deps}) => void deps.input.emit('data', '\u{4}')],
		['the end of the input', ({deps}) => deps.input.emit('end')],
	];

	it.each(leaves)('by %s at the key writes nothing', async (_name, leave) => {
		const setup = start();
		const outcome = runSetup(setup.deps).catch((error: unknown) => error);
		await shows('Paste the key (hidden)');
		screen.type(goodKey);
		await shows('received');
		leave(setup);
		expect(await outcome).toMatchObject({code: 'ABORTED', exitCode: 130});
		expect(readdirSync(setup.home)).toEqual([]);
		expect(await screen.getFullOutput({raw: true})).not.toContain(goodKey);
	});

	it.each(leaves)('by %s at the saving writes nothing', async (_name, leave) => {
		const setup = start();
		const outcome = runSetup(setup.deps).catch((error: unknown) => error);
		await enterKey(goodKey);
		await shows('Save it');
		leave(setup);
		expect(await outcome).toMatchObject({code: 'ABORTED', exitCode: 130});
		expect(readdirSync(setup.home)).toEqual([]);
	});

	it.each(leaves)('by %s at the defaults keeps what was confirmed', async (_name, leave) => {
		const setup = start();
		const outcome = runSetup(setup.deps).catch((error: unknown) => error);
		await enterKey(goodKey);
		await choose('Save it', 0);
		await choose('Default role', 2);
		await shows('Default organization');
		leave(setup);
		expect(await outcome).toMatchObject({code: 'ABORTED', exitCode: 130});
		expect(setup.settings.savedKey('default')?.key).toBe(goodKey);
		expect(setup.settings.profile('default').defaults).toEqual({
			role: {id: 'role-1', name: 'Account Manager'},
		});
	});

	it('by a signal ends with the code of that signal', async () => {
		const {stop, deps} = start();
		const outcome = runSetup(deps).catch((error: unknown) => error);
		await shows('Paste the key (hidden)');
		stop.abort(new InviteError('ABORTED', 'Stopped.', {exitCode: 143}));
		expect(await outcome).toMatchObject({exitCode: 143});
	});
});

describe('files that cannot be used', () => {
	it('lets the run go on when nothing can be saved, and says so once', async () => {
		const {settings, said, deps} = start({deps: {offered: true}});
		function saveKeyAndProfile() {
			return Promise.reject(
				new NotSavedError(words.settings.notSaved('/x/credentials.json', 'full')),
			);
		}
		const outcome = runSetup({...deps, settings: {...settings, saveKeyAndProfile}});
		await enterKey(goodKey);
		await choose('Save it', 0);
		expect(await outcome).toMatchObject({status: 'this-run', key: goodKey});
		expect(said.filter((line) => line.includes('Nothing was saved'))).toEqual([
			'Nothing was saved: /x/credentials.json is on a disk that is full.',
		]);
	});

	it('ends as a command when nothing can be saved, and leaves the saying of it to the error', async () => {
		const {settings, said, deps} = start();
		function saveKeyAndProfile() {
			return Promise.reject(
				new NotSavedError(words.settings.notSaved('/x/credentials.json', 'not-yours')),
			);
		}
		const outcome = runSetup({...deps, settings: {...settings, saveKeyAndProfile}}).catch(
			(error: unknown) => error,
		);
		await enterKey(goodKey);
		await choose('Save it', 0);
		expect(await outcome).toMatchObject({
			exitCode: 1,
			message: 'Nothing was saved: you may not write to /x/credentials.json.',
		});
		expect(said.join('\n')).not.toMatch(/not saved|Nothing was saved/);
	});

	it('cuts a name of any length to one line, answered too', async () => {
		const {deps} = start({lists: {roles: [{id: 'r-long', name: 'long '.repeat(2000)}]}});
		const outcome = runSetup(deps);
		await enterKey(goodKey);
		await choose('Save it', 0);
		await shows('Default role');
		screen.type('long');
		await shows('❯ long');
		screen.keypress('enter');
		await choose('Default organization', 0);
		await choose('Default job title', 0);
		await outcome;
		const output = await screen.getFullOutput({raw: true});
		expect(output).toMatch(/Default role (long )+l?o?n?g?…/);
		expect(output).not.toContain('long '.repeat(16));
	});

	it('keeps the old key when the new one cannot be saved', async () => {
		const {settings, deps} = start({deps: {offered: true}});
		await settings.saveKey('default', {key: 'test-key-old-0000', origin});
		function saveKeyAndProfile() {
			return Promise.reject(new NotSavedError(words.settings.notSaved('/x/config.json', 'full')));
		}
		const outcome = runSetup({...deps, settings: {...settings, saveKeyAndProfile}});
		await enterKey(goodKey);
		await choose('Save it', 0);
		expect(await outcome).toMatchObject({status: 'this-run'});
		expect(settings.savedKey('default')?.key).toBe('test-key-old-0000');
	});

	function breakFile(text: string) {
		const setup = start();
		mkdirSync(setup.settings.paths.folder, {recursive: true});
		writeFileSync(setup.settings.paths.credentials, text);
		return setup;
	}
	function now() {
		return new Date('2026-03-04T05:06:07Z');
	}

	it('offers to set a broken file aside', async () => {
		const {settings, said, deps} = breakFile('{"half');
		const mended = mendFiles({...deps, now});
		await choose('What do you want to do with it?', 0);
		await mended;
		const kept = `${settings.paths.credentials}.corrupt-20260304T050607Z`;
		expect(said).toEqual([
			expect.stringContaining(`${settings.paths.credentials} is not valid JSON`),
			`It was moved to ${kept}`,
		]);
		expect(readFileSync(kept, 'utf8')).toBe('{"half');
		expect(settings.savedKey('default')).toBeUndefined();
	});

	it('leaves a broken file when told to', async () => {
		const {settings, deps} = breakFile('{"half');
		const mended = mendFiles({...deps, now}).catch((error: unknown) => error);
		await choose('What do you want to do with it?', 1);
		expect(await mended).toMatchObject({code: 'CLI_ERROR', exitCode: 1});
		expect(readFileSync(settings.paths.credentials, 'utf8')).toBe('{"half');
	});

	it('does not touch a file a newer program wrote', async () => {
		const {deps} = breakFile('{"version":9}');
		await expect(mendFiles({...deps, now})).rejects.toMatchObject({code: 'CLI_ERROR'});
	});
});

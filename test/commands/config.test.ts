import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it, vi} from 'vitest';
import {run} from '../../source/commands/config.ts';
import {makeContext, type TestOptions} from './command-context.ts';

async function config(words: string[], options: TestOptions = {}) {
	const made = makeContext(options);
	const result = await run(made.context, {positionals: words, flags: options.flags ?? {}});
	return {...made, result};
}

function saved(home: string) {
	return JSON.parse(readFileSync(join(home, '.config/dci-invite/config.json'), 'utf8'));
}

describe('a default that is no default', () => {
	it.each([
		['role', 'role-2'],
		['organization', 'Acme Europe'],
		['jobTitle', {id: 'Founder', name: 'Founder'}],
	])('%s is refused where it stands', async (field, value) => {
		const {home} = await config(['set', 'timeout', '60']);
		const file = saved(home);
		file.profiles.default.defaults = {[field]: value, later: [1]};
		writeFileSync(join(home, '.config/dci-invite/config.json'), JSON.stringify(file));
		await expect(config(['list'], {home})).rejects.toThrow(
			`has a value in "profiles.default.defaults.${field}" that cannot be used`,
		);
	});

	it('stays where a later program wrote it', async () => {
		const {home} = await config(['set', 'timeout', '60']);
		const file = saved(home);
		file.profiles.default.defaults = {later: [1]};
		writeFileSync(join(home, '.config/dci-invite/config.json'), JSON.stringify(file));
		await config(['set', 'timeout', '70'], {home});
		expect(saved(home).profiles.default.defaults).toEqual({later: [1]});
	});
});

describe('config list', () => {
	it('shows every setting with who said it', async () => {
		const {home} = await config(['set', 'default-role', 'standard user']);
		await config(['set', 'timeout', '60'], {home});
		const {result} = await config(['list'], {
			home,
			env: {DCI_CUSTOMER_CONTEXT: 'acme-customer'},
			flags: {noColor: true},
		});
		expect(result.json).toEqual({
			settings: [
				{name: 'default-role', value: {id: 'role-2', name: 'Standard User'}, origin: 'profile'},
				{name: 'default-organization', value: null, origin: 'built-in'},
				{name: 'default-job-title', value: null, origin: 'built-in'},
				{name: 'customer-context', value: 'acme-customer', origin: 'environment'},
				{name: 'timeout', value: 60, origin: 'profile'},
				{name: 'color', value: 'never', origin: 'flag'},
				{name: 'accessible', value: false, origin: 'built-in'},
			],
		});
		expect(result.text).toBe(
			[
				'Profile "default"',
				'default-role          Standard User (role-2)  profile',
				'default-organization  not set                 built-in',
				'default-job-title     not set                 built-in',
				'customer-context      acme-customer           environment',
				'timeout               60                      profile',
				'color                 never                   flag',
				'accessible            false                   built-in',
				'',
			].join('\n'),
		);
	});

	it('is what config alone does', async () => {
		expect((await config([])).result.json).toHaveProperty('settings');
	});
});

describe('config set', () => {
	it.each([
		['default-role', 'Standard User', {defaults: {role: {id: 'role-2', name: 'Standard User'}}}],
		['default-role', 'acc', {defaults: {role: {id: 'role-1', name: 'Account Manager'}}}],
		['default-role', 'role-1', {defaults: {role: {id: 'role-1', name: 'Account Manager'}}}],
		['default-role', 'none', {defaults: {role: null}}],
		[
			'default-organization',
			'acme',
			{defaults: {organization: {id: 'org-1', name: 'Acme Europe'}}},
		],
		['default-job-title', 'founder', {defaults: {jobTitle: 'Founder'}}],
		['default-job-title', 'none', {defaults: {jobTitle: null}}],
		['customer-context', ' acme ', {customerContext: 'acme', defaults: {}}],
		['timeout', '7.5', {timeout: 7.5, defaults: {}}],
		['color', 'NEVER', {color: 'never', defaults: {}}],
		['accessible', 'yes', {accessible: true, defaults: {}}],
		['accessible', '0', {accessible: false, defaults: {}}],
	])('%s %s', async (name, words, profile) => {
		const {home, result} = await config(['set', name, words]);
		expect(saved(home).profiles.default).toEqual(profile);
		expect(result.json).toMatchObject({name, origin: 'profile'});
		expect(result.text).toMatch(new RegExp(`^${name} is now .*, in the profile "default"\\.\n$`));
	});

	it.each([
		['default-role', 'nobody', 'There is no role "nobody".'],
		['default-job-title', 'Wizard', 'There is no job title "Wizard".'],
		['timeout', 'soon', 'timeout takes a number of seconds from 1 to 600.'],
		['timeout', '0', 'timeout takes a number of seconds from 1 to 600.'],
		['color', 'neve', 'color cannot be "neve".'],
		['accessible', 'maybe', 'accessible cannot be "maybe".'],
		[
			'customer-context',
			'a\nb',
			'A customer is an ID, a domain or a name of at most 200 characters.',
		],
	])('refuses %s %s and saves nothing', async (name, words, message) => {
		const {context} = makeContext();
		await expect(
			run(context, {positionals: ['set', name, words], flags: {}}),
		).rejects.toMatchObject({code: 'VALIDATION_ERROR', exitCode: 30, message});
		expect(context.settings().profileNames()).toEqual([]);
	});

	it('saves for the profile that is named', async () => {
		const {home} = await config(['set', 'timeout', '9'], {flags: {profile: 'work'}});
		expect(saved(home).profiles).toEqual({work: {timeout: 9, defaults: {}}});
	});

	it('says when something else is used instead', async () => {
		const {result} = await config(['set', 'customer-context', 'acme'], {
			env: {DCI_CUSTOMER_CONTEXT: 'other'},
		});
		expect(result.text).toContain('The environment variable overrides it while it is set.');
	});

	it.each(['set', 'unset', 'reset'])('%s is refused in the demo', async (action) => {
		const {context} = makeContext({flags: {demo: true}});
		const input = {positionals: [action, 'timeout', '9'], flags: {demo: true, yes: true}};
		await expect(run(context, input)).rejects.toMatchObject({code: 'USAGE_ERROR'});
	});
});

describe('config get, unset, path', () => {
	it.each([
		[['get', 'timeout'], {name: 'timeout', value: 30, origin: 'built-in'}, '30\n'],
		[['get', 'default-role'], {name: 'default-role', value: null, origin: 'built-in'}, ''],
	])('%j', async (words, json, text) => {
		expect((await config(words)).result).toMatchObject({json, text});
	});

	it('get of what is not set is 1, as JSON too', async () => {
		expect((await config(['get', 'default-role'])).result.exitCode).toBe(1);
		const {result} = await config(['get', 'default-role'], {flags: {json: true}});
		expect(result).toMatchObject({json: {value: null}, exitCode: 1});
	});

	it.each([
		['Standard User', 'Standard User\n'],
		['Fin\nance', 'role-2\n'],
		['\u202Eresu', 'role-2\n'],
	])('get says a role %j as --role takes it', async (name, text) => {
		const {home} = await config(['set', 'default-role', 'role-2']);
		const file = saved(home);
		file.profiles.default.defaults.role.name = name;
		writeFileSync(join(home, '.config/dci-invite/config.json'), JSON.stringify(file));
		expect((await config(['get', 'default-role'], {home})).result.text).toBe(text);
	});

	it('get tells a default that is left unset from one that is not saved', async () => {
		const {home} = await config(['set', 'default-role', 'none']);
		const {result} = await config(['get', 'default-role'], {home});
		expect(result).toEqual({
			json: {name: 'default-role', value: 'none', origin: 'profile'},
			text: 'none\n',
		});
	});

	it('unset removes one and leaves the rest', async () => {
		const {home} = await config(['set', 'default-role', 'none']);
		await config(['set', 'timeout', '9'], {home});
		await config(['unset', 'default-role'], {home});
		expect(saved(home).profiles.default).toEqual({timeout: 9, defaults: {}});
	});

	it('path works whatever the files hold', async () => {
		const {home} = await config(['set', 'timeout', '9']);
		const folder = join(home, '.config/dci-invite');
		expect((await config(['path'], {home})).result).toEqual({
			json: {
				folder,
				config: join(folder, 'config.json'),
				credentials: join(folder, 'credentials.json'),
			},
			text: `${folder}/config.json\n${folder}/credentials.json\n`,
		});
	});
});

describe('config reset', () => {
	async function filled() {
		const {home, context} = await config(['set', 'timeout', '9']);
		await context
			.settings()
			.saveKey('default', {key: 'test-key-0000-canary', origin: 'https://api.doit.com'});
		await context
			.settings()
			.saveProfile('default', {email: 'jane@acme.com', defaults: {jobTitle: null}});
		return home;
	}

	it('needs --yes without a person', async () => {
		const home = await filled();
		const {context} = makeContext({home});
		await expect(run(context, {positionals: ['reset'], flags: {}})).rejects.toMatchObject({
			code: 'USAGE_ERROR',
			hint: expect.stringContaining('--yes'),
		});
		expect(saved(home).profiles.default.timeout).toBe(9);
	});

	it('forgets the settings and keeps the key and whose it is', async () => {
		const home = await filled();
		const {result, context} = await config(['reset'], {home, flags: {yes: true}});
		expect(result.json).toEqual({profile: 'default', reset: true});
		expect(saved(home).profiles.default).toEqual({email: 'jane@acme.com', defaults: {}});
		expect(context.settings().savedKey('default')).toBeDefined();
	});

	it.each([
		['\n', {reset: false}, 9],
		['2\n', {reset: true}, undefined],
	])('asks a person, for whom Enter is No (%j)', async (typed, json, timeout) => {
		const home = await filled();
		const {context, stdin, shown} = makeContext({home, person: true, flags: {accessible: true}});
		const result = run(context, {positionals: ['reset'], flags: {accessible: true}});
		await vi.waitFor(() => expect(shown()).toContain('Its key is kept.'), {timeout: 5000});
		stdin.write(typed);
		expect((await result).json).toMatchObject(json);
		expect(saved(home).profiles.default.timeout).toBe(timeout);
	});
});

describe('what config does not know', () => {
	it.each([
		[['get', 'tiemout'], 'Did you mean timeout?'],
		[['set', 'default-roel', 'x'], 'Did you mean default-role?'],
		[['set', 'api-key', 'x'], 'To save an API key: dci-invite setup'],
		[['get'], /For example: dci-invite config get default-role$/],
		[['set'], /For example: dci-invite config set default-role "Standard User"$/],
		[['set', 'timeout'], /For example: dci-invite config set timeout 60/],
		[['lst'], 'Did you mean list?'],
	])('%j', async (words, hint) => {
		const {context} = makeContext();
		await expect(run(context, {positionals: words, flags: {}})).rejects.toMatchObject({
			code: 'USAGE_ERROR',
			exitCode: 2,
			hint: typeof hint === 'string' ? hint : expect.stringMatching(hint),
		});
	});
});

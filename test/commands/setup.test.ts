import {mkdirSync, readdirSync, writeFileSync} from 'node:fs';
import {PassThrough} from 'node:stream';
import {describe, expect, it, vi} from 'vitest';
import {run} from '../../source/commands/setup.ts';
import {words} from '../../source/words/words.ts';
import {goodKey} from '../setup/fake-service.ts';
import {makeContext, type TestOptions} from './command-context.ts';

function piped(text: string) {
	const stdin = new PassThrough();
	stdin.end(text);
	return stdin;
}

async function setup(options: TestOptions) {
	const made = makeContext(options);
	return {...made, result: await run(made.context, {positionals: [], flags: options.flags ?? {}})};
}

describe('setup --key-stdin', () => {
	it('checks, saves and says whose key it is', async () => {
		const {result, context, home} = await setup({
			stdin: piped(`${goodKey}\n`),
			flags: {keyStdin: true, profile: 'ci'},
		});
		const {config, credentials} = context.settings().paths;
		expect(result).toEqual({
			json: {
				status: 'saved',
				account: {email: 'jane@acme.com', domain: 'acme.com'},
				key: {source: 'the profile "ci"', ends: 'nary'},
				profile: 'ci',
				customerContext: null,
				baseUrl: 'https://api.doit.com',
				files: {config, credentials},
			},
			text: `Saved the key of jane@acme.com (acme.com) for the profile "ci" in ${credentials}\n`,
		});
		expect(makeContext({home}).context.account()).toMatchObject({
			profile: {value: 'ci'},
			key: {value: goodKey, source: 'profile'},
		});
	});

	it.each<[string, Record<string, string>, string]>([
		['alone', {}, ''],
		['beside one in the environment', {DCI_API_KEY: 'test-key-1111-canary'}, 'DCI_API_KEY'],
	])('says where a key will lie, and how, %s', async (_, env, more) => {
		const flags = {keyStdin: true};
		const {context, errors} = await setup({stdin: piped(goodKey), flags, env});
		const [where, wins = ''] = errors().trimEnd().split('\n');
		expect(where).toBe(words.ask.savedKeyIsClearText(context.settings().paths.credentials));
		expect(wins).toContain(more);
		expect(wins === '').toBe(more === '');
	});

	it('says nothing of a file when the key is refused', async () => {
		const {context, errors} = makeContext({stdin: piped('unknown-key-0000')});
		await expect(run(context, {positionals: [], flags: {keyStdin: true}})).rejects.toThrow();
		expect(errors()).toBe('');
	});

	it('says no ends of a short key', async () => {
		const {result} = await setup({
			stdin: piped('short-key\n'),
			flags: {keyStdin: true, noVerify: true},
		});
		expect(result.json).toMatchObject({key: {ends: null}});
	});

	it('saves unchecked with --no-verify, for the origin of this run', async () => {
		const {context, result} = await setup({
			stdin: piped('unknown-key-0000'),
			flags: {keyStdin: true, noVerify: true, customerContext: 'acme'},
			env: {DCI_API_BASE_URL: 'http://127.0.0.1:4000/x'},
		});
		expect(result.text).toContain('Saved the key (not checked)');
		expect(context.settings().savedKey('default')).toEqual({
			key: 'unknown-key-0000',
			origin: 'http://127.0.0.1:4000',
		});
		expect(context.settings().profile('default').customerContext).toBe('acme');
	});

	it('saves nothing the service refuses', async () => {
		const {context, home} = makeContext({stdin: piped('unknown-key-0000'), flags: {}});
		await expect(run(context, {positionals: [], flags: {keyStdin: true}})).rejects.toMatchObject({
			code: 'AUTHENTICATION_FAILED',
			exitCode: 10,
		});
		expect(readdirSync(home)).toEqual([]);
	});
});

describe('setup without a person', () => {
	it.each([
		[{}, /--key-stdin/],
		[{noVerify: true}, /--key-stdin --no-verify/],
		[{demo: true}, /dci-invite --demo/],
	])('%j says what to do', async (flags, hint) => {
		const {context} = makeContext({flags});
		await expect(run(context, {positionals: [], flags})).rejects.toMatchObject({
			code: 'USAGE_ERROR',
			exitCode: 2,
			hint: expect.stringMatching(hint),
		});
	});
});

describe('setup line by line', () => {
	function begin(options: TestOptions = {}) {
		const flags = {accessible: true};
		const made = makeContext({person: true, ...options, flags});
		const result = run(made.context, {positionals: [], flags});
		function shows(text: string) {
			return vi.waitFor(() => expect(made.shown()).toContain(text), {timeout: 5000, interval: 5});
		}
		async function answer(question: string, text: string) {
			await shows(question);
			made.stdin.write(text);
		}
		return {...made, result, shows, answer};
	}

	it('asks for everything and saves it', async () => {
		const {context, result, answer, shown} = begin();
		await answer('Paste the key (hidden): ', `${goodKey}\r`);
		await answer('Save it for the profile "default"?', '1\n');
		await answer('Default role', 'standard\n');
		await answer('Default organization', '\n');
		await answer('Default job title', 'founder\n');
		expect((await result).json).toMatchObject({status: 'saved'});
		expect(context.settings().profile('default').defaults).toEqual({
			role: {id: 'role-2', name: 'Standard User'},
			jobTitle: 'Founder',
		});
		expect(shown()).not.toContain(goodKey);
		expect(shown()).not.toContain('\u{1B}');
		expect(shown().endsWith('To invite someone: dci-invite\n')).toBe(true);
	});

	it('ends with 130 when it is cancelled', async () => {
		const {result, answer, home} = begin();
		await answer('Paste the key (hidden): ', `${goodKey}\r`);
		await answer('Save it for the profile "default"?', 'cancel\n');
		expect(await result).toMatchObject({json: {status: 'cancelled'}, exitCode: 130, text: ''});
		expect(readdirSync(home)).toEqual([]);
	});

	it.each(['config.json', 'credentials.json'])('mends a broken %s first', async (file) => {
		const {home, context: before} = makeContext();
		const {folder} = before.settings().paths;
		mkdirSync(folder, {recursive: true});
		writeFileSync(`${folder}/${file}`, '{"half');
		const {result, answer, context} = begin({home});
		await answer('What do you want to do with it?', '1\n');
		await answer('Paste the key (hidden): ', `${goodKey}\r`);
		await answer('Save it for the profile "default"?', '2\n');
		expect((await result).json).toMatchObject({status: 'cancelled'});
		expect(context.settings().problems()).toEqual([]);
		expect(readdirSync(folder)).toEqual([expect.stringMatching(`^${file}\\.corrupt-`)]);
	});
});

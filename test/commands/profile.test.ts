import {describe, expect, it, vi} from 'vitest';
import {run} from '../../source/commands/profile.ts';
import {words} from '../../source/words/words.ts';
import {makeContext, type TestOptions} from './command-context.ts';

async function filled(options: TestOptions = {}) {
	const made = makeContext(options);
	const settings = made.context.settings();
	const key = {key: 'test-key-0000-canary', origin: 'https://api.doit.com'};
	await settings.saveProfile('work', {email: 'jane@acme.com'});
	await settings.saveKey('work', key);
	await settings.saveKey('home', key);
	return made;
}

describe('profile list', () => {
	it('names all of them and the one at work', async () => {
		const {context} = await filled({flags: {profile: 'work'}});
		expect(await run(context, {positionals: ['list'], flags: {}})).toEqual({
			json: {
				profiles: [
					{name: 'home', active: false, email: null},
					{name: 'work', active: true, email: 'jane@acme.com'},
				],
			},
			text: '  home  -\n* work  jane@acme.com\n',
		});
	});

	it('says what to do when there are none', async () => {
		const {context} = makeContext();
		expect(await run(context, {positionals: [], flags: {}})).toEqual({
			json: {profiles: []},
			text: 'There are no profiles yet. To create one: dci-invite setup\n',
		});
	});
});

describe('profile use', () => {
	it('switches for the next runs', async () => {
		const {context, home} = await filled();
		const result = await run(context, {positionals: ['use', 'work'], flags: {}});
		expect(result.json).toEqual({profile: 'work', active: true});
		expect(makeContext({home}).context.account().profile).toEqual({
			value: 'work',
			origin: 'profile',
		});
	});

	it('says when the environment names another', async () => {
		const {context} = await filled({env: {DCI_INVITE_PROFILE: 'home'}});
		const {text} = await run(context, {positionals: ['use', 'work'], flags: {}});
		expect(text).toContain('DCI_INVITE_PROFILE is set to home');
	});

	it.each([
		[['use', 'wrok'], 'VALIDATION_ERROR', 'Did you mean work?'],
		[
			['use', 'constructor'],
			'VALIDATION_ERROR',
			'There are: home, work. To create it: dci-invite setup --profile constructor',
		],
		[
			['use', 'x y'],
			'VALIDATION_ERROR',
			'There are: home, work. To create it: dci-invite setup --profile <name>',
		],
		[['remove', 'nope'], 'VALIDATION_ERROR', 'There are: home, work.'],
		[['use'], 'USAGE_ERROR', 'For example: dci-invite profile use work'],
		[['usee', 'work'], 'USAGE_ERROR', 'Did you mean use?'],
	])('%j is refused', async (positionals, code, hint) => {
		const {context} = await filled();
		await expect(run(context, {positionals, flags: {}})).rejects.toMatchObject({code, hint});
	});
});

describe('profile remove', () => {
	it('needs --yes without a person', async () => {
		const {context} = await filled();
		await expect(run(context, {positionals: ['remove', 'work'], flags: {}})).rejects.toMatchObject({
			code: 'USAGE_ERROR',
		});
		expect(context.settings().profileNames()).toEqual(['home', 'work']);
	});

	it('forgets key and settings', async () => {
		const {context} = await filled();
		const result = await run(context, {positionals: ['remove', 'work'], flags: {yes: true}});
		expect(result.json).toEqual({profile: 'work', removed: true, active: 'default'});
		expect(result.text).toContain(words.commands.profile.usedNow('default'));
		expect(context.settings().profileNames()).toEqual(['home']);
		expect(context.settings().savedKey('work')).toBeUndefined();
	});

	it('asks a person, for whom Enter is No', async () => {
		const {context, stdin, shown} = await filled({person: true, flags: {accessible: true}});
		const result = run(context, {positionals: ['remove', 'work'], flags: {}});
		await vi.waitFor(() => expect(shown()).toContain('Remove the profile "work"'), {timeout: 5000});
		stdin.write('\n');
		expect(await result).toMatchObject({json: {removed: false}, exitCode: 130});
		expect(context.settings().profileNames()).toEqual(['home', 'work']);
	});
});

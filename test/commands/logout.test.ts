import {readFileSync} from 'node:fs';
import {expect, it} from 'vitest';
import {run} from '../../source/commands/logout.ts';
import {makeContext} from './command-context.ts';

const canary = 'test-key-0000-canary';
const input = {positionals: [], flags: {}};

async function withKey(options: Parameters<typeof makeContext>[0]) {
	const made = makeContext(options);
	const key = {key: canary, origin: 'https://api.doit.com'};
	await made.context.settings().saveKey('work', key);
	await made.context.settings().saveKey('home', {...key, key: 'another-test-key'});
	return made;
}

it('forgets the key of the profile at work and no other', async () => {
	const {context} = await withKey({flags: {profile: 'work'}});
	const result = await run(context, input);
	expect(result.json).toEqual({status: 'forgotten', profile: 'work', environmentHasKey: false});
	expect(result.text).toMatch(/^The key of the profile "work" was removed from this computer\./);
	const text = readFileSync(context.settings().paths.credentials, 'utf8');
	expect(text).not.toContain(canary);
	expect(text).toContain('another-test-key');
});

it('says when the environment still has one', async () => {
	const {context} = await withKey({flags: {profile: 'work'}, env: {DCI_API_KEY: canary}});
	const result = await run(context, input);
	expect(result.json).toMatchObject({environmentHasKey: true});
	expect(result.text).toContain('DCI_API_KEY is still set');
	expect(result.text).not.toContain(canary);
});

it('has nothing to forget without a key', async () => {
	const {context} = makeContext();
	expect(await run(context, input)).toEqual({
		json: {status: 'no-key', profile: 'default', environmentHasKey: false},
		text: 'The profile "default" has no saved key.\n',
	});
});

import {mkdirSync, readdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {openSettings} from '../../source/settings/settings.ts';
import {words} from '../../source/words/words.ts';
import {startFaultServer} from '../helpers/fault-server.ts';
import {newHome, type RunOptions, runCommand} from './run-command.ts';

let server: Awaited<ReturnType<typeof startFaultServer>>;
beforeEach(async () => {
	server = await startFaultServer({});
});
afterEach(() => server.close());

/** A home whose settings file holds that text. */
function homeWith(name: 'config' | 'credentials', text: string): string {
	const home = newHome();
	const folder = join(home, '.config/dci-invite');
	mkdirSync(folder, {recursive: true, mode: 0o700});
	writeFileSync(join(folder, `${name}.json`), text, {mode: 0o600});
	return home;
}

async function status(args: string[], options: RunOptions) {
	const text = await runCommand(['status', ...args], options);
	const json = await runCommand(['status', ...args, '--json'], options);
	expect(json.code).toBe(text.code);
	return {
		text,
		known: JSON.parse(json.stdout) as Record<string, unknown>,
		error:
			json.stderr === '' ? undefined : (JSON.parse(json.stderr) as {error: {code: string}}).error,
	};
}

const offline = {baseUrl: 'http://127.0.0.1:1', key: 'a-key-that-is-long-4f2a'};
const ends = '4f2a';

describe('status shows what it knows', () => {
	it('without a key', async () => {
		const {text, known, error} = await status([], {});
		expect(text.code).toBe(10);
		expect(text.stdout).toContain('https://api.doit.com');
		expect(text.stdout).toContain(words.commands.status.noKey);
		expect(text.stderr).toContain(words.context.noKey);
		expect(known).toMatchObject({account: null, key: null, profile: 'default'});
		expect(error).toMatchObject({code: 'AUTHENTICATION_FAILED'});
	});

	it('offline, with whom the key was last', async () => {
		const home = newHome();
		await openSettings({env: {}, home, warn: () => {}}).saveKeyAndProfile(
			'default',
			{key: offline.key, origin: offline.baseUrl},
			{email: 'jim@acme.com', domain: 'acme.com'},
		);
		const {text, known, error} = await status([], {
			home,
			env: {DCI_API_BASE_URL: offline.baseUrl},
		});
		expect(text.code).toBe(41);
		expect(text.stdout).toContain(words.commands.status.remembered('jim@acme.com'));
		expect(known).toMatchObject({
			account: {email: 'jim@acme.com', domain: 'acme.com'},
			key: {ends},
			baseUrl: offline.baseUrl,
		});
		expect(error).toMatchObject({code: 'NETWORK_ERROR'});
	});

	it('with a refused key', async () => {
		await server.close();
		server = await startFaultServer({reads: {validate: 'unauthorized'}});
		const {text, known, error} = await status([], {service: server});
		expect(text.code).toBe(10);
		expect(text.stdout).toContain(`********${server.key.slice(-4)}`);
		expect(known).toMatchObject({account: null, key: {source: 'DCI_API_KEY'}});
		expect(error).toMatchObject({code: 'AUTHENTICATION_FAILED'});
	});

	it('with a profile nobody has made', async () => {
		const {text, known, error} = await status(['--profile', 'nope'], {service: server});
		expect(text.code).toBe(30);
		expect(known).toMatchObject({profile: 'nope', key: {source: 'DCI_API_KEY'}});
		expect(error).toMatchObject({code: 'VALIDATION_ERROR'});
	});

	it.each(['not a url', 'http://example.com'])('with the base %s', async (baseUrl) => {
		const {text, known} = await status([], {service: {...offline, baseUrl}});
		expect(text.code).toBe(2);
		expect(text.stderr).toContain('DCI_API_BASE_URL');
		expect(known).toMatchObject({key: {ends}, profile: 'default'});
	});

	it.each(['config', 'credentials'] as const)('with a broken %s.json', async (name) => {
		const home = homeWith(name, '{"version": 1,\n oops');
		const {text, known, error} = await status([], {home});
		expect(text.code).toBe(1);
		expect(text.stderr).toContain(`${name}.json is not valid JSON (line 2`);
		expect(text.stderr).toContain('dci-invite config reset');
		expect(known).toMatchObject({key: null, files: {config: expect.stringContaining(home)}});
		expect(error).toMatchObject({code: 'CLI_ERROR'});
	});
});

describe.each(['config', 'credentials'] as const)('a broken %s.json', (name) => {
	it.each([
		[['jane@acme.com', '--role', 'Viewer', '--yes']],
		[['roles']],
		[['organizations']],
		[['status']],
		[['config', 'list']],
	])('is done without where the key is in the environment: %j', async (args) => {
		const home = homeWith(name, '{');
		const text = await runCommand(args, {home, service: server});
		expect(text.code).toBe(0);
		expect(text.stderr.match(/This run does without it/g)).toHaveLength(1);
		const json = await runCommand(['roles', '--json'], {home, service: server});
		expect(JSON.parse(json.stderr)).toEqual({warnings: [expect.stringContaining(`${name}.json`)]});
	});

	it('stops a command without one, and is named', async () => {
		const ran = await runCommand(['roles'], {home: homeWith(name, '')});
		expect(ran).toMatchObject({code: 1, stdout: ''});
		expect(ran.stderr).toContain(`${name}.json is empty.`);
	});

	it('stands in the way of neither config path nor config reset', async () => {
		const home = homeWith(name, '[');
		const path = await runCommand(['config', 'path'], {home});
		expect(path).toMatchObject({code: 0, stderr: ''});
		const reset = await runCommand(['config', 'reset', '--yes', '--json'], {home});
		expect(reset).toMatchObject({code: 0, stderr: ''});
		expect(JSON.parse(reset.stdout)).toEqual({
			profile: 'default',
			reset: true,
			moved: [expect.stringContaining(`${name}.json.corrupt-`)],
		});
		expect((await runCommand(['config', 'list'], {home})).code).toBe(0);
		expect(readdirSync(join(home, '.config/dci-invite'))).toContainEqual(
			expect.stringContaining('.corrupt-'),
		);
	});
});

it('a settings file of a newer version is reset by nothing', async () => {
	const home = homeWith('config', '{"version": 99}');
	const ran = await runCommand(['config', 'reset', '--yes'], {home});
	expect(ran.code).toBe(1);
	expect(readdirSync(join(home, '.config/dci-invite'))).toEqual(['config.json']);
});

import {readdirSync} from 'node:fs';
import {PassThrough, Readable} from 'node:stream';
import {describe, expect, it} from 'vitest';
import {openSettings, type Settings} from '../../source/settings/settings.ts';
import {readKeyFromStdin, storeKey} from '../../source/setup/key-stdin.ts';
import {makeHome} from '../helpers/environment.ts';
import {createFakeService, goodKey, manyKey, offlineKey} from './fake-service.ts';

const never = new AbortController().signal;

describe('a key on standard input', () => {
	it.each([
		[[goodKey]],
		[[`${goodKey}\n`]],
		[[`export DCI_API_KEY="${goodKey}"\r\n`]],
		[[goodKey.slice(0, 4), `${goodKey.slice(4)}\n\n`]],
	])('%j is read to the end', async (chunks) => {
		const input = Readable.from(chunks.map((chunk) => Buffer.from(chunk)));
		expect(await readKeyFromStdin(input, never)).toBe(goodKey);
	});

	it.each([
		['', /contains no key/],
		['\n\n', /contains no key/],
		[`${goodKey}\n${goodKey}\n`, /more than one line/],
		['short', /too short/],
		['x'.repeat(70_000), /Send the key alone/],
	])('%j is refused', async (text, hint) => {
		const error = await readKeyFromStdin(Readable.from([Buffer.from(text)]), never).catch(
			(reason: unknown) => reason,
		);
		expect(error).toMatchObject({
			code: 'AUTHENTICATION_FAILED',
			exitCode: 10,
			hint: expect.stringMatching(hint),
		});
		expect(JSON.stringify(error)).not.toContain(goodKey);
	});

	it('is not read from a keyboard, which would echo it', async () => {
		const input = Object.assign(new PassThrough(), {isTTY: true});
		await expect(readKeyFromStdin(input, never)).rejects.toMatchObject({code: 'USAGE_ERROR'});
	});

	it('is not waited for when the run is stopped', async () => {
		const stop = new AbortController();
		const reading = readKeyFromStdin(new PassThrough(), stop.signal);
		stop.abort();
		await expect(reading).rejects.toMatchObject({code: 'ABORTED'});
	});
});

describe('storing it', () => {
	async function store(
		key: string,
		verify: boolean,
		customerContext?: string,
		before?: Parameters<Settings['saveProfile']>[1],
	) {
		const home = makeHome();
		const settings = openSettings({env: {}, home, warn: () => {}});
		if (before) await settings.saveProfile('ci', before);
		const {connect, calls} = createFakeService();
		const options = {
			settings,
			profile: 'ci',
			baseUrl: 'http://127.0.0.1:4000/prefix',
			customerContext,
			verify,
			connect,
			environmentHasKey: false,
			warn: () => {},
			signal: never,
		};
		const outcome = await storeKey(key, options).catch((error: unknown) => error);
		return {outcome, home, settings, calls};
	}

	it('checks it first and keeps whose it is', async () => {
		const {outcome, settings} = await store(goodKey, true);
		expect(outcome).toMatchObject({identity: {email: 'jane@acme.com'}});
		expect(settings.savedKey('ci')).toEqual({key: goodKey, origin: 'http://127.0.0.1:4000'});
		expect(settings.profile('ci').email).toBe('jane@acme.com');
		expect(settings.activeProfile()).toBe('ci');
	});

	it('leaves nothing of another account behind', async () => {
		const {settings} = await store(goodKey, true, undefined, {
			email: 'joe@other.example',
			domain: 'other.example',
			customerContext: 'other-customer',
			defaults: {role: {id: 'role-1', name: 'Admin'}, jobTitle: 'Founder'},
		});
		expect(settings.profile('ci')).toEqual({
			email: 'jane@acme.com',
			domain: 'acme.com',
			defaults: {jobTitle: 'Founder'},
		});
	});

	it('asks nobody when told not to', async () => {
		const {calls, settings} = await store(offlineKey, false, 'acme-customer');
		expect(calls).toEqual([]);
		expect(settings.savedKey('ci')?.key).toBe(offlineKey);
		expect(settings.profile('ci').customerContext).toBe('acme-customer');
	});

	it.each([
		['wrong-key-0001', 'AUTHENTICATION_FAILED'],
		[offlineKey, 'NETWORK_ERROR'],
		[manyKey, 'VALIDATION_ERROR'],
	])('saves nothing of %s', async (key, code) => {
		const {outcome, home} = await store(key, true);
		expect(outcome).toMatchObject({code});
		expect(readdirSync(home)).toEqual([]);
	});
});

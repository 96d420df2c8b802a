import {readFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect} from 'vitest';
import {words} from '../../source/words/words.ts';
import {makeHome} from '../helpers/environment.ts';
import type {Session} from '../helpers/session.ts';
import {it} from '../helpers/session-test.ts';
import {
	asks,
	chooseFocused,
	chooseRow,
	enterEmail,
	goToReview,
	inOrder,
} from '../helpers/wizard-steps.ts';

/** A home folder that several sessions of one test share. */
function sharedHome(onTestFinished: (end: () => void) => void): string {
	const home = makeHome();
	onTestFinished(() => rmSync(home, {recursive: true, force: true, maxRetries: 5}));
	return home;
}

async function typeKey(session: Session, key: string) {
	await session.waitFor(/Paste the key \(hidden\)\s*$/m);
	session.type(key);
	await session.waitFor('received');
	session.press('enter');
}

/** Saves a key in `setup` and skips the defaults. */
async function finishSetup(session: Session) {
	await session.waitFor(`❯ ${words.setup.save}`);
	session.press('enter');
	for (const question of [
		words.setup.defaultOf('role'),
		words.setup.defaultOf('organization'),
		words.setup.defaultOf('job title'),
	]) {
		await session.waitFor(inOrder(question, '❯ '));
		session.press('enter');
	}
	await session.waitFor(words.setup.toInvite('dci-invite'));
	expect(await session.exit()).toMatchObject({code: 0});
}

describe.concurrent('saved settings at work', () => {
	it('defaults leave an address and four Enters', async ({start, serve, onTestFinished}) => {
		const {server, env} = await serve();
		const home = sharedHome(onTestFinished);
		const base = {DCI_API_BASE_URL: env['DCI_API_BASE_URL']};

		const first = start({home, env: base});
		await typeKey(first, server.key);
		await first.waitFor(`❯ ${words.setup.save}`);
		first.press('enter');
		await goToReview(first, {email: 'jane@acme.com', role: 'viewer'});
		await chooseFocused(first);
		await first.waitFor(words.guide.invited('jane@acme.com'));
		await chooseRow(first, words.guide.rows.saveDefaults);
		await first.waitFor(inOrder(words.guide.saved));
		await chooseRow(first, words.guide.rows.inviteLikeThis);
		await enterEmail(first, 'omar@acme.com');
		first.press('enter');
		await first.waitFor(asks('lastName'));
		first.press('enter');
		await first.waitFor(words.guide.origins['as-before']);
		await chooseFocused(first);
		await first.waitFor(words.guide.invited('omar@acme.com'));
		await chooseFocused(first);
		expect(await first.exit()).toMatchObject({code: 0});

		const second = start({home, env: base});
		await enterEmail(second, 'lena@acme.com');
		second.press('enter');
		await second.waitFor(asks('lastName'));
		second.press('enter');
		await second.waitFor(words.guide.origins.default);
		await chooseFocused(second);
		await second.waitFor(words.guide.invited('lena@acme.com'));
		await chooseFocused(second);
		expect(await second.exit()).toMatchObject({code: 0});

		const bodies = server.posts.map(({body}) => JSON.parse(body) as {email: string});
		const {email: _, ...rest} = bodies[0] ?? {email: ''};
		expect(rest).toHaveProperty('roleId');
		expect(bodies).toEqual([
			{email: 'jane@acme.com', ...rest},
			{email: 'omar@acme.com', ...rest},
			{email: 'lena@acme.com', ...rest},
		]);
	});

	it('a key is replaced only by one that was accepted', async ({start, serve, onTestFinished}) => {
		const {server, env} = await serve();
		const home = sharedHome(onTestFinished);
		const options = {home, env: {DCI_API_BASE_URL: env['DCI_API_BASE_URL']}, args: ['setup']};
		function credentials() {
			return readFileSync(join(home, 'config/dci-invite/credentials.json'), 'utf8');
		}

		const first = start(options);
		await typeKey(first, server.key);
		await finishSetup(first);
		const saved = credentials();

		const second = start(options);
		await second.waitFor('admin@acme.com');
		await second.waitFor(`❯ ${words.setup.replaceKey}`);
		second.press('enter');
		await typeKey(second, 'wrong-key-0000-canary');
		await second.waitFor('did not accept the key');
		expect(credentials()).toBe(saved);
		await typeKey(second, server.key);
		await second.waitFor(`❯ ${words.setup.save}`);
		second.press('ctrl+c');
		expect(await second.exit()).toMatchObject({code: 130});
		expect(credentials()).toBe(saved);
	});

	it('every screen says which profile is at work', async ({start, serve, onTestFinished}) => {
		const {server, env} = await serve();
		const home = sharedHome(onTestFinished);
		const base = {DCI_API_BASE_URL: env['DCI_API_BASE_URL']};
		for (const profile of ['default', 'work']) {
			const setup = start({home, env: base, args: ['setup', '--profile', profile]});
			await typeKey(setup, server.key);
			await finishSetup(setup);
		}
		const use = start({home, env: base, args: ['profile', 'use', 'work']});
		expect(await use.exit()).toMatchObject({code: 0});

		const session = start({home, env: base});
		await session.waitFor(words.guide.header.profile('work'));
		session.press('ctrl+c');
		expect(await session.exit()).toMatchObject({code: 130});
		const other = start({home, env: {...base, DCI_INVITE_PROFILE: 'default'}});
		await other.waitFor(words.guide.header.profile('default'));
		other.press('ctrl+c');
		expect(await other.exit()).toMatchObject({code: 130});
	});
});

import {readFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect} from 'vitest';
import {makeHome} from '../helpers/environment.ts';
import type {Session} from '../helpers/session.ts';
import {it} from '../helpers/session-test.ts';
import {chooseRow, enterEmail, enterOnResult, goToReview} from '../helpers/wizard-steps.ts';

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
	await session.waitFor('❯ Save');
	session.press('enter');
	for (const question of ['Default role', 'Default organization', 'Default job title']) {
		await session.waitFor(new RegExp(`${question}[\\s\\S]*❯ Skip`));
		session.press('enter');
	}
	await session.waitFor('To invite someone: dci-invite');
	expect(await session.exit()).toMatchObject({code: 0});
}

describe.concurrent('saved settings at work', () => {
	it('defaults leave an address and four Enters', async ({start, serve, onTestFinished}) => {
		const {server, env} = await serve();
		const home = sharedHome(onTestFinished);
		const base = {DCI_API_BASE_URL: env['DCI_API_BASE_URL']};

		const first = start({home, env: base});
		await typeKey(first, server.key);
		await first.waitFor('❯ Save');
		first.press('enter');
		await goToReview(first, {email: 'jane@acme.com', role: 'viewer'});
		await first.pressEnterAlone();
		await first.waitFor('Invited jane@acme.com');
		await chooseRow(first, 'Save these as my defaults');
		await first.waitFor('Saved. The next');
		await chooseRow(first, 'Invite another like this');
		await enterEmail(first, 'omar@acme.com');
		first.press('enter');
		await first.waitFor(/\nLast name\n/);
		first.press('enter');
		await first.waitFor('(as before)');
		await first.pressEnterAlone();
		await first.waitFor('Invited omar@acme.com');
		await enterOnResult(first);
		expect(await first.exit()).toMatchObject({code: 0});

		const second = start({home, env: base});
		await enterEmail(second, 'lena@acme.com');
		second.press('enter');
		await second.waitFor(/\nLast name\n/);
		second.press('enter');
		await second.waitFor('(your default)');
		await second.pressEnterAlone();
		await second.waitFor('Invited lena@acme.com');
		await enterOnResult(second);
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
		await second.waitFor('❯ Replace the key');
		second.press('enter');
		await typeKey(second, 'wrong-key-0000-canary');
		await second.waitFor('did not accept the key');
		expect(credentials()).toBe(saved);
		await typeKey(second, server.key);
		await second.waitFor('❯ Save');
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
		await session.waitFor('profile work');
		session.press('ctrl+c');
		expect(await session.exit()).toMatchObject({code: 130});
		const other = start({home, env: {...base, DCI_INVITE_PROFILE: 'default'}});
		await other.waitFor('profile default');
		other.press('ctrl+c');
		expect(await other.exit()).toMatchObject({code: 130});
	});
});

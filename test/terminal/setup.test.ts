import {readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect} from 'vitest';
import {words} from '../../source/words/words.ts';
import {filesWith} from '../helpers/leaks.ts';
import {runProgram} from '../helpers/program.ts';
import type {Session} from '../helpers/session.ts';
import {it} from '../helpers/session-test.ts';
import {chooseFocused, goToReview, inOrder} from '../helpers/wizard-steps.ts';

/** Types the key where it is asked for, hidden. */
async function enterKey(session: Session, key: string) {
	await session.waitFor(/https:\/\/app\.doit\.com\/profile\/api[\s\S]*Paste the key/);
	session.type(key);
	await session.waitFor('received');
	expect(session.output()).not.toContain(key);
	session.press('enter');
}

describe.concurrent('without a key', () => {
	it('offers the setup to a person, keeps the key and goes on with the invite', async ({
		start,
		serve,
	}) => {
		const {server, env} = await serve();
		const session = start({env: {DCI_API_BASE_URL: env['DCI_API_BASE_URL']}});
		await enterKey(session, server.key);
		await session.waitFor('admin@acme.com');
		await session.waitFor(/clear text/);
		expect(filesWith(session.home, server.key)).toEqual([]);
		await session.waitFor(`❯ ${words.setup.save}`);
		session.press('enter');
		await goToReview(session, {email: 'jane@acme.com'});
		await chooseFocused(session);
		await session.waitFor(words.guide.invited('jane@acme.com'));
		await chooseFocused(session);
		expect(await session.exit()).toMatchObject({code: 0});
		expect(server.posts).toHaveLength(1);

		expect(filesWith(session.home, server.key)).toEqual(['config/dci-invite/credentials.json']);
		const credentials = join(session.home, 'config/dci-invite/credentials.json');
		expect(statSync(credentials).mode & 0o777).toBe(0o600);
		expect(readFileSync(credentials, 'utf8')).toContain(new URL(server.baseUrl).origin);
		expect(session.output()).not.toContain(server.key);
		expect(session.history()).toContain(`********${server.key.slice(-4)}`);
	});

	it('can be told to use it for this run only', async ({start, serve}) => {
		const {server, env} = await serve();
		const session = start({env: {DCI_API_BASE_URL: env['DCI_API_BASE_URL']}});
		await enterKey(session, server.key);
		await session.waitFor(`❯ ${words.setup.save}`);
		session.press('down');
		await session.waitFor(`❯ ${words.setup.thisRunOnly}`);
		session.press('enter');
		await session.waitFor(words.fields.email.question);
		session.press('ctrl+c');
		expect(await session.exit()).toMatchObject({code: 130});
		expect(filesWith(session.home, server.key)).toEqual([]);
	});

	it('leaves the setup with Ctrl+C, nothing written, terminal restored', async ({start, serve}) => {
		const {server, env} = await serve();
		const session = start({
			env: {DCI_API_BASE_URL: env['DCI_API_BASE_URL']},
			command: ['sh', '-c', 'trap : INT; "$NODE" "$PROGRAM"; echo "exit $?"; stty -a; read _'],
		});
		await session.waitFor(words.setup.pasteKey);
		session.type(server.key);
		await session.waitFor('received');
		session.press('ctrl+c');
		await session.waitFor(/exit 130[\s\S]*(?<!-)icanon[\s\S]*(?<!-)\becho\b/);
		expect(session.isCursorShown()).toBe(true);
		expect(filesWith(session.home, server.key)).toEqual([]);
		expect(session.output()).not.toContain(server.key);
	});

	it('ends a script with 10 and says how to get one', async () => {
		const run = await runProgram(['--email', 'jane@acme.com', '--yes']);
		expect(run).toMatchObject({code: 10, stdout: ''});
		expect(run.stderr).toContain('https://app.doit.com/profile/api');
		expect(run.stderr).toContain('DCI_API_KEY');
	});
});

describe.concurrent('a refused key', () => {
	it('takes the screen at the next step, and another one goes on with the answers kept', async ({
		start,
		serve,
	}) => {
		const {server, env} = await serve();
		const wrong = 'test-key-1111-refused';
		const session = start({env: {...env, DCI_API_KEY: wrong}});
		await session.waitFor(words.fields.email.question);
		await session.waitFor(/did\s+not\s+accept\s+the\s+key/);
		session.type('jane@acme.com');
		await session.waitFor('jane@acme.com');
		session.press('enter');
		await session.waitFor(`❯ ${words.guide.rows.enterApiKey}`);
		session.press('enter');
		await session.waitFor(words.wizard.anotherKey);
		session.type(server.key);
		await session.waitFor('received');
		session.press('enter');
		await session.waitFor(`❯ ${words.guide.rows.useApiKeyOnce}`);
		session.press('enter');
		await session.waitFor(
			inOrder(`✓ ${words.fields.email.label}`, 'jane@acme.com', words.fields.firstName.question),
		);
		expect(session.output()).not.toContain(server.key);
		expect(session.output()).not.toContain(wrong);
		expect(filesWith(session.home, server.key)).toEqual([]);
	});
});

import {readFileSync} from 'node:fs';
import {describe, expect, vi} from 'vitest';
import {node, program} from '../helpers/environment.ts';
import type {Session} from '../helpers/session.ts';
import {it} from '../helpers/session-test.ts';
import {enterToTheEnd} from '../helpers/wizard-steps.ts';

/** The program with `TERM=dumb`; a pseudo-terminal names itself to what it starts, so it is set behind that. */
function dumb(...args: string[]): {command: [string, ...string[]]} {
	return {
		command: ['/usr/bin/env', 'TERM=dumb', node, program, ...args],
	};
}

/** Reads what is written from top to bottom: waits for a text behind the last one. */
function readAlong(session: Session) {
	let read = 0;
	async function sees(text: string) {
		await session
			.waitFor(({output}) => output().indexOf(text, read) !== -1)
			.catch((error) => {
				throw new Error(`expected "${text}" behind:\n${session.output().slice(read)}`, {
					cause: error,
				});
			});
		read = session.output().indexOf(text, read) + text.length;
	}
	async function answers(text: string, line: string) {
		await sees(text);
		session.type(`${line}\r`);
	}
	return {sees, answers};
}

/** Waits until the program is stopped, as after Ctrl+Z. */
function isStopped({pid}: Session) {
	return vi.waitFor(() => expect(readFileSync(`/proc/${pid}/stat`, 'utf8')).toMatch(/\) T /), {
		timeout: 15_000,
		interval: 10,
	});
}

/** Controls other than the line breaks a terminal makes of ours, and the bell or erasing of its own echo. */
const escapes = /[\u0000-\u0007\u000B\u000C\u000E-\u001F\u009B]/u;

describe.concurrent('the plain face', () => {
	it('sends an invitation with TERM=dumb, without one escape code', async ({start, serve}) => {
		const {server, env} = await serve();
		const session = start({env, ...dumb()});
		const {sees, answers} = readAlong(session);
		await answers('Who do you want to invite? ', 'Jane Doe <jane@acme.com>');
		await answers('Number or name (empty: Skip): ', 'founder');
		await answers('Number or name (empty: Account default): ', 'edit');
		await answers('Number or name (empty: Account default): ', 'back');
		await answers('Number or name (empty: Editor): ', '');
		await answers('Number or name (empty: Account default): ', 'two');
		await sees('Ready to invite');
		await answers('Number or name: ', '');
		await sees('Number or name: ');
		expect(server.posts).toHaveLength(0);
		session.type('1');
		await session.pressEnterAlone();
		await sees('Sending the invitation to jane@acme.com...');
		await sees('Invited jane@acme.com');
		await sees('Number or name (empty: Done): ');
		expect(await enterToTheEnd(session)).toMatchObject({code: 0});
		expect(session.output()).not.toMatch(escapes);
		expect(server.posts.map(({body}) => JSON.parse(body))).toEqual([
			{
				email: 'jane@acme.com',
				firstName: 'Jane',
				lastName: 'Doe',
				jobTitle: 'Founder',
				roleId: 'role-editor',
				organizationId: 'org-two',
			},
		]);
	});

	it('lets the terminal edit the line', async ({start, serve}) => {
		const {env} = await serve();
		const session = start({env, ...dumb()});
		const {sees, answers} = readAlong(session);
		await answers('Who do you want to invite? ', 'jane@acme.comm\u{7F}');
		await sees('First name');
		session.type('山田太\u{7F}\r');
		await answers('Last name', 'quit');
		await sees('Nothing was sent.');
		expect(await session.exit()).toMatchObject({code: 130});
	});

	it.for(['ctrl+c', 'ctrl+d'] as const)(
		'%s leaves with 130 and says that nothing was sent',
		async (key, {start, serve}) => {
			const {env} = await serve();
			const session = start({env, args: ['--accessible']});
			const {sees} = readAlong(session);
			await sees('Who do you want to invite? ');
			session.press(key);
			await sees('Nothing was sent.');
			expect(await session.exit()).toMatchObject({code: 130});
		},
	);

	it('never shows a key that is entered', async ({start, serve}) => {
		const {server, env} = await serve();
		const session = start({env: {...env, DCI_API_KEY: 'test-key-0000-refused'}, ...dumb()});
		const {sees, answers} = readAlong(session);
		await sees('did not accept the key');
		await answers('Who do you want to invite? ', 'jane@acme.com');
		await answers('Number or name: ', 'enter');
		await sees('Another API key (hidden): ');
		session.type(server.key);
		await sees('received');
		session.type('\r');
		await answers('Number or name: ', '1');
		await sees('First name');
		expect(session.output()).not.toContain(server.key);
		session.press('ctrl+d');
		expect(await session.exit()).toMatchObject({code: 130});
	});

	it('Ctrl+Z in a hidden key stops the program and is no part of the key', async ({
		start,
		serve,
	}) => {
		const {server, env} = await serve();
		const session = start({env: {...env, DCI_API_KEY: 'test-key-0000-refused'}, ...dumb()});
		const {sees, answers} = readAlong(session);
		// Known before the first answer, the refusal takes the screen at the next step.
		await sees('did not accept the key');
		await answers('Who do you want to invite? ', 'jane@acme.com');
		await answers('Number or name: ', 'enter');
		await sees('Another API key (hidden): ');
		session.type(server.key.slice(0, 9));
		await sees('received');
		session.press('ctrl+z');
		await isStopped(session);
		process.kill(session.pid, 'SIGCONT');
		await sees('Another API key (hidden): received');
		session.type(`${server.key.slice(9)}\r`);
		await sees('Key ********');
		await answers('Number or name: ', '1');
		await sees('First name');
		expect(session.output()).not.toContain(server.key);
		session.press('ctrl+d');
		expect(await session.exit()).toMatchObject({code: 130});
	});

	it.for([
		{takesEffect: true, code: 0, says: 'Invited jane@acme.com'},
		{takesEffect: false, code: 130, says: 'No invitation was found'},
	])(
		'a stopped sending says what is true: $says',
		async ({takesEffect, code, says}, {start, fail}) => {
			const {server, env} = await fail({invite: 'hang', takesEffect});
			const flags = ['--job-title', 'none', '--role', 'none', '--organization', 'none'];
			const names = ['--first-name', 'Jane', '--last-name', 'Doe'];
			const session = start({env, ...dumb('jane@acme.com', ...names, ...flags)});
			const {sees} = readAlong(session);
			await sees('Ready to invite');
			await sees('Number or name: ');
			session.type('1\r');
			await sees('Sending the invitation to jane@acme.com...');
			await session.waitFor(() => server.posts === 1 || session.output().includes('Still waiting'));
			session.press('ctrl+c');
			await sees('Checking whether the invitation went through...');
			await sees(says);
			expect(await session.exit()).toMatchObject({code});
			expect(server.posts).toBe(1);
			expect(session.output()).not.toMatch(escapes);
		},
	);
});

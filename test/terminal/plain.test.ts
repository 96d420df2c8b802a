import {readFileSync} from 'node:fs';
import {describe, expect, vi} from 'vitest';
import {words} from '../../source/words/words.ts';
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
		await answers(words.plain.address(words.fields.email.question), 'Jane Doe <jane@acme.com>');
		await answers(words.ask.numberOrNameOr('Skip'), 'founder');
		await answers(words.ask.numberOrNameOr('Account default'), 'edit');
		await answers(words.ask.numberOrNameOr('Account default'), 'back');
		await answers(words.ask.numberOrNameOr('Editor'), '');
		await answers(words.ask.numberOrNameOr('Account default'), 'two');
		await sees(words.guide.readyToInvite);
		await answers(words.ask.numberOrName, '');
		await sees(words.ask.numberOrName);
		expect(server.posts).toHaveLength(0);
		session.type('1');
		await session.pressEnterAlone();
		await sees(words.guide.sending('jane@acme.com'));
		await sees(words.guide.invited('jane@acme.com'));
		await sees(words.ask.numberOrNameOr(words.guide.rows.done));
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
		await answers(words.plain.address(words.fields.email.question), 'jane@acme.comm\u{7F}');
		await sees(words.fields.firstName.question);
		session.type('山田太\u{7F}\r');
		await answers(words.fields.lastName.question, 'quit');
		await sees(words.guide.nothingSent);
		expect(await session.exit()).toMatchObject({code: 130});
	});

	it.for(['ctrl+c', 'ctrl+d'] as const)(
		'%s leaves with 130 and says that nothing was sent',
		async (key, {start, serve}) => {
			const {env} = await serve();
			const session = start({env, args: ['--accessible']});
			const {sees} = readAlong(session);
			await sees(words.plain.address(words.fields.email.question));
			session.press(key);
			await sees(words.guide.nothingSent);
			expect(await session.exit()).toMatchObject({code: 130});
		},
	);

	it('never shows a key that is entered', async ({start, serve}) => {
		const {server, env} = await serve();
		const session = start({env: {...env, DCI_API_KEY: 'test-key-0000-refused'}, ...dumb()});
		const {sees, answers} = readAlong(session);
		await sees('did not accept the key');
		await answers(words.plain.address(words.fields.email.question), 'jane@acme.com');
		await answers(words.ask.numberOrName, 'enter');
		await sees(words.plain.enterApiKey);
		session.type(server.key);
		await sees('received');
		session.type('\r');
		await answers(words.ask.numberOrName, '1');
		await sees(words.fields.firstName.question);
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
		await answers(words.plain.address(words.fields.email.question), 'jane@acme.com');
		await answers(words.ask.numberOrName, 'enter');
		await sees(words.plain.enterApiKey);
		session.type(server.key.slice(0, 9));
		await sees('received');
		session.press('ctrl+z');
		await isStopped(session);
		process.kill(session.pid, 'SIGCONT');
		await sees('Another API key (hidden): received');
		session.type(`${server.key.slice(9)}\r`);
		await sees('Key ********');
		await answers(words.ask.numberOrName, '1');
		await sees(words.fields.firstName.question);
		expect(session.output()).not.toContain(server.key);
		session.press('ctrl+d');
		expect(await session.exit()).toMatchObject({code: 130});
	});

	it.for([
		{takesEffect: true, code: 0, says: words.guide.invited('jane@acme.com')},
		{takesEffect: false, code: 130, says: 'No invitation was found'},
	])(
		'a stopped sending says what is true: $says',
		async ({takesEffect, code, says}, {start, fail}) => {
			const {server, env} = await fail({invite: 'hang', takesEffect});
			const flags = ['--job-title', 'none', '--role', 'none', '--organization', 'none'];
			const names = ['--first-name', 'Jane', '--last-name', 'Doe'];
			const session = start({env, ...dumb('jane@acme.com', ...names, ...flags)});
			const {sees} = readAlong(session);
			await sees(words.guide.readyToInvite);
			await sees(words.ask.numberOrName);
			session.type('1\r');
			await sees(words.guide.sending('jane@acme.com'));
			await session.waitFor(() => server.posts === 1 || session.output().includes('Still waiting'));
			session.press('ctrl+c');
			await sees(words.guide.checking);
			await sees(says);
			expect(await session.exit()).toMatchObject({code});
			expect(server.posts).toBe(1);
			expect(session.output()).not.toMatch(escapes);
		},
	);
});

import {createServer} from 'node:http';
import {describe, expect, vi} from 'vitest';
import {words} from '../../source/words/words.ts';
import {listen, record} from '../helpers/http-server.ts';
import {filesWith} from '../helpers/leaks.ts';
import {peakMegabytesOf, runProgram} from '../helpers/program.ts';
import type {Session} from '../helpers/session.ts';
import {it} from '../helpers/session-test.ts';
import {readByShell, shells} from '../helpers/shells.ts';
import {chooseFocused} from '../helpers/wizard-steps.ts';

vi.setConfig({maxConcurrency: 4, testTimeout: 60_000});

const key = 'test-key-0000-canary';
const email = 'jane@acme.com';
const unasked = ['--first-name', '--last-name', '--job-title', '--organization'].flatMap((flag) => [
	flag,
	'none',
]);

/** Starts a server that answers each path with what it is given, and leads the program there. */
async function answerWith(
	answers: (path: string) => unknown,
	onTestFinished: (end: () => Promise<void>) => void,
): Promise<Record<string, string>> {
	const server = createServer(async (request, response) => {
		const {path} = await record(request);
		response.writeHead(200, {
			'content-type': 'application/json',
			'request-id': `req-${key}`,
			'x-request-id': key,
		});
		response.end(JSON.stringify(answers(path)));
	});
	const {port, close} = await listen(server);
	onTestFinished(close);
	return {DCI_API_KEY: key, DCI_API_BASE_URL: `http://127.0.0.1:${port}`};
}

/** Answers in the published shape, with one text wherever a text can stand; nobody is there yet. */
function withText(text: string, id = (name: string) => name) {
	return (path: string): unknown => {
		switch (path) {
			case '/auth/v1/validate':
				return {email: 'admin@acme.com', domain: text};
			case '/iam/v1/roles':
				return {
					roles: [{id: id('r-1'), name: text, type: text, description: text, permissions: [text]}],
				};
			case '/iam/v1/organizations':
				return {organizations: [{id: id('o-1'), name: text}], rowCount: 1};
			case '/iam/v1/users':
				return {users: [], rowCount: 0};
			default:
				return {
					message: text,
					user: {
						id: id('u-1'),
						email,
						firstName: text,
						lastName: text,
						displayName: text,
						roleId: id('r-1'),
						organizationId: id('o-1'),
						status: text,
					},
				};
		}
	};
}

/** From the review to the end, in the wizard. */
async function sendInWizard(session: Session) {
	await session.waitFor(words.guide.readyToInvite);
	session.type('v');
	await session.waitFor('POST ');
	session.type('c');
	await session.waitFor('dci-invite --email');
	session.press('escape');
	await session.waitFor(`❯ ${words.guide.rows.send}`);
	await chooseFocused(session);
	await session.waitFor(`Invited ${email}`);
	session.type('q');
	expect(await session.exit()).toMatchObject({code: 0});
}

/** From the review to the end, as numbered questions. */
async function sendInPlain(session: Session) {
	await session.waitFor(words.guide.readyToInvite);
	await session.settle();
	session.type('1\r');
	await session.waitFor(`Invited ${email}`);
	await session.settle();
	session.type('quit\r');
	await session.exit();
}

const faces = [
	['the wizard', [], sendInWizard],
	['the plain face', ['--accessible'], sendInPlain],
] as const;

describe.concurrent('a server that repeats the key', () => {
	it.for(faces)('shows nothing of it in %s', async ([, args, go], {start, onTestFinished}) => {
		for (const said of [key, `${key.slice(0, 9)}\u0007${key.slice(9)}`]) {
			const env = await answerWith(withText(`Key ${said}`), onTestFinished);
			const session = start({
				env,
				args: [email, ...unasked, '--role', 'r-1', '--debug', ...args],
				columns: 100,
				rows: 40,
			});
			await go(session);
			for (const part of [key, key.slice(0, 9), key.slice(9)]) {
				expect(session.output()).not.toContain(part);
				expect(filesWith(session.home, part)).toEqual([]);
			}
		}
	});
});

describe.concurrent('a name of a megabyte', () => {
	const name = `Long ${'x'.repeat(1_000_000)}`;

	it.for(faces)('is cut in %s', async ([, args, go], {start, onTestFinished}) => {
		const env = await answerWith(withText(name), onTestFinished);
		const session = start({env, args: [email, ...unasked, '--role', 'r-1', ...args]});
		await go(session);
		expect(session.output()).not.toContain('x'.repeat(300));
		expect(session.output().length).toBeLessThan(100_000);
	});

	it.for([
		[[email, '--role', 'r-1', '--organization', 'o-1', '--yes']],
		[['roles']],
		[['organizations']],
		[['status']],
	])('is cut in one line: %j', async ([args = []], {onTestFinished}) => {
		const env = await answerWith(withText(name), onTestFinished);
		const ran = await runProgram(args, {env});
		expect(ran).toMatchObject({code: 0, stderr: ''});
		expect(ran.stdout).toContain('Long xxx');
		expect(Math.max(...ran.stdout.split('\n').map((line) => line.length))).toBeLessThan(1000);
	});

	it('is whole as JSON', async ({onTestFinished}) => {
		const env = await answerWith(withText(name), onTestFinished);
		const ran = await runProgram(['organizations', '--json'], {env});
		expect(JSON.parse(ran.stdout)).toEqual({organizations: [{id: 'o-1', name}]});
	});
});

describe.concurrent('the command of a review with hostile names', () => {
	it.for([
		["r'; touch pwned #", 'x\u202E$(touch pwned)\u001B[31m', "r'; touch pwned #"],
		['r-2', "It's `touch pwned` $(touch pwned) !! \\", "It's `touch pwned` $(touch pwned) !! \\"],
		['r-3', '-x --yes;\u00A0touch pwned', undefined],
		['r-4', '"; touch pwned; "', '"; touch pwned; "'],
	] as const)(
		'is read by every shell as it was meant: %s',
		async ([id, name, role], {start, onTestFinished}) => {
			const env = await answerWith(
				withText(name, (usual) => (usual === 'r-1' ? id : usual)),
				onTestFinished,
			);
			const session = start({env, args: [email, ...unasked, `--role=${id}`], columns: 60});
			await session.waitFor(words.guide.readyToInvite);
			session.type('c');
			await session.waitFor(/dci-invite --email[\s\S]*--yes/);
			const [, command = ''] = /(dci-invite --email[\s\S]*--yes)$/m.exec(session.screen()) ?? [];
			for (const shell of shells) {
				const [read = []] = readByShell(shell, [command]);
				expect(read).toContain('--yes');
				const given = read.find((word) => word.startsWith('--role='))?.slice('--role='.length);
				expect(given ?? read[read.indexOf('--role') + 1], shell).toBe(role ?? name);
			}
		},
	);
});

it('256 kB into the hidden entry of a key leave it at once, and nothing of it is shown', async ({
	start,
	fail,
}) => {
	const {env} = await fail();
	const session = start({
		args: ['setup'],
		env: {DCI_API_BASE_URL: env['DCI_API_BASE_URL']},
	});
	await session.waitFor(words.setup.pasteKey);
	await session.pour('k9'.repeat(128 * 1024));
	await session.settle();
	expect(session.output()).not.toContain('k9k9');
	expect(peakMegabytesOf(session.pid)).toBeLessThan(200);
	session.press('ctrl+c');
	expect(await session.exit()).toMatchObject({code: 130});
	expect(filesWith(session.home, 'k9k9')).toEqual([]);
});

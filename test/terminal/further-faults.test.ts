import {spawn} from 'node:child_process';
import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {setTimeout as delay} from 'node:timers/promises';
import {describe, expect, vi} from 'vitest';
import {fields} from '../../source/invite/fields.ts';
import {openSettings} from '../../source/settings/settings.ts';
import {words} from '../../source/words/words.ts';
import {bareEnvironment, makeHome, node, program} from '../helpers/environment.ts';
import {startFaultServer, untilPosted} from '../helpers/fault-server.ts';
import {readFurtherCases} from '../helpers/fault-table.ts';
import {filesWith} from '../helpers/leaks.ts';
import {peakMegabytesOf, runProgram} from '../helpers/program.ts';
import type {Session, SessionOptions} from '../helpers/session.ts';
import {it, type SessionFixtures} from '../helpers/session-test.ts';
import {
	asks,
	chooseFocused,
	chooseRow,
	enterEmail,
	enterLine,
	inOrder,
} from '../helpers/wizard-steps.ts';

vi.setConfig({maxConcurrency: 8, testTimeout: 120_000});

const email = 'jane@acme.com';
const script = ['--email', email, '--yes'];

type Tools = SessionFixtures;

/** Opens the wizard on its review, everything answered. */
async function openReview(start: Tools['start'], options: SessionOptions): Promise<Session> {
	const {args: given = []} = options;
	const open = fields
		.map(({flag}) => `--${flag}`)
		.filter((flag) => flag !== '--email' && !given.includes(flag));
	const args = ['--email', email, ...open.flatMap((flag) => [flag, 'none']), ...given];
	const session = start({columns: 100, rows: 30, ...options, args});
	await session.waitFor(words.guide.readyToInvite);
	return session;
}

/** Runs the script until the server has the invite, interrupts it so many times, and tells how it ended. */
async function interruptScript(
	env: Record<string, string>,
	server: {readonly posts: number},
	home: string,
	afterFirst?: (child: {kill(signal: NodeJS.Signals): boolean}) => void,
) {
	const child = spawn(node, [program, ...script], {
		env: {...bareEnvironment(home), ...env},
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let said = '';
	child.stderr.setEncoding('utf8').on('data', (text: string) => {
		said += text;
		if (said.includes('Stopping')) afterFirst?.(child);
	});
	const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
	await untilPosted(server);
	child.kill('SIGINT');
	return {code: await ended, said};
}

/** Numbers from 0 to 1 that a seed brings again (a linear congruential generator). */
function randomFrom(seed: number) {
	let state = seed;
	return () => {
		state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
		return state / 2 ** 32;
	};
}

const hugePaste = 'a'.repeat(262_144);

/** Pastes at each question of the setup, and leaves in the middle of the last. `mark` makes a paste of a text. */
async function pasteThroughSetup(
	{start, serve}: Tools,
	{args, mark}: {args: string[]; mark: (session: Session, text: string) => string},
) {
	const {server, env} = await serve();
	const session = start({args: ['setup', ...args], env: {...env, DCI_API_KEY: undefined}});
	await session.waitFor('(hidden)');
	await session.pour(mark(session, `${hugePaste}\n`));
	session.press('enter');
	await session.waitFor(words.settings.keyTooLong);
	// Line by line the question comes anew behind it, once nothing is echoed any more.
	if (args.length > 0) await session.waitFor((now) => isAskedAfter(now, words.settings.keyTooLong));
	session.type(server.key);
	session.press('enter');
	await session.waitFor(words.setup.saveFor('default'));
	await session.waitFor(/❯ Save|empty: Save/);
	await session.pour(mark(session, `${hugePaste}\n${hugePaste}\n\n`));
	await session.settle(300);
	expect(filesWith(session.home, server.key)).toEqual([]);
	session.type(args.length === 0 ? '\r' : 'save\r');
	await session.waitFor(words.setup.defaultOf(words.fields.role.name));
	await session.waitFor(/❯ Skip|empty: Skip/);
	expect(peakMegabytesOf(session.pid)).toBeLessThan(200);
	await session.pour(mark(session, `${hugePaste}\n${hugePaste}`));
	session.press('ctrl+c');
	expect(await session.exit()).toMatchObject({code: 130});
	// Line by line the terminal itself shows what is typed.
	if (args.length === 0) expect(session.output().length).toBeLessThan(100_000);
	expect(session.output()).not.toContain(server.key);
	expect(filesWith(session.home, server.key)).toEqual([credentials]);
}

/** Whether the hidden question was written again behind a sentence. */
function isAskedAfter(session: Session, sentence: string) {
	const output = session.output();
	return output.lastIndexOf('(hidden): ') > output.indexOf(sentence);
}

function asItComes(_session: Session, text: string) {
	return text.replaceAll('\n', '\r');
}

function inMarks(session: Session, text: string) {
	expect(session.isPasteBracketed()).toBe(true);
	return `\u{1B}[200~${asItComes(session, text)}\u{1B}[201~`;
}

/** The only file the key may lie in. */
const credentials = 'config/dci-invite/credentials.json';

const cases: Record<string, (tools: Tools) => Promise<void>> = {
	'look-up-broken': async ({start, fail}) => {
		const {server, env} = await fail({reads: {users: 'server-error'}});
		const session = await openReview(start, {env});
		await session.waitFor(inOrder(words.guide.couldNotCheckPerson(email)));
		await chooseFocused(session);
		await session.waitFor(words.guide.invited(email));
		expect(server.posts).toBe(1);
		const other = await fail({reads: {users: 'server-error'}});
		const run = await runProgram(script, {env: other.env});
		expect(run).toMatchObject({code: 40, stdout: ''});
		expect(run.stderr).toContain(words.guide.nothingSent);
		expect(other.server.posts).toBe(0);
	},
	'look-up-forbidden': async ({start, fail}) => {
		const {server, env} = await fail({reads: {users: 'forbidden'}});
		const session = start({env});
		await enterEmail(session, email);
		await session.waitFor('may not invite people here');
		await session.waitFor(words.fields.firstName.question);
		const run = await runProgram(script, {env});
		expect(run).toMatchObject({code: 11, stdout: ''});
		expect(run.stderr).toContain('Users Manager');
		expect(server.posts).toBe(0);
	},
	'huge-list': async ({start, fail}) => {
		const {env} = await fail({reads: {roles: 'huge', organizations: 'gzip-bomb'}});
		const session = start({env});
		await enterEmail(session, email);
		await enterLine(session, '');
		await session.waitFor(asks('lastName'));
		await enterLine(session, '');
		await session.waitFor(words.fields.jobTitle.question);
		session.press('enter');
		await session.waitFor(
			inOrder(words.guide.rows.retry, words.guide.rows.typeId, words.fields.role.unsetRow),
		);
		expect(peakMegabytesOf(session.pid)).toBeLessThan(200);
	},
	'plain-http': async ({start}) => {
		const env = {DCI_API_KEY: 'test-key-0000-canary', DCI_API_BASE_URL: 'http://api.example.com'};
		const session = start({env});
		expect(await session.exit()).toMatchObject({code: 2});
		expect(session.history()).toContain('https');
		expect(await runProgram(script, {env})).toMatchObject({code: 2, stdout: ''});
	},
	'broken-settings': async ({start, serve}) => {
		const {server, env} = await serve();
		const broken = {...env, XDG_CONFIG_HOME: makeHome()};
		const folder = join(broken.XDG_CONFIG_HOME, 'dci-invite');
		mkdirSync(folder, {mode: 0o700});
		const files = ['config.json', 'credentials.json'];
		for (const name of files) writeFileSync(join(folder, name), '{', {mode: 0o600});
		const ran = await runProgram(script, {env: broken});
		expect(ran.code).toBe(0);
		for (const name of files) expect(ran.stderr.split(`${name} is not valid JSON`)).toHaveLength(2);
		const session = await openReview(start, {env: broken});
		expect(session.history()).toContain('config.json');
		session.press('ctrl+c');
		await session.exit();
		expect(server.posts).toHaveLength(1);
		const keyless = {XDG_CONFIG_HOME: broken.XDG_CONFIG_HOME};
		const stopped = await runProgram(script, {env: keyless});
		expect(stopped).toMatchObject({code: 1, stdout: ''});
		expect(stopped.stderr).toContain('config.json is not valid JSON');
	},
	'status-offline': async () => {
		const home = makeHome();
		const baseUrl = 'http://127.0.0.1:1';
		await openSettings({env: {}, home, warn: () => {}}).saveKeyAndProfile(
			'default',
			{key: 'test-key-0000-canary', origin: baseUrl},
			{email: 'jim@acme.com', domain: 'acme.com'},
		);
		const ran = await runProgram(['status'], {
			env: {XDG_CONFIG_HOME: join(home, '.config'), DCI_API_BASE_URL: baseUrl},
		});
		expect(ran.code).toBe(41);
		for (const known of ['jim@acme.com', '********nary', baseUrl]) {
			expect(ran.stdout).toContain(known);
		}
	},
	'all-wrong': async () => {
		const answers = ['--first-name', 'Ja\u{200B}ne', '--job-title', 'Fonder'];
		const ran = await runProgram(['jane@', ...answers, '--yes', '--json'], {});
		expect(ran).toMatchObject({code: 30, stdout: ''});
		expect(JSON.parse(ran.stderr)).toMatchObject({
			error: {
				problems: [
					{flag: '--email', value: 'jane@'},
					{flag: '--first-name'},
					{flag: '--job-title', candidates: expect.arrayContaining(['Founder'])},
					{flag: null, reason: words.context.noKey},
				],
			},
		});
	},
	'yes-without-address': async ({start, serve}) => {
		const {server, env} = await serve();
		const session = start({env, args: ['--yes']});
		await session.waitFor(words.fields.email.question);
		session.type(email);
		await session.waitFor(email);
		session.press('enter');
		expect(await session.exit()).toMatchObject({code: 0});
		expect(session.history()).toContain(`Invited ${email}`);
		expect(server.posts).toHaveLength(1);
		expect(await runProgram(['--yes'], {env})).toMatchObject({code: 2, stdout: ''});
	},
	'stop-while-sending': async ({start, fail}) => {
		const {server, env} = await fail({invite: 'hang'});
		const session = await openReview(start, {env});
		await chooseFocused(session);
		await untilPosted(server);
		session.press('ctrl+c');
		expect(await session.exit()).toMatchObject({code: 130});
		expect(session.history()).toContain(words.guide.notThere(email));
		expect(server.posts).toBe(1);
		const other = await fail({invite: 'hang'});
		const run = await interruptScript(other.env, other.server, session.home);
		expect(run.code).toBe(130);
		expect(run.said).toContain(words.guide.notThere(email));
		expect(other.server.posts).toBe(1);
	},
	'stop-after-it-was-made': async ({start, fail}) => {
		const {server, env} = await fail({invite: 'hang', takesEffect: true});
		const session = await openReview(start, {env});
		await chooseFocused(session);
		await untilPosted(server);
		session.press('ctrl+c');
		expect(await session.exit()).toMatchObject({code: 0});
		expect(session.history()).toContain(words.guide.invited(email));
		expect(server.posts).toBe(1);
		const other = await fail({invite: 'hang', takesEffect: true});
		const run = await interruptScript(other.env, other.server, session.home);
		expect(run.code).toBe(0);
		expect(other.server.posts).toBe(1);
	},
	'stop-twice': async ({start, fail}) => {
		const {server, env} = await fail({invite: 'hang', reads: {users: ['none', 'hang']}});
		const session = await openReview(start, {env});
		await chooseFocused(session);
		await untilPosted(server);
		session.press('ctrl+c');
		await session.waitFor(words.guide.checking);
		session.press('ctrl+c');
		expect(await session.exit({timeoutMs: 3000})).toMatchObject({code: 130});
		expect(session.history().replace(/\s+/g, ' ')).toContain(`dci-invite status ${email}`);
		expect(server.posts).toBe(1);
		const other = await fail({invite: 'hang', reads: {users: ['none', 'hang']}});
		const run = await interruptScript(other.env, other.server, session.home, (child) =>
			child.kill('SIGINT'),
		);
		expect(run.code).toBe(130);
		expect(run.said).toContain(`dci-invite status ${email}`);
		expect(other.server.posts).toBe(1);
	},
	'try-again-after-doubt': async ({start, fail}) => {
		const {server, env} = await fail({
			invite: 'reset-after',
			reads: {users: ['none', 'server-error', 'server-error', 'server-error', 'none']},
		});
		const session = await openReview(start, {env});
		await chooseFocused(session);
		await session.waitFor(words.guide.couldNotCheck);
		await chooseRow(session, words.guide.rows.retry);
		await session.waitFor(words.guide.wentThrough);
		expect(server.posts).toBe(1);
		expect(server.invited).toEqual([email]);
	},
	'try-again-after-nothing': async ({start, fail}) => {
		const {server, env} = await fail({invite: ['server-error', 'none']});
		const session = await openReview(start, {env});
		await chooseFocused(session);
		await session.waitFor(inOrder(words.guide.notThere(email)));
		const lookUps = server.requests.filter(({path}) => path === '/iam/v1/users').length;
		await chooseRow(session, words.guide.rows.retry);
		await session.waitFor(words.guide.invited(email));
		const last = server.requests.filter(({path}) => path === '/iam/v1/users').length;
		expect(last).toBeGreaterThan(lookUps);
		expect(server.invited).toEqual([email]);
	},
	'try-again-after-refusal': async ({start, fail}) => {
		const {server, env} = await fail({invite: ['bad-request', 'none']});
		const session = await openReview(start, {env, args: ['--first-name', 'Jane']});
		await chooseFocused(session);
		await session.waitFor(words.guide.nothingLost);
		await chooseRow(session, words.guide.rows.retry);
		await session.waitFor(words.guide.invited(email));
		const bodies = server.requests.filter(({method}) => method === 'POST').map(({body}) => body);
		expect(bodies).toHaveLength(2);
		expect(bodies[0]).toBe(bodies[1]);
		expect(server.invited).toEqual([email]);
	},
	'huge-paste-into-setup': (tools) => pasteThroughSetup(tools, {args: [], mark: inMarks}),
	'huge-paste-unmarked': (tools) => pasteThroughSetup(tools, {args: [], mark: asItComes}),
	'huge-paste-line-by-line': (tools) =>
		pasteThroughSetup(tools, {args: ['--accessible'], mark: asItComes}),
	'name-unread': async ({start, fail}) => {
		const chosenRole = 'preset/support-user';
		const {server, env} = await fail({chosenRole, reads: {roles: ['none', 'hang']}});
		const session = await openReview(start, {env});
		await session.waitFor('acme.com');
		await chooseFocused(session);
		await session.waitFor(words.guide.readingName);
		await session.waitFor(/Role +preset\/support-user/);
		await chooseFocused(session);
		expect(await session.exit()).toMatchObject({code: 0});
		expect(server.posts).toBe(1);
		const other = await fail({chosenRole, reads: {roles: 'server-error'}});
		const run = await runProgram(script, {env: other.env});
		expect(run.code).toBe(0);
		expect(run.stdout).toMatch(/^Invited jane@acme\.com\n {2}Role +preset\/support-user\n/);
		expect(other.server.posts).toBe(1);
	},
	killed: async () => {
		const server = await startFaultServer();
		const env = {DCI_API_KEY: server.key, DCI_API_BASE_URL: server.baseUrl};
		const seed = Number(process.env['DCI_INVITE_SEED'] ?? Date.now() % 100_000);
		console.log(`Seed of the random moments: ${seed}`);
		const random = randomFrom(seed);
		async function runOnce(address: string, killAfter?: number) {
			const home = makeHome();
			const child = spawn(node, [program, '--email', address, '--yes', '--if-exists', 'skip'], {
				env: {...bareEnvironment(home), ...env},
				stdio: 'ignore',
			});
			const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
			if (killAfter !== undefined) {
				const before = server.requests.length;
				while (server.requests.length === before && child.exitCode === null) await delay(1);
				await delay(killAfter);
				child.kill('SIGKILL');
			}
			const code = await ended;
			rmSync(home, {recursive: true, force: true, maxRetries: 5});
			return code;
		}
		const addresses = Array.from({length: 50}, (_, index) => `person-${index}@acme.com`);
		try {
			for (const address of addresses) {
				await runOnce(address, random() * 25);
				expect(await runOnce(address), `finishing ${address}, seed ${seed}`).toBe(0);
			}
			expect([...server.invited].sort()).toEqual([...addresses].sort());
		} finally {
			await server.close();
		}
	},
};

describe('test/faults.md', () => {
	it('has a test for every further case', () => {
		expect(readFurtherCases().sort()).toEqual(Object.keys(cases).sort());
	});
});

describe.concurrent('further faults', () => {
	it.for(Object.entries(cases))('%s', async ([, run], {start, serve, fail}) =>
		run({start, serve, fail}),
	);
});

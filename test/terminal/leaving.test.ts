import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {setTimeout as delay} from 'node:timers/promises';
import {describe, expect} from 'vitest';
import {words} from '../../source/words/words.ts';
import {processesBelow, type Session} from '../helpers/session.ts';
import {it} from '../helpers/session-test.ts';
import {asks, chooseRow, enterEmail, goToReview, inOrder, send} from '../helpers/wizard-steps.ts';

/** Runs the program in a shell that tells the exit code and the terminal's modes afterwards. */
function inShell(args: string): readonly [string, ...string[]] {
	return ['sh', '-c', `trap : INT HUP TERM; "$NODE" "$PROGRAM" ${args}; echo "exit $?"; stty -a`];
}

/** The program's own process below the shell it was started by. */
function programOf(session: Session): number {
	const [, pid] = processesBelow(session.pid);
	if (pid === undefined) throw new Error(`nothing runs:\n${session.screen()}`);
	return pid;
}

async function expectRestored(session: Session, code: number) {
	await session.waitFor((now) => /exit \d+[\s\S]*echo/.test(now.history()));
	const history = session.history();
	expect(history).toContain(`exit ${code}`);
	expect(history).toMatch(/(?<!-)icanon/);
	expect(history).toMatch(/(?<!-)isig/);
	expect(history).toMatch(/(?<!-)\becho\b/);
	expect(history).toMatch(/(?<!-)icrnl/);
	expect(history).toMatch(/(?<!-)opost/);
	expect(session.isPasteBracketed()).toBe(false);
	expect(session.isCursorShown()).toBe(true);
}

/** Ways to a screen, in the order a person comes to them. */
const screens: Record<string, (session: Session) => Promise<void>> = {
	email: (session) => session.waitFor(words.fields.email.question),
	'first name': (session) => enterEmail(session, 'jane@acme.com'),
	'a filtered list': async (session) => {
		await enterEmail(session, 'jane@acme.com');
		session.press('enter');
		await session.waitFor(asks('lastName'));
		session.press('enter');
		await session.waitFor(words.fields.jobTitle.question);
		session.type('found');
		await session.waitFor('❯ Founder');
	},
	review: (session) => goToReview(session, {email: 'jane@acme.com'}),
	'the request': async (session) => {
		await goToReview(session, {email: 'jane@acme.com'});
		session.type('v');
		await session.waitFor('POST ');
	},
	'already there': async (session) => {
		await enterEmail(session, 'maria.silva@acme.com');
		await session.waitFor(inOrder(words.guide.isActive('maria.silva@acme.com')));
		session.press('enter');
		await session.waitFor(`❯ ${words.guide.rows.useAnotherAddress}`);
	},
	'a failure': async (session) => {
		await send(session, 'bad-request@example.com');
		await session.waitFor(words.guide.nothingLost);
	},
};

describe.concurrent('Ctrl+C', () => {
	it.for(Object.entries(screens))(
		'leaves %s with 130, terminal restored',
		async ([, go], {start}) => {
			const session = start({command: inShell('--demo')});
			await go(session);
			session.press('ctrl+c');
			await expectRestored(session, 130);
			expect(session.history()).toContain(words.guide.nothingSent);
		},
	);

	it.for(['ctrl+c', 'escape'] as const)('%s on the result is Done', async (key, {start}) => {
		const session = start({command: inShell('--demo')});
		await send(session, 'jane@acme.com');
		await session.waitFor(words.guide.invited('jane@acme.com'));
		session.press(key);
		await expectRestored(session, 0);
		expect(session.history()).toContain(words.guide.invited('jane@acme.com'));
	});

	it('q on the result is Done', async ({start}) => {
		const session = start({command: inShell('--demo')});
		await send(session, 'jane@acme.com');
		await session.waitFor(words.guide.invited('jane@acme.com'));
		session.type('q');
		await expectRestored(session, 0);
	});

	it('says that nothing more was sent after a success in the same run', async ({start}) => {
		const session = start({args: ['--demo']});
		await send(session, 'jane@acme.com');
		await session.waitFor(`❯ ${words.guide.rows.done}`);
		await chooseRow(session, words.guide.rows.inviteAnother);
		await session.waitFor(words.fields.email.question);
		session.press('escape');
		await session.waitFor(words.wizard.escQuits);
		session.press('escape');
		await session.exit();
		expect(session.history()).toContain(words.guide.nothingMoreSent);
	});

	it('quits on the first step with Esc twice', async ({start}) => {
		const session = start({args: ['--demo']});
		await session.waitFor(words.fields.email.question);
		session.press('escape');
		await session.waitFor(words.wizard.escQuits);
		session.press('escape');
		expect(await session.exit()).toMatchObject({code: 130});
		expect(session.history()).toContain(words.guide.nothingSent);
	});
});

describe.concurrent('a paste without its end', () => {
	it('does not make the wizard deaf: Ctrl+C leaves', async ({start}) => {
		const session = start({command: inShell('--demo')});
		await session.waitFor(words.fields.email.question);
		session.type('\u{1B}[200~abc');
		session.press('ctrl+c');
		await expectRestored(session, 130);
	});

	it('counts as pasted', async ({start}) => {
		const session = start({command: inShell('--demo')});
		await session.waitFor(words.fields.email.question);
		session.type('\u{1B}[200~jane@acme.com');
		await session.waitFor('jane@acme.com');
	});
});

describe.concurrent('a signal', () => {
	it.for([
		['SIGINT', 130],
		['SIGTERM', 143],
		['SIGHUP', 129],
	] as const)('%s ends the wizard with %i, terminal restored', async ([signal, code], {start}) => {
		const session = start({command: inShell('--demo')});
		await enterEmail(session, 'jane@acme.com');
		process.kill(programOf(session), signal);
		await expectRestored(session, code);
		expect(session.history()).not.toContain('Something went wrong');
		expect(session.history()).not.toMatch(/\bat .*\.[cm]?js:\d/);
	});

	it.for([
		['SIGTERM', 143],
		['SIGHUP', 129],
	] as const)('%s ends a sending with %i', async ([signal, code], {start, fail}) => {
		const {server, env} = await fail({invite: 'hang'});
		const session = start({env, command: inShell('')});
		await send(session, 'jane@acme.com');
		await session.waitFor(
			(_) => server.posts === 1 || session.screen().includes(words.guide.sending('jane@acme.com')),
		);
		process.kill(programOf(session), signal);
		await expectRestored(session, code);
	});

	it('is followed by no process when the terminal is closed during a send', async ({
		start,
		fail,
	}) => {
		const {server, env} = await fail({invite: 'hang'});
		const session = start({env});
		await send(session, 'jane@acme.com');
		await session.waitFor(words.guide.sending('jane@acme.com'));
		const pids = processesBelow(session.pid);
		session.close();
		function isRunning() {
			return pids.some((pid) => processesBelow(pid).length > 0);
		}
		const deadline = Date.now() + 15_000;
		while (isRunning() && Date.now() < deadline) await delay(20);
		expect(isRunning()).toBe(false);
		expect(server.posts).toBeLessThanOrEqual(1);
	});
});

describe.concurrent('Ctrl+Z', () => {
	it('gives the terminal to the shell, and fg brings the question back as it was', async ({
		start,
	}) => {
		const session = start({
			command: ['bash', '--norc', '--noprofile', '-i'],
			env: {PS1: 'shell$ ', HISTFILE: '/dev/null'},
		});
		await session.waitFor('shell$');
		session.type('"$NODE" "$PROGRAM" --demo\r');
		await session.waitFor(words.fields.email.question);
		session.type('jane@ac');
		await session.waitFor('jane@ac');
		session.press('ctrl+z');
		await session.waitFor(/Stopped[\s\S]*shell\$ ?$/);
		expect(session.isCursorShown()).toBe(true);
		session.type('stty -a\r');
		await session.waitFor(/(?<!-)icanon[\s\S]*(?<!-)\becho\b[\s\S]*shell\$ ?$/);
		session.type('fg\r');
		await session.waitFor(asks('email', 'jane@ac'));
		session.type('me.com');
		await session.waitFor('jane@acme.com');
		session.press('ctrl+c');
		await session.waitFor(new RegExp(`${inOrder(words.guide.nothingSent, 'shell$').source} ?$`));
		session.type('echo "exit $?"\r');
		await session.waitFor('exit 130');
		session.type('stty -a\r');
		await session.waitFor(/exit 130[\s\S]*(?<!-)icanon/);
	});
});

describe.concurrent('a pipe', () => {
	it('draws on stderr and prints one object to stdout', async ({start, serve}) => {
		const {server, env} = await serve();
		const session = start({
			env,
			command: ['sh', '-c', '"$NODE" "$PROGRAM" --json | cat > piped.json; echo done'],
		});
		await send(session, 'jane@acme.com');
		await session.waitFor(/^done$/m);
		const printed = readFileSync(join(session.home, 'piped.json'), 'utf8');
		expect(JSON.parse(printed)).toMatchObject({
			status: 'invited',
			user: {email: 'jane@acme.com', id: 'invited-1'},
			role: null,
			organization: null,
		});
		expect(printed.trim().split('\n').length).toBeGreaterThan(0);
		expect(printed).not.toContain('\u{1B}');
		expect(server.posts).toHaveLength(1);
	});

	it('has nothing on stdout when the person quits', async ({start}) => {
		const session = start({
			command: ['sh', '-c', '"$NODE" "$PROGRAM" --demo --json > out.json; echo "exit $?"'],
		});
		await enterEmail(session, 'jane@acme.com');
		session.press('ctrl+c');
		await session.waitFor('exit 130');
		expect(readFileSync(join(session.home, 'out.json'), 'utf8')).toBe('');
		expect(session.history()).toContain('"code": "ABORTED"');
	});

	it('survives a reader that goes away', async ({start}) => {
		const session = start({
			command: [
				'bash',
				'-c',
				'"$NODE" "$PROGRAM" roles --demo | head -1; echo "exit ${PIPESTATUS[0]}"',
			],
		});
		await session.waitFor('exit 0');
	});
});

import {describe, expect} from 'vitest';
import {words} from '../../source/words/words.ts';
import {it} from '../helpers/session-test.ts';
import {asks, chooseFocused, goToReview, inOrder} from '../helpers/wizard-steps.ts';

/** Colours, of the text or behind it. */
const colour = /\u{1B}\[(?:[\d;]*;)?(?:3[0-8]|4[0-8]|9\d|10[0-7])[\d;]*m/u;

describe.concurrent('colours', () => {
	it('are there on an ordinary terminal', async ({start}) => {
		const session = start({args: ['--demo']});
		await goToReview(session, {email: 'jane@acme.com'});
		expect(session.output()).toMatch(colour);
	});

	it.for([
		['NO_COLOR', {NO_COLOR: '1'}, []],
		['FORCE_COLOR=0', {FORCE_COLOR: '0'}, []],
		['--no-color', {}, ['--no-color']],
	] as const)('are gone with %s', async ([, env, args], {start}) => {
		const session = start({env, args: ['--demo', ...args]});
		await goToReview(session, {email: 'jane@acme.com', role: 'power'});
		await chooseFocused(session);
		await session.waitFor(words.guide.invited('jane@acme.com'));
		expect(session.output()).not.toMatch(colour);
	});

	it('stay within sixteen where the terminal has no more', async ({start}) => {
		const session = start({env: {TERM: 'xterm'}, args: ['--demo']});
		await goToReview(session, {email: 'jane@acme.com'});
		expect(session.output()).toMatch(colour);
		expect(session.output()).not.toMatch(/\u{1B}\[[34]8;/u);
	});
});

describe.concurrent('plain ASCII', () => {
	it.for([
		['--ascii', {}, ['--ascii']],
		['a locale that is not UTF-8', {LANG: 'C', LC_ALL: 'C'}, []],
		['the Linux console', {TERM: 'linux'}, []],
	] as const)('is all that is written with %s', async ([, env, args], {start, serve}) => {
		const served = await serve();
		const session = start({env: {...served.env, ...env}, args: [...args]});
		await session.waitFor(words.fields.email.question);
		session.type('jane@acme.com');
		await session.waitFor('jane@acme.com');
		session.press('enter');
		await session.waitFor(asks('firstName'));
		session.press('enter');
		await session.waitFor(asks('lastName'));
		session.press('enter');
		await session.waitFor(`> ${words.fields.jobTitle.unsetRow}`);
		session.press('enter');
		await session.waitFor(`> ${words.fields.role.unsetRow}`);
		session.type('edit');
		await session.waitFor('> Editor');
		session.press('enter');
		await session.waitFor(
			inOrder(words.fields.organization.question, `> ${words.fields.organization.unsetRow}`),
		);
		session.press('enter');
		await session.waitFor(`> ${words.guide.rows.send}`);
		await chooseFocused(session);
		await session.waitFor(`+ ${words.guide.invited('jane@acme.com')}`);
		await chooseFocused(session);
		await session.exit();
		expect(session.output()).toMatch(/^[\x00-\x7F]*$/);
	});
});

describe.concurrent('names from the server', () => {
	it('never write control characters to the terminal', async ({start, serve}) => {
		const {env} = await serve({
			roles: [
				{
					id: 'role-evil',
					name: '\u{1B}]0;owned\u{7}\u{1B}[2JEvil\u{202E}\u{9B}31m',
					type: 'custom',
					permissions: ['a\u{1B}[31m'],
				},
				{id: 'role-nice', name: 'Nice', type: 'preset', permissions: []},
			],
			identity: {email: 'admin\u{1B}[2J@acme.com', domain: 'acme.com'},
		});
		const session = start({env});
		await goToReview(session, {email: 'jane@acme.com', role: 'evil'});
		expect(session.output()).not.toContain('owned');
		expect(session.output()).not.toContain('\u{1B}[2J');
		expect(session.output()).not.toMatch(/[\u{7}\u{9B}\u{202E}]/u);
		await session.waitFor(/Role +Evil/);
	});
});

describe.concurrent('the frame', () => {
	it.for([
		[200, 60],
		[80, 24],
		[50, 15],
		[40, 10],
	] as const)(
		'is lower than a window of %i x %i and leaves the scrollback alone',
		async ([columns, rows], {start}) => {
			const session = start({
				columns,
				rows,
				command: [
					'sh',
					'-c',
					'for line in 1 2 3 4 5; do echo "before $line"; done; exec "$NODE" "$PROGRAM" --demo',
				],
			});
			await goToReview(session, {email: 'jane@acme.com', role: 'power'});
			await chooseFocused(session);
			await session.waitFor(words.guide.invited('jane@acme.com'));
			await chooseFocused(session);
			await session.exit();
			const history = session.history();
			expect(history.startsWith('before 1\nbefore 2\nbefore 3\nbefore 4\nbefore 5\n')).toBe(true);
			expect(history.split('demo ·').length).toBeLessThanOrEqual(2);
			expect(history).toContain(words.guide.invited('jane@acme.com'));
			expect(session.output()).not.toContain('\u{1B}[?1049h');
		},
	);
});

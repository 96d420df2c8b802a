import {describe, expect, vi} from 'vitest';
import {words} from '../../source/words/words.ts';
import type {Session} from '../helpers/session.ts';
import {it} from '../helpers/session-test.ts';
import {asks, enterEmail, goToReview, inOrder, send} from '../helpers/wizard-steps.ts';

vi.setConfig({testTimeout: 120_000});

/** Each screen: how to come there, a text that stands on it exactly once, and what keys do there. */
const screens: Record<
	string,
	{go(session: Session): Promise<void>; once: string; args?: string[]}
> = {
	email: {
		go: async (session) => {
			await session.waitFor(words.fields.email.question);
			session.type('jane.long.name.for.a.narrow.window@acme.com');
			await session.waitFor('@acme.com');
		},
		once: words.fields.email.question,
	},
	name: {
		go: (session) => enterEmail(session, 'jane@acme.com'),
		once: `\n${words.fields.firstName.question}\n`,
	},
	'job title': {
		go: async (session) => {
			await enterEmail(session, 'jane@acme.com');
			session.press('enter');
			await session.waitFor(asks('lastName'));
			session.press('enter');
			await session.waitFor(`❯ ${words.fields.jobTitle.unsetRow}`);
		},
		once: words.fields.jobTitle.question,
	},
	role: {
		args: ['--job-title', 'none'],
		go: async (session) => {
			await enterEmail(session, 'jane@acme.com');
			session.press('enter');
			await session.waitFor(asks('lastName'));
			session.press('enter');
			await session.waitFor(`❯ ${words.fields.role.unsetRow}`);
			session.press('down', 'down');
			await session.waitFor('❯ Power User');
		},
		once: words.fields.role.question,
	},
	review: {
		go: (session) => goToReview(session, {email: 'jane@acme.com'}),
		once: words.guide.readyToInvite,
	},
	request: {
		go: async (session) => {
			await goToReview(session, {email: 'jane@acme.com'});
			session.type('v');
			await session.waitFor('POST ');
		},
		once: words.wizard.request,
	},
	'already there': {
		go: async (session) => {
			await enterEmail(session, 'priya.nair@acme.com');
			await session.waitFor(inOrder(words.guide.wasInvited('priya.nair@acme.com')));
			session.press('enter');
			await session.waitFor(words.guide.rows.useAnotherAddress);
		},
		once: words.guide.rows.useAnotherAddress,
	},
	failed: {
		go: async (session) => {
			await send(session, 'conflict@example.com');
			await session.waitFor(words.guide.nothingLost);
		},
		once: words.guide.nothingLost,
	},
	sending: {
		go: async (session) => {
			await send(session, 'slow@example.com');
			await session.waitFor(words.guide.sending('slow@example.com'));
		},
		// The address may stand on the next line.
		once: words.guide.sending('').replace(/\W+$/, ''),
	},
	sent: {
		go: async (session) => {
			await send(session, 'jane@acme.com');
			await session.waitFor(words.guide.invited('jane@acme.com'));
		},
		once: words.guide.rows.inviteLikeThis,
	},
};

/** The shell's own lines above the frame; what stands in the scrollback must stay there. */
const before = Array.from({length: 12}, (_, index) => `earlier ${index} ${'-'.repeat(20)}`);

function openBelow(
	start: (options: object) => Session,
	args: readonly string[],
	size: {columns: number; rows: number},
) {
	return start({
		...size,
		command: [
			'sh',
			'-c',
			`for line in 0 1 2 3 4 5 6 7 8 9 10 11; do echo "earlier $line ${'-'.repeat(20)}"; done; exec "$NODE" "$PROGRAM" --demo ${args.join(' ')}`,
		],
	});
}

function times(text: string, part: string): number {
	return text.split(part).length - 1;
}

/** One frame is seen, it fits, and what stood above it is still there. */
function isSteady(once: string) {
	return (session: Session) => {
		const screen = `\n${session.screen()}\n`;
		return times(screen, once) === 1 && times(screen, 'demo · acme.com') <= 1;
	};
}

/** The footer, a screen's last line, is there. */
function endsInHints(session: Session): boolean {
	return /(?:Enter|Esc|Ctrl\+C) \w+[^\n]*$/.test(session.screen());
}

const sizes = [
	[200, 60],
	[120, 40],
	[100, 24],
	[60, 24],
	[45, 30],
	[40, 12],
	[40, 10],
	[80, 24],
	[50, 15],
	[41, 40],
	[160, 12],
	[80, 24],
] as const;

describe.concurrent('a window that changes', () => {
	it.for(Object.entries(screens))(
		'%s: one frame, no old lines',
		async ([, {go, once, args = []}], {start}) => {
			const session = openBelow(start, args, {columns: 80, rows: 24});
			await go(session);
			for (const [columns, rows] of sizes) {
				const drawn = session.output().length;
				session.resize(columns, rows);
				await session.waitFor(
					(now) =>
						now.output().slice(drawn).includes('\u{1B}[J') &&
						isSteady(once)(now) &&
						endsInHints(now),
				);
				const lines = session.screen().split('\n');
				expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(columns);
				for (const line of before) {
					expect(session.history().replaceAll('\n', ''), `at ${columns}x${rows}`).toContain(line);
				}
			}
			expect(session.output()).not.toContain('\u{1B}[3J');
			expect(session.output()).not.toContain('\u{1B}[2J');
			expect(session.output()).not.toContain('\u{1B}[?1049h');
		},
	);

	it('says so while it is too small, keeps everything and is deaf meanwhile', async ({start}) => {
		const session = start({args: ['--demo']});
		await enterEmail(session, 'jane@acme.com');
		session.type('Janette');
		await session.waitFor('Janette');
		session.press('left', 'left');
		await session.waitFor((now) => now.cursor().column === 2 + 5);
		for (const [columns, rows] of [
			[39, 24],
			[80, 9],
			[20, 5],
			[10, 3],
		] as const) {
			session.resize(columns, rows);
			await session.waitFor(
				(now) =>
					/Make\s+the\s+window/.test(now.screen()) &&
					!now.screen().includes(words.fields.firstName.question),
			);
			session.type('xyz');
			session.press('enter');
		}
		session.resize(80, 24);
		await session.waitFor(asks('firstName', 'Janette'));
		await session.waitFor(
			(now) =>
				now.cursor().column === 2 + 5 && times(now.screen(), words.fields.firstName.question) === 1,
		);
	});

	it('still leaves with Ctrl+C while it is too small', async ({start}) => {
		const session = start({args: ['--demo']});
		await enterEmail(session, 'jane@acme.com');
		session.resize(20, 5);
		await session.waitFor(/Make\s+the\s+window/);
		session.press('ctrl+c');
		expect(await session.exit()).toMatchObject({code: 130});
	});

	it('keeps focus and filter, and what is typed in the middle of it', async ({start}) => {
		const session = start({args: ['--demo', '--job-title', 'none'], columns: 120, rows: 40});
		await enterEmail(session, 'jane@acme.com');
		session.press('enter');
		await session.waitFor(asks('lastName'));
		session.press('enter');
		await session.waitFor(`❯ ${words.fields.role.unsetRow}`);
		session.type('fin');
		await session.waitFor('❯ Finance User');
		session.press('down');
		await session.waitFor('❯ FinOps Analyst');
		for (let columns = 119; columns >= 60; columns -= 3)
			session.resize(columns, 20 + Math.ceil((columns - 60) / 3));
		session.type('o');
		await session.waitFor(/\n +fino +\d\/2/);
		await session.waitFor(isSteady(words.fields.role.question));
		await session.waitFor('❯ FinOps Analyst');
	});

	it('comes out whole of a hundred changes in a row', async ({start}) => {
		const session = openBelow(start, ['--job-title', 'none'], {columns: 80, rows: 24});
		await screens['role']?.go(session);
		for (let change = 0; change < 100; change++) {
			session.resize(40 + ((change * 37) % 161), 10 + ((change * 23) % 51));
			// Now and then it settles in between, else one change comes right after the other.
			if (change % 9 === 0) await session.waitFor(isSteady(words.fields.role.question));
		}
		session.resize(90, 28);
		await session.waitFor((now) => isSteady(words.fields.role.question)(now) && endsInHints(now));
		await session.waitFor('❯ Power User');
		for (const line of before) expect(session.history().replaceAll('\n', '')).toContain(line);
	});

	it('draws the last words although they come in the middle of it', async ({start}) => {
		const session = start({args: ['--demo'], columns: 120, rows: 40});
		await enterEmail(session, 'jane@acme.com');
		session.resize(60, 20);
		session.press('ctrl+c');
		expect(await session.exit()).toMatchObject({code: 130});
		await session.waitFor(words.guide.nothingSent);
		expect(session.screen()).not.toContain(words.fields.firstName.question);
	});
});

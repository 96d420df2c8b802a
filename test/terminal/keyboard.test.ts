import {setTimeout as delay} from 'node:timers/promises';
import {describe, expect, vi} from 'vitest';
import {displayWidth} from '../../source/output/text.ts';
import {words} from '../../source/words/words.ts';
import {leaveTimeFor, type Session} from '../helpers/session.ts';
import {it} from '../helpers/session-test.ts';
import {asks, chooseFocused, enterEmail, goToReview, inOrder} from '../helpers/wizard-steps.ts';

vi.setConfig({testTimeout: 120_000});

describe.concurrent('what is typed while the program starts', () => {
	it('lands in the first question, once, and is not echoed beside the frame', async ({start}) => {
		const session = start({args: ['--demo'], typedAhead: 'jane@acme.com'});
		await session.waitFor(asks('email', 'jane@acme.com'));
		await session.waitFor('admin@acme.com');
		await session.waitFor(
			({history}) => history().startsWith('demo') && history().split('jane@acme.com').length === 2,
		);
	});

	it('never sends, however many Enters it holds', async ({start, serve}) => {
		const {server, env} = await serve();
		const session = start({env, typedAhead: `jane@acme.com${'\r'.repeat(30)}`});
		await session.waitFor('acme.com · admin@acme.com');
		session.press('ctrl+c');
		await session.exit();
		expect(server.posts).toHaveLength(0);
	});

	it('never sends with every answer given by flag', async ({start, serve}) => {
		const {server, env} = await serve();
		const flags = ['first-name', 'last-name', 'job-title', 'role', 'organization'];
		const args = ['jane@acme.com', ...flags.flatMap((flag) => [`--${flag}`, 'none'])];
		const session = start({env, args, typedAhead: '\r\r\r'});
		await session.waitFor(words.guide.readyToInvite);
		await leaveTimeFor(500);
		await session.waitFor(words.guide.readyToInvite);
		expect(server.posts).toHaveLength(0);
	});
});

/** Enters this far apart or further, in milliseconds, are no held key (docs/behaviour.md, No accidental sending). */
const apart = 200;

/** Holds Enter up to the review and a second longer; tells the longest time between two presses, in milliseconds. */
async function holdEnter(session: Session, ms: number): Promise<number> {
	let longest = 0;
	const began = performance.now();
	for (let held = 0; held < 1000 && performance.now() - began < 20_000; ) {
		const pressed = performance.now();
		session.press('enter');
		await delay(ms);
		longest = Math.max(longest, performance.now() - pressed);
		// A busy machine takes its time for each question.
		if (session.screen().includes(words.guide.readyToInvite)) held += ms;
	}
	return longest;
}

describe.concurrent('a held Enter', () => {
	it.for([5, 15, 33, 60, 100, 150, 190])(
		'sends nothing at a repeat every %i ms',
		async (ms, {start, serve}) => {
			// A busy machine may stretch the repeat until it is none; then the key is held anew.
			for (let tries = 0; tries < 10; tries++) {
				const {server, env} = await serve();
				const session = start({env});
				await enterEmail(session, 'jane@acme.com');
				if ((await holdEnter(session, ms)) >= apart) continue;
				// The last one stays alone as well.
				await leaveTimeFor(400);
				await session.waitFor(words.guide.readyToInvite);
				expect(server.posts).toHaveLength(0);
				await chooseFocused(session);
				await session.waitFor(words.guide.invited('jane@acme.com'));
				return;
			}
			throw new Error(`no Enter could be held at ${ms} ms on this machine`);
		},
	);

	it('sends nothing on Try again', async ({start, fail}) => {
		const {server, env} = await fail({invite: 'bad-request'});
		const session = start({env});
		await goToReview(session, {email: 'jane@acme.com'});
		await chooseFocused(session);
		await session.waitFor(words.guide.rows.retry);
		session.press('down');
		await session.waitFor((now) =>
			[words.guide.rows.retry, words.guide.rows.quit].some((row) =>
				now.screen().includes(`❯ ${row}`),
			),
		);
		session.press('up');
		await session.waitFor(`❯ ${words.guide.rows.change(words.fields.jobTitle.name)}`);
		session.press('down');
		await session.waitFor(`❯ ${words.guide.rows.retry}`);
		for (let press = 0; press < 20; press++) {
			session.press('enter');
			await delay(33);
		}
		await leaveTimeFor(400);
		expect(server.posts).toBe(1);
	});
});

describe.concurrent('a paste', () => {
	it.for([
		['jane@acme.com\n', 'jane@acme.com'],
		['  jane@acme.com \r\n', 'jane@acme.com'],
		['mailto:jane@acme.com\n\n', 'jane@acme.com'],
	] as const)('of %j waits for Enter', async ([text, shown], {start}) => {
		const session = start({args: ['--demo']});
		await session.waitFor(
			(now) => now.isPasteBracketed() && now.screen().includes(words.fields.email.question),
		);
		session.paste(text);
		await session.waitFor(shown);
		await session.waitFor(words.fields.email.question);
		session.press('enter');
		await session.waitFor(asks('firstName'));
	});

	it('without brackets and with a line break inside is no Enter either', async ({start}) => {
		const session = start({args: ['--demo']});
		await session.waitFor(words.fields.email.question);
		session.type('Jane\r<jane@acme.com>\r');
		await session.waitFor('jane@acme.com');
		await leaveTimeFor(300);
		await session.waitFor(words.fields.email.question);
		expect(session.screen()).not.toContain(words.fields.jobTitle.question);
	});

	it('differs from a line that was typed and came in one piece', async ({start}) => {
		const session = start({args: ['--demo']});
		await session.waitFor(words.fields.email.question);
		session.type('jane@acme.com\r');
		await session.waitFor(asks('firstName'));
	});

	it('of a name with an address answers the names', async ({start}) => {
		const session = start({args: ['--demo']});
		await session.waitFor(
			(now) => now.isPasteBracketed() && now.screen().includes(words.fields.email.question),
		);
		session.paste('Jane Doe <jane@acme.com>');
		await session.waitFor('jane@acme.com');
		session.press('enter');
		await session.waitFor(
			inOrder(
				words.fields.firstName.label,
				`Jane ${words.guide.origins['with-address']}`,
				words.fields.jobTitle.question,
			),
		);
	});

	it('of several addresses keeps what was typed, and says how many people there are', async ({
		start,
	}) => {
		const session = start({args: ['--demo']});
		await session.waitFor(
			(now) => now.isPasteBracketed() && now.screen().includes(words.fields.email.question),
		);
		session.type('omar');
		await session.waitFor('omar');
		session.paste('jane@acme.com, joe@acme.com');
		await session.waitFor(words.many.found(3));
		await session.waitFor('omar; jane@acme.com, joe@acme.com');
	});

	it('on the review sends nothing', async ({start, serve}) => {
		const {server, env} = await serve();
		const session = start({env});
		await goToReview(session, {email: 'jane@acme.com'});
		await delay(250);
		session.paste('something\n');
		session.paste('\n');
		await leaveTimeFor(400);
		await session.waitFor(words.guide.readyToInvite);
		expect(server.posts).toHaveLength(0);
	});
});

describe.concurrent('the cursor', () => {
	it.for(['田中', 'Zoë', '👩‍👩‍👧', '한국어', 'สวัสดี'])(
		'stands right after %s',
		async (text, {start}) => {
			const session = start({args: ['--demo', '--email', 'jane@acme.com']});
			await session.waitFor(asks('firstName'));
			session.type(text);
			await session.waitFor((now) => {
				const {column, row} = now.cursor();
				return (
					now.isCursorShown() &&
					now.line(row).includes(text) &&
					// The emulated terminal draws a joined emoji wider than terminals do.
					(text.includes('\u{200D}') ? column > 2 : column === 2 + displayWidth(text))
				);
			});
			session.press('left');
			await session.waitFor((now) => now.cursor().column < 2 + displayWidth(text));
			session.press('end');
			session.press('ctrl+u');
			await session.waitFor((now) => !now.screen().includes(text) && now.cursor().column === 2);
		},
	);

	it('stays inside the line of a long value, which never wraps', async ({start}) => {
		const session = start({args: ['--demo', '--email', 'jane@acme.com'], columns: 50, rows: 15});
		await session.waitFor(asks('firstName'));
		session.type('田中'.repeat(30));
		await session.waitFor('…');
		await session.waitFor((now) => {
			const {column, row} = now.cursor();
			return (
				column > 20 &&
				column < 50 &&
				/^ +….*田中$/.test(now.line(row)) &&
				!now.line(row + 1).includes('田')
			);
		});
	});
});

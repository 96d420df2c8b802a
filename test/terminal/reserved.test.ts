import {describe, expect} from 'vitest';
import {reservedAddresses} from '../../source/demo/reserved.ts';
import {words} from '../../source/words/words.ts';
import {it} from '../helpers/session-test.ts';
import {chooseFocused, chooseRow, inOrder, send} from '../helpers/wizard-steps.ts';

/** What the wizard must say after sending to a reserved address, and how a run ends that is given up there. */
const outcomes: Record<string, {says: Array<string | RegExp>; code: number; rows?: string[]}> = {
	'bad-request@example.com': {
		says: [inOrder(words.api.refused('').trim(), 'email'), words.guide.nothingLost],
		rows: [
			words.guide.rows.change(words.fields.email.name),
			words.guide.rows.retry,
			words.guide.rows.quit,
		],
		code: 30,
	},
	'anyone@blocked.example': {
		says: ['Domain is not allowed', words.guide.nothingLost],
		code: 30,
	},
	'unauthorized@example.com': {
		says: ['did not accept the key', words.context.keySource.demo, words.guide.nothingLost],
		rows: [words.guide.rows.enterApiKey, words.guide.rows.quit],
		code: 10,
	},
	'forbidden@example.com': {
		says: ['Users Manager', words.guide.nothingLost],
		rows: [words.guide.rows.retry, words.guide.rows.quit],
		code: 11,
	},
	'conflict@example.com': {
		says: [words.api.refused('').trim(), words.guide.nothingLost],
		rows: [words.guide.rows.change(words.fields.email.name), words.guide.rows.quit],
		code: 21,
	},
	'rate-limited@example.com': {
		says: [words.api.tooManyRequests, words.guide.nothingLost],
		code: 50,
	},
	'rate-limited-now@example.com': {
		says: [words.api.tooManyRequests, words.guide.nothingLost],
		code: 50,
	},
	'server-error@example.com': {
		says: [/500/, words.guide.notThere('server-error@example.com')],
		code: 40,
	},
	'unavailable@example.com': {
		says: [/503/, words.guide.notThere('unavailable@example.com')],
		code: 40,
	},
	'lost-before@example.com': {
		says: [words.guide.noAnswer, words.guide.notThere('lost-before@example.com')],
		code: 41,
	},
	'lost-after@example.com': {
		says: [words.guide.invited('lost-after@example.com'), words.guide.wentThrough],
		code: 0,
	},
	'slow@example.com': {says: [words.guide.invited('slow@example.com')], code: 0},
};

describe.concurrent('reserved addresses of the demo', () => {
	it.for(reservedAddresses.map(({email}) => email))('%s', async (email, {start}) => {
		const outcome = outcomes[email];
		if (!outcome) throw new Error(`${email} has no outcome here`);
		const session = start({args: ['--demo']});
		await send(session, email);
		if (email === 'rate-limited@example.com') {
			await session.waitFor(inOrder(...words.guide.tooManyRequests(0).split('0')));
			session.press('escape');
		}
		for (const says of outcome.says) await session.waitFor(says);
		for (const row of outcome.rows ?? []) await session.waitFor(row);
		if (outcome.code === 0) await chooseFocused(session);
		else await chooseRow(session, words.guide.rows.quit);
		expect(await session.exit()).toMatchObject({code: outcome.code});
	});
});

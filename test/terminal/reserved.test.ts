import {describe, expect} from 'vitest';
import {reservedAddresses} from '../../source/demo/reserved.ts';
import {it} from '../helpers/session-test.ts';
import {chooseRow, enterOnResult, send} from '../helpers/wizard-steps.ts';

/** What the wizard must say after sending to a reserved address, and how a run ends that is given up there. */
const outcomes: Record<string, {says: Array<string | RegExp>; code: number; rows?: string[]}> = {
	'bad-request@example.com': {
		says: [/The server refused the request:\s+email/, 'Nothing you entered is lost.'],
		rows: ['Change email', 'Try again', 'Quit'],
		code: 30,
	},
	'anyone@blocked.example': {
		says: ['Domain is not allowed', 'Nothing you entered is lost.'],
		code: 30,
	},
	'unauthorized@example.com': {
		says: ['did not accept the key', 'the demo', 'Nothing you entered is lost.'],
		rows: ['Enter another key', 'Quit'],
		code: 10,
	},
	'forbidden@example.com': {
		says: ['Users Manager', 'Nothing you entered is lost.'],
		rows: ['Try again', 'Quit'],
		code: 11,
	},
	'conflict@example.com': {
		says: ['The server refused the request', 'Nothing you entered is lost.'],
		rows: ['Change email', 'Quit'],
		code: 21,
	},
	'rate-limited@example.com': {
		says: ['Too many requests', 'Nothing you entered is lost.'],
		code: 50,
	},
	'rate-limited-now@example.com': {
		says: ['Too many requests', 'Nothing you entered is lost.'],
		code: 50,
	},
	'server-error@example.com': {says: [/500/, 'No invitation was found'], code: 40},
	'unavailable@example.com': {says: [/503/, 'No invitation was found'], code: 40},
	'lost-before@example.com': {says: ['No answer.', 'No invitation was found'], code: 41},
	'lost-after@example.com': {says: ['Invited lost-after@example.com', 'It went through'], code: 0},
	'slow@example.com': {says: ['Invited slow@example.com'], code: 0},
};

describe.concurrent('reserved addresses of the demo', () => {
	it.for(reservedAddresses.map(({email}) => email))('%s', async (email, {start}) => {
		const outcome = outcomes[email];
		if (!outcome) throw new Error(`${email} has no outcome here`);
		const session = start({args: ['--demo']});
		await send(session, email);
		if (email === 'rate-limited@example.com') {
			await session.waitFor(/Too many requests\. Trying again in \d s, Esc stops\./);
			session.press('escape');
		}
		for (const says of outcome.says) await session.waitFor(says, {timeoutMs: 25_000});
		for (const row of outcome.rows ?? []) await session.waitFor(row);
		if (outcome.code === 0) await enterOnResult(session);
		else await chooseRow(session, 'Quit');
		expect(await session.exit()).toMatchObject({code: outcome.code});
	});
});

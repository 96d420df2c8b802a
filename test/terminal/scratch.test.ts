import {setTimeout as delay} from 'node:timers/promises';
import {it} from '../helpers/session-test.ts';
import {enterEmail} from '../helpers/wizard-steps.ts';
it('x', async ({start}) => {
	const session = start({args: ['--demo'], columns: 60, rows: 24});
	await enterEmail(session, 'priya.nair@acme.com');
	await session.waitFor('was already invited');
	session.press('enter');
	await session.waitFor('Use another address');
	for (const [c, r] of [[45, 24],[60,24],[45,24]] as const) {
		await delay(300);
		const n = session.output().length;
		session.resize(c, r);
		console.log(JSON.stringify(session.cursor()), session.screen());
		await delay(700);
		console.log(JSON.stringify(session.output().slice(n)), JSON.stringify(session.cursor()), session.screen());
	}
});

import {setTimeout as delay} from 'node:timers/promises';
import {it} from '../helpers/session-test.ts';
import {send} from '../helpers/wizard-steps.ts';
it('x', async ({start}) => {
	const session = start({columns: 80, rows: 24, command: ['sh', '-c', 'for i in 1 2 3 4 5 6 7 8 9 10 11 12; do echo earlier $i; done; "$NODE" "$PROGRAM" --demo']});
	await send(session, 'jane@acme.com');
	await session.waitFor('Invite another like');
	for (const [c, r] of [[200,60],[120,40],[100,24],[60,24],[45,30],[40, 12],[40,10],[80,24]] as const) {
		await delay(300);
		const n = session.output().length;
		session.resize(c, r);
		const before = JSON.stringify(session.cursor())+ session.screen();
		await delay(500);
		const h = session.history(); const part = h.slice(h.indexOf('earlier 12'));
		console.log(c, r, 'BEFORE', before.slice(0, 30), 'ANS', session.output().slice(n).match(/\x1b\[(\d+)A\r/)?.[1], JSON.stringify(session.cursor()), '\n' + part.slice(0, part.lastIndexOf('demo')), 'rows', part.slice(part.lastIndexOf('demo')).split('\n').length);
	}
});

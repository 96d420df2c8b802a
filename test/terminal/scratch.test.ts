import {expect, it} from 'vitest';
import {startSession} from '../helpers/session.ts';
it('x', async () => {
	const s = startSession({args: ['--demo'], columns: 120, rows: 24, command: ['bash', '-c', 'for i in 1 2 3 4 5; do echo "line $i ------------------------------------------------"; done; "$NODE" "$PROGRAM" --demo']});
	await s.waitFor('Who do you');
	s.type('jane.doe@acme.com');
	await s.waitFor('jane.doe@acme.com');
	s.press('enter');
	await s.waitFor('First name');
	s.press('enter');
	await s.waitFor('Last name');
	s.press('enter');
	await s.waitFor('What do they do?');
	s.press('enter');
	await s.waitFor(/Which role\?[\s\S]*Admin/);
	console.log(s.history());
	for (const [c, r] of [[100, 24], [60, 24], [45, 24], [40, 20], [40,12], [40,10], [30,8], [80, 24], [120, 40]] as const) {
		s.resize(c, r);
		await new Promise((d) => setTimeout(d, 150));
		console.log(`=== ${c}x${r}\n${s.history()}`);
	}
});

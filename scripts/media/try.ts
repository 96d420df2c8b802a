import * as q from './flows/questions.ts';
import {playFlow} from './stage.ts';
const mods = {...q, ...(await import('./flows/sending.ts')), ...(await import('./flows/failures.ts')), ...(await import('./flows/setup.ts')), ...(await import('./flows/windows.ts'))} as Record<string, unknown>;
for (const name of process.argv.slice(2)) {
	const flow = mods[name];
	for (const f of (Array.isArray(flow) ? flow : [flow])) {
		try {
		const shots = await playFlow(f as q.Flow, {COLORTERM: 'truecolor'});
		for (const {name, snapshot} of shots) {
			console.log('=====', name, snapshot.columns);
			console.log(snapshot.rows.map((r) => r.map((c) => c.text).join('').trimEnd()).join('\n'));
		}} catch (e) { console.log('FAILED', name, String(e)); }
	}
}

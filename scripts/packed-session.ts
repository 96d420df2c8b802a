/**
 * Types one whole invite into an installed program, on its embedded API:
 * `node scripts/packed-session.ts <program> <home>`.
 */
import {dirname, resolve} from 'node:path';
import {inviteOnDemo} from './terminal/demo-invite.ts';
import {startSession} from './terminal/session.ts';

const [program = 'dist/cli.js', home = '/nonexistent'] = process.argv.slice(2);
const session = startSession({
	command: [resolve(program), '--demo'],
	cwd: home,
	env: {HOME: home, PATH: `${dirname(process.execPath)}:/usr/bin:/bin`, TERM: 'xterm-256color'},
});
try {
	await inviteOnDemo(session, 'new.person@acme.com');
	const code = await session.exit();
	if (code !== 0) {
		throw new Error(`The session ended with ${code}.`);
	}
} finally {
	session.kill();
}
console.log(session.screen());

/**
 * Types one whole invite into an installed program, on its embedded API:
 * `node scripts/packed-session.ts <program> <home>`.
 */
import {dirname, resolve} from 'node:path';
import {loadWords, words} from '../source/words/words.ts';
import {startSession} from '../test/helpers/session.ts';
import {chooseFocused, goToReview} from '../test/helpers/wizard-steps.ts';

await loadWords('en');

const email = 'new.person@acme.com';
const [program = 'dist/cli.js', home = '/nonexistent'] = process.argv.slice(2);
const session = startSession({
	command: [resolve(program), '--demo'],
	home,
	env: {
		PATH: `${dirname(process.execPath)}:/usr/bin:/bin`,
		XDG_CONFIG_HOME: undefined,
		XDG_CACHE_HOME: undefined,
	},
});
try {
	await goToReview(session, {email});
	await session.pressEnterAlone();
	await session.waitFor(words.guide.invited(email));
	await chooseFocused(session);
	const {code} = await session.exit();
	if (code !== 0) {
		throw new Error(`The session ended with ${code}.`);
	}
	console.log(session.history());
} finally {
	session.dispose();
}

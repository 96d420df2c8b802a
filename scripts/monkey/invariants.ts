import {words} from '../../source/words/words.ts';
import {type Play, withoutBlanks} from './play.ts';

/** The memory a program may have at its highest, in megabytes. */
const memoryLimit = 200;

/** The only file the key may lie in. */
const credentials = 'config/dci-invite/credentials.json';

/** What must be true of every session (docs/walk.md, Tests); the sentences of what is not. */
export function violationsOf(play: Play): string[] {
	return [
		...ending(play),
		...terminal(play),
		...invitations(play),
		...lastWords(play),
		...secrets(play),
		...text(play),
		...play.badFrames,
	];
}

/** A sentence when something is wrong, else nothing. */
function when(isWrong: boolean, sentence: string): string[] {
	return isWrong ? [sentence] : [];
}

function ending(play: Play): string[] {
	const {code, signals, plan, invited, actions} = play;
	if (code === undefined) {
		return [`two Ctrl+C did not end it within ${Math.round(play.endLimitMs)} ms`];
	}
	const known = [0, 10, 11, 20, 21, 30, 40, 41, 50, 129, 130, 143];
	return [
		...when(!known.includes(code), `it ended with ${code}`),
		...when(code === 143 && !signals.has('SIGTERM'), 'it ended with 143 without SIGTERM'),
		...when(code === 129 && !signals.has('SIGHUP'), 'it ended with 129 without SIGHUP'),
		...when(
			code === 0 && !plan.isSetup && invited.length + actions === 0,
			'it ended with 0, and the server did nothing',
		),
		...when(play.peakMegabytes >= memoryLimit, `it took ${Math.round(play.peakMegabytes)} MB`),
	];
}

function terminal(play: Play): string[] {
	if (play.code === undefined) return [];
	// The first line has speed and size.
	const [before, after] = [play.modesBefore, play.modesAfter].map((modes) =>
		modes.split('\n').slice(1).join('\n'),
	);
	return [
		...when(before !== after, `the terminal's modes are others than before:\n${before}\n${after}`),
		...when(!play.isCursorShown, 'the cursor stays hidden'),
		...when(play.isPasteBracketed, 'bracketed paste stays on'),
		...when(
			play.isAlternate || play.output.includes('\u{1B}[?1049h'),
			'the alternate screen was used',
		),
	];
}

function invitations(play: Play): string[] {
	const {invited, reviews, plan} = play;
	const counts = Map.groupBy(invited, (email) => email.toLowerCase());
	const said = withoutBlanks(withoutEscapes(play.output));
	const seen = [...reviews, withoutBlanks(play.history)];
	return [
		...[...counts]
			.filter(
				([email, each]) =>
					each.length > 1 && !said.includes(withoutBlanks(words.guide.couldNotCheckPerson(email))),
			)
			.map(([email, each]) => `${email} was invited ${each.length} times`),
		...[...counts.keys()]
			// A longer address is cut where the window ends.
			.filter((email) => email.length < 30)
			.filter((email) => !seen.some((review) => review.toLowerCase().includes(email)))
			.map((email) => `${email} was invited without a review that names it`),
		...when(
			plan.face === 'wizard' && invited.length > play.meantEnters,
			`${invited.length} were invited by ${play.meantEnters} Enters that came alone`,
		),
	];
}

function lastWords(play: Play): string[] {
	const {invited, history} = play;
	const last = history.split('\n').filter(Boolean).slice(-3).join('\n');
	const known = invited.map((email) => email.toLowerCase());
	const claimed = [...history.matchAll(/\bInvited (\S+@[\w.]+\w)/g)].map(([, email = '']) =>
		email.toLowerCase(),
	);
	return [
		...when(
			invited.length > 0 && last.includes(words.guide.nothingSent),
			`it says that nothing was sent, although ${invited.join(', ')} was invited`,
		),
		...claimed
			// It may be cut where the window ends.
			.filter((email) => !known.some((one) => one.startsWith(email)))
			.map((email) => `it says "Invited ${email}", and the server knows nothing of that`),
	];
}

function secrets(play: Play): string[] {
	const {key, filesWithKey, output} = play;
	const said = withoutBlanks(withoutEscapes(output));
	return [
		...when(output.includes(key) || said.includes(key), 'the key was written to the terminal'),
		...filesWithKey
			.filter((path) => path !== credentials)
			.map((path) => `the key was written to ${path}`),
		...when(
			filesWithKey.includes(credentials) && !said.includes('cleartext'),
			'the key was saved without a word that it is clear text',
		),
	];
}

function text(play: Play): string[] {
	const lines = withoutEscapes(play.output).split('\n');
	const forbidden = [
		new RegExp(words.program.fault),
		/\bundefined\b/,
		/\[object/,
		/^\s+at \S.*:\d+:\d+/,
		/\bNaN\b/,
	];
	const found = lines.filter((line) => forbidden.some((pattern) => pattern.test(line)));
	return [...new Set(found)].map((line) => `it says "${line.trim()}"`);
}

function withoutEscapes(output: string): string {
	return output.replaceAll(
		/\u{1B}(?:\[[0-?]*[ -/]*[@-~]|\][^\u{7}\u{1B}]*(?:\u{7}|\u{1B}\\)|[@-Z\\-_])/gu,
		'',
	);
}

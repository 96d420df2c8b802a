import {mkdtempSync, rmSync} from 'node:fs';
import {node, program} from '../../test/helpers/environment.ts';
import {startFaultServer} from '../../test/helpers/fault-server.ts';
import {keySequences} from '../../test/helpers/keys.ts';
import {type Session, startSession} from '../../test/helpers/session.ts';
import {key, steadyEnvironment} from './stage.ts';
import {placePrefix, steadyText} from './steady-text.ts';
import {type Transcript, type Typed, transcripts} from './transcripts/sessions.ts';

function keyOf(typed: Typed): string {
	return typeof typed === 'string' ? `${typed}\r` : keySequences[typed.press];
}

/** Types a whole session: each line once the text it answers stands at the end of what was written. */
async function converse(session: Session, turns: Transcript['turns']): Promise<void> {
	function written() {
		return session.output().replaceAll('\r', '');
	}
	let read = 0;
	for (const [prompt, typed] of turns) {
		await session
			.waitFor(() => written().slice(read).endsWith(prompt))
			.catch((cause) => {
				throw new Error(`Expected "${prompt}" behind:\n${written().slice(read)}`, {cause});
			});
		read = written().length;
		// Time for the reads beside the question, which say when they are done only at the next one.
		await session.settle(500);
		session.type(keyOf(typed));
	}
}

/** Plays a session and writes down what stood on the terminal, what was typed included. */
async function writeDown(transcript: Transcript): Promise<string> {
	const {title, by, args = [], fails, isKeyless = false, turns} = transcript;
	const place = mkdtempSync(placePrefix);
	const server = fails && (await startFaultServer(fails));
	const words = [...(server ? [] : ['--demo']), ...args];
	const isDumb = by === 'TERM=dumb';
	const session = startSession({
		// A pseudo-terminal names itself to what it starts, so TERM is set behind that.
		command: isDumb
			? ['/usr/bin/env', 'TERM=dumb', node, program, ...words]
			: [node, program, ...words, '--accessible'],
		env: {
			...steadyEnvironment,
			XDG_CONFIG_HOME: place,
			...(server ? {DCI_API_BASE_URL: server.baseUrl} : {}),
			...(server && !isKeyless ? {DCI_API_KEY: key} : {}),
		},
		columns: 200,
	});
	try {
		await converse(session, turns);
		const {code} = await session.exit({timeoutMs: 30_000});
		const written = session.output().replaceAll('\r', '').trimEnd();
		if (/[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/.test(written)) {
			throw new Error(`Not plain text: ${JSON.stringify(written)}`);
		}
		const command = ['dci-invite', ...words, ...(isDumb ? [] : ['--accessible'])].join(' ');
		return [
			title,
			'-'.repeat(title.length),
			`$ ${isDumb ? 'TERM=dumb ' : ''}${command}`,
			steadyText(written),
			`(exit code ${code})`,
			'',
		].join('\n');
	} catch (cause) {
		throw new Error(`Transcript "${title}"`, {cause});
	} finally {
		session.dispose();
		await server?.close();
		rmSync(place, {recursive: true, force: true});
	}
}

/** Every session, in the order of the file. */
export const transcriptJobs: ReadonlyArray<() => Promise<string>> = transcripts.map(
	(transcript) => () => writeDown(transcript),
);

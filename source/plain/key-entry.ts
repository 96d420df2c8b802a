import {maskKey} from '../api/key.ts';
import {keyFrom} from '../ask/hidden-entry.ts';
import {keepRows, whereKeyIsSaved, whereKeysAreMade} from '../ask/key-words.ts';
import {InviteError} from '../errors.ts';
import type {PlainTools} from './tools.ts';

const help = `Paste the key and press Enter; it stays hidden. ${whereKeysAreMade}`;

const {run, save} = keepRows;

/** `Enter another key`: hidden while it is typed, then for this run or saved (docs/behaviour.md, The key). */
export async function enterKey(tools: PlainTools): Promise<void> {
	const {talk, guide, replaceKey, canSaveKey, keyFile} = tools;
	const key = await readKey(tools);
	if (key === undefined) return;
	const kept = canSaveKey
		? await talk.choose({
				title: [whereKeyIsSaved(keyFile), 'Keep the key?'],
				rows: [run, save],
				help: 'A saved key is used from now on; otherwise it is forgotten when this run ends.',
				onBack: () => {},
			})
		: run;
	if (!kept) return;
	try {
		const words = await replaceKey(key, kept === save);
		if (words) talk.say(words);
		guide.dispatch({type: 'replace-key'});
	} catch (error) {
		if (!(error instanceof InviteError)) throw error;
		talk.say(error.message, ...(error.hint ? [error.hint] : []));
	}
}

async function readKey({talk}: PlainTools): Promise<string | undefined> {
	talk.say(whereKeysAreMade);
	for (;;) {
		const entry = await talk.askHidden({
			prompt: 'Another API key (hidden): ',
			help,
			onBack: () => {},
		});
		if (entry === undefined) return undefined;
		const cleaned = keyFrom(entry);
		if (cleaned.key !== undefined) {
			talk.say(`Key ${maskKey(cleaned.key)}`);
			return cleaned.key;
		}
		talk.say(cleaned.problem);
	}
}

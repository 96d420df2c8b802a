import {describeKey} from '../api/key.ts';
import {InviteError} from '../errors.ts';
import {cleanKey} from '../settings/key-text.ts';
import type {Row} from './choices.ts';
import type {PlainTools} from './tools.ts';

const where = 'Keys are made at https://app.doit.com/profile/api';

const help = `Paste the key and press Enter; it stays hidden. ${where}`;

const run: Row = {id: 'run', label: 'Use it for this run'};
const save: Row = {id: 'save', label: 'Save it'};

/** `Enter another key`: hidden while it is typed, then for this run or saved (docs/behaviour.md, The key). */
export async function enterKey(tools: PlainTools): Promise<void> {
	const {talk, guide, useKey: takeKey, canSaveKey, keyFile} = tools;
	const key = await readKey(tools);
	if (key === undefined) return;
	const kept = canSaveKey
		? await talk.choose({
				title: [`A saved key is clear text, readable only by you, in ${keyFile}`, 'Keep the key?'],
				rows: [run, save],
				help: 'A saved key is used from now on; otherwise it is forgotten when this run ends.',
				onBack: () => {},
			})
		: run;
	if (!kept) return;
	try {
		await takeKey(key, kept === save);
		guide.dispatch({type: 'replace-key'});
	} catch (error) {
		if (!(error instanceof InviteError)) throw error;
		talk.say(error.message, ...(error.hint ? [error.hint] : []));
	}
}

async function readKey({talk}: PlainTools): Promise<string | undefined> {
	talk.say(where);
	for (;;) {
		const text = await talk.askHidden({
			prompt: 'Another API key (hidden): ',
			help,
			onBack: () => {},
		});
		if (text === undefined) return undefined;
		const cleaned = cleanKey(text);
		if (cleaned.key !== undefined) {
			talk.say(`Key ${describeKey(cleaned.key, '').masked}`);
			return cleaned.key;
		}
		talk.say(cleaned.problem);
	}
}

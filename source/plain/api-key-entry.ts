import {keysUrl, maskKey} from '../api/key.ts';
import {keyFrom} from '../ask/hidden-entry.ts';
import {InviteError} from '../errors.ts';
import {keepApiKeyRows} from '../guide/menu-rows.ts';
import {words} from '../words/words.ts';
import type {PlainTools} from './tools.ts';

/** `Enter another key`: hidden while it is typed, then for this run or saved (docs/behaviour.md, The key). */
export async function enterApiKey(tools: PlainTools): Promise<void> {
	const {talk, guide, replaceApiKey, canSaveKey, keyFile} = tools;
	const key = await readKey(tools);
	if (key === undefined) return;
	const [run, save] = keepApiKeyRows();
	const kept = canSaveKey
		? await talk.choose({
				title: [words.ask.savedKeyIsClearText(keyFile), words.plain.keepApiKey],
				rows: [run, save],
				help: words.plain.keepApiKeyHelp,
				onBack: () => {},
			})
		: run;
	if (!kept) return;
	try {
		const remark = await replaceApiKey(key, kept === save);
		if (remark) talk.say(remark);
		guide.dispatch({type: 'replace-key'});
	} catch (error) {
		if (!(error instanceof InviteError)) throw error;
		talk.say(error.message, ...(error.hint ? [error.hint] : []));
	}
}

async function readKey({talk}: PlainTools): Promise<string | undefined> {
	talk.say(words.ask.keysAreMadeAt(keysUrl));
	for (;;) {
		const entry = await talk.askHidden({
			prompt: words.plain.enterApiKey,
			help: words.plain.enterApiKeyHelp,
			onBack: () => {},
		});
		if (entry === undefined) return undefined;
		const cleaned = keyFrom(entry);
		if (cleaned.key !== undefined) {
			talk.say(words.ask.key(maskKey(cleaned.key)));
			return cleaned.key;
		}
		talk.say(cleaned.problem);
	}
}

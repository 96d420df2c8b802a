import {InviteError} from '../errors.ts';
import {words} from '../words/words.ts';
import {type AskerOptions, createAsker} from './create-asker.ts';

/**
 * Asks before something is forgotten; Enter is No. Without a person `--yes` is the answer.
 * Throws USAGE_ERROR when there is nobody to ask and no `--yes`, ABORTED when the person leaves.
 */
export async function confirm(
	question: string,
	options: {
		yes: boolean;
		asker: AskerOptions | undefined;
		/** What is true when the person leaves instead of answering (Ctrl+C, Ctrl+D). */
		whenLeft: string;
	},
): Promise<boolean> {
	if (options.yes) return true;
	if (!options.asker) {
		throw new InviteError('USAGE_ERROR', words.ask.nobodyToAsk, {
			hint: words.setup.nobodyToAskHint,
		});
	}
	const ask = await createAsker(options.asker);
	try {
		return await ask.choose(question, [
			{value: false, label: words.guide.rows.no},
			{value: true, label: words.guide.rows.yes},
		]);
	} catch (error) {
		const isLeft = error instanceof InviteError && error.code === 'ABORTED';
		throw isLeft ? error.with({message: options.whenLeft, hint: undefined}) : error;
	} finally {
		ask.close();
	}
}

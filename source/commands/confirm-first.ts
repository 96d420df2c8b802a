import type {Context} from '../context.ts';
import {confirm} from '../setup/confirm.ts';
import {words} from '../words/words.ts';
import {nobodyToAsk} from './nobody-to-ask.ts';

/** What asking first needs of the context. */
export type ConfirmContext = Pick<Context, 'host' | 'signal' | 'mode' | 'sayWhenStopped'>;

/**
 * Asks before something is done that cannot be taken back; `yes` answers it. `whenLeft` is what is true when the
 * person leaves instead, by a key or by a signal. Throws USAGE_ERROR with nobody to ask, ABORTED when they leave.
 */
export async function confirmFirst(
	{host, signal, mode, sayWhenStopped}: ConfirmContext,
	question: string,
	{yes, whenLeft}: {yes: boolean; whenLeft: string},
): Promise<boolean> {
	if (yes) return true;
	const look = mode();
	const {face, drawOn} = look;
	if (face === 'none') throw nobodyToAsk(look, '--yes', words.commands.nobody.addYes);
	const asker = {input: host.stdin, output: host[drawOn], signal, face, look};
	const takeBack = sayWhenStopped(() => whenLeft);
	try {
		return await confirm(question, {asker, whenLeft});
	} finally {
		takeBack();
	}
}

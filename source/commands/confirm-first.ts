import type {Context} from '../context.ts';
import {confirm} from '../setup/confirm.ts';

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
	const look = mode();
	const {face, drawOn} = look;
	const asker =
		face === 'none' ? undefined : {input: host.stdin, output: host[drawOn], signal, face, look};
	const takeBack = sayWhenStopped(() => whenLeft);
	try {
		return await confirm(question, {yes, asker, whenLeft});
	} finally {
		takeBack();
	}
}

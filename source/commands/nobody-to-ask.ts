import {InviteError, problemOf} from '../errors.ts';
import type {TerminalMode} from '../terminal.ts';
import {words} from '../words/words.ts';

/** The error of a question with nobody to ask: why that is, the flag that answers it instead, and what to do. */
export function nobodyToAsk(
	{silencedByCi}: Pick<TerminalMode, 'silencedByCi'>,
	flag: string,
	hint: string,
): InviteError {
	const {noTerminal, silencedByCi: becauseOfCi} = words.commands.nobody;
	const message = silencedByCi ? becauseOfCi : noTerminal;
	return new InviteError('USAGE_ERROR', message, {hint, problems: [problemOf(message, {flag})]});
}

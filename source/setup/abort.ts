import {InviteError} from '../errors.ts';
import {words} from '../words/words.ts';

/** The person left. What was saved before that stays saved. */
export function leftSetup(): InviteError {
	return new InviteError('ABORTED', words.setup.stopped, {
		hint: words.setup.stoppedHint,
	});
}

/** The person goes back to the question before. Nobody reads its message: whoever lets a question be left this way catches it. */
export class WentBack extends Error {}

const promptEndings = new Set(['AbortPromptError', 'ExitPromptError', 'CancelPromptError']);

/** The error for a question or a request that was cut short; any other error stays what it is. */
export function asAborted(error: unknown, signal: AbortSignal): unknown {
	const cutShort =
		(error instanceof Error && promptEndings.has(error.name)) ||
		(error instanceof InviteError && error.code === 'ABORTED');
	if (!cutShort) return error;
	// The run was stopped from outside: its reason knows the exit code of the signal.
	if (signal.aborted && signal.reason instanceof InviteError) return signal.reason;
	return error instanceof InviteError ? error : leftSetup();
}

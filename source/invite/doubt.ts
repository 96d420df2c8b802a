import type {InviteError} from '../errors.ts';
import {safeText} from '../output/text.ts';
import {words} from '../words/words.ts';
import {shellWord} from './command-line.ts';

/** Why it is in doubt whether an invitation was made (docs/behaviour.md, Bad news). */
export function doubtReason(error: InviteError): string {
	return error.httpStatus === undefined
		? words.guide.noAnswer
		: words.api.serverAnswered(error.httpStatus);
}

/** How to find out later what became of an invitation. */
export function checkLater(email: string): string {
	return `dci-invite status ${shellWord(safeText(email))}`;
}

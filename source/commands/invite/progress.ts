import type {Context} from '../../context.ts';
import {assertNever} from '../../errors.ts';
import {doubtReason} from '../../invite/doubt.ts';
import type {SendProgress} from '../../invite/send.ts';
import {safeText} from '../../output/text.ts';
import {words} from '../../words/words.ts';

/**
 * Says how far a sending is, a line at a time, on stderr. The first line only where somebody may be watching; what
 * makes it wait is always said, but for `--json` without a terminal: then stderr holds the error object or nothing.
 * `now` counts as the sending's own clock does, in milliseconds.
 */
export function createProgress(
	context: Pick<Context, 'host' | 'say' | 'format'>,
	email: string,
	now: () => number,
): {report(progress: SendProgress): void; stopping(): void} {
	const {host, format, say} = context;
	const isWatched = host.stderr.isTTY === true;
	const isTold = isWatched || format !== 'json';
	let isFirst = true;
	return {
		report(progress) {
			switch (progress.phase) {
				case 'posting':
					if (isWatched && isFirst) say(words.guide.sending(safeText(email)));
					isFirst = false;
					return;
				case 'rate-limited': {
					const seconds = Math.max(1, Math.ceil((progress.until - now()) / 1000));
					if (isTold) say(words.commands.invite.tooManyRequests(seconds));
					return;
				}
				case 'checking':
					if (!isTold) return;
					say(doubtReason(progress.cause));
					say(words.guide.checking);
					return;
				default:
					assertNever(progress);
			}
		},
		stopping() {
			if (isTold) say(words.commands.invite.stopping);
		},
	};
}

import {safeText} from '../output/text.ts';
import {words} from '../words/words.ts';
import type {GuideState} from './state.ts';
import {doubtReason} from './words.ts';

/** A state in which something is under way. */
export type Working = GuideState & {status: 'sending' | 'following-up'};

/** Whether something is under way. */
export function isWorking(state: GuideState): state is Working {
	return state.status === 'sending' || state.status === 'following-up';
}

/** What is under way: `Sending the invitation to <email>...` (docs/behaviour.md, Screens). */
export function workingHeadline(state: Working): string {
	const email = safeText(
		state.status === 'sending' ? (state.answers.email?.value ?? '') : state.user.email,
	);
	if (state.status === 'following-up') {
		return state.action === 'resend' ? words.guide.resending(email) : words.guide.cancelling(email);
	}
	return state.progress.phase === 'preparing'
		? words.guide.checkingPerson(email)
		: words.guide.sending(email);
}

/** Why it takes longer (docs/behaviour.md, Bad news). `now` counts as `until` of a rate limit does. */
export function progressLines(state: Working, now: number): string[] {
	if (state.status === 'following-up') return [];
	if (state.stopping) return [words.guide.stoppedWaiting, words.guide.checking];
	switch (state.progress.phase) {
		case 'rate-limited': {
			const seconds = Math.max(0, Math.ceil((state.progress.until - now) / 1000));
			return [words.guide.tooManyRequests(seconds)];
		}
		case 'checking':
			return [doubtReason(state.progress.cause), words.guide.checking];
		case 'preparing':
		case 'posting':
			return [];
	}
}

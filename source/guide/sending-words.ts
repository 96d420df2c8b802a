import {safeText} from '../output/text.ts';
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
		return state.action === 'resend'
			? `Sending the invitation to ${email} again...`
			: `Cancelling the invitation to ${email}...`;
	}
	return state.progress.phase === 'preparing'
		? `Checking whether ${email} is already there...`
		: `Sending the invitation to ${email}...`;
}

const checking = 'Checking whether the invitation went through...';

/** Why it takes longer (docs/behaviour.md, Bad news). `now` counts as `until` of a rate limit does. */
export function progressLines(state: Working, now: number): string[] {
	if (state.status === 'following-up') return [];
	if (state.stopping) return ['Stopped waiting.', checking];
	switch (state.progress.phase) {
		case 'rate-limited': {
			const seconds = Math.max(0, Math.ceil((state.progress.until - now) / 1000));
			return [`Too many requests. Trying again in ${seconds} s, Esc stops.`];
		}
		case 'checking':
			return [doubtReason(state.progress.cause), checking];
		case 'preparing':
		case 'posting':
			return [];
	}
}

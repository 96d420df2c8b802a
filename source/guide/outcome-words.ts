import {readableAddress} from '../invite/address.ts';
import {doubtReason} from '../invite/doubt.ts';
import {linkWorksUntil, localTimeAndZone} from '../invite/follow-up.ts';
import {briefFacts, type Fact, factLines, type Holdings} from '../invite/person.ts';
import {safeText} from '../output/text.ts';
import {words} from '../words/words.ts';
import {outcomeHoldings} from './naming.ts';
import type {GuideState, Outcome, Saving} from './state.ts';
import {shownHoldings, stateShown} from './state-words.ts';

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

/** The headline of the result screen. */
export function outcomeHeadline(outcome: Outcome): string {
	const email = safeText(readableAddress(outcome.user.email));
	switch (outcome.action) {
		case 'invite':
			return words.guide.invited(email);
		case 'resend':
			return words.guide.resent(email);
		case 'cancel':
			return words.guide.cancelled(email);
	}
}

/** What else there is to say about a result. */
export function outcomeRemark(outcome: Outcome): string | undefined {
	switch (outcome.action) {
		case 'invite':
			return outcome.confirmedBy === 'look-up' ? words.guide.wentThrough : undefined;
		case 'resend':
			return words.guide.newLinkUntil(localTimeAndZone(linkWorksUntil(outcome.at)));
		case 'cancel':
			return words.guide.linksStopped;
	}
}

/** Role, organization, status and ID of a result; the role and organization by name. */
export function outcomeFacts(state: GuideState, outcome: Outcome): Fact[] {
	return factsOf(outcome, shownHoldings(state, outcomeHoldings(state, outcome)));
}

/** A result in one line, as it is pasted into a ticket. */
export function outcomeLine(state: GuideState, outcome: Outcome): string {
	const facts = factsOf(outcome, outcomeHoldings(state, outcome));
	return words.guide.resultLine(outcomeHeadline(outcome), factLines(facts));
}

function factsOf(outcome: Outcome, held: Holdings): Fact[] {
	const {labels} = words.invite;
	return briefFacts(
		held,
		[labels.status, stateAfter(outcome)],
		[labels.id, safeText(outcome.user.id)],
	);
}

/** Where the invitation stands now; what the look-up said was before a resend or cancel. */
function stateAfter({action, user}: Outcome): string {
	const {states} = words.invite;
	switch (action) {
		case 'invite':
			return stateShown(user);
		case 'resend':
			return states.pending;
		case 'cancel':
			return states.cancelled;
	}
}

/** Where saving the defaults stands. */
export function savingWords(saving: Saving): string | undefined {
	switch (saving.status) {
		case 'idle':
			return undefined;
		case 'saving':
			return words.guide.saving;
		case 'saved':
			return words.guide.saved;
		case 'failed':
			return saving.reason;
	}
}

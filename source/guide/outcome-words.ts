import type {UserState} from '../api/types.ts';
import {readableAddress} from '../invite/address.ts';
import {linkWorksUntil, localTime} from '../invite/follow-up.ts';
import {briefFacts, type Fact, type Holdings, holdings} from '../invite/person.ts';
import {safeText} from '../output/text.ts';
import {words} from '../words/words.ts';
import type {GuideState, Outcome, Saving} from './state.ts';
import {knownLists} from './words.ts';

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
			return words.guide.newLinkUntil(localTime(linkWorksUntil(outcome.at)));
		case 'cancel':
			return words.guide.linksStopped;
	}
}

/** Role and organization of a result; what an invitation's answer leaves out is what was sent. */
export function outcomeHoldings(state: GuideState, {action, user}: Outcome): Holdings {
	const {role, organization} = state.answers;
	const asked =
		action === 'invite'
			? {role: role?.value ?? null, organization: organization?.value ?? null}
			: {};
	return holdings(user, knownLists(state), asked);
}

/** Role, organization, status and ID of a result; the role and organization by name. */
export function outcomeFacts(state: GuideState, outcome: Outcome): Fact[] {
	const {labels} = words.invite;
	return briefFacts(
		outcomeHoldings(state, outcome),
		[labels.status, words.invite.states[stateAfter(outcome)]],
		[labels.id, safeText(outcome.user.id)],
	);
}

/** Where the invitation stands now; what the look-up said was before a resend or cancel. */
function stateAfter({action, user}: Outcome): UserState {
	switch (action) {
		case 'invite':
			return user.state;
		case 'resend':
			return 'pending';
		case 'cancel':
			return 'cancelled';
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

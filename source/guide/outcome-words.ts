import {readableAddress} from '../invite/address.ts';
import {linkWorksUntil, localTime} from '../invite/follow-up.ts';
import {briefFacts, type Fact, type Holdings, holdings} from '../invite/person.ts';
import {safeText} from '../output/text.ts';
import type {GuideState, Outcome, Saving} from './state.ts';
import {knownLists, stateShown} from './words.ts';

/** The headline of the result screen. */
export function outcomeHeadline(outcome: Outcome): string {
	const email = safeText(readableAddress(outcome.user.email));
	switch (outcome.action) {
		case 'invite':
			return `Invited ${email}`;
		case 'resend':
			return `Sent the invitation to ${email} again`;
		case 'cancel':
			return `Cancelled the invitation to ${email}`;
	}
}

/** What else there is to say about a result. */
export function outcomeRemark(outcome: Outcome): string | undefined {
	switch (outcome.action) {
		case 'invite':
			return outcome.confirmedBy === 'look-up'
				? 'It went through: the look-up found the invitation.'
				: undefined;
		case 'resend':
			return `The new link works until ${localTime(linkWorksUntil(outcome.at))}; older links stopped working.`;
		case 'cancel':
			return 'Links that were sent stopped working. Resending brings the invitation back.';
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
	return briefFacts(
		outcomeHoldings(state, outcome),
		['Status', stateAfter(outcome)],
		['ID', safeText(outcome.user.id)],
	);
}

/** Where the invitation stands now; what the look-up said was before a resend or cancel. */
function stateAfter({action, user}: Outcome): string {
	switch (action) {
		case 'invite':
			return stateShown(user);
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
			return 'Saving...';
		case 'saved':
			return 'Saved. The next invite asks only for the address and the names.';
		case 'failed':
			return saving.reason;
	}
}

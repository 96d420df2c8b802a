import {outcomeFacts, outcomeHeadline, outcomeHoldings} from '../../guide/outcome-words.ts';
import type {GuideState, Outcome} from '../../guide/state.ts';
import type {Result} from '../../output/result.ts';
import {renderPairs} from '../../output/table.ts';

const statusWords = {invite: 'invited', resend: 'resent', cancel: 'cancelled'} as const;

/** What a wizard run hands to whoever reads its stdout (interface.md, section 6). */
export function inviteResult(state: GuideState, outcome: Outcome): Result {
	const {user, action} = outcome;
	const facts = outcomeFacts(state, outcome).flatMap(([label, value]) =>
		value === undefined ? [] : [[label, value] as const],
	);
	return {
		json: {
			status: statusWords[action],
			user,
			...outcomeHoldings(state, outcome),
		},
		text: `${outcomeHeadline(outcome)}\n${renderPairs(facts)}`,
	};
}

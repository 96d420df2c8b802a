import {outcomeFacts, outcomeHeadline} from '../guide/outcome-words.ts';
import type {GuideState, Outcome} from '../guide/state.ts';
import type {Choice} from '../invite/fields.ts';
import type {Result} from '../output/result.ts';
import {renderPairs} from '../output/table.ts';

const statusWords = {invite: 'invited', resend: 'resent', cancel: 'cancelled'} as const;

/** What a wizard run hands to whoever reads its stdout (docs/behaviour.md, Scripts). */
export function inviteResult(state: GuideState, outcome: Outcome): Result {
	const {user, action} = outcome;
	const {role, organization} = action === 'invite' ? state.answers : {};
	const facts = outcomeFacts(state, outcome).flatMap(([label, value]) =>
		value === undefined ? [] : [[label, value] as const],
	);
	return {
		json: {
			status: statusWords[action],
			user,
			role: choiceBy(state.roles, user.roleId, role?.value),
			organization: choiceBy(state.organizations, user.organizationId, organization?.value),
		},
		text: `${outcomeHeadline(outcome)}\n${renderPairs(facts)}`,
	};
}

function choiceBy(
	list: GuideState['roles'] | GuideState['organizations'],
	id: string | undefined,
	answered: Choice | null | undefined,
): Choice | null {
	if (id === undefined) return answered ? {id: answered.id, name: answered.name} : null;
	const found =
		list.status === 'loaded' ? list.value.find((choice) => choice.id === id) : undefined;
	return {id, name: found?.name ?? (answered?.id === id ? answered.name : id)};
}

import {enter, sharedOf} from './enter.ts';
import {firstStep, settleLists} from './path.ts';
import type {Answer, Answers, Given, GuideState, Shared} from './state.ts';

/**
 * Begins the next invitation. With `keep`, role, organization and job title are carried over as such; without,
 * only what flags and saved defaults say answers a question.
 */
export function inviteAnother(state: GuideState & {status: 'sent'}, keep: boolean): GuideState {
	const shared = settleLists({
		...sharedOf(state),
		answers: keep ? carry(state.answers, 'as-before') : state.given,
		suggestions: {},
		notices: {},
		lookUp: undefined,
		before: [...state.before, state.outcome],
		round: state.round + 1,
	});
	return enter(shared, firstStep(shared));
}

function carry({jobTitle, role, organization}: Answers, origin: Answer['origin']): Given {
	return {
		...(jobTitle ? {jobTitle: {...jobTitle, origin}} : {}),
		...(role ? {role: {...role, origin}} : {}),
		...(organization
			? {organization: isForced(organization) ? organization : {...organization, origin}}
			: {}),
	};
}

function isForced(answer: Answer | undefined) {
	return answer?.origin === 'only-one' || answer?.origin === 'left-out';
}

/** What was saved as defaults answers later invitations of this run too. */
export function adoptDefaults(state: Shared): Given {
	const {organization, ...rest} = carry(state.answers, 'default');
	return organization && !isForced(organization) ? {...rest, organization} : rest;
}

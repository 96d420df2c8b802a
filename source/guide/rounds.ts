import {defaultFields} from '../invite/fields.ts';
import {enter, sharedOf} from './enter.ts';
import {firstStep, settleLists} from './path.ts';
import type {Answer, Answers, Given, GuideState, Origin, Shared} from './state.ts';

/**
 * Begins the next invitation. With `keep`, what can serve it too is carried over as such; without, only what flags
 * and saved defaults say answers a question.
 */
export function inviteAnother(
	state: GuideState & {status: 'sent' | 'many'},
	keep: boolean,
): GuideState {
	const shared = settleLists({
		...sharedOf(state),
		answers: keep ? carry(state.answers, 'as-before') : state.given,
		suggestions: {},
		notices: {},
		lookUp: undefined,
		people: undefined,
		before: state.status === 'sent' ? [...state.before, state.outcome] : state.before,
		round: state.round + 1,
	});
	return enter(shared, firstStep(shared));
}

/** Whether there was no choice about an answer. */
export function isForced(answer: Answer): boolean {
	return answer.origin === 'only-one' || answer.origin === 'left-out';
}

function carry(answers: Answers, origin: Origin): Given {
	return givenOf(answers, (answer) => (isForced(answer) ? answer : {...answer, origin}));
}

/** What was saved as defaults answers later invitations of this run too. */
export function adoptDefaults(state: Shared): Given {
	return givenOf(state.answers, (answer) =>
		isForced(answer) ? undefined : {...answer, origin: 'default'},
	);
}

/** The answers that can serve more than one invitation, each as it is to be kept. */
export function givenOf(
	answers: Answers,
	keep: (answer: Answer) => Answer | undefined = (answer) => answer,
): Given {
	const entries = defaultFields.flatMap(({key}) => {
		const answer = answers[key];
		const kept = answer && keep(answer);
		return kept ? [[key, kept] as const] : [];
	});
	return Object.fromEntries(entries);
}

import type {Context} from '../../context.ts';
import {isForced} from '../../guide/rounds.ts';
import type {Answers} from '../../guide/state.ts';
import {defaultFields, isSameValue} from '../../invite/fields.ts';
import type {SavedDefaults} from '../../settings/schema.ts';

/**
 * Whether saving the answers as defaults would change anything worth it: somebody who skipped everything and has
 * nothing saved chose nothing.
 */
export function wouldChangeDefaults(answers: Answers, saved: SavedDefaults): boolean {
	const next = Object.entries(defaultsFrom(answers));
	if (next.every(([, value]) => !value) && Object.keys(saved).length === 0) return false;
	return !next.every(([key, value]) => isSameValue(value, saved[key]));
}

/** What would be saved of the answers: what was chosen or left out by the person, not what there was no choice about. */
function defaultsFrom(answers: Answers): SavedDefaults {
	const entries = defaultFields.flatMap(({key}) => {
		const answer = answers[key];
		return answer && !isForced(answer) ? [[key, answer.value] as const] : [];
	});
	return Object.fromEntries(entries);
}

/** Saves what can be a default as the defaults of the profile at work. Rejects with an `InviteError`. */
export async function saveAnswersAsDefaults(
	{settings, account}: Pick<Context, 'settings' | 'account'>,
	answers: Answers,
): Promise<void> {
	return settings().saveProfile(account().profile.value, {defaults: defaultsFrom(answers)});
}

import {InviteError} from '../../errors.ts';
import type {Start} from '../../guide/reducer.ts';
import {type Choice, type FieldValues, fieldOf} from '../../invite/fields.ts';
import {matchChoice, resolveChoice} from '../../invite/match.ts';
import type {NameLists} from '../../invite/person.ts';
import {safeText} from '../../output/text.ts';
import type {Flags} from '../flags.ts';
import {jobTitleChoices} from './draft.ts';

/**
 * Makes every field's value: words become choices, saved defaults are checked against their lists.
 * @throws InviteError VALIDATION_ERROR for words that fit nothing or several, and for a default that is gone.
 */
export function settleDraft(start: Start, email: string, lists: NameLists): FieldValues {
	const {answers, names} = start;
	return {
		email,
		firstName: answers.firstName ? answers.firstName.value : (names?.firstName ?? null),
		lastName: answers.lastName ? answers.lastName.value : (names?.lastName ?? null),
		jobTitle: answers.jobTitle?.value ?? null,
		role: settleChoice('role', start, lists.roles),
		organization: settleChoice('organization', start, lists.organizations),
	};
}

function settleChoice(
	key: 'role' | 'organization',
	{answers, pending}: Start,
	list: readonly Choice[] = [],
): Choice | null {
	const field = fieldOf(key);
	const words = pending[key];
	if (words !== undefined) return resolveChoice(field, words, list);
	const chosen = answers[key]?.value ?? null;
	if (!chosen) return null;
	const current = list.find(({id}) => id === chosen.id);
	if (!current) throw goneDefault(field.label.toLowerCase(), chosen.name, field.flag);
	return current;
}

function goneDefault(label: string, name: string, flag: string) {
	return new InviteError(
		'VALIDATION_ERROR',
		`Your default ${label} "${safeText(name)}" no longer exists.`,
		{
			hint: `Nothing was sent. Name another one with --${flag}, or forget it: dci-invite config unset default-${flag}`,
		},
	);
}

/**
 * A saved job title that is none of the eight is said, like any other default that is gone.
 * @throws InviteError VALIDATION_ERROR.
 */
export function checkDefaultTitle(
	jobTitle: string | null | undefined,
	flags: Flags,
	start: Start,
): void {
	if (!jobTitle || flags['noDefaults'] === true || start.answers.jobTitle) return;
	if (matchChoice(jobTitle, jobTitleChoices).status !== 'matched') {
		throw goneDefault('job title', jobTitle, 'job-title');
	}
}

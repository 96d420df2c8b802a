import type {Context} from '../../context.ts';
import type {Answers} from '../../guide/state.ts';
import type {SavedDefaults} from '../../settings/schema.ts';

/**
 * Whether saving the answers as defaults would change anything worth it: somebody who skipped everything and has
 * nothing saved chose nothing.
 */
export function wouldChangeDefaults(answers: Answers, saved: SavedDefaults): boolean {
	const next = defaultsFrom(answers);
	if (isEmpty(next) && Object.keys(saved).length === 0) return false;
	const isKept =
		(!('jobTitle' in next) || next.jobTitle === saved.jobTitle) &&
		(!('role' in next) || idOf(next.role) === idOf(saved.role)) &&
		(!('organization' in next) || idOf(next.organization) === idOf(saved.organization));
	return !isKept;
}

/** What would be saved of the answers: what was chosen or left out by the person, not what there was no choice about. */
function defaultsFrom({jobTitle, role, organization}: Answers): SavedDefaults {
	return {
		...(jobTitle ? {jobTitle: jobTitle.value} : {}),
		...(role ? {role: role.value} : {}),
		...(organization && organization.origin !== 'only-one' && organization.origin !== 'left-out'
			? {organization: organization.value}
			: {}),
	};
}

function isEmpty(defaults: SavedDefaults) {
	return !defaults.jobTitle && !defaults.role && !defaults.organization;
}

function idOf(value: {id: string} | null | undefined) {
	return value ? value.id : value;
}

/** Saves role, organization and job title as the defaults of the profile at work. Rejects with an `InviteError`. */
export async function saveAnswersAsDefaults(
	{settings, account}: Pick<Context, 'settings' | 'account'>,
	answers: Answers,
): Promise<void> {
	return settings().saveProfile(account().profile.value, {defaults: defaultsFrom(answers)});
}

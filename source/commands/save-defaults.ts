import type {Context} from '../context.ts';
import type {Answers} from '../guide/state.ts';
import type {SavedDefaults} from '../settings/schema.ts';

/** What would be saved of the answers: what was chosen or left out by the person, not what there was no choice about. */
const defaultsFrom = ({jobTitle, role, organization}: Answers): SavedDefaults => ({
	...(jobTitle ? {jobTitle: jobTitle.value} : {}),
	...(role ? {role: role.value} : {}),
	...(organization && organization.origin !== 'only-one' && organization.origin !== 'left-out'
		? {organization: organization.value}
		: {}),
});

const idOf = (value: {id: string} | null | undefined) => (value ? value.id : value);

const isEmpty = (defaults: SavedDefaults) =>
	!defaults.jobTitle && !defaults.role && !defaults.organization;

/**
 * Whether saving the answers as defaults would change anything worth it: somebody who skipped everything and has
 * nothing saved chose nothing.
 */
export const wouldChangeDefaults = (answers: Answers, saved: SavedDefaults): boolean => {
	const next = defaultsFrom(answers);
	if (isEmpty(next) && Object.keys(saved).length === 0) return false;
	const isKept =
		(!('jobTitle' in next) || next.jobTitle === saved.jobTitle) &&
		(!('role' in next) || idOf(next.role) === idOf(saved.role)) &&
		(!('organization' in next) || idOf(next.organization) === idOf(saved.organization));
	return !isKept;
};

/** Saves role, organization and job title as the defaults of the profile at work. Rejects with an `InviteError`. */
export const saveAnswersAsDefaults = async (
	{settings, account}: Pick<Context, 'settings' | 'account'>,
	answers: Answers,
): Promise<void> =>
	settings().saveProfile(account().profile.value, {defaults: defaultsFrom(answers)});

/** What is said of names, people and their invitations. */
export const invite = {
	nameControls: 'A name cannot hold line breaks or control characters.',
	nameInvisible: 'This name holds invisible characters. Type it anew.',
	ambiguous: (field: string, text: string) => `More than one ${field} fits "${text}".`,
	unknown: (field: string, text: string) => `There is no ${field} "${text}".`,
	/** `more`: how many candidates are not named; `command`: shows them all. */
	sayWhichList: (candidates: readonly string[], more: number, command: string) =>
		`Say which, by its whole name or its ID: ${listed(candidates, more)}. See all of them with: ${command}`,
	sayWhich: (candidates: readonly string[], more: number) =>
		`Say which, by its whole name or its ID: ${listed(candidates, more)}. Or say none to leave it out.`,
	thereAreList: (candidates: readonly string[], more: number, command: string) =>
		`There are: ${listed(candidates, more)}. See all of them with: ${command}`,
	thereAre: (candidates: readonly string[], more: number) =>
		`There are: ${listed(candidates, more)}. Or say none to leave it out.`,
	noneToChoose: (field: string, flag: string) =>
		`This account has no ${field} to choose from. Leave ${flag} out.`,
	isActive: (email: string) => `${email} is already an active user.`,
	nothingToResend: 'There is no invitation to send again.',
	nothingToCancel: 'There is no invitation to cancel. An admin can remove users in the console.',
	alreadyCancelled: (email: string) => `The invitation of ${email} was already cancelled.`,
	resendAfterAll: (command: string) => `Nothing was changed. To invite them after all: ${command}`,
	noOpenInvitation: (email: string) =>
		`${email} has no open invitation: it was accepted or removed.`,
	seeWhereTheyStand: (command: string) => `See where they stand with: ${command}`,
	resendInDoubt:
		'Whether it was sent again is not known. Doing it once more is safe: the newest link counts.',
	cancelInDoubt: (command: string) => `Whether it was cancelled is not known. See with: ${command}`,
	labels: {name: 'Name', state: 'State', status: 'Status', id: 'ID'},
	none: 'none',
	/** Where somebody stands, in one word. */
	states: {
		active: 'active',
		invited: 'invited',
		pending: 'pending',
		expired: 'expired',
		cancelled: 'cancelled',
	},
	/** The same where it is not clear that an invitation is meant. */
	standings: {
		active: 'active',
		invited: 'invited',
		pending: 'invited, pending',
		expired: 'invited, expired',
		cancelled: 'invited, cancelled',
	},
};

function listed(names: readonly string[], more: number): string {
	return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ');
}

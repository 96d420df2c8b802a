/** What is said of names, people and their invitations. */
export const invite = {
	textControls: (field: string) => `The ${field} cannot contain line breaks or control characters.`,
	textInvisible: (field: string) => `The ${field} contains invisible characters. Type it again.`,
	ambiguous: (field: string, text: string) => `More than one ${field} matches "${text}".`,
	unknown: (field: string, text: string) => `There is no ${field} "${text}".`,
	/** `more`: how many candidates are not named; `command`: shows them all. */
	nameOneOfList: (candidates: readonly string[], more: number, command: string) =>
		`Name one, by its full name or ID: ${listed(candidates, more)}. See all of them with: ${command}`,
	nameOne: (candidates: readonly string[], more: number) =>
		`Name one, by its full name or ID: ${listed(candidates, more)}. Use none to leave it out.`,
	availableInList: (candidates: readonly string[], more: number, command: string) =>
		`Choose from: ${listed(candidates, more)}. See all of them with: ${command}`,
	available: (candidates: readonly string[], more: number) =>
		`Choose from: ${listed(candidates, more)}. Use none to leave it out.`,
	noneToChoose: (field: string, flag: string) =>
		`This account has no ${field} to choose from. Leave ${flag} out.`,
	/** `flags`: what a command that is shown leaves out. */
	cannotBeTyped: (flags: readonly string[]) =>
		`The command lacks ${flags.join(' and ')}: the value contains characters that cannot be typed.`,
	isActive: (email: string) => `${email} is already an active user.`,
	nothingToResend: 'There is no invitation to resend.',
	nothingToCancel: 'There is no invitation to cancel. An admin can remove users in the console.',
	inUnknownState: (email: string, state: string) => `DoiT says that ${email} is "${state}".`,
	inUnsaidState: (email: string) => `DoiT does not say whether ${email} is active or invited.`,
	inUnknownStateHint:
		'Only an invitation can be resent or cancelled. An admin can look in the console.',
	withoutId: (email: string) => `DoiT gave no ID for ${email}.`,
	withoutIdHint: 'Without it the invitation cannot be resent or cancelled. Contact DoiT support.',
	alreadyCancelled: (email: string) => `The invitation to ${email} was already cancelled.`,
	resendAfterAll: (command: string) => `Nothing was changed. To invite them after all: ${command}`,
	noOpenInvitation: (email: string) =>
		`${email} has no open invitation: it was accepted or removed.`,
	seeWhereTheyStand: (command: string) => `Check their status with: ${command}`,
	resendInDoubt:
		'It is not known whether the invitation was sent again. Resending it once more is safe: only the newest link works.',
	cancelInDoubt: (command: string) =>
		`It is not known whether the invitation was cancelled. Check with: ${command}`,
	labels: {name: 'Name', state: 'State', status: 'Status', id: 'ID'},
	/** Where somebody stands, in one word. */
	states: {
		active: 'active',
		invited: 'invited',
		pending: 'pending',
		expired: 'expired',
		cancelled: 'cancelled',
		unknown: 'unknown',
	},
	/** The same where it is not clear that an invitation is meant. */
	standings: {
		active: 'active',
		invited: 'invited',
		pending: 'invited, pending',
		expired: 'invited, expired',
		cancelled: 'invited, cancelled',
		unknown: 'unknown',
	},
};

function listed(names: readonly string[], more: number): string {
	return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ');
}

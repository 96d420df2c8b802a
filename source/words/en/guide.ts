/** What the wizard and the plain face both say. */
export const guide = {
	header: {
		demo: 'demo',
		customer: (id: string) => `customer ${id}`,
		profile: (name: string) => `profile ${name}`,
		key: (source: string) => `key from ${source}`,
		keyBeforeSaved: (source: string) => `key from ${source}, not the saved one`,
	},
	/** What stands behind a value because of where it comes from. */
	origins: {
		'with-address': '(with the address)',
		default: '(your default)',
		'as-before': '(as before)',
		'only-one': '(only one)',
	},
	rows: {
		quit: 'Quit',
		send: 'Send the invitation',
		enterApiKey: 'Enter another key',
		useApiKeyOnce: 'Use it for this run',
		saveApiKey: 'Save it',
		change: (field: string) => `Change ${field}`,
		retry: 'Try again',
		typeId: 'Type an ID',
		/** `held`: role and organization, those that are known. */
		resendAs: (held: readonly string[]) =>
			held.length === 0 ? 'Resend it as it was' : `Resend it as ${held.join(', ')}`,
		cancel: 'Cancel the invitation',
		no: 'No',
		yes: 'Yes',
		useAnotherAddress: 'Use another address',
		done: 'Done',
		inviteLikeThis: 'Invite another like this',
		inviteAnother: 'Invite another',
		saveDefaults: 'Save these as my defaults',
	},
	isThere: (email: string) => `${email} is already there`,
	isThereNote: (email: string) => `${email} is already there.`,
	/** What the row that leaves a field out is found by, besides its own words. */
	unsetWords: ['none', 'skip', 'default', 'leave'],
	cancelThis: 'Cancel this invitation?',
	isActive: (email: string) => `${email} is already an active user`,
	wasInvited: (email: string) => `${email} was already invited`,
	wasInvitedNote: (email: string) => `${email} was already invited.`,
	isGone: (label: string, name: string) =>
		`${label} "${name}" no longer exists. Choose another one.`,
	invalidId: 'An ID cannot contain spaces, only letters without accents, digits and symbols.',
	role: explainRole,
	readyToInvite: 'Ready to invite',
	emailGoesTo: (email: string) => `An email with a sign-up link goes to ${email}.`,
	couldNotCheckPerson: (email: string) => `Could not check whether ${email} is already there`,
	sending: (email: string) => `Sending the invitation to ${email}...`,
	resending: (email: string) => `Sending the invitation to ${email} again...`,
	cancelling: (email: string) => `Cancelling the invitation to ${email}...`,
	checkingPerson: (email: string) => `Checking whether ${email} is already there...`,
	checking: 'Checking whether the invitation went through...',
	stoppedWaiting: 'Stopped waiting.',
	tooManyRequests: (seconds: number) =>
		`Too many requests. Trying again in ${seconds} s, Esc stops.`,
	noAnswer: 'No answer.',
	noAnswerWithin: (seconds: number) => `No answer within ${seconds} seconds.`,
	nothingLost: 'Nothing you entered is lost.',
	nothingSent: 'Nothing was sent.',
	nothingMoreSent: 'Nothing more was sent.',
	notThere: (email: string) => `No invitation was found: no user has the address ${email}.`,
	/** A command stands behind this, or on the next line. */
	couldNotCheck: 'Could not check. Check later with:',
	couldNotCheckInvitation: 'Could not check whether the invitation went through. Check later with:',
	couldNotCheckInvitationWith: (command: string) =>
		`Could not check whether the invitation went through. Check later with: ${command}`,
	/** A command stands on the next line. */
	somebodyIsThere: (email: string) =>
		`${email} is already a user or was already invited. Check their status with:`,
	requestId: (id: string) => `Request ID: ${id}`,
	/** Stands in place of a name that is on its way. */
	readingName: 'looking up the name...',
	readingNames: 'Looking up the names...',
	invited: (email: string) => `Invited ${email}`,
	resent: (email: string) => `Sent the invitation to ${email} again`,
	cancelled: (email: string) => `Cancelled the invitation to ${email}`,
	/** `facts`: labels with their values. */
	resultLine: (headline: string, facts: readonly string[]) => `${headline}. ${facts.join(', ')}`,
	wentThrough: 'It went through: the look-up found the invitation.',
	newLinkUntil: (time: string) => `The new link works until ${time}; older links no longer work.`,
	linksStopped: 'Links sent earlier no longer work. Resend the invitation to restore it.',
	saving: 'Saving...',
	saved: 'Saved. The next invitation asks only for the address and the names.',
};

/** `type`: preset or custom, empty where it is not known; `more`: how many permissions are not named. */
function explainRole(type: string, permissions: readonly string[], more: number): string {
	const kind = type === '' ? 'role' : `${type} role`;
	const count = permissions.length + more;
	if (count === 0) return `A ${kind} with no permissions listed.`;
	const counted = count === 1 ? '1 permission' : `${count} permissions`;
	const rest = more > 0 ? ` and ${more} more` : '';
	return `A ${kind} with ${counted}: ${permissions.join(', ')}${rest}.`;
}

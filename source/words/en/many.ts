/** What both faces say while a list of people is looked at, sent to and reported on. */
export const many = {
	people,
	forPeople: (count: number) => `(for ${people(count)})`,
	found: (count: number) => `${people(count)}. Enter goes on.`,
	/** What keys do with an earlier run. */
	earlier: {show: 'show its list', forget: 'forget it'},
	reading: 'Checking who is already there...',
	notRead: 'Could not check who is already there.',
	partlyRead: 'Not everybody who is there could be read: somebody may be there all the same.',
	ignoredColumns: (columns: readonly string[]) =>
		columns.length === 1
			? `The column ${columns[0]} was left alone.`
			: `These columns were left alone: ${columns.join(', ')}.`,
	goneDefault: (label: string) => `Your default for ${label} no longer exists.`,
	/** `going`: how many of them an invitation goes to. */
	ready: (going: number, total: number) => {
		if (going === 0) return `Nobody to invite among ${people(total)}`;
		return going === total
			? `Ready to invite ${people(total)}`
			: `Ready to invite ${going} of ${people(total)}`;
	},
	rows: {
		send: (invitations: number, again: number) => {
			if (again === 0) return `Send ${count(invitations, 'invitation')}`;
			if (invitations === 0) return `Resend ${count(again, 'invitation')}`;
			return `Send ${count(invitations, 'invitation')}, resend ${again}`;
		},
		useGuessedNames: 'Use the guessed names',
		backToList: 'Back to the list',
		change: 'Change',
		leaveOut: 'Leave out',
		takeIn: 'Take in',
		tryFailedAgain: 'Try the failed ones again',
		showEverybody: 'Show everybody',
		saveReport: 'Save a report',
		inviteMore: 'Invite more like these',
	},
	person: 'One of the list',
	listHelp: 'Type the number of a row, or part of an address. The first row sends.',
	/** What there is to say of a row. */
	notes: {
		ready: '',
		active: 'already active',
		invited: 'already invited',
		pending: 'already invited',
		expired: 'the invitation expired',
		cancelled: 'the invitation was cancelled',
		unknown: 'already there',
		repeated: 'repeated',
		wrong: 'wrong',
		done: 'went through before',
	},
	leftOut: 'left out',
	sentAgain: 'will be resent',
	outside: (domain: string) => `outside ${domain}`,
	didYouMean: (address: string) => `did you mean ${address}?`,
	/** What an address suggests; shown until it is taken. */
	suggests: (name: string) => `The address suggests the name ${name}.`,
	sending: (total: number) => `Sending ${count(total, 'invitation')}...`,
	done: (done: number, total: number) => `${done}/${total}`,
	secondsLeft: (seconds: number) =>
		seconds < 90 ? `about ${seconds} s left` : `about ${Math.round(seconds / 60)} min left`,
	waiting: (seconds: number) => `Too many requests. Going on in ${seconds} s.`,
	stopping: 'Stopping. What is under way is being settled.',
	statuses: {
		waiting: 'waiting',
		'under-way': 'sending...',
		checking: 'checking...',
		invited: 'invited',
		skipped: 'skipped',
		resent: 'sent again',
		cancelled: 'cancelled',
		failed: 'failed',
		doubtful: 'in doubt',
		invalid: 'wrong',
		'not-tried': 'not tried',
		ready: 'ready',
	},
	notStarted: 'The invitations could not be sent.',
	/** The headline of the result: `of` is how many were to be invited. */
	invited: (invited: number, of: number) =>
		invited === of ? `Invited ${people(invited)}` : `Invited ${invited} of ${people(of)}`,
	/** How many rows have which status, in words; nobody is left out of it. */
	counts: (counts: ReadonlyArray<readonly [status: string, count: number]>) =>
		counts.map(([status, number]) => `${number} ${status}`).join(', '),
	stoppedBecause: (reason: string) => `Stopped: ${reason}`,
	moreFailed: (count: number) => `and ${count} more`,
	saving: 'Saving the report...',
	reportSaved: (path: string) => `Saved the report as ${path}`,
};

function people(count: number): string {
	return count === 1 ? '1 person' : `${count} people`;
}

function count(number: number, noun: string): string {
	return number === 1 ? `1 ${noun}` : `${number} ${noun}s`;
}

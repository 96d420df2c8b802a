import {many} from './many.ts';

function people(count: number) {
	return count === 1 ? '1 person' : `${count} people`;
}

function invitations(count: number) {
	return count === 1 ? '1 invitation' : `${count} invitations`;
}

/** What a run of many says without a screen: its plan, its progress and what came of it; and `resume`. */
export const manyRun = {
	wrongRows: (wrong: number, total: number) =>
		wrong === 1
			? `Nothing was sent: 1 of ${total} rows is wrong.`
			: `Nothing was sent: ${wrong} of ${total} rows are wrong.`,
	toSkipThem: 'To send the others: --skip-invalid',
	problemAt: (row: number, said: string) => `Row ${row}: ${said}`,
	problemAtColumn: (row: number, column: string, said: string) => `Row ${row}, ${column}: ${said}`,
	problemOfValue: (value: string, reason: string) => `"${value}": ${reason}`,

	forOnePerson: (flag: string) => `${flag} is for one person, and this is a list.`,
	forOnePersonHint: 'Give the list a column for it, or leave the flag out.',
	forList: (flag: string) => `${flag} is for a list of people, and this is one person.`,
	forListHint: 'Leave the flag out.',
	twoLists: 'People are given in two places: as words and with --input.',
	leaveOneOut: 'Remove one of them.',

	/** What would be done, and that it needs a yes. */
	planned: (toSend: number, total: number) => `Ready to invite ${toSend} of ${people(total)}.`,
	plannedAll: (total: number) => `Ready to invite ${people(total)}.`,
	nobodyLeft: (total: number) => `Nobody of ${people(total)} is left to invite.`,
	readPeople: (total: number) => `The list has ${people(total)}.`,
	howToSend: (line: string) => `To send: ${line}`,
	howToLook: (line: string) => `To see the plan: ${line}`,
	noConsent: 'There is neither --yes nor --dry-run.',
	askSend: (count: number) => `Send ${invitations(count)}?`,

	nothingWasSent: 'Nothing was sent.',
	ignoredColumns: (names: readonly string[]) =>
		`These columns were left alone: ${names.join(', ')}.`,
	defaultGone: (label: string) => `Your default ${label} no longer exists, so it was not used.`,
	incomplete:
		'Not everybody who is there could be read, so some of these people may be there already.',
	doneWithoutJournal: (reason: string) =>
		`${reason} The run goes on without it, so a run that is cut short cannot be resumed.`,
	settling: (count: number) =>
		count === 1
			? 'Checking what became of 1 request of an earlier run...'
			: `Checking what became of ${count} requests of an earlier run...`,
	stillInDoubt: (email: string) =>
		`Could not check whether the invitation to ${email} from an earlier run went through.`,
	thereNow: 'Run the same command again to send it again.',

	columns: {row: 'Row', what: 'What happens'},
	what: {
		invite: 'to invite',
		resend: 'to send again',
		skip: 'skipped',
		done: 'skipped: an earlier run was through with it',
		repeated: 'skipped: repeated in the list',
		leftOut: 'left out',
	},
	whatAndWhy: (what: string, why: string) => `${what}: ${why}`,
	skippedAs: (standing: string) => `skipped: ${standing}`,
	didYouMean: (address: string) => `did you mean ${address}?`,
	isOutside: 'outside your domain',
	refused: 'refused',
	wrong: 'wrong',

	sending: (count: number) => `Sending ${invitations(count)}...`,
	progress: (settled: number, total: number) => `${settled}/${total}`,
	progressLeft: (settled: number, total: number, left: string) =>
		`${settled}/${total}, about ${left} left`,
	seconds: (count: number) => `${count} s`,
	minutes: (count: number) => `${count} min`,
	failedSoFar: (progress: string, failed: number) => `${progress}, ${failed} failed`,
	stopping:
		'Stopping. Nothing new starts, and what is under way is being settled. Press Ctrl+C again to leave at once.',
	stoppedAfter: (settled: number, total: number) => `Stopped after ${settled} of ${people(total)}.`,

	invited: (count: number) => `Invited ${people(count)}`,
	invitedOf: (count: number, total: number) => `Invited ${count} of ${people(total)}`,
	resent: (count: number) => `Sent ${invitations(count)} again`,
	resentOf: (count: number, total: number) => `Sent ${count} of ${invitations(total)} again`,
	cancelled: (count: number) => `Cancelled ${invitations(count)}`,
	cancelledOf: (count: number, total: number) => `Cancelled ${count} of ${invitations(total)}`,
	nobodyInvited: 'Nobody was invited',
	counts: {
		invited: many.statuses.invited,
		resent: many.statuses.resent,
		cancelled: many.statuses.cancelled,
		skipped: many.statuses.skipped,
		failed: many.statuses.failed,
		doubtful: many.statuses.doubtful,
		invalid: many.statuses.invalid,
		notTried: many.statuses['not-tried'],
		ready: many.statuses.ready,
	},
	count: (count: number, what: string) => `${count} ${what}`,
	statuses: {
		failed: many.statuses.failed,
		doubtful: many.statuses.doubtful,
		invalid: many.statuses.invalid,
		'not-tried': many.statuses['not-tried'],
	},
	/** A row that did not go through. */
	left: (row: number, email: string, status: string) => `Row ${row}, ${email}: ${status}.`,
	leftWhy: (row: number, email: string, status: string, why: string) =>
		`Row ${row}, ${email}: ${status}. ${why}`,
	toCountAsDone: 'To count those who are there already as done: --if-exists skip',
	reportIn: (path: string) => `The report is in ${path}`,

	resume: {
		nothing: 'There is no run to go on with.',
		otherAccounts: (count: number) =>
			count === 1
				? '1 run belongs to another account, customer or service, and is left alone.'
				: `${count} runs belong to other accounts, customers or services, and are left alone.`,
		inDemo: 'The demo keeps no journal of its runs.',
		stoppedAfter: (settled: number, total: number) =>
			`An earlier run stopped after ${settled} of ${people(total)}.`,
		discarded: (settled: number, total: number) =>
			`The run that stopped after ${settled} of ${people(total)} was forgotten.`,
		contradicting: '--list and --discard contradict each other.',
		whatIsLeft: (line: string) => `To see what is left: ${line}`,
		started: 'Started',
		source: 'From',
		people: 'People',
		done: 'Done',
		status: 'Status',
		statuses: {
			usable: 'cut short',
			busy: 'under way',
			'other-account': 'of another account',
			broken: 'cannot be read',
			'other-version': 'of another version',
		},
	},
};

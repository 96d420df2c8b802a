import {guide} from './guide.ts';

/** What is said of everybody who is there or invited, and of following up on several of them. */
export const people = {
	noOne: 'There is no one.',
	noOneFound: 'No one was found.',
	notComplete: 'The service did not name everybody, so this list may lack someone.',
	rolesUnnamed: (reason: string) => `Roles are shown by their IDs. ${reason}`,
	organizationsUnnamed: (reason: string) => `Organizations are shown by their IDs. ${reason}`,
	everybody: (count: number) => `Everybody (${count})`,
	inState: (state: string, count: number) => `${capital(state)} (${count})`,
	actions: {resend: 'Resend', cancel: guide.rows.cancel},
	actionsForMany: {
		resend: (count: number) => `Resend to ${peopleCount(count)}`,
		cancel: (count: number) => `Cancel ${invitationCount(count)}`,
	},
	ask: {
		resend: (count: number) => `Resend to ${peopleCount(count)}?`,
		cancel: (count: number) => `Cancel ${invitationCount(count)}?`,
	},
	done: {
		resend: (done: number, all: number) =>
			done === all ? `Resent to ${peopleCount(all)}` : `Resent to ${done} of ${peopleCount(all)}`,
		cancel: (done: number, all: number) =>
			done === all
				? `Cancelled ${invitationCount(all)}`
				: `Cancelled ${done} of ${invitationCount(all)}`,
	},
	newLinks: (until: string) => `The new links work until ${until}. The old ones no longer work.`,
	linksStopped: 'Their links no longer work.',
	dryRun: {
		resend: (count: number, all: number) =>
			`The invitations to ${count} of ${peopleCount(all)} can be resent. Nothing was changed.`,
		cancel: (count: number, all: number) =>
			`${count} of ${invitationCount(all)} can be cancelled. Nothing was changed.`,
	},
	noOneInState: (state: string) => `No one is in the state ${state}. Nothing was changed.`,
	line: (email: string, what: string) => `${email}: ${what}`,
	/** What became of a person who did not fail. */
	statuses: {skipped: 'repeated', ready: 'can be done', notTried: 'not tried'},
	stopping: 'Stopping. What is under way is finished. Press Ctrl+C again to leave at once.',
	eitherOr: 'Addresses and --state cannot be used together.',

	/** On the screens of the wizard and in the plain face. */
	loading: 'Reading everybody...',
	progress: (settled: number, all: number) => `${settled} of ${all}`,
	leftRight: 'Left/Right',
	turnsView: 'other states',
	show: (view: string) => `Show others (now: ${view})`,
	showWhich: 'Who should be shown?',
	mark: 'Mark',
	unmark: 'Unmark',
	unmarkAll: 'Unmark everybody',
	back: 'Back to the list',
	marked: 'marked',
	help: 'Type the number of a person to see all that is known, or part of a name or address to find someone.',
	personHelp: 'Type a number. Nothing is sent before you choose it.',
	confirmHelp: 'Type the number of your answer.',
	working: {
		resend: (count: number) => `Resending to ${peopleCount(count)}...`,
		cancel: (count: number) => `Cancelling ${invitationCount(count)}...`,
	},
};

function peopleCount(count: number): string {
	return count === 1 ? '1 person' : `${count} people`;
}

function invitationCount(count: number): string {
	return count === 1 ? '1 invitation' : `${count} invitations`;
}

function capital(word: string): string {
	return word.charAt(0).toUpperCase() + word.slice(1);
}

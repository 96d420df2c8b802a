import {notSavedReasons} from './settings.ts';

/** What is said while many people are dealt with, of the journal of such a run, and of its report. */
export const batchRun = {
	left: 'You left before the answer came.',
	/** `command`: shows where that person stands. */
	isThere: (email: string) => `${email} is already a user or was already invited.`,
	seeWhere: (command: string) => `See which with: ${command}`,
	goOn: (command: string) => `To go on: ${command}`,

	journalNotMade: (path: string, reason: keyof typeof notSavedReasons) =>
		`The journal of this run could not be made: ${notSavedReasons[reason](path)}.`,
	journalNotMadeAtAll: (path: string) =>
		`The journal of this run could not be made: ${path} cannot be written.`,
	journalNotMadeHint: 'Nothing was sent. To keep journals elsewhere, set XDG_STATE_HOME.',
	journalFailed: (path: string, reason: keyof typeof notSavedReasons) =>
		`Nothing more was sent, because the journal cannot be written: ${notSavedReasons[reason](path)}.`,
	journalFailedAtAll: (path: string) =>
		`Nothing more was sent, because the journal cannot be written: ${path} cannot be used.`,
	journalFailedHint: (command: string) => `Make room for it. To go on then: ${command}`,
	journalBusy: (process: number) =>
		`Another dci-invite (process ${process}) is sending to these people.`,
	journalBusyElsewhere: (host: string) =>
		`Another dci-invite on ${host} is sending to these people.`,
	journalBusyHint: 'Wait until it is done, or stop it. Nothing was sent from here.',
	journalUnfinished: 'An earlier run with the same people was cut short.',
	journalGone: 'That run is no longer in the journal.',
	journalGoneHint: (command: string) => `See which runs there are with: ${command}`,
	journalBroken: (path: string) => `${path} is not a journal that can be read.`,
	journalBrokenHint: (path: string) => `It was left as it is. To remove it: rm ${path}`,
	journalOfOtherVersion: (path: string) =>
		`${path} was written by another version of dci-invite and cannot be read by this one.`,
	journalOfOtherVersionHint: (version: string) =>
		`It was left as it is. Go on with dci-invite ${version}.`,
	journalOfNewerVersionHint: 'It was left as it is. Update dci-invite.',
	journalOfOtherAccount: 'That run belongs to another account, customer or service.',
	journalOfOtherAccountHint: 'Use the key and the customer it was begun with.',

	reportIsInput: (path: string) => `${path} is the list itself and cannot be the report.`,
	reportIsNoReport: (path: string) =>
		`${path} is there already and is not a report of dci-invite, so it was not overwritten.`,
	reportElsewhere: 'Name another file with --report.',
	reportNotWritten: (path: string, reason: keyof typeof notSavedReasons) =>
		`The report could not be written: ${notSavedReasons[reason](path)}.`,
	reportNotWrittenAtAll: (path: string) =>
		`The report could not be written: ${path} cannot be used.`,
};

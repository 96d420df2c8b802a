import {hostname} from 'node:os';
import {InviteError} from '../errors.ts';
import {resumeCommand} from '../invite/command-line.ts';
import {NotSavedError, notSavedReason, systemCode} from '../settings/errors.ts';
import {words} from '../words/words.ts';
import type {Holder} from './journal-lock.ts';

/** A journal that cannot be made or written. Nothing may be sent then. */
export class JournalError extends InviteError {
	constructor(message: string, hint: string, cause: unknown) {
		super('CLI_ERROR', message, {hint, delivery: 'never-sent', cause});
	}
}

/** A journal somebody else works on at this moment. */
export class JournalBusyError extends InviteError {
	constructor({pid, host}: Holder) {
		const {journalBusy, journalBusyElsewhere, journalBusyHint} = words.batchRun;
		super('CLI_ERROR', host === hostname() ? journalBusy(pid) : journalBusyElsewhere(host), {
			hint: journalBusyHint,
		});
	}
}

/** The error of a journal that could not be made or taken in its folder; a fault of the program stays what it is. */
export function journalNotMade(folder: string, cause: unknown): unknown {
	const {journalNotMade, journalNotMadeAtAll, journalNotMadeHint} = words.batchRun;
	if (cause instanceof NotSavedError) {
		return new JournalError(cause.message, journalNotMadeHint, cause);
	}
	if (systemCode(cause) === undefined) return cause;
	const reason = notSavedReason(cause);
	const message = reason ? journalNotMade(folder, reason) : journalNotMadeAtAll(folder);
	return new JournalError(message, journalNotMadeHint, cause);
}

/** The error of a journal that could not be written in the middle of a run. */
export function journalFailed(path: string, cause: unknown): JournalError {
	const {journalFailed, journalFailedAtAll, journalFailedHint} = words.batchRun;
	const reason = notSavedReason(cause);
	const message = reason ? journalFailed(path, reason) : journalFailedAtAll(path);
	return new JournalError(message, journalFailedHint(resumeCommand), cause);
}

/** The error of a file that is no journal. */
export function journalBroken(path: string): InviteError {
	const {journalBroken, journalBrokenHint} = words.batchRun;
	return new InviteError('CLI_ERROR', journalBroken(path), {hint: journalBrokenHint(path)});
}

/** The error of a journal that another version of the program wrote. */
export function journalOfOtherVersion(path: string, program: string | undefined): InviteError {
	const {journalOfOtherVersion, journalOfOtherVersionHint, journalOfNewerVersionHint} =
		words.batchRun;
	return new InviteError('CLI_ERROR', journalOfOtherVersion(path), {
		hint: program === undefined ? journalOfNewerVersionHint : journalOfOtherVersionHint(program),
	});
}

import {rmSync} from 'node:fs';
import {InviteError} from '../errors.ts';
import {resumeCommand} from '../invite/command-line.ts';
import {withLock} from '../settings/write.ts';
import {words} from '../words/words.ts';
import {
	JournalBusyError,
	journalBroken,
	journalFailed,
	journalNotMade,
	journalOfOtherVersion,
} from './journal-errors.ts';
import {closeFolder, openLines, writeNewFile} from './journal-file.ts';
import {
	type JournalPlace,
	type JournalSummary,
	journalId,
	journalPath,
	listJournals,
	lockPath,
	readAt,
	summarize,
} from './journal-list.ts';
import {releaseLock, takeLock} from './journal-lock.ts';
import {
	applyEvent,
	isFinished,
	type JournalEvent,
	type JournalHeader,
	type JournalOwner,
	type JournalRow,
	journalVersion,
	outcomeEvent,
} from './journal-text.ts';
import type {Job, Outcome} from './run-state.ts';

/**
 * A journal that this process holds. What writes to it throws a `JournalError`. Each line is on the disk then, but for an
 * outcome, which is there before the next intent, or in the next turn.
 */
export type Journal = {
	readonly id: string;
	readonly path: string;
	readonly header: JournalHeader;
	rows(): readonly JournalRow[];
	/** A request for that row is about to leave. It must not where this throws. */
	intend(job: Job): void;
	/** The request was refused with 429: nothing was sent. */
	refuse(job: Job): void;
	settle(job: Job, outcome: Outcome): void;
	/** The row is not to be sent: the person left it out, or it turned out to need nothing. */
	leaveOut(job: Job): void;
	/** The person changed what is asked for a row. */
	change(job: Job): void;
	/** Gives the journal back; it is removed where nothing in it is left to be done. Throws nothing. */
	close(): void;
};

/** What a new journal is made of. */
export type JournalStart = Omit<JournalHeader, 'type' | 'version' | 'startedAt'>;

/**
 * Makes the journal of a run and holds it. One input of one account has one journal: where an earlier run of it was cut
 * short that is an error (RESOURCE_CONFLICT), where one is under way a `JournalBusyError`. Throws `JournalError` where it
 * cannot be written.
 */
export async function createJournal(place: JournalPlace, start: JournalStart): Promise<Journal> {
	const id = journalId(start.owner, start.inputHash);
	const path = journalPath(place, id);
	const header: JournalHeader = {
		type: 'run',
		version: journalVersion,
		startedAt: place.now(),
		...start,
	};
	return inFolder(place, () => {
		const earlier = summarize(place, start.owner, id);
		if (earlier) {
			refuseUnlessUsable(earlier);
			throw new InviteError('RESOURCE_CONFLICT', words.batchRun.journalUnfinished, {
				hint: words.batchRun.goOn(resumeCommand),
			});
		}
		takeLock(lockPath(path));
		try {
			writeNewFile(path, `${JSON.stringify(header)}\n`);
			return hold(place, id);
		} catch (error) {
			releaseLock(lockPath(path), place.uid);
			throw error;
		}
	});
}

/**
 * Opens a journal of this account and holds it: the latest one, or that of one input. Undefined where there is none.
 * Throws `JournalBusyError` where another run works on it, `JournalError` where it cannot be written, and CLI_ERROR for
 * the one of that input where it cannot be read.
 */
export async function openLatest(
	place: JournalPlace,
	owner: JournalOwner,
	{inputHash}: {inputHash?: string} = {},
): Promise<Journal | undefined> {
	const wanted = inputHash === undefined ? undefined : journalId(owner, inputHash);
	const found = listJournals(place, owner).find(({id, status}) =>
		wanted === undefined ? status === 'usable' || status === 'busy' : id === wanted,
	);
	return found && openJournal(place, owner, found.id);
}

/**
 * Opens one journal of this account and holds it. Throws as `openLatest` does, RESOURCE_NOT_FOUND where it is gone, and
 * VALIDATION_ERROR where it is another account's.
 */
export async function openJournal(
	place: JournalPlace,
	owner: JournalOwner,
	id: string,
): Promise<Journal> {
	return inFolder(place, () => {
		const summary = summarize(place, owner, id);
		if (!summary) {
			throw new InviteError('RESOURCE_NOT_FOUND', words.batchRun.journalGone, {
				hint: words.batchRun.journalGoneHint(`${resumeCommand} --list`),
			});
		}
		refuseUnlessUsable(summary);
		takeLock(lockPath(summary.path));
		return hold(place, id);
	});
}

/** Works in the folder while nobody else makes or takes a journal there. */
async function inFolder<T>(place: JournalPlace, work: () => T): Promise<T> {
	const {folder, uid} = place;
	let refusal: unknown;
	try {
		return await withLock(
			folder,
			async () => {
				closeFolder(folder);
				try {
					return work();
				} catch (error) {
					if (error instanceof InviteError) refusal = error;
					throw error;
				}
			},
			{uid},
		);
	} catch (error) {
		throw refusal ?? journalNotMade(folder, error);
	}
}

/** Throws what keeps a journal from being opened. */
function refuseUnlessUsable(summary: JournalSummary): void {
	const {path} = summary;
	if (summary.status === 'broken') throw journalBroken(path);
	if (summary.status === 'other-version') throw journalOfOtherVersion(path, summary.program);
	if (summary.status === 'other-account') {
		throw new InviteError('VALIDATION_ERROR', words.batchRun.journalOfOtherAccount, {
			hint: words.batchRun.journalOfOtherAccountHint,
		});
	}
	if (summary.holder) throw new JournalBusyError(summary.holder);
}

/** Opens a journal whose lock is taken. */
function hold(place: JournalPlace, id: string): Journal {
	const path = journalPath(place, id);
	const read = readAt(place, path);
	if (!read?.ok) throw journalBroken(path);
	const {header, wholeBytes} = read.contents;
	const rows = new Map(read.contents.rows.map((row) => [row.job.row, row]));
	const file = openLines(path, place.uid, wholeBytes);
	let isOpen = true;

	/** An outcome may reach the disk with the next intent: without it its row is in doubt, and looked up. */
	function write(event: JournalEvent, way: 'append' | 'appendSoon' = 'append') {
		const row = rows.get(event.row);
		if (!isOpen || row === undefined) throw new Error('the journal does not have this row open');
		try {
			file[way](JSON.stringify(event));
		} catch (error) {
			throw journalFailed(path, error);
		}
		rows.set(event.row, applyEvent(row, event));
	}

	return {
		id,
		path,
		header,
		rows: () => [...rows.values()],
		intend: ({row, email}) => write({type: 'intent', row, email, at: place.now()}),
		refuse: ({row}) => write({type: 'refused', row, at: place.now()}),
		settle: ({row}, outcome) => write(outcomeEvent(row, outcome, place.now()), 'appendSoon'),
		leaveOut: ({row}) => write({type: 'outcome', row, at: place.now(), status: 'left-out'}),
		change: (job) => write({type: 'change', row: job.row, at: place.now(), job}),
		close() {
			if (!isOpen) return;
			isOpen = false;
			try {
				file.close();
				if (isFinished([...rows.values()])) rmSync(path, {force: true});
				releaseLock(lockPath(path), place.uid);
			} catch {
				// A journal that stays is read again, and found to be done with.
			}
		},
	};
}

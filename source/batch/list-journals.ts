import {
	createJournal,
	type Journal,
	type JournalStart,
	openJournal,
	openLatest,
} from './journal.ts';
import {JournalBusyError} from './journal-errors.ts';
import {
	hashInput,
	idsIn,
	type JournalPlace,
	journalId,
	journalPath,
	readAt,
} from './journal-list.ts';
import {isSameOwner, type JournalOwner, type JournalRow} from './journal-text.ts';
import {type PeopleList, settledStatuses} from './people-list.ts';
import {type DoubtOptions, settleDoubts} from './run-doubts.ts';
import type {RunPorts} from './run-ports.ts';
import type {Job} from './run-state.ts';

/** The journal of a list: what its runs write to, however many files that takes. */
export type ListJournal = Pick<Journal, 'rows' | 'intend' | 'refuse' | 'settle' | 'close'>;

/** What a list is known by, whatever flags it is sent with: its rows as they came. */
export function hashList({heading = [], rows}: Pick<PeopleList, 'heading' | 'rows'>): string {
	return hashInput([
		JSON.stringify(heading),
		...rows.map(({row, cells}) => JSON.stringify([row, cells])),
	]);
}

/**
 * Opens the journal of a list for these jobs, or makes it; undefined where there is nothing to write. `isWanted` says
 * which rows of an earlier run are still to be sent: the others are left out of it. Throws as `openLatest` and
 * `createJournal` do.
 */
export async function openListJournal(
	place: JournalPlace,
	start: JournalStart,
	isWanted: (row: number) => boolean,
): Promise<ListJournal | undefined> {
	const earlier = await openLatest(place, start.owner, start);
	if (!earlier && start.jobs.length === 0) return undefined;
	const journals = [earlier ?? (await createJournal(place, start))];
	function close() {
		for (const journal of journals) journal.close();
	}
	try {
		const known = new Set(journals.flatMap((journal) => journal.rows().map(({job}) => job.row)));
		const added = start.jobs.filter(({row}) => !known.has(row));
		if (added.length > 0) {
			const rows = added.map(({row}) => String(row));
			const rest = {...start, jobs: added, inputHash: hashInput([start.inputHash, ...rows])};
			const more = await openLatest(place, start.owner, rest);
			journals.push(more ?? (await createJournal(place, rest)));
		}
		for (const journal of journals) bringUpToDate(journal, start.jobs, isWanted);
	} catch (error) {
		close();
		throw error;
	}
	const holders = new Map(
		journals.flatMap((journal) => journal.rows().map(({job}) => [job.row, journal] as const)),
	);
	function journalOf({row}: Job): Journal {
		const found = holders.get(row);
		if (!found) throw new Error('a row without a journal');
		return found;
	}
	return {
		rows: () => journals.flatMap((journal) => journal.rows()),
		intend: (job) => journalOf(job).intend(job),
		refuse: (job) => journalOf(job).refuse(job),
		settle: (job, outcome) => journalOf(job).settle(job, outcome),
		close,
	};
}

/** What an earlier run wrote of rows that may be sent now becomes what is asked for them now. */
function bringUpToDate(
	journal: Journal,
	jobs: readonly Job[],
	isWanted: (row: number) => boolean,
): void {
	const byRow = new Map(jobs.map((job) => [job.row, job]));
	for (const {job, state} of journal.rows()) {
		if (state !== 'ready') continue;
		const now = byRow.get(job.row);
		if (!now && !isWanted(job.row)) journal.leaveOut(job);
		else if (now && JSON.stringify(now) !== JSON.stringify(job)) journal.change(now);
	}
}

/** What the journals of an account say: whose rows were left in doubt is looked up and written down. */
export type EarlierOptions = Omit<DoubtOptions, 'pacer'> &
	Required<Pick<DoubtOptions, 'pacer'>> & {
		ports: Pick<RunPorts, 'findUser' | 'wait' | 'now'>;
		/** Told how many rows are looked up, before they are. */
		onDoubts(count: number): void;
	};

/**
 * Settles what earlier runs of this account left in doubt, so that one read of everybody tells the truth; resolves to the
 * rows of every journal, by its ID. A journal another process works on is left to it. Throws `JournalError`.
 */
export async function settleEarlier(
	place: JournalPlace,
	owner: JournalOwner,
	{ports, onDoubts, ...options}: EarlierOptions,
): Promise<ReadonlyMap<string, readonly JournalRow[]>> {
	const rows = readEarlier(place, owner);
	const doubtful = [...rows].filter(([, of]) => of.some(({state}) => state === 'in-doubt'));
	const count = doubtful.flatMap(([, of]) => of.filter(({state}) => state === 'in-doubt')).length;
	if (count > 0) onDoubts(count);
	for (const [id] of doubtful) {
		let journal: Journal;
		try {
			journal = await openJournal(place, owner, id);
		} catch (error) {
			if (error instanceof JournalBusyError) continue;
			throw error;
		}
		try {
			await settleDoubts(journal, ports, options);
			rows.set(id, journal.rows());
		} finally {
			journal.close();
		}
	}
	return rows;
}

/** The rows of every journal of this account, by its ID; nothing is changed. */
export function readEarlier(
	place: JournalPlace,
	owner: JournalOwner,
): Map<string, readonly JournalRow[]> {
	const rows = new Map<string, readonly JournalRow[]>();
	for (const id of idsIn(place)) {
		const read = readAt(place, journalPath(place, id));
		if (!read?.ok || !isSameOwner(read.contents.header.owner, owner)) continue;
		rows.set(id, read.contents.rows);
	}
	return rows;
}

/** The list with what earlier runs of it were through with. */
export function withEarlier(
	list: PeopleList,
	owner: JournalOwner,
	earlier: ReadonlyMap<string, readonly JournalRow[]>,
): PeopleList {
	const rows = earlier.get(journalId(owner, hashList(list)));
	if (!rows) return list;
	const byRow = new Map(rows.map((row) => [row.job.row, row]));
	return {
		...list,
		rows: list.rows.map((person) => {
			const row = byRow.get(person.row);
			if (row?.state !== 'settled' || !settledStatuses.includes(row.status)) return person;
			return {...person, settled: {status: row.status, ...(row.id ? {id: row.id} : {})}};
		}),
	};
}

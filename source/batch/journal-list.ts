import {createHash} from 'node:crypto';
import {lstatSync, readdirSync, rmSync} from 'node:fs';
import {isAbsolute, join} from 'node:path';
import {safeText} from '../output/text.ts';
import {type Host, readEnv} from '../terminal.ts';
import {JournalBusyError} from './journal-errors.ts';
import {readOwnFile} from './journal-file.ts';
import {type Holder, holderOf} from './journal-lock.ts';
import {
	isSameOwner,
	type JournalHeader,
	type JournalOwner,
	ownerText,
	type ReadJournal,
	readJournal,
} from './journal-text.ts';

/** Where journals live, whose they must be, and the time in milliseconds since the epoch. */
export type JournalPlace = {folder: string; uid: number | undefined; now(): number};

/** What there is to know of a journal before it is opened. */
export type JournalSummary = {id: string; path: string} & (
	| {
			status: 'usable' | 'busy' | 'other-account';
			header: JournalHeader;
			/** How many people it has, and with how many it is done. */
			people: number;
			settled: number;
			latestAt: number;
			/** Who works on it at this moment. */
			holder: Holder | undefined;
	  }
	| {status: 'broken'}
	/** `program`: the version that wrote it, where it says so; safe to show. */
	| {status: 'other-version'; program: string | undefined}
);

/** How long a journal is kept after its last line, in milliseconds: 30 days (docs/behaviour.md, Sending many). */
const keptForMs = 30 * 24 * 60 * 60 * 1000;

/** `<state home>/dci-invite` (docs/behaviour.md, Places); an empty or relative variable is ignored. */
export function stateFolder({env, home}: Pick<Host, 'env' | 'home'>): string {
	const given = readEnv(env, 'XDG_STATE_HOME');
	return join(given && isAbsolute(given) ? given : join(home, '.local', 'state'), 'dci-invite');
}

/** The hash of an input: the text of a list and everything else that decides who is sent what. */
export function hashInput(parts: readonly string[]): string {
	return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** The journal of one input of one account. */
export function journalId(owner: JournalOwner, inputHash: string): string {
	return hashInput([ownerText(owner), inputHash]).slice(0, 16);
}

/** The file of a journal. */
export function journalPath({folder}: JournalPlace, id: string): string {
	return join(folder, `run-${id}.ndjson`);
}

/** The file that says who works on a journal. */
export function lockPath(path: string): string {
	return `${path}.lock`;
}

/**
 * The journals there are, the latest first; those that are done with or too old are removed. Nothing is said of a folder that
 * cannot be read.
 */
export function listJournals(place: JournalPlace, owner: JournalOwner): JournalSummary[] {
	const summaries = idsIn(place)
		.map((id) => summarize(place, owner, id))
		.filter((summary) => summary !== undefined);
	return summaries.sort((one, other) => latestOf(other) - latestOf(one));
}

/** The IDs of the journals in the folder, of whatever account; none where it cannot be read. */
export function idsIn({folder}: Pick<JournalPlace, 'folder'>): string[] {
	try {
		return readdirSync(folder).flatMap(
			(name) => /^run-([0-9a-f]{16})\.ndjson$/.exec(name)?.[1] ?? [],
		);
	} catch {
		return [];
	}
}

/** Forgets a journal, of whatever account or version. Throws `JournalBusyError`, and file system errors as they are. */
export function discardJournal(place: JournalPlace, id: string): void {
	const path = journalPath(place, id);
	const holder = holderAt(place, path, readAt(place, path));
	if (holder) throw new JournalBusyError(holder);
	remove(path);
}

function remove(path: string): void {
	rmSync(path, {force: true});
	rmSync(lockPath(path), {force: true});
}

/** What there is to know of one journal; undefined where there is none, or none that is worth keeping: then it was removed. */
export function summarize(
	place: JournalPlace,
	owner: JournalOwner,
	id: string,
): JournalSummary | undefined {
	const path = journalPath(place, id);
	const read = readAt(place, path);
	if (read === undefined) return undefined;
	const summary: JournalSummary = {id, path, ...describe(place, owner, path, read)};
	if (!isForgotten(place, summary)) return summary;
	try {
		remove(path);
	} catch {
		// It stays, and is not used.
	}
	return undefined;
}

type Description = JournalSummary extends infer Summary
	? Summary extends unknown
		? Omit<Summary, 'id' | 'path'>
		: never
	: never;

function describe(
	place: JournalPlace,
	owner: JournalOwner,
	path: string,
	read: ReadJournal,
): Description {
	if (!read.ok) {
		if (read.problem === 'broken') return {status: 'broken'};
		const {program} = read;
		return {
			status: 'other-version',
			program: program === undefined ? undefined : safeText(program),
		};
	}
	const {header, rows, latestAt} = read.contents;
	const holder = holderAt(place, path, read);
	return {
		status: !isSameOwner(header.owner, owner) ? 'other-account' : holder ? 'busy' : 'usable',
		header,
		people: rows.length,
		settled: rows.filter(({state}) => state === 'settled').length,
		latestAt,
		holder,
	};
}

/** What a journal's file says; undefined where there is none. */
export function readAt({uid}: JournalPlace, path: string): ReadJournal | undefined {
	if (!lstatSync(path, {throwIfNoEntry: false})) return undefined;
	try {
		return readJournal(readOwnFile(path, uid));
	} catch {
		return {ok: false, problem: 'broken'};
	}
}

function holderAt({uid, now}: JournalPlace, path: string, read: ReadJournal | undefined) {
	const quietMs = read?.ok ? now() - read.contents.latestAt : Number.POSITIVE_INFINITY;
	return holderOf(lockPath(path), uid, quietMs);
}

function latestOf(summary: JournalSummary): number {
	return 'latestAt' in summary ? summary.latestAt : 0;
}

/** Whether a journal is done with, or too old to be kept; of those that cannot be read, the file's own time tells. */
function isForgotten({now}: JournalPlace, summary: JournalSummary): boolean {
	if ('holder' in summary && summary.holder) return false;
	if ('settled' in summary && summary.settled === summary.people) return true;
	const writtenAt = 'latestAt' in summary ? summary.latestAt : modifiedAt(summary.path);
	return now() - writtenAt > keptForMs;
}

function modifiedAt(path: string): number {
	return lstatSync(path, {throwIfNoEntry: false})?.mtimeMs ?? Number.POSITIVE_INFINITY;
}

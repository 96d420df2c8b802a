import {
	appendFileSync,
	existsSync,
	lstatSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	statSync,
	symlinkSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {createJournal, type Journal, openJournal, openLatest} from '../../source/batch/journal.ts';
import {JournalBusyError} from '../../source/batch/journal-errors.ts';
import {
	discardJournal,
	hashInput,
	type JournalPlace,
	listJournals,
	stateFolder,
} from '../../source/batch/journal-list.ts';
import {type JournalOwner, type JournalRow, readJournal} from '../../source/batch/journal-text.ts';
import type {Outcome} from '../../source/batch/run-state.ts';
import {InviteError} from '../../source/errors.ts';
import {words} from '../../source/words/words.ts';
import {invitations, userOf} from './simulated-service.ts';

const owner: JournalOwner = {
	email: 'admin@acme.com',
	domain: 'acme.com',
	origin: 'https://api.doit.com',
	customerContext: 'c1',
};
const jobs = invitations(4);
const [first, second, third, fourth] = jobs as [(typeof jobs)[0], ...typeof jobs] &
	[unknown, (typeof jobs)[0], (typeof jobs)[0], (typeof jobs)[0]];
const start = {owner, program: '0.1.0', inputHash: hashInput(['people.csv']), jobs};

type TestPlace = JournalPlace & {time: number};

function makePlace(): TestPlace {
	const place = {
		folder: join(mkdtempSync(join(tmpdir(), 'dci-journal-')), 'state', 'dci-invite'),
		uid: process.getuid?.(),
		time: 1_000_000,
		now: () => place.time,
	};
	return place;
}

function invited(email: string): Outcome {
	return {status: 'invited', user: userOf(email), confirmedBy: 'answer'};
}

function failed(code: 'VALIDATION_ERROR' | 'NETWORK_ERROR' | 'API_SERVER_ERROR'): Outcome {
	const delivery = code === 'API_SERVER_ERROR' ? 'in-doubt' : 'refused';
	return {status: 'failed', error: new InviteError(code, 'It failed.', {delivery})};
}

function states(rows: readonly JournalRow[]) {
	return rows.map(({state}) => state);
}

/** Ends without a word, as a process does that is killed. */
function abandon(place: JournalPlace, journal: Journal) {
	// Its lock names a process that is gone.
	const lock = `${journal.path}.lock`;
	const holder = JSON.parse(readFileSync(lock, 'utf8')) as object;
	writeFileSync(lock, JSON.stringify({...holder, start: 'another boot'}));
	return place;
}

describe('a journal', () => {
	it('lies in the state folder, closed to others', async () => {
		expect(stateFolder({env: {}, home: '/home/jane'})).toBe('/home/jane/.local/state/dci-invite');
		expect(stateFolder({env: {XDG_STATE_HOME: '/state'}, home: '/home/jane'})).toBe(
			'/state/dci-invite',
		);
		expect(stateFolder({env: {XDG_STATE_HOME: 'state'}, home: '/home/jane'})).toBe(
			'/home/jane/.local/state/dci-invite',
		);
		const place = makePlace();
		const journal = await createJournal(place, start);
		expect(statSync(place.folder).mode & 0o777).toBe(0o700);
		for (const name of readdirSync(place.folder)) {
			expect(statSync(join(place.folder, name)).mode & 0o777).toBe(0o600);
		}
		expect(journal.path.startsWith(place.folder)).toBe(true);
	});

	it('says what was written, and is gone once nothing is left to be done', async () => {
		const place = makePlace();
		const journal = await createJournal(place, start);
		for (const job of jobs) {
			journal.intend(job);
			journal.settle(job, invited(job.email));
		}
		const read = readJournal(readFileSync(journal.path, 'utf8'));
		expect(read.ok && states(read.contents.rows)).toEqual(Array(4).fill('settled'));
		journal.close();
		expect(readdirSync(place.folder)).toEqual([]);
	});

	it('stays while somebody is left, and goes on', async () => {
		const place = makePlace();
		const journal = await createJournal(place, start);
		journal.intend(first);
		journal.settle(first, invited(first.email));
		journal.intend(second);
		place.time += 5;
		journal.intend(third);
		journal.refuse(third);
		journal.close();
		const again = await openLatest(place, owner);
		expect(again?.rows()).toEqual([
			{job: first, state: 'settled', status: 'invited', id: userOf(first.email).id},
			{job: second, state: 'in-doubt', sentAt: 1_000_000},
			{job: third, state: 'ready'},
			{job: fourth, state: 'ready'},
		]);
	});

	it('keeps what may pass open, what cannot change settled, what may take effect in doubt', async () => {
		const place = makePlace();
		const journal = await createJournal(place, start);
		journal.intend(first);
		journal.settle(first, failed('VALIDATION_ERROR'));
		journal.intend(second);
		journal.settle(second, failed('NETWORK_ERROR'));
		journal.intend(third);
		journal.settle(third, failed('API_SERVER_ERROR'));
		journal.change({...fourth, email: 'other@acme.com'});
		journal.close();
		const again = await openLatest(place, owner);
		expect(again?.rows()).toMatchObject([
			{state: 'settled', status: 'failed', error: {message: 'It failed.'}},
			{state: 'ready', error: {code: 'NETWORK_ERROR'}},
			{state: 'in-doubt'},
			{state: 'ready', job: {email: 'other@acme.com'}},
		]);
		again?.leaveOut(second);
		expect(again?.rows()[1]).toMatchObject({state: 'settled', status: 'left-out'});
	});

	it('can be read from every prefix, and never knows less than its whole lines', async () => {
		const place = makePlace();
		const people = jobs.map((job) => ({...job, body: {email: job.email, firstName: 'Zoë 🦊'}}));
		const journal = await createJournal(place, {...start, jobs: people as typeof jobs});
		journal.intend(first);
		journal.settle(first, invited(first.email));
		journal.intend(second);
		journal.settle(second, failed('VALIDATION_ERROR'));
		journal.intend(third);
		const bytes = readFileSync(journal.path);
		const header = bytes.indexOf('\n') + 1;
		fc.assert(
			fc.property(fc.integer({min: 0, max: bytes.length}), fc.uint8Array(), (length, garbage) => {
				const torn = Buffer.concat([
					bytes.subarray(0, length),
					garbage.filter((byte) => byte !== 10),
				]);
				const read = readJournal(torn.toString('utf8'));
				expect(read.ok).toBe(length >= header);
				if (!read.ok) return;
				const whole = bytes.subarray(0, torn.lastIndexOf('\n') + 1);
				expect(read.contents.wholeBytes).toBe(whole.length);
				expect(read.contents.rows).toHaveLength(4);
			}),
			{numRuns: 1000},
		);
	});

	it('goes on behind a torn line', async () => {
		const place = makePlace();
		const journal = await createJournal(place, start);
		journal.intend(first);
		journal.close();
		appendFileSync(journal.path, '{"type":"outcome","ro');
		const again = await openLatest(place, owner);
		again?.settle(first, invited(first.email));
		const lines = readFileSync(journal.path, 'utf8').trimEnd().split('\n');
		expect(lines.map((line) => (JSON.parse(line) as {type: string}).type)).toEqual([
			'run',
			'intent',
			'outcome',
		]);
	});
});

describe('the lock', () => {
	it('keeps a second run out, by every way', async () => {
		const place = makePlace();
		const journal = await createJournal(place, start);
		await expect(createJournal(place, start)).rejects.toThrow(JournalBusyError);
		await expect(openLatest(place, owner)).rejects.toThrow(JournalBusyError);
		await expect(openJournal(place, owner, journal.id)).rejects.toThrow(
			words.batchRun.journalBusy(process.pid),
		);
		expect(() => discardJournal(place, journal.id)).toThrow(JournalBusyError);
		expect(listJournals(place, owner)).toMatchObject([{status: 'busy', people: 4, settled: 0}]);
	});

	it('of a process that is gone is taken over, though its number is used again', async () => {
		const place = makePlace();
		const journal = await createJournal(place, start);
		abandon(place, journal);
		expect(listJournals(place, owner)).toMatchObject([{status: 'usable'}]);
		expect((await openLatest(place, owner))?.id).toBe(journal.id);
		await expect(openLatest(place, owner)).rejects.toThrow(JournalBusyError);
	});

	it('of another machine holds for a quarter of an hour of silence', async () => {
		const place = makePlace();
		const journal = await createJournal(place, start);
		writeFileSync(`${journal.path}.lock`, JSON.stringify({pid: 1, host: 'another-host'}));
		await expect(openLatest(place, owner)).rejects.toThrow('another-host');
		place.time += 16 * 60 * 1000;
		expect(await openLatest(place, owner)).toBeDefined();
	});

	it('lets one of two in that come at once', async () => {
		const place = makePlace();
		const ends = await Promise.allSettled([1, 2, 3].map(() => createJournal(place, start)));
		expect(ends.map(({status}) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
	});
});

describe('the same input', () => {
	it('finds its journal, another one does not', async () => {
		const place = makePlace();
		(await createJournal(place, start)).close();
		const other = hashInput(['others.csv']);
		expect(await openLatest(place, owner, {inputHash: other})).toBeUndefined();
		const found = await openLatest(place, owner, {inputHash: start.inputHash});
		expect(found?.header.inputHash).toBe(start.inputHash);
	});

	it('does not begin anew where it was cut short', async () => {
		const place = makePlace();
		(await createJournal(place, start)).close();
		await expect(createJournal(place, start)).rejects.toThrow(words.batchRun.journalUnfinished);
	});

	it('of several runs, the latest is the one written to last', async () => {
		const place = makePlace();
		(await createJournal(place, start)).close();
		place.time += 1000;
		const later = await createJournal(place, {...start, inputHash: hashInput(['later.csv'])});
		later.close();
		expect(listJournals(place, owner).map(({id}) => id)[0]).toBe(later.id);
		expect((await openLatest(place, owner))?.id).toBe(later.id);
	});
});

describe('a journal that is not to be used', () => {
	it.each([
		{...owner, email: 'other@acme.com'},
		{...owner, domain: 'example.com'},
		{...owner, origin: 'http://127.0.0.1:8080'},
		{...owner, customerContext: 'c2'},
		{domain: 'acme.com', origin: owner.origin},
	])('belongs to another owner than %j', async (other) => {
		const place = makePlace();
		const journal = await createJournal(place, start);
		journal.close();
		expect(await openLatest(place, other)).toBeUndefined();
		expect(await openLatest(place, other, {inputHash: start.inputHash})).toBeUndefined();
		expect(listJournals(place, other)).toMatchObject([{status: 'other-account'}]);
		await expect(openJournal(place, other, journal.id)).rejects.toThrow(
			words.batchRun.journalOfOtherAccount,
		);
		expect(existsSync(journal.path)).toBe(true);
	});

	it('is of another version', async () => {
		const place = makePlace();
		const journal = await createJournal(place, start);
		journal.close();
		const text = readFileSync(journal.path, 'utf8');
		writeFileSync(
			journal.path,
			text.replace('"version":1', '"version":2').replace('0.1.0', '9.0.0'),
		);
		expect(listJournals(place, owner)).toMatchObject([{status: 'other-version', program: '9.0.0'}]);
		expect(await openLatest(place, owner)).toBeUndefined();
		await expect(createJournal(place, start)).rejects.toMatchObject({
			message: words.batchRun.journalOfOtherVersion(journal.path),
			hint: words.batchRun.journalOfOtherVersionHint('9.0.0'),
		});
	});

	it.each(['', '[]\n', '{"type":"run","version":1}\n', 'no JSON\n'])('holds %j', async (text) => {
		const place = makePlace();
		const journal = await createJournal(place, start);
		journal.close();
		writeFileSync(journal.path, text);
		place.time = Date.now();
		expect(listJournals(place, owner)).toMatchObject([{status: 'broken'}]);
		await expect(openJournal(place, owner, journal.id)).rejects.toThrow(
			words.batchRun.journalBroken(journal.path),
		);
		expect(readFileSync(journal.path, 'utf8')).toBe(text);
		discardJournal(place, journal.id);
		expect(listJournals(place, owner)).toEqual([]);
	});

	it('is a link, which is not followed', async () => {
		const place = makePlace();
		const journal = await createJournal(place, start);
		journal.close();
		const elsewhere = makePlace();
		mkdirSync(elsewhere.folder, {recursive: true});
		symlinkSync(journal.path, join(elsewhere.folder, `run-${journal.id}.ndjson`));
		elsewhere.time = Date.now();
		expect(listJournals(elsewhere, owner)).toMatchObject([{status: 'broken'}]);
	});

	it('is thirty days old, and forgotten', async () => {
		const place = makePlace();
		const journal = await createJournal(place, start);
		journal.close();
		place.time += 29 * 24 * 60 * 60 * 1000;
		expect(listJournals(place, owner)).toHaveLength(1);
		place.time += 2 * 24 * 60 * 60 * 1000;
		expect(await openLatest(place, owner)).toBeUndefined();
		expect(readdirSync(place.folder)).toEqual([]);
	});

	it('cannot be read and is thirty days old, and forgotten', async () => {
		const place = makePlace();
		const journal = await createJournal(place, start);
		journal.close();
		writeFileSync(journal.path, 'no JSON\n');
		utimesSync(journal.path, 1, 1);
		place.time = Date.now();
		expect(listJournals(place, owner)).toEqual([]);
	});
});

describe('a folder that cannot be used', () => {
	it('is said, and nothing is sent', async () => {
		const place = makePlace();
		mkdirSync(join(place.folder, '..', '..'), {recursive: true});
		writeFileSync(join(place.folder, '..'), 'a file');
		const error = await createJournal(place, start).catch((reason: unknown) => reason);
		expect(error).toMatchObject({
			code: 'CLI_ERROR',
			message: words.batchRun.journalNotMade(place.folder, 'file-in-the-way'),
			hint: words.batchRun.journalNotMadeHint,
		});
		expect(listJournals(place, owner)).toEqual([]);
	});

	it('belongs to somebody else', async () => {
		const place = makePlace();
		mkdirSync(place.folder, {recursive: true});
		const uid = (process.getuid?.() ?? 0) + 1;
		if (lstatSync(place.folder).uid === 0) return;
		await expect(createJournal({...place, uid}, start)).rejects.toMatchObject({code: 'CLI_ERROR'});
	});

	it('is open to others, and is closed', async () => {
		const place = makePlace();
		mkdirSync(place.folder, {recursive: true, mode: 0o755});
		await createJournal(place, start);
		expect(statSync(place.folder).mode & 0o777).toBe(0o700);
	});
});

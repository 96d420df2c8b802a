import type {Identity} from '../api/types.ts';
import {type Journal, openJournal} from '../batch/journal.ts';
import {discardJournal, type JournalSummary, listJournals} from '../batch/journal-list.ts';
import {peopleOfJournal} from '../batch/journal-people.ts';
import type {JournalRow} from '../batch/journal-text.ts';
import {readEarlier} from '../batch/list-journals.ts';
import {foldAddress} from '../batch/plan-people.ts';
import {manyResult, type RowResult, resultsOf} from '../batch/run-result.ts';
import type {Job, RunState} from '../batch/run-state.ts';
import type {Context} from '../context.ts';
import {InviteError, problemOf} from '../errors.ts';
import {commandLine} from '../invite/command-line.ts';
import {localTime} from '../invite/follow-up.ts';
import type {Result} from '../output/result.ts';
import {columnsOf, renderRows, renderTable} from '../output/table.ts';
import {words} from '../words/words.ts';
import {resultAccount} from './account.ts';
import {
	createManyServices,
	type JournalsOfAccount,
	type ScriptServices,
} from './batch/many-services.ts';
import {finishList, watchRun} from './batch/run-watched.ts';
import type {CommandInput} from './command.ts';
import {commonFlags, type Flags, sayFlags} from './flags.ts';
import {nobodyToAsk} from './nobody-to-ask.ts';

type CutShort = Extract<JournalSummary, {settled: number}>;

/**
 * `dci-invite resume`: goes on with the latest run of this account that was cut short, lists such runs, or forgets the
 * latest (docs/behaviour.md, Going on). Nothing is sent without `--yes` or a person who says so.
 */
export async function run(context: Context, {flags}: CommandInput): Promise<Result | undefined> {
	const texts = words.manyRun.resume;
	if (flags['list'] === true && flags['discard'] === true) {
		throw new InviteError('USAGE_ERROR', texts.contradicting, {
			hint: words.manyRun.leaveOneOut,
			problems: [problemOf(texts.contradicting, {flag: '--discard'})],
		});
	}
	context.sayWhenStopped(() => words.manyRun.nothingWasSent);
	const services = createManyServices(context);
	const of = await services.journals(context.signal);
	const identity = of ? await services.identify(context.signal) : {domain: ''};
	const found = of ? listJournals(of.place, of.owner) : [];
	if (flags['list'] === true) return listResult(context, found);
	const latest = found.find((summary): summary is CutShort => summary.status === 'usable');
	const busy = found.find(({status}) => status === 'busy');
	if (!of || (!latest && !busy)) return nothingResult(context, found, identity);
	// Whoever works on it is named.
	if (!latest) return openAndClose(of, busy?.id ?? '');
	if (flags['discard'] === true) {
		discardJournal(of.place, latest.id);
		const {settled, people} = latest;
		return {
			json: {status: 'discarded', people, settled},
			text: `${texts.discarded(settled, people)}\n`,
		};
	}
	if (flags['yes'] !== true) {
		if (context.mode().face === 'none') throw nobodyAgreed(context, flags, latest);
		const rows = readEarlier(of.place, of.owner).get(latest.id) ?? [];
		const {resumeWithFace} = await import('./invite/invite.ts');
		return resumeWithFace(context, {people: peopleOfJournal(rows), journal: latest.id});
	}
	const journal = await openJournal(of.place, of.owner, latest.id);
	try {
		return await goOn(context, services, {flags, journal, identity});
	} finally {
		journal.close();
	}
}

async function openAndClose({place, owner}: JournalsOfAccount, id: string): Promise<never> {
	const journal = await openJournal(place, owner, id);
	journal.close();
	throw new InviteError('RESOURCE_NOT_FOUND', words.batchRun.journalGone);
}

/** Says what is left, and how to send it, where there is nobody to ask. */
function nobodyAgreed(context: Context, flags: Flags, {people, settled}: CutShort): InviteError {
	const {stoppedAfter, whatIsLeft} = words.manyRun.resume;
	const line = ['dci-invite', 'resume', ...sayFlags({...flags, noInput: undefined}, commonFlags)];
	const hint = [
		words.manyRun.howToSend(commandLine([...line, '--yes'])),
		whatIsLeft(commandLine([...line, '--list'])),
	].join('\n');
	const nobody = nobodyToAsk(context.mode(), '--yes', hint);
	const said = stoppedAfter(settled, people);
	return nobody.with({message: words.commands.invite.twoSentences(said, nobody.message)});
}

type OpenRun = {flags: Flags; journal: Journal; identity: Identity};

/** Sends what a journal has left, to those who are still not there. */
async function goOn(
	context: Context,
	services: ScriptServices,
	{flags, journal, identity}: OpenRun,
): Promise<Result> {
	const {users} = await services.readEverybody(context.signal);
	const there = new Map(users.map((user) => [foldAddress(user.email), user]));
	const left: Job[] = [];
	for (const {job, state} of journal.rows()) {
		const user = job.action === 'invite' ? there.get(foldAddress(job.email)) : undefined;
		if (state === 'ready' && user) journal.settle(job, {status: 'skipped', user});
		else if (state !== 'settled') left.push(job);
	}
	const ran = await watchRun(context, services, flags, left, (options) =>
		services.goOn(left, journal, options),
	);
	const results = resultsOfJournal(journal.rows(), ran.state);
	return finishList(context, {...ran, results, identity, report: undefined});
}

/** What became of everybody in a journal, in this run and the ones before. */
function resultsOfJournal(rows: readonly JournalRow[], state: RunState): RowResult[] {
	const now = new Map(resultsOf(state.rows).map((result) => [result.row, result]));
	return rows.map((row): RowResult => {
		const {row: number, email} = row.job;
		const sent = now.get(number);
		if (sent) return sent;
		const base = {row: number, email};
		if (row.state !== 'settled') return {...base, status: 'not-tried'};
		const {status, id, error} = row;
		if (status === 'left-out') return {...base, status: 'skipped'};
		return {
			...base,
			status,
			id,
			...(error ? {error: new InviteError(error.code, error.message ?? '')} : {}),
		};
	});
}

/** The runs there are, the latest first. */
function listResult({host}: Pick<Context, 'host'>, found: readonly JournalSummary[]): Result {
	const texts = words.manyRun.resume;
	const runs = found.map((summary) => {
		const isKnown = 'header' in summary && summary.status !== 'other-account';
		return {
			id: summary.id,
			status: summary.status,
			startedAt: isKnown ? new Date(summary.header.startedAt).toISOString() : null,
			source: isKnown ? (summary.header.source ?? null) : null,
			people: isKnown ? summary.people : null,
			settled: isKnown ? summary.settled : null,
		};
	});
	const rows = runs.map(({startedAt, source, people, settled, status}) => [
		startedAt === null ? '' : localTime(new Date(startedAt)),
		source ?? '',
		people === null ? '' : String(people),
		settled === null ? '' : String(settled),
		texts.statuses[status],
	]);
	const headings = [texts.started, texts.source, texts.people, texts.done, texts.status];
	const {stdout} = host;
	const table = stdout.isTTY ? renderTable(headings, rows, columnsOf(stdout)) : renderRows(rows);
	return {json: {runs}, text: rows.length === 0 ? `${texts.nothing}\n` : table};
}

/** There is nothing to go on with, which is no failure; runs of other accounts are said. */
function nothingResult(
	context: Context,
	found: readonly JournalSummary[],
	identity: Partial<Identity>,
): Result {
	const texts = words.manyRun.resume;
	const others = found.filter(({status}) => status === 'other-account').length;
	if (others > 0) context.warn(texts.otherAccounts(others));
	const {isDemo} = context.account();
	const known = isDemo ? {} : identity;
	return {
		json: manyResult([], resultAccount(context, known)),
		text: `${isDemo ? texts.inDemo : texts.nothing}\n`,
	};
}

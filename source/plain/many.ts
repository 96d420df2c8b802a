import type {Row} from '../ask/rows.ts';
import type {PlannedRow} from '../batch/plan.ts';
import type {RunRow} from '../batch/run-state.ts';
import {assertNever, type InviteError} from '../errors.ts';
import {followMany} from '../guide/many/follow.ts';
import {
	canBeMarked,
	cellsOf,
	detailsOf,
	listNotes,
	listRows,
	listTitle,
	noteOf,
} from '../guide/many/list-rows.ts';
import {failureLine, outcomeOf} from '../guide/many/outcome.ts';
import {changesOf, createPersonGuide, rowOf} from '../guide/many/person-guide.ts';
import {resultRows} from '../guide/many/result-rows.ts';
import {statusOf} from '../guide/many/run-words.ts';
import type {ManySession} from '../guide/many/session.ts';
import type {ManyState} from '../guide/many/state.ts';
import type {GuideState} from '../guide/state.ts';
import {readableAddress} from '../invite/address.ts';
import {safeText} from '../output/text.ts';
import {words} from '../words/words.ts';
import type {PlainTools} from './tools.ts';

type InMany = GuideState & {status: 'many'};

type In<S extends ManyState['status']> = ManyState & {status: S};

/** What the questions of a list work with. */
type ManyTools = PlainTools & {state: InMany; session: ManySession};

/** Shows a list page by page, sends it when told to, and says what became of it. */
export async function askMany(plain: PlainTools, state: InMany): Promise<void> {
	const session = await plain.openMany();
	const {guide, once} = plain;
	const unfollow = followMany(guide, session, {once});
	const release = plain.takeInterrupts(() => session.dispatch({type: 'abort'}));
	const tools = {...plain, state, session};
	session.load();
	try {
		for (let many = session.getState(); many.status !== 'left'; many = session.getState()) {
			await takeStep(tools, many);
		}
	} finally {
		release();
		unfollow();
		session.dispose();
	}
}

function takeStep(tools: ManyTools, many: Exclude<ManyState, {status: 'left'}>): Promise<void> {
	switch (many.status) {
		case 'reading':
			tools.talk.say(words.many.reading);
			return untilItMoves(tools.session);
		case 'read-failed':
			return askAboutFailure(tools, words.many.notRead, many.error);
		case 'not-started':
			return askAboutFailure(tools, words.many.notStarted, many.error);
		case 'listing':
			return askList(tools, many);
		case 'person':
			return askPerson(tools, many);
		case 'sending':
			return watchRun(tools);
		case 'finished':
			return askWhatNext(tools, many);
		default:
			return assertNever(many);
	}
}

/** Resolves when the list is at another step. */
function untilItMoves(session: ManySession): Promise<void> {
	const {status} = session.getState();
	return new Promise((done) => {
		const end = session.subscribe(() => {
			if (session.getState().status === status) return;
			end();
			done();
		});
	});
}

/** What `back`, `quit` and the end of input do while a list is open. */
function ways({session}: ManyTools) {
	return {
		onBack: () => session.dispatch({type: 'go-back'}),
		onQuit: () => session.dispatch({type: 'abort'}),
	};
}

async function askAboutFailure(
	tools: ManyTools,
	headline: string,
	error: InviteError,
): Promise<void> {
	const {rows, nothingSent} = words.guide;
	const row = await tools.talk.choose<Row>({
		title: [headline, error.message, ...(error.hint ? [error.hint] : []), nothingSent],
		rows: [
			{id: 'retry', label: rows.retry},
			{id: 'quit', label: rows.quit},
		],
		help: words.ask.typeRow,
		...ways(tools),
	});
	if (row) tools.session.dispatch({type: row.id === 'retry' ? 'retry' : 'abort'});
}

type ListRow = Row & {planned?: PlannedRow};

async function askList(tools: ManyTools, {plan}: In<'listing'>): Promise<void> {
	const {session, talk} = tools;
	if (!plan) return;
	const row = await talk.choose<ListRow>({
		title: [listTitle(plan), ...listNotes(plan)],
		rows: [...listRows(plan), ...plan.rows.map(toRow)],
		help: words.many.listHelp,
		...ways(tools),
	});
	if (!row) return;
	if (row.planned) await askAboutRow(tools, row.planned);
	else if (row.id === 'send') session.dispatch({type: 'send', at: session.now()});
	else session.dispatch({type: 'use-guessed-names'});
}

function toRow(planned: PlannedRow): ListRow {
	const note = noteOf(planned);
	return {
		id: String(planned.row),
		label: cellsOf(planned).filter(Boolean).join(', '),
		...(note === '' ? {} : {detail: note}),
		planned,
	};
}

/** What is to be done with one person of the list. */
async function askAboutRow(tools: ManyTools, planned: PlannedRow): Promise<void> {
	const {session, talk} = tools;
	const {row, isIncluded} = planned;
	const {leaveOut, takeIn, change, backToList} = words.many.rows;
	const chosen = await talk.choose<Row>({
		title: [cellsOf(planned).filter(Boolean).join(', '), ...detailsOf(planned)],
		rows: [
			{id: 'change', label: change},
			...(canBeMarked(planned) ? [{id: 'mark', label: isIncluded ? leaveOut : takeIn}] : []),
			{id: 'back', label: backToList},
		],
		help: words.ask.typeRow,
		onBack: () => {},
		onQuit: ways(tools).onQuit,
	});
	if (chosen?.id === 'change') session.dispatch({type: 'open-row', row});
	if (chosen?.id === 'mark') session.dispatch({type: 'mark-row', row, isIncluded: !isIncluded});
}

async function askPerson(tools: ManyTools, {plan, row}: In<'person'>): Promise<void> {
	const {session, state} = tools;
	const planned = rowOf(plan, row);
	if (!planned) return session.dispatch({type: 'close-person'});
	const guide = createPersonGuide(planned, state);
	await tools.runGuide(guide);
	const now = guide.getState();
	if (now.status === 'ended' && now.ending.reason === 'kept') {
		session.dispatch({type: 'keep-person', values: changesOf(planned, now.answers)});
	} else {
		session.dispatch({type: 'close-person'});
	}
}

/** Says each row as it settles. */
async function watchRun({session, talk}: ManyTools): Promise<void> {
	const told = new Set<number>();
	function tell() {
		for (const row of runOf(session.getState())) {
			const isSettled = row.status !== 'waiting' && row.status !== 'under-way';
			if (!isSettled || told.has(row.job.row)) continue;
			told.add(row.job.row);
			talk.say(`${safeText(readableAddress(row.job.email))}: ${statusOf(row).text}`);
		}
	}
	talk.say(words.many.sending(runOf(session.getState()).length));
	const end = session.subscribe(tell);
	await untilItMoves(session);
	end();
	tell();
}

function runOf(many: ManyState): readonly RunRow[] {
	return 'run' in many && many.run ? many.run.rows : [];
}

async function askWhatNext(tools: ManyTools, many: In<'finished'>): Promise<void> {
	const {session, talk} = tools;
	const {run, report} = many;
	const outcome = outcomeOf(many, run.status === 'stopped' ? run.cause : undefined);
	if (report.status === 'saving') return untilReported(session);
	if (many.isEverybodyShown) {
		talk.say(...outcome.results.map(failureLine));
		session.dispatch({type: 'show-everybody', isShown: false});
		return;
	}
	if (report.status === 'saved') talk.say(words.many.reportSaved(safeText(report.path)));
	if (report.status === 'failed') talk.say(report.reason);
	const chosen = await talk.choose({
		title: [
			outcome.headline,
			outcome.counts,
			...(outcome.stopped === undefined ? [] : [outcome.stopped]),
			...outcome.failed.map(failureLine),
		],
		rows: resultRows(many, outcome).map(({sends: _, ...row}) => row),
		help: words.ask.typeRow,
		...ways(tools),
	});
	if (chosen) session.dispatch(chosen.action);
}

async function untilReported(session: ManySession): Promise<void> {
	await new Promise<void>((done) => {
		const end = session.subscribe(() => {
			end();
			done();
		});
	});
}

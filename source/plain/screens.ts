import type {Row} from '../ask/rows.ts';
import {
	addressNote,
	alreadyThereRows,
	failureRows,
	followUpFailedRows,
	keyRefusedRows,
	type MenuRow,
	performRow,
	reviewRows,
	reviewTitle,
	sendRow,
	sentRows,
} from '../guide/menu-rows.ts';
import {isNaming} from '../guide/naming.ts';
import {outcomeFacts, outcomeRemark, savingWords} from '../guide/outcome-words.ts';
import type {GuideState, Outcome} from '../guide/state.ts';
import {
	alreadyThereFacts,
	alreadyThereHeadline,
	failureWords,
	lookUpFailedWords,
} from '../guide/state-words.ts';
import {type Command, commandLine} from '../invite/command-line.ts';
import {factLines} from '../invite/person.ts';
import {safeText} from '../output/text.ts';
import {words} from '../words/words.ts';
import {enterApiKey} from './api-key-entry.ts';
import type {PlainTools} from './tools.ts';
import {waitForGuide, waitForNames} from './wait-for-guide.ts';

type In<S extends GuideState['status']> = GuideState & {status: S};

type EffectRow = Row & {menu: MenuRow};

/** A key that was refused on a background read. */
export function askAboutKey(tools: PlainTools, state: In<'key-refused'>): Promise<void> {
	return askMenu(tools, [...newsOf(state), words.guide.nothingLost], keyRefusedRows());
}

async function askMenu(
	tools: PlainTools,
	title: readonly string[],
	menu: readonly MenuRow[],
): Promise<void> {
	const row = await tools.talk.choose({title, rows: menu.map(toRow), help: words.ask.typeRow});
	if (row) await perform(tools, row.menu);
}

function toRow(menu: MenuRow): EffectRow {
	return {
		id: menu.id,
		label: menu.label,
		sends: menu.sends,
		menu,
	};
}

function perform(tools: PlainTools, row: MenuRow): Promise<void> {
	return performRow(row, {...tools, enterApiKey: () => enterApiKey(tools)});
}

/** Bad news with its hint and request ID. */
function newsOf({error}: In<'key-refused' | 'follow-up-failed'>): string[] {
	return [
		error.message,
		...(error.hint ? [error.hint] : []),
		...(error.requestId ? [words.guide.requestId(error.requestId)] : []),
	];
}

/** Who is there already, with role and state, and what can be done. */
export async function askAboutPerson(tools: PlainTools, state: In<'already-there'>): Promise<void> {
	if (isNaming(state)) await waitForNames(tools);
	const now = tools.guide.getState();
	if (now.status !== 'already-there') return;
	const {user} = now;
	const facts = factLines(alreadyThereFacts(now, user));
	const title = now.isCancelling
		? [words.guide.cancelThis]
		: [alreadyThereHeadline(user), ...facts];
	return askMenu(tools, title, alreadyThereRows(now));
}

/** What failed, that nothing is lost, and what can be done. */
export function askAboutFailure(tools: PlainTools, state: In<'failed'>): Promise<void> {
	const email = state.answers.email?.value ?? '';
	const {happened, known, more} = failureWords(state.error, state.verdict, email);
	const news = [happened, ...known, ...more, words.guide.nothingLost];
	return askMenu(tools, news, failureRows(state));
}

/** A resend or cancel that failed. */
export function askAboutFollowUp(tools: PlainTools, state: In<'follow-up-failed'>): Promise<void> {
	return askMenu(tools, newsOf(state), followUpFailedRows());
}

/** `Ready to invite`: sends, edits any row, or shows what would be sent. An empty line asks again. */
export async function askReview(tools: PlainTools, state: In<'reviewing'>): Promise<void> {
	const {talk} = tools;
	const requestRow: Row = {id: 'request', label: words.plain.showRequest};
	const commandRow: Row = {id: 'command', label: words.plain.showCommand};
	const fields = reviewRows(state).map((row): EffectRow => {
		const value = row.note === '' ? row.value : `${row.value} ${row.note}`;
		return {...toRow(row), label: `${row.label}: ${value}`};
	});
	const email = safeText(state.answers.email?.value ?? '');
	const isOfList = state.leadsTo === 'list';
	const goesTo = isOfList ? undefined : words.guide.emailGoesTo(email);
	const shown = isOfList ? [] : [requestRow, commandRow];
	const failed = lookUpFailedWords(state);
	const row = await talk.choose<Row | EffectRow>({
		title: [reviewTitle(state)],
		rows: [toRow(sendRow(state)), ...fields, ...shown],
		notes: [goesTo, failed, addressNote(state, tools.account())].filter(
			(line) => line !== undefined,
		),
		help: words.plain.reviewHelp,
	});
	if (!row) return;
	if (row === requestRow) talk.say(...requestLines(tools, state));
	else if (row === commandRow) talk.say(...commandText(tools.commandOf(state)));
	else if ('menu' in row) await perform(tools, row.menu);
}

/** On one line, as a reader of the screen reads it. */
function commandText({words: said, leftOut}: Command): string[] {
	const remark = leftOut.length > 0 ? [words.invite.cannotBeTyped(leftOut)] : [];
	return [commandLine(said), ...remark];
}

function requestLines(tools: PlainTools, state: GuideState): string[] {
	const {method, url, body} = tools.requestOf(state);
	return [
		`${method} ${safeText(url)}`,
		...JSON.stringify(body, null, 2)
			.split('\n')
			.map((line) => line.replace(/^( *)(.*)$/, (_, blanks, rest) => `${blanks}${safeText(rest)}`)),
	];
}

/** What there is to say of a result below its headline. */
export function outcomeDetails(state: GuideState, outcome: Outcome): string[] {
	const remark = outcomeRemark(outcome);
	return [...(remark ? [remark] : []), ...factLines(outcomeFacts(state, outcome))];
}

/** What comes after a sent invitation; the result itself was told when it came. */
export async function askWhatNext(tools: PlainTools, state: In<'sent'>): Promise<void> {
	const {talk, canSaveDefaults, guide} = tools;
	const rows = sentRows(state, {canSaveDefaults: canSaveDefaults(state)}).map(toRow);
	const row = await talk.choose({
		title: [words.plain.whatNext],
		rows,
		usual: rows[0],
		isDeafToEarly: true,
		help: words.ask.typeRow,
	});
	if (!row) return;
	await perform(tools, row.menu);
	if (row.id !== 'save') return;
	function isSaving(next: GuideState) {
		return next.status === 'sent' && next.saving.status === 'saving';
	}
	await waitForGuide(tools, {isOver: (next) => !isSaving(next), say: () => [], patience: 0});
	const next = guide.getState();
	const saved = next.status === 'sent' ? savingWords(next.saving) : undefined;
	if (saved) talk.say(saved);
}

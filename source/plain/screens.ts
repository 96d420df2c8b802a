import type {Row} from '../ask/rows.ts';
import {outcomeFacts, outcomeHeadline, outcomeRemark, savingWords} from '../guide/outcome-words.ts';
import {performRow} from '../guide/perform-row.ts';
import {
	alreadyThereRows,
	failureRows,
	followUpFailedRows,
	keyRefusedRows,
	type MenuRow,
	reviewRows,
	sendRow,
	sentRows,
} from '../guide/rows.ts';
import type {GuideState, Outcome} from '../guide/state.ts';
import {
	alreadyThereFacts,
	alreadyThereHeadline,
	failureWords,
	lookUpFailedWords,
	nothingLost,
} from '../guide/words.ts';
import type {Fact} from '../invite/person.ts';
import {safeText} from '../output/text.ts';
import {enterKey} from './key-entry.ts';
import type {PlainTools} from './tools.ts';
import {waitForGuide} from './waiting.ts';

type In<S extends GuideState['status']> = GuideState & {status: S};

type EffectRow = Row & {menu: MenuRow};

const menuHelp = 'Type the number of a row, or a part of its name.';

/** A key that was refused on a background read. */
export function askAboutKey(tools: PlainTools, state: In<'key-refused'>): Promise<void> {
	return askMenu(tools, [...newsOf(state), nothingLost], keyRefusedRows());
}

async function askMenu(
	tools: PlainTools,
	title: readonly string[],
	menu: readonly MenuRow[],
): Promise<void> {
	const row = await tools.talk.choose({title, rows: menu.map(toRow), help: menuHelp});
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
	return performRow(row, {...tools, enterKey: () => enterKey(tools)});
}

/** Bad news with its hint and request ID. */
function newsOf({error}: In<'key-refused' | 'follow-up-failed'>): string[] {
	return [
		error.message,
		...(error.hint ? [error.hint] : []),
		...(error.requestId ? [`Request ID: ${error.requestId}`] : []),
	];
}

/** Who is there already, with role and state, and what can be done. */
export function askAboutPerson(tools: PlainTools, state: In<'already-there'>): Promise<void> {
	const {user} = state;
	const facts = factLines(alreadyThereFacts(state, user));
	return askMenu(tools, [alreadyThereHeadline(user), ...facts], alreadyThereRows(state));
}

function factLines(facts: readonly Fact[]): string[] {
	return facts.flatMap(([label, value]) => (value === undefined ? [] : [`${label}: ${value}`]));
}

/** What failed, that nothing is lost, and what can be done. */
export function askAboutFailure(tools: PlainTools, state: In<'failed'>): Promise<void> {
	const email = state.answers.email?.value ?? '';
	const {happened, known, more} = failureWords(state.error, state.verdict, email);
	const news = [happened, ...known, ...more, nothingLost];
	return askMenu(tools, news, failureRows(state));
}

/** A resend or cancel that failed. */
export function askAboutFollowUp(tools: PlainTools, state: In<'follow-up-failed'>): Promise<void> {
	return askMenu(tools, newsOf(state), followUpFailedRows());
}

const requestRow: Row = {id: 'request', label: 'Show the request'};
const commandRow: Row = {id: 'command', label: 'Show the same invite as a command'};

/** `Ready to invite`: sends, edits any row, or shows what would be sent. An empty line asks again. */
export async function askReview(tools: PlainTools, state: In<'reviewing'>): Promise<void> {
	const {talk} = tools;
	const fields = reviewRows(state).map((row): EffectRow => {
		const value = row.note === '' ? row.value : `${row.value} ${row.note}`;
		return {...toRow(row), label: `${row.label}: ${value}`};
	});
	const email = safeText(state.answers.email?.value ?? '');
	const failed = lookUpFailedWords(state);
	const row = await talk.choose<Row | EffectRow>({
		title: ['Ready to invite'],
		rows: [toRow(sendRow), ...fields, requestRow, commandRow],
		notes: [`An email with a sign-up link goes to ${email}.`, ...(failed ? [failed] : [])],
		help: 'Type 1 to send the invitation, or the number of what you want to change or see.',
	});
	if (!row) return;
	if (row === requestRow) talk.say(...requestLines(tools, state));
	else if (row === commandRow) talk.say(tools.commandOf(state));
	else if ('menu' in row) await perform(tools, row.menu);
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

/** What was sent. */
export function outcomeLines(state: GuideState, outcome: Outcome): string[] {
	const remark = outcomeRemark(outcome);
	return [
		outcomeHeadline(outcome),
		...(remark ? [remark] : []),
		...factLines(outcomeFacts(state, outcome)),
	];
}

/** What comes after a sent invitation; the result itself was told when it came. */
export async function askWhatNext(tools: PlainTools, state: In<'sent'>): Promise<void> {
	const {talk, canSaveDefaults, guide} = tools;
	const rows = sentRows(state, {canSaveDefaults: canSaveDefaults(state)}).map(toRow);
	const row = await talk.choose({
		title: ['What next?'],
		rows,
		usual: rows[0],
		help: menuHelp,
	});
	if (!row) return;
	await perform(tools, row.menu);
	if (row.id !== 'save') return;
	function isSaving(next: GuideState) {
		return next.status === 'sent' && next.saving.status === 'saving';
	}
	await waitForGuide(tools, {isOver: (next) => !isSaving(next), say: () => [], patience: 0});
	const next = guide.getState();
	const words = next.status === 'sent' ? savingWords(next.saving) : undefined;
	if (words) talk.say(words);
}

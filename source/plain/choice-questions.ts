import type {Row} from '../ask/rows.ts';
import {assertNever, type InviteError} from '../errors.ts';
import {failedListRows, unsetSearch} from '../guide/menu-rows.ts';
import {listOf} from '../guide/state.ts';
import {explainRole, isRole, questionOf} from '../guide/state-words.ts';
import type {Choice, FieldOfKind} from '../invite/fields.ts';
import {isId} from '../invite/match.ts';
import {safeText} from '../output/text.ts';
import {words} from '../words/words.ts';
import type {Asking, PlainTools} from './tools.ts';
import {waitForGuide} from './wait-for-guide.ts';

type ListRow = Row & {choice: Choice | null};

/** A fixed list: `What do they do?` */
export async function askChoice(
	{talk, guide}: PlainTools,
	state: Asking,
	{key, options}: FieldOfKind<'choice'>,
): Promise<void> {
	const {unsetRow, help} = words.fields[key];
	const skip: Row = {id: 'none', label: unsetRow, search: unsetSearch()};
	const rows = options.map((option): Row => ({id: option, label: option}));
	const chosen = state.answers[key]?.value;
	const row = await talk.choose({
		title: [questionOf(state, key)],
		rows: [skip, ...rows],
		usual: rows.find(({id}) => id === chosen) ?? skip,
		help,
	});
	if (!row) return;
	guide.dispatch({type: 'answer', field: key, value: row === skip ? null : row.id});
}

/** `Which role?` and `Which organization?`: loading, failed with three ways out, or the list. */
export async function askList(
	tools: PlainTools,
	state: Asking,
	field: FieldOfKind<'list'>,
): Promise<void> {
	const {key} = field;
	const list = listOf(state, key);
	switch (list.status) {
		case 'loaded':
			return askLoaded(tools, state, field, list.value);
		case 'failed':
			return askFailed(tools, field, list.error);
		case 'waiting':
		case 'loading':
			return waitForGuide(tools, {
				isOver: (next) =>
					next.status !== 'asking' || next.field !== key || listOf(next, key).status !== 'loading',
				say: () => [words.fields[key].loading],
				patience: 300,
			});
		default:
			return assertNever(list);
	}
}

async function askLoaded(
	{talk, guide}: PlainTools,
	state: Asking,
	{key}: FieldOfKind<'list'>,
	choices: readonly Choice[],
): Promise<void> {
	const {unsetRow, help} = words.fields[key];
	const unset: ListRow = {id: 'none', label: unsetRow, search: unsetSearch(), choice: null};
	const rows = toRows(choices);
	const chosen = state.answers[key]?.value;
	const isTyped = chosen !== null && chosen !== undefined && !rows.some(({id}) => id === chosen.id);
	const kept: ListRow[] = isTyped
		? [{id: chosen.id, label: safeText(chosen.name), choice: chosen}]
		: [];
	const row = await talk.choose({
		title: [questionOf(state, key)],
		rows: [unset, ...kept, ...rows],
		usual: [...kept, ...rows].find(({id}) => id === chosen?.id) ?? unset,
		help,
	});
	if (!row) return;
	const {choice} = row;
	if (choice && isRole(choice)) talk.say(...explainRole(choice));
	const value = choice ? {id: choice.id, name: choice.name} : null;
	guide.dispatch({type: 'answer', field: key, value});
}

/** Roles say what they are; names that stand twice get their IDs beside them. */
function toRows(choices: readonly Choice[]): ListRow[] {
	const counts = new Map<string, number>();
	for (const {name} of choices) counts.set(name, (counts.get(name) ?? 0) + 1);
	return choices.map((choice) => {
		const repeats = (counts.get(choice.name) ?? 0) > 1;
		const detail = [
			isRole(choice) && choice.type ? safeText(choice.type) : '',
			repeats ? safeText(choice.id) : '',
		].filter((part) => part !== '');
		return {
			id: choice.id,
			label: safeText(choice.name),
			...(detail.length > 0 ? {detail: detail.join(', ')} : {}),
			choice,
		};
	});
}

async function askFailed(
	tools: PlainTools,
	field: FieldOfKind<'list'>,
	error: InviteError,
): Promise<void> {
	const {talk, guide} = tools;
	const {key} = field;
	const {question, failed} = words.fields[key];
	const row = await talk.choose({
		title: [question, failed, error.message, ...(error.hint ? [error.hint] : [])],
		rows: failedListRows(field),
		help: words.plain.failedListHelp,
	});
	switch (row?.id) {
		case 'retry':
			guide.dispatch({type: 'retry-list', field: key});
			break;
		case 'type':
			await askTyped(tools, field);
			break;
		case 'unset':
			guide.dispatch({type: 'answer', field: key, value: null});
			break;
	}
}

async function askTyped({talk, guide}: PlainTools, {key}: FieldOfKind<'list'>): Promise<void> {
	for (;;) {
		const id = await talk.ask({
			prompt: words.plain.typeId(words.fields[key].typeId),
			help: words.plain.typeIdHelp,
			onBack: () => {},
		});
		if (id === undefined) return;
		if (isId(id)) {
			guide.dispatch({type: 'answer', field: key, value: {id, name: id}});
			return;
		}
		talk.say(words.guide.invalidId);
	}
}

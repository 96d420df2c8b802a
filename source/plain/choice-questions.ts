import {jobTitles} from '../api/job-titles.ts';
import type {Row} from '../ask/rows.ts';
import type {InviteError} from '../errors.ts';
import {explainRole, isRole} from '../guide/role-words.ts';
import {type ListKey, listOf} from '../guide/state.ts';
import {type Choice, fieldOf} from '../invite/fields.ts';
import {safeText} from '../output/text.ts';
import type {Asking, PlainTools} from './tools.ts';
import {waitForGuide} from './waiting.ts';

type ListRow = Row & {choice: Choice | null};

/** `What do they do?` */
export async function askJobTitle({talk, guide}: PlainTools, state: Asking): Promise<void> {
	const {question, unsetRow = 'Skip'} = fieldOf('jobTitle');
	const skip: Row = {id: 'none', label: unsetRow};
	const titles = jobTitles.map((title): Row => ({id: title, label: title}));
	const chosen = state.answers.jobTitle?.value;
	const row = await talk.choose({
		title: [question],
		rows: [skip, ...titles],
		usual: titles.find(({id}) => id === chosen) ?? skip,
		help: 'Choose what they do by its number or a part of its name. It can be left out.',
	});
	if (!row) return;
	const value = row === skip ? null : row.id;
	guide.dispatch({type: 'answer', field: 'jobTitle', value});
}

/** `Which role?` and `Which organization?`: loading, failed with three ways out, or the list. */
export async function askList(tools: PlainTools, state: Asking, field: ListKey): Promise<void> {
	const list = listOf(state, field);
	switch (list.status) {
		case 'loaded':
			return askLoaded(tools, state, field, list.value);
		case 'failed':
			return askFailed(tools, field, list.error);
		case 'waiting':
		case 'loading':
			return waitForGuide(tools, {
				isOver: (next) =>
					next.status !== 'asking' ||
					next.field !== field ||
					listOf(next, field).status !== 'loading',
				say: () => [field === 'role' ? 'Loading the roles...' : 'Loading the organizations...'],
				patience: 300,
			});
	}
}

const listHelp = {
	role: 'A role says what they may do. Choose by number, name, ID or a part of the name; Leave unset gives none.',
	organization:
		'An organization says where they belong. Choose by number, name, ID or a part of the name; Leave unset gives none.',
};

async function askLoaded(
	{talk, guide}: PlainTools,
	state: Asking,
	field: ListKey,
	choices: readonly Choice[],
): Promise<void> {
	const {question, unsetRow = 'Leave unset'} = fieldOf(field);
	const unset: ListRow = {id: 'none', label: unsetRow, choice: null};
	const rows = toRows(choices);
	const chosen = state.answers[field]?.value;
	const isTyped = chosen !== null && chosen !== undefined && !rows.some(({id}) => id === chosen.id);
	const kept: ListRow[] = isTyped
		? [{id: chosen.id, label: safeText(chosen.name), choice: chosen}]
		: [];
	const row = await talk.choose({
		title: [question],
		rows: [unset, ...kept, ...rows],
		usual: [...kept, ...rows].find(({id}) => id === chosen?.id) ?? unset,
		help: listHelp[field],
	});
	if (!row) return;
	const {choice} = row;
	if (choice && isRole(choice)) talk.say(explainRole(choice));
	const value = choice ? {id: choice.id, name: choice.name} : null;
	guide.dispatch({type: 'answer', field, value});
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

async function askFailed(tools: PlainTools, field: ListKey, error: InviteError): Promise<void> {
	const {talk, guide} = tools;
	const rows: Row[] = [
		{id: 'retry', label: 'Try again'},
		{id: 'type', label: 'Type an ID'},
		{id: 'unset', label: 'Leave unset'},
	];
	const row = await talk.choose({
		title: [
			fieldOf(field).question,
			field === 'role'
				? 'The roles could not be loaded.'
				: 'The organizations could not be loaded.',
			error.message,
			...(error.hint ? [error.hint] : []),
		],
		rows,
		help: 'Choose by number: load the list again, type an ID you know, or leave it out.',
	});
	switch (row?.id) {
		case 'retry':
			guide.dispatch({type: 'retry-list', field});
			break;
		case 'type':
			await askTyped(tools, field);
			break;
		case 'unset':
			guide.dispatch({type: 'answer', field, value: null});
			break;
	}
}

async function askTyped({talk, guide}: PlainTools, field: ListKey): Promise<void> {
	const prompt = field === 'role' ? 'The ID of the role: ' : 'The ID of the organization: ';
	for (;;) {
		const id = await talk.ask({
			prompt,
			help: 'Type the ID as the console shows it.',
			onBack: () => {},
		});
		if (id === undefined) return;
		if (/^[\x21-\x7E]+$/.test(id)) {
			guide.dispatch({type: 'answer', field, value: {id, name: id}});
			return;
		}
		talk.say('An ID has no blanks and only plain letters, digits and signs.');
	}
}

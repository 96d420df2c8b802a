import type {Api} from '../api/types.ts';
import {InviteError} from '../errors.ts';
import {
	defaultFields,
	type FieldOfKind,
	isSameValue,
	type ListName,
	listFields,
} from '../invite/fields.ts';
import {readList} from '../invite/lists.ts';
import {safeText} from '../output/text.ts';
import type {SavedChoice, SavedDefault} from '../settings/schema.ts';
import {words} from '../words/words.ts';
import type {Asker, Row} from './asker.ts';
import type {SetupDeps} from './setup-deps.ts';

type Listed =
	| {status: 'listed'; choices: readonly SavedChoice[]}
	| {status: 'failed'; message: string};

/** Asks for each field's default, each skippable, and saves what changed at the end, all at once. Throws CLI_ERROR when nothing can be saved. */
export async function chooseDefaults(deps: SetupDeps, ask: Asker, api: Api): Promise<void> {
	const {settings, profile} = deps;
	const before = settings.profile(profile).defaults;
	deps.say(words.setup.defaultsIntroduction);
	const lists = await ask.during(async (signal) => new Map(await readLists(api, signal)));
	const chosen: {[field: string]: SavedDefault | undefined} = {};
	for (const field of defaultFields) {
		const current = before[field.key];
		const rows =
			field.kind === 'list' ? listRows(deps, field, lists.get(field.list)) : optionRows(field);
		const question = words.setup.defaultOf(words.fields[field.key].name);
		const leaveOut =
			field.kind === 'list' ? words.setup.accountDefaultEachTime : words.setup.skipEachTime;
		chosen[field.key] = rows ? await askDefault(ask, question, rows, current, leaveOut) : current;
	}
	const isUnchanged = defaultFields.every(({key}) => isSameValue(chosen[key], before[key]));
	if (isUnchanged) return;
	await settings.saveProfile(profile, {defaults: chosen});
	deps.say(words.setup.defaultsSaved);
}

function readLists(api: Api, signal: AbortSignal): Promise<Array<[ListName, Listed]>> {
	return Promise.all(
		listFields.map(
			async ({list}): Promise<[ListName, Listed]> => [
				list,
				await settle(readList(api, list, {signal})),
			],
		),
	);
}

async function settle(list: Promise<readonly SavedChoice[]>): Promise<Listed> {
	try {
		return {status: 'listed', choices: (await list).map(({id, name}) => ({id, name}))};
	} catch (error) {
		if (!(error instanceof InviteError) || error.code === 'ABORTED') throw error;
		return {status: 'failed', message: error.message};
	}
}

/** The rows of a list; nothing, and one line, when there is nothing to choose from. */
function listRows(
	deps: SetupDeps,
	{key}: FieldOfKind<'list'>,
	list: Listed | undefined,
): Row<SavedChoice>[] | undefined {
	if (list?.status === 'failed') {
		deps.say(words.setup.listFailed(words.fields[key].failed, list.message));
		return undefined;
	}
	if (!list || list.choices.length === 0) {
		deps.say(words.fields[key].none);
		return undefined;
	}
	return list.choices.map((choice) => ({
		value: choice,
		label: safeText(choice.name) || safeText(choice.id),
		id: safeText(choice.id),
	}));
}

function optionRows({options}: FieldOfKind<'choice'>): Row<string>[] {
	return options.map((option) => ({value: option, label: option}));
}

/** Asks for one default: not saved (undefined), left unset (null), or a value. */
function askDefault(
	ask: Asker,
	question: string,
	choices: readonly Row<SavedDefault>[],
	current: SavedDefault | undefined,
	leaveOut: string,
): Promise<SavedDefault | undefined> {
	const rows: Row<SavedDefault | undefined>[] = [
		{value: undefined, label: words.setup.askEachTime},
		{value: null, label: leaveOut},
		...choices,
	];
	const focus = rows.findIndex((row) => isSameValue(row.value, current));
	return ask.search(question, rows, Math.max(0, focus));
}

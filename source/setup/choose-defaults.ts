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
import {WentBack} from './abort.ts';
import type {Asker, Backward, Row} from './asker.ts';
import type {SetupDeps} from './setup-deps.ts';

type Listed =
	| {status: 'listed'; choices: readonly SavedChoice[]}
	| {status: 'failed'; message: string};

/** A default that can be asked for. */
type Question = {
	key: (typeof defaultFields)[number]['key'];
	rows: readonly Row<SavedDefault>[];
	leaveOut: string;
};

/**
 * Asks for each field's default, each skippable, and saves each one as soon as it is chosen. Throws CLI_ERROR when
 * nothing can be saved, and `WentBack` from the first one where that is possible.
 */
export async function chooseDefaults(
	deps: SetupDeps,
	ask: Asker,
	api: Api,
	{canGoBack = false}: Backward = {},
): Promise<void> {
	deps.say(words.setup.defaultsIntroduction);
	const lists = await ask.during(async (signal) => new Map(await readLists(api, signal)));
	const questions = defaultFields.flatMap((field) => questionOf(deps, field, lists) ?? []);
	let isSaved = false;
	for (let index = 0; index < questions.length; ) {
		const question = questions[index];
		if (!question) break;
		try {
			isSaved = (await askDefault(deps, ask, question, canGoBack || index > 0)) || isSaved;
			index += 1;
		} catch (error) {
			if (!(error instanceof WentBack) || index === 0) throw error;
			index -= 1;
		}
	}
	if (isSaved) deps.say(words.setup.defaultsSaved);
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

/** The question for a field's default; nothing where there is nothing to choose from. */
function questionOf(
	deps: SetupDeps,
	field: (typeof defaultFields)[number],
	lists: ReadonlyMap<ListName, Listed>,
): Question | undefined {
	const isList = field.kind === 'list';
	const rows = isList ? listRows(deps, field, lists.get(field.list)) : optionRows(field);
	if (!rows) return undefined;
	const {accountDefaultEachTime, skipEachTime} = words.setup;
	return {key: field.key, rows, leaveOut: isList ? accountDefaultEachTime : skipEachTime};
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

/** Asks for one default: not saved (undefined), left unset (null), or a value; whether something was saved. */
async function askDefault(
	{settings, profile}: SetupDeps,
	ask: Asker,
	{key, rows, leaveOut}: Question,
	canGoBack: boolean,
): Promise<boolean> {
	const current = settings.profile(profile).defaults[key];
	const all: Row<SavedDefault | undefined>[] = [
		{value: undefined, label: words.setup.askEachTime},
		{value: null, label: leaveOut},
		...rows,
	];
	const focus = Math.max(
		0,
		all.findIndex((row) => isSameValue(row.value, current)),
	);
	const question = words.setup.defaultOf(words.fields[key].name);
	const chosen = await ask.search(question, all, {focus, canGoBack});
	if (isSameValue(chosen, current)) return false;
	await settings.saveProfile(profile, {defaults: {[key]: chosen}});
	return true;
}

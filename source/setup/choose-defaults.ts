import {jobTitles} from '../api/job-titles.ts';
import type {Api} from '../api/types.ts';
import {InviteError} from '../errors.ts';
import {safeText} from '../output/text.ts';
import type {SavedChoice} from '../settings/schema.ts';
import type {Asker, Row} from './asker.ts';
import type {SetupDeps} from './types.ts';

type Listed =
	| {status: 'listed'; choices: readonly SavedChoice[]}
	| {status: 'failed'; message: string};

/** Asks for role, organization and job title as defaults, each skippable, and saves what changed at the end, all at once. Throws CLI_ERROR when nothing can be saved. */
export async function chooseDefaults(deps: SetupDeps, ask: Asker, api: Api): Promise<void> {
	const {settings, profile} = deps;
	const before = settings.profile(profile).defaults;
	deps.say('Defaults answer the questions that never change. Each one can be skipped.');
	const [roles, organizations] = await ask.during((signal) =>
		Promise.all([settle(api.listRoles({signal})), settle(api.listOrganizations({signal}))]),
	);
	const role = await askFromList(deps, ask, 'Default role', 'Roles', roles, before.role);
	const organization = await askFromList(
		deps,
		ask,
		'Default organization',
		'Organizations',
		organizations,
		before.organization,
	);
	const titles = jobTitles.map((title): Row<string> => ({value: title, label: title}));
	const jobTitle = await askDefault(ask, 'Default job title', titles, before.jobTitle);
	const isUnchanged =
		isSame(role, before.role) &&
		isSame(organization, before.organization) &&
		isSame(jobTitle, before.jobTitle);
	if (isUnchanged) return;
	await settings.saveProfile(profile, {defaults: {role, organization, jobTitle}});
	deps.say('Defaults saved. To change one later: dci-invite config');
}

async function settle(list: Promise<readonly SavedChoice[]>): Promise<Listed> {
	try {
		return {status: 'listed', choices: (await list).map(({id, name}) => ({id, name}))};
	} catch (error) {
		if (!(error instanceof InviteError) || error.code === 'ABORTED') throw error;
		return {status: 'failed', message: error.message};
	}
}

async function askFromList(
	deps: SetupDeps,
	ask: Asker,
	question: string,
	what: string,
	list: Listed,
	current: SavedChoice | null | undefined,
): Promise<SavedChoice | null | undefined> {
	if (list.status === 'failed') {
		deps.say(`${what} could not be loaded. ${list.message}`);
		return current;
	}
	if (list.choices.length === 0) {
		deps.say(`${what}: there are none to choose from.`);
		return current;
	}
	const rows = list.choices.map((choice) => ({
		value: choice,
		label: safeText(choice.name) || safeText(choice.id),
		id: safeText(choice.id),
	}));
	return askDefault(ask, question, rows, current);
}

/** Asks for one default: not saved (undefined), left unset (null), or a value. */
function askDefault<T extends SavedChoice | string>(
	ask: Asker,
	question: string,
	choices: readonly Row<T>[],
	current: T | null | undefined,
): Promise<T | null | undefined> {
	const rows: Row<T | null | undefined>[] = [
		{value: undefined, label: 'Skip: ask each time'},
		{value: null, label: 'Leave unset each time'},
		...choices,
	];
	const focus = rows.findIndex((row) => isSame(row.value, current));
	return ask.search(question, rows, Math.max(0, focus));
}

function isSame(
	a: SavedChoice | string | null | undefined,
	b: SavedChoice | string | null | undefined,
) {
	return typeof a === 'object' && typeof b === 'object' ? a?.id === b?.id : a === b;
}

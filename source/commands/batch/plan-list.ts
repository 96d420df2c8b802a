import type {PeopleList} from '../../batch/people-list.ts';
import type {Plan, SharedAnswers} from '../../batch/plan.ts';
import {planPeople} from '../../batch/plan-people.ts';
import type {Context} from '../../context.ts';
import {attempt, InviteError, joinErrors} from '../../errors.ts';
import {defaultFields, optionsOf} from '../../invite/fields.ts';
import {resolveChoice} from '../../invite/match.ts';
import type {NameLists} from '../../invite/person.ts';
import type {SavedDefaults} from '../../settings/schema.ts';
import {words} from '../../words/words.ts';
import {camelCase, type Flags, flagText} from '../flags.ts';
import {ifExistsOf} from '../invite/existing.ts';
import type {ScriptServices} from './many-services.ts';

/** What planning needs of the context. */
export type PlanContext = Pick<Context, 'account' | 'signal' | 'warn'>;

/**
 * Plans a list without asking: what rows do not say, flags and saved defaults do; an organization that is the only one is
 * taken. Everything is read before. Throws the errors of the service, and VALIDATION_ERROR for flags that fit nothing.
 */
export async function planList(
	context: PlanContext,
	services: ScriptServices,
	flags: Flags,
	list: PeopleList,
): Promise<Plan> {
	const {signal, warn} = context;
	const [{domain}, lists, users, listed] = await readAll(services, list, signal);
	const defaults = flags['noDefaults'] === true ? {} : defaultsOf(context.account().saved.defaults);
	const [only, ...others] = lists.organizations;
	const plan = planPeople({
		list: listed,
		users,
		...lists,
		shared: readShared(flags, lists),
		defaults,
		// As the questions take it.
		...(only && others.length === 0 ? {forced: {organization: only}} : {}),
		homeDomain: domain,
		ifExists: ifExistsOf(flags),
	});
	for (const key of plan.goneDefaults) warn(words.manyRun.defaultGone(words.fields[key].name));
	if (!plan.isComplete) warn(words.manyRun.incomplete);
	return plan;
}

async function readAll(services: ScriptServices, list: PeopleList, signal: AbortSignal) {
	// Where one fails the others are not waited for.
	const left = new AbortController();
	const either = AbortSignal.any([signal, left.signal]);
	try {
		return await Promise.all([
			services.identify(either),
			services.readLists(either),
			services.readEverybody(either),
			services.takeEarlier(list, either),
		]);
	} catch (error) {
		left.abort();
		throw error;
	}
}

/**
 * What flags say for the rows that say nothing themselves. Throws VALIDATION_ERROR for each that fits nothing in the
 * lists that are known; of those that are not, nothing is said.
 */
export function readShared(flags: Flags, lists: NameLists): SharedAnswers {
	const shared: Record<string, unknown> = {};
	const refused: InviteError[] = [];
	for (const field of defaultFields) {
		const text = flagText(flags, camelCase(field.flag));
		const choices = field.kind === 'choice' ? optionsOf(field) : lists[field.list];
		if (text === undefined) continue;
		if (text === 'none') shared[field.key] = null;
		else if (choices) {
			const choice = attempt(() => resolveChoice(field, text, choices));
			if (choice instanceof InviteError) refused.push(choice);
			else shared[field.key] = field.kind === 'choice' && choice ? choice.name : choice;
		}
	}
	const [first, ...others] = refused;
	if (first) throw joinErrors([first, ...others]);
	return shared;
}

function defaultsOf(saved: SavedDefaults): SharedAnswers {
	return Object.fromEntries(
		defaultFields.flatMap(({key, kind}) => {
			const value = saved[key];
			const fits = kind === 'choice' || typeof value !== 'string';
			return value !== undefined && fits ? [[key, value]] : [];
		}),
	);
}

import type {PlanInput, SharedAnswers} from '../../batch/plan.ts';
import type {Context} from '../../context.ts';
import {createManySession, type ManySession} from '../../guide/many/session.ts';
import {homeDomainOf} from '../../guide/menu-rows.ts';
import {knownLists} from '../../guide/naming.ts';
import type {GuideState} from '../../guide/state.ts';
import {defaultFields} from '../../invite/fields.ts';
import {createManyServices} from './many-services.ts';

/** Opens the list of a guide: what was asked once holds for every row that does not say. */
export function openMany(context: Context, state: GuideState): ManySession {
	return createManySession(startOf(context, state), createManyServices(context));
}

function startOf(context: Context, state: GuideState): Omit<PlanInput, 'users'> {
	if (!state.people) throw new Error('no list is open');
	return {
		list: state.people,
		shared: sharedOf(state),
		defaults: {},
		...knownLists(state),
		homeDomain: homeDomainOf(state, {domain: context.account().saved.domain}),
		ifExists: 'skip',
		hasPerson: true,
	};
}

function sharedOf({answers}: GuideState): SharedAnswers {
	return Object.fromEntries(
		defaultFields.flatMap(({key}) => {
			const answer = answers[key];
			return answer === undefined ? [] : [[key, answer.value] as const];
		}),
	);
}

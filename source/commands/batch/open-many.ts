import {type Journal, openJournal} from '../../batch/journal.ts';
import type {PlanInput, SharedAnswers} from '../../batch/plan.ts';
import type {Job} from '../../batch/run-state.ts';
import type {Context} from '../../context.ts';
import {InviteError} from '../../errors.ts';
import {createManySession, type ManySession} from '../../guide/many/session.ts';
import {homeDomainOf} from '../../guide/menu-rows.ts';
import {knownLists} from '../../guide/naming.ts';
import type {GuideState} from '../../guide/state.ts';
import {defaultFields} from '../../invite/fields.ts';
import {words} from '../../words/words.ts';
import {createManyServices, type ManyServices, type ScriptServices} from './many-services.ts';

/** Opens the list of a guide: what was asked once holds for every row that does not say. */
export function openMany(context: Context, state: GuideState, resumes?: string): ManySession {
	const services = createManyServices(context);
	return createManySession(
		startOf(context, state),
		resumes === undefined ? services : goingOn(services, resumes),
	);
}

/** The same services, but for the journal of an earlier run, which is gone on with. */
function goingOn(services: ScriptServices, id: string): ManyServices {
	return {
		...services,
		async run(jobs, {stop, leave, report}) {
			const of = await services.journals(stop);
			if (!of) throw new InviteError('RESOURCE_NOT_FOUND', words.batchRun.journalGone);
			const journal = await openJournal(of.place, of.owner, id);
			try {
				bringUpToDate(journal, jobs);
				return await services.goOn(jobs, journal, {stop, leave, report});
			} finally {
				journal.close();
			}
		},
	};
}

/** What the person changed in the list becomes what the journal asks for. */
function bringUpToDate(journal: Journal, jobs: readonly Job[]): void {
	const before = new Map(journal.rows().map(({job}) => [job.row, JSON.stringify(job)]));
	for (const job of jobs) if (before.get(job.row) !== JSON.stringify(job)) journal.change(job);
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

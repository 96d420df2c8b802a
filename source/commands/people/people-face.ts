import type {UserState} from '../../api/types.ts';
import {resultsOf} from '../../batch/run-result.ts';
import type {Context} from '../../context.ts';
import type {PeopleDesk} from '../../guide/people/desk.ts';
import type {Wanted} from '../../guide/people/people.ts';
import {readEverybody} from './everybody.ts';
import {runLines} from './follow-up-results.ts';
import {runFollowUps} from './run-follow-ups.ts';

/** What a face of the list of people works with, made from the context. */
export function createPeopleDesk(context: Context, wanted: Wanted): PeopleDesk {
	return {
		wanted,
		load: async () => (await readEverybody(context, await context.service())).people,
		async followUp(action, people, holdInterrupts) {
			const began = context.now();
			const targets = people.map(({user}, row) => ({row, user}));
			const run = await runFollowUps(
				{...context, holdInterrupts},
				await context.service(),
				action,
				targets,
			);
			const state: UserState = action === 'resend' ? 'pending' : 'cancelled';
			const states = new Map<string, UserState>();
			for (const [index, {status}] of run.rows.entries()) {
				const key = people[index]?.key;
				const wentThrough = status === 'resent' || status === 'cancelled';
				if (key !== undefined && wentThrough) states.set(key, state);
			}
			return {lines: runLines(action, resultsOf(run.rows), began), states};
		},
	};
}

/** Shows everybody as numbered questions, and follows up on them there. */
export async function runPeopleFace(context: Context, wanted: Wanted): Promise<void> {
	const {runPlainPeople} = await import('../../plain/people.ts');
	await runPlainPeople({
		desk: createPeopleDesk(context, wanted),
		input: context.host.stdin,
		output: context.host.stdout,
		now: () => performance.now(),
		holdInterrupts: context.holdInterrupts,
	});
}

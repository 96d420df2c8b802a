import type {UserState} from '../../api/types.ts';
import {resultsOf} from '../../batch/run-result.ts';
import {isSettled} from '../../batch/run-state.ts';
import type {Context} from '../../context.ts';
import {exitCodes} from '../../errors.ts';
import type {PeopleDesk} from '../../guide/people/desk.ts';
import type {Wanted} from '../../guide/people/people.ts';
import type {Result} from '../../output/result.ts';
import {settleColour, suspendProcess} from '../../terminal.ts';
import {accountWords} from '../invite/face-options.ts';
import {readEverybody} from './everybody.ts';
import {runLines} from './follow-up-results.ts';
import {runFollowUps} from './run-follow-ups.ts';

/** What a face of the list of people works with, made from the context. */
function createPeopleDesk(context: Context, wanted: Wanted): PeopleDesk {
	return {
		wanted,
		account: () => accountWords(context),
		identify: async () => (await context.service()).validate({signal: context.signal}),
		load: async () => (await readEverybody(context, await context.service())).people,
		async followUp(action, people, {holdInterrupts, report}) {
			const began = context.now();
			const targets = people.map(({user}, row) => ({row, user}));
			const run = await runFollowUps(
				// A face that draws says itself that the run is stopping.
				{
					...context,
					holdInterrupts: (handler) => holdInterrupts(() => handler(exitCodes.ABORTED)),
					say: context.isScreenTaken() ? () => {} : context.say,
				},
				await context.service(),
				action,
				targets,
				({rows, status}) =>
					report?.({settled: rows.filter(isSettled).length, isStopping: status === 'stopping'}),
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

/** Shows everybody on a screen or as numbered questions, and follows up on them there. */
export async function runPeopleFace(context: Context, wanted: Wanted): Promise<Result | undefined> {
	const mode = context.mode();
	// Without a key nothing is drawn.
	await context.service();
	if (mode.face === 'wizard') {
		settleColour(mode.colour);
		const {runPeople} = await import('../../wizard/people.tsx');
		context.takeScreen();
		const state = await runPeople({
			desk: createPeopleDesk(context, wanted),
			streams: context.host,
			mode,
			suspend: suspendProcess,
			onExit: context.onExit,
		});
		// What was done stays on the terminal when the list is gone.
		const text = state.log.map((line) => `${line}\n`).join('');
		return {json: {}, text, exitCode: state.exitCode};
	}
	const {runPlainPeople} = await import('../../plain/people.ts');
	await runPlainPeople({
		desk: createPeopleDesk(context, wanted),
		input: context.host.stdin,
		output: context.host.stdout,
		now: () => performance.now(),
		holdInterrupts: context.holdInterrupts,
	});
	return undefined;
}

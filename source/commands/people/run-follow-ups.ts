import type {Api} from '../../api/types.ts';
import {runJobs} from '../../batch/run-jobs.ts';
import {runPorts} from '../../batch/run-ports.ts';
import {countRows, type RunState} from '../../batch/run-state.ts';
import type {Context} from '../../context.ts';
import type {FollowUpTarget} from '../../guide/people/follow-ups.ts';
import type {FollowUpAction} from '../../invite/follow-up.ts';
import {words} from '../../words/words.ts';

/**
 * Resends or cancels the invitations of several people by the rules of a run (docs/behaviour.md, Sending many). The first
 * Ctrl+C stops it, the second leaves. Resolves to its last state, and never rejects.
 */
export async function runFollowUps(
	context: Pick<Context, 'format' | 'say' | 'holdInterrupts' | 'sayWhenStopped'>,
	api: Pick<Api, 'inviteUser' | 'findUser' | 'resendInvite' | 'cancelInvite'>,
	action: FollowUpAction,
	targets: readonly FollowUpTarget[],
	watch: (state: RunState) => void = () => {},
): Promise<RunState> {
	const stop = new AbortController();
	const leave = new AbortController();
	let release = context.holdInterrupts(() => {
		if (context.format === 'table') context.say(words.people.stopping);
		release = context.holdInterrupts(() => leave.abort());
		stop.abort();
	});
	let done = 0;
	const takeBack = context.sayWhenStopped(
		() => `${words.people.done[action](done, targets.length)}.`,
	);
	const jobs = targets.map(({row, user}) => ({row, email: user.email, action, user}));
	try {
		return await runJobs(jobs, runPorts(api), {
			stop: stop.signal,
			leave: leave.signal,
			report(state) {
				watch(state);
				const counts = countRows(state.rows);
				done = counts.resent + counts.cancelled;
			},
		});
	} finally {
		release();
		takeBack();
	}
}

import {exitCodeOfMany, manyResult, type RowResult, resultsOf} from '../../batch/run-result.ts';
import type {RunState} from '../../batch/run-state.ts';
import {type FollowUpPlan, inOrder, plannedResults} from '../../guide/people/follow-ups.ts';
import {type FollowUpAction, linkWorksUntil, localTimeAndZone} from '../../invite/follow-up.ts';
import type {Result} from '../../output/result.ts';
import {safeText} from '../../output/text.ts';
import {words} from '../../words/words.ts';

/** What a dry run prints: who can be followed up on, and why the others cannot. */
export function dryRunResult(action: FollowUpAction, plan: FollowUpPlan): Result {
	const results = plannedResults(plan);
	const headline = words.people.dryRun[action](plan.targets.length, results.length);
	return {
		json: manyResult(results, {}, {isDryRun: true}),
		text: [headline, ...linesOf(results)].map((line) => `${line}\n`).join(''),
		exitCode: exitCodeOfMany(results),
	};
}

/** What is printed once a run is over. `began`: milliseconds since the epoch. */
export function runResult(
	action: FollowUpAction,
	{plan, run, began}: {plan: FollowUpPlan; run: RunState; began: number},
): Result {
	const results = inOrder([...plan.settled, ...resultsOf(run.rows)]);
	const cause = 'cause' in run ? run.cause : undefined;
	const lines = runLines(action, results, began);
	const [headline] = lines;
	return {
		...(results.some(isDone) && headline ? {done: headline} : {}),
		json: manyResult(results, {}),
		text: lines.map((line) => `${line}\n`).join(''),
		exitCode: exitCodeOfMany(results, cause),
	};
}

/** What became of a run in lines: how many went through, who did not and why, and what is true of the links. */
export function runLines(
	action: FollowUpAction,
	results: readonly RowResult[],
	began: number,
): string[] {
	const done = results.filter(isDone).length;
	const {newLinks, linksStopped} = words.people;
	const links =
		action === 'resend' ? newLinks(localTimeAndZone(linkWorksUntil(began))) : linksStopped;
	return [
		`${words.people.done[action](done, results.length)}.`,
		...linesOf(results),
		...(done > 0 ? [links] : []),
	];
}

function isDone({status}: Pick<RowResult, 'status'>): boolean {
	return status === 'resent' || status === 'cancelled';
}

/** A line for each person that there is something to say about. */
export function linesOf(results: readonly RowResult[]): string[] {
	return results.flatMap(({email, status, error}) => {
		const address = safeText(email);
		if (error?.message.includes(address)) return [`  ${error.message}`];
		const what = error?.message ?? statusWords(status);
		return what === undefined ? [] : [`  ${words.people.line(address, what)}`];
	});
}

function statusWords(status: RowResult['status']): string | undefined {
	const {statuses} = words.people;
	if (status === 'not-tried') return statuses.notTried;
	return status === 'skipped' || status === 'ready' ? statuses[status] : undefined;
}

/** The addresses of a run that were not tried. */
export function untriedOf({rows}: RunState): string[] {
	return rows.flatMap(({status, job}) => (status === 'not-tried' ? [job.email] : []));
}

import type {Identity} from '../../api/types.ts';
import type {PeopleList} from '../../batch/people-list.ts';
import {saveReport, writeReport} from '../../batch/report.ts';
import {
	countResults,
	exitCodeOfMany,
	manyResult,
	type RowResult,
	resultsOf,
} from '../../batch/run-result.ts';
import {isSettled, type Job, type RunState, startRun} from '../../batch/run-state.ts';
import type {Context} from '../../context.ts';
import {attempt, exitCodes, InviteError} from '../../errors.ts';
import {commandLine} from '../../invite/command-line.ts';
import type {Result} from '../../output/result.ts';
import {words} from '../../words/words.ts';
import {resultAccount} from '../account.ts';
import {commonFlags, type Flags, sayFlags} from '../flags.ts';
import {createListProgress} from './list-progress.ts';
import {resultHeadline, resultText} from './list-text.ts';
import type {ManyRunOptions, ScriptServices} from './many-services.ts';

/** A run that is over, with the exit code of the signal that stopped it and the line that goes on. */
export type RanList = {state: RunState; stoppedWith: number | undefined; goOn: string | undefined};

/**
 * Runs something with its progress on stderr. The first Ctrl+C or SIGTERM stops it, the second leaves it at once; a third,
 * or SIGHUP, ends the program with what is true then.
 */
export async function watchRun(
	context: Context,
	services: ScriptServices,
	flags: Flags,
	jobs: readonly Job[],
	run: (options: Omit<ManyRunOptions, 'plan'>) => Promise<RunState>,
): Promise<RanList> {
	const progress = createListProgress(context, services.now);
	const stop = new AbortController();
	const leave = new AbortController();
	const line = commandLine(['dci-invite', 'resume', ...sayFlags(flags, commonFlags)]);
	let state = startRun(jobs, services.now());
	let stoppedWith: number | undefined;
	function goOn() {
		return services.keepsJournal() ? line : undefined;
	}
	function held(handler: () => void) {
		return context.holdInterrupts(
			(exitCode) => {
				stoppedWith = exitCode;
				handler();
			},
			{isForTermination: true},
		);
	}
	let release = held(() => {
		progress.say(words.manyRun.stopping);
		stop.abort();
		release = held(() => leave.abort());
	});
	context.sayWhenStopped(() => {
		const settled = state.rows.filter(isSettled).length;
		const said = words.manyRun.stoppedAfter(settled, state.rows.length);
		const how = goOn();
		return how === undefined
			? said
			: words.commands.invite.twoSentences(said, words.batchRun.goOn(how));
	});
	if (jobs.length > 0) progress.say(words.manyRun.sending(jobs.length));
	try {
		state = await run({
			stop: stop.signal,
			leave: leave.signal,
			report(next) {
				state = next;
				progress.report(next);
			},
		});
	} finally {
		progress.end();
		release();
	}
	const isLeft = resultsOf(state.rows).some(
		({status, error}) =>
			status === 'not-tried' || status === 'doubtful' || (error?.retryable ?? false),
	);
	return {state, stoppedWith, goOn: isLeft ? goOn() : undefined};
}

/** What a run is finished with. */
export type FinishedList = RanList & {
	/** Of every row of the list. */
	results: readonly RowResult[];
	identity: Identity;
	report: {path: string; list: PeopleList; inputPath: string | undefined} | undefined;
};

/** Writes the report and makes the result of a run. A report that cannot be written is said behind it. */
export function finishList(
	context: Context,
	{state, stoppedWith, goOn, results, identity, report}: FinishedList,
): Result {
	const cause = 'cause' in state ? state.cause : undefined;
	const unwritten =
		report &&
		attempt(() => saveReport(report.path, writeReport(report.list, results), report.inputPath));
	const error = unwritten instanceof InviteError ? unwritten : undefined;
	if (context.format === 'json') {
		if (goOn !== undefined) context.warn(words.batchRun.goOn(goOn));
		if (cause?.by === 'journal') context.warn(cause.error.message);
	}
	const code = exitCodeOfMany(results, cause);
	const isStopped = code === exitCodes.ABORTED && stoppedWith !== undefined;
	const reportPath = error ? undefined : report?.path;
	return {
		done: `${resultHeadline(countResults(results), results.length)}.`,
		json: manyResult(results, resultAccount(context, identity)),
		text: resultText(results, {cause, goOn, reportPath}),
		exitCode: isStopped ? stoppedWith : code,
		...(error ? {error} : {}),
	};
}

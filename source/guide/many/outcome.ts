import {resultsOfList} from '../../batch/list-results.ts';
import {reduceRun} from '../../batch/run-reducer.ts';
import {
	countResults,
	exitCodeOfMany,
	type RowResult,
	type RowStatus,
	wentThrough,
} from '../../batch/run-result.ts';
import {isOver, type RunRow, type RunState, type StopCause} from '../../batch/run-state.ts';
import {readableAddress} from '../../invite/address.ts';
import {resumeCommand} from '../../invite/command-line.ts';
import {safeText} from '../../output/text.ts';
import {words} from '../../words/words.ts';
import type {ManyShared, ManyState} from './state.ts';

/** What became of a list: every row, the counts in words, what did not go through. */
export type ManyOutcome = {
	results: readonly RowResult[];
	headline: string;
	counts: string;
	/** Rows that did not go through, with their reasons. */
	failed: readonly RowResult[];
	exitCode: number;
	/** Why it ended before everybody had their turn. */
	stopped: string | undefined;
};

/** What became of a list so far; `cause`: why its last run stopped. */
export function outcomeOf(
	{plan, settled}: Pick<ManyShared, 'plan' | 'settled'>,
	cause?: StopCause,
): ManyOutcome {
	const results = plan ? resultsOfList(plan, settled) : [];
	const invited = results.filter(({status}) => status === 'invited').length;
	const wanted = settled.length;
	return {
		results,
		headline: words.many.invited(invited, wanted),
		counts: countsInWords(results),
		failed: results.filter((result) => !wentThrough(result) && result.status !== 'not-tried'),
		exitCode: exitCodeOfMany(results, cause),
		stopped:
			cause && cause.by !== 'person' ? words.many.stoppedBecause(cause.error.message) : undefined,
	};
}

const shownStatuses = [
	'invited',
	'resent',
	'cancelled',
	'skipped',
	'failed',
	'doubtful',
	'invalid',
	'not-tried',
] as const satisfies readonly RowStatus[];

function countsInWords(results: readonly RowResult[]): string {
	const {notTried, ...counts} = countResults(results);
	const all: Record<string, number> = {...counts, 'not-tried': notTried};
	return words.many.counts(
		shownStatuses.flatMap((status) => {
			const count = all[status] ?? 0;
			return count > 0 ? [[words.many.statuses[status], count] as const] : [];
		}),
	);
}

/** A row that did not go through, in one line. */
export function failureLine({email, status, error}: RowResult): string {
	const why = error?.message ?? words.many.statuses[status];
	return `${safeText(readableAddress(email))}: ${why}`;
}

/** How many rows the last words name; the report has all of them. */
const mostNamed = 10;

/** The last words of a list. */
export function lastWords(outcome: ManyOutcome, goOn: string | undefined): string[] {
	const {headline, counts, failed, stopped} = outcome;
	const named = failed.slice(0, mostNamed).map(failureLine);
	const more = failed.length - named.length;
	return [
		`${headline}.`,
		`${counts}.`,
		...(stopped === undefined ? [] : [stopped]),
		...named,
		...(more > 0 ? [words.many.moreFailed(more)] : []),
		...(goOn === undefined ? [] : [words.batchRun.goOn(goOn)]),
	];
}

/** How many rows of a run are dealt with. */
export function countDone({rows}: RunState): number {
	return rows.filter(({status}) => status !== 'waiting' && status !== 'under-way').length;
}

/** Whether people are left whom a run did not reach. */
export function isCutShort(run: RunState): boolean {
	return (
		isOver(run) && run.rows.some(({status}) => status === 'not-tried' || status === 'doubtful')
	);
}

/** What is true of a list when the program is ended from outside; empty when the screen has said it all. */
export function stoppedManyWords(state: ManyState): string {
	switch (state.status) {
		case 'sending': {
			// What has left is in doubt then.
			const run = reduceRun(state.run, {type: 'leave'});
			const outcome = outcomeOf({plan: state.plan, settled: laterOf(state.settled, run.rows)});
			return lastWords(outcome, resumeCommand).join('\n');
		}
		case 'finished':
		case 'left':
			return '';
		default:
			return state.settled.length > 0 ? words.guide.nothingMoreSent : words.guide.nothingSent;
	}
}

/** The latest that is known of each row. */
export function laterOf(before: readonly RunRow[], rows: readonly RunRow[]): RunRow[] {
	const tried = new Set(rows.map(({job}) => job.row));
	return [...before.filter(({job}) => !tried.has(job.row)), ...rows];
}

import {exitCodes, type InviteError} from '../errors.ts';
import {errorObject} from '../output/result.ts';
import type {RunRow, StopCause} from './run-state.ts';

/** What became of a row, of those that were never sent too; `ready` in a dry run only. */
export type RowStatus =
	| 'invited'
	| 'skipped'
	| 'resent'
	| 'cancelled'
	| 'failed'
	| 'doubtful'
	| 'invalid'
	| 'not-tried'
	| 'ready';

/** A row of the list and what became of it, for JSON, report and exit code. */
export type RowResult = {
	row: number;
	email: string;
	status: RowStatus;
	id?: string | undefined;
	/** Why it did not go through. */
	error?: InviteError | undefined;
};

/** How many rows there are of each status; `ready` in a dry run only. They add up to the list. */
export type ResultCounts = {
	invited: number;
	skipped: number;
	resent: number;
	cancelled: number;
	failed: number;
	doubtful: number;
	invalid: number;
	notTried: number;
	ready?: number;
};

/** The rows of a run as results. A row that is still under way counts as not tried. */
export function resultsOf(rows: readonly RunRow[]): RowResult[] {
	return rows.map((row) => {
		const {row: number, email} = row.job;
		const base = {row: number, email};
		switch (row.status) {
			case 'waiting':
			case 'under-way':
			case 'not-tried':
				return {...base, status: 'not-tried'};
			case 'failed':
			case 'doubtful':
				return {...base, status: row.status, error: row.error};
			default:
				return {...base, status: row.status, id: row.user.id || undefined};
		}
	});
}

/** The counts of a list. */
export function countResults(results: readonly RowResult[]): ResultCounts {
	function count(status: RowStatus) {
		return results.filter((result) => result.status === status).length;
	}
	const ready = count('ready');
	return {
		invited: count('invited'),
		skipped: count('skipped'),
		resent: count('resent'),
		cancelled: count('cancelled'),
		failed: count('failed'),
		doubtful: count('doubtful'),
		invalid: count('invalid'),
		notTried: count('not-tried'),
		...(ready > 0 ? {ready} : {}),
	};
}

/** Whether a row went through, or needs nothing. */
export function wentThrough({status}: Pick<RowResult, 'status'>): boolean {
	return ['invited', 'skipped', 'resent', 'cancelled'].includes(status);
}

/**
 * The exit code of a list: 0 when everybody went through, 130 after Ctrl+C in the middle, the code of the failures where
 * they are of one kind, else 1 (docs/behaviour.md, Exit codes). `cause`: why the run stopped early.
 */
export function exitCodeOfMany(results: readonly RowResult[], cause?: StopCause): number {
	const isCut = results.some(({status}) => status === 'not-tried' || status === 'doubtful');
	if (cause?.by === 'person' && isCut) return exitCodes.ABORTED;
	const kinds = new Set(results.flatMap(kindsOf));
	if (cause !== undefined && cause.by !== 'person') kinds.add(cause.error.exitCode);
	const [first = 0] = kinds;
	return kinds.size > 1 ? exitCodes.CLI_ERROR : first;
}

function kindsOf({status, error}: RowResult): number[] {
	if (status === 'invalid') return [exitCodes.VALIDATION_ERROR];
	const hasFailed = status === 'failed' || status === 'doubtful';
	return hasFailed ? [error?.exitCode ?? exitCodes.CLI_ERROR] : [];
}

/** A run of many as scripts read it (docs/behaviour.md, Scripts). `account` as for one invite. */
export function manyResult(
	results: readonly RowResult[],
	account: object,
	{isDryRun = false}: {isDryRun?: boolean} = {},
): Record<string, unknown> {
	return {
		status: isDryRun ? 'dry-run' : results.every(wentThrough) ? 'done' : 'partial',
		counts: countResults(results),
		people: results.map(({row, email, status, id, error}) => ({
			row,
			email,
			status,
			id: id ?? null,
			error: error ? errorObject(error) : null,
		})),
		account,
	};
}

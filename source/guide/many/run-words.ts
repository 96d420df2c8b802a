import type {RowResult} from '../../batch/run-result.ts';
import {wentThrough} from '../../batch/run-result.ts';
import type {RunRow} from '../../batch/run-state.ts';
import {words} from '../../words/words.ts';

/** How a row stands, as a tone and a word or two. */
export type RowStatusWords = {tone: 'success' | 'danger' | 'warning' | undefined; text: string};

/** How a row of a run stands. */
export function statusOf(row: RunRow): RowStatusWords {
	const {statuses} = words.many;
	switch (row.status) {
		case 'under-way':
			return {
				tone: undefined,
				text: row.phase === 'checking' ? statuses.checking : statuses['under-way'],
			};
		case 'failed':
			return {tone: 'danger', text: row.error.message};
		case 'doubtful':
			return {tone: 'warning', text: statuses.doubtful};
		case 'waiting':
		case 'not-tried':
			return {tone: undefined, text: statuses[row.status]};
		default:
			return {tone: 'success', text: statuses[row.status]};
	}
}

/** How a row of the result stands; why, where it did not go through. */
export function resultStatusOf(result: RowResult): RowStatusWords {
	const text = result.error?.message ?? words.many.statuses[result.status];
	if (wentThrough(result)) return {tone: 'success', text};
	if (result.status === 'not-tried') return {tone: undefined, text};
	return {tone: result.status === 'doubtful' ? 'warning' : 'danger', text};
}

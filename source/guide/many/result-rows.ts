import {words} from '../../words/words.ts';
import type {ManyOutcome} from './outcome.ts';
import type {ManyAction, ManyState} from './state.ts';

/** A row of the result and what it does. */
export type ResultRow = {id: string; label: string; sends: boolean; action: ManyAction};

/** What comes after a list was sent. */
export function resultRows(
	{report}: ManyState & {status: 'finished'},
	{results}: ManyOutcome,
): ResultRow[] {
	const {rows} = words.many;
	const canTryAgain = results.some(({status}) => /^(?:failed|doubtful|not-tried)$/.test(status));
	const isSaved = report.status === 'saving' || report.status === 'saved';
	return [
		row('done', words.guide.rows.done, {type: 'finish'}),
		...(canTryAgain ? [row('retry', rows.tryFailedAgain, {type: 'retry'})] : []),
		row('everybody', rows.showEverybody, {type: 'show-everybody', isShown: true}),
		...(isSaved ? [] : [row('report', rows.saveReport, {type: 'save-report'})]),
		row('more', rows.inviteMore, {type: 'invite-more'}),
	];
}

function row(id: string, label: string, action: ManyAction): ResultRow {
	return {id, label, sends: false, action};
}

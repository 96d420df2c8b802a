import {problemLine} from '../../batch/list-results.ts';
import type {Plan, PlannedRow} from '../../batch/plan.ts';
import {countResults, type ResultCounts, type RowResult} from '../../batch/run-result.ts';
import type {StopCause} from '../../batch/run-state.ts';
import {renderTable} from '../../output/table.ts';
import {safeText} from '../../output/text.ts';
import {words} from '../../words/words.ts';

/** Where in a row of the plan the address stands, what says more of the person, and what would happen. */
const addressColumn = 1;
const detailColumns = [2, 3, 4, 5];
const whatColumn = 6;

/** A plan as a table for people: everybody, and what would happen. `columns`: the width of the window. */
export function planText(plan: Plan, columns: number | undefined): string {
	const {fields} = words;
	const headings = [
		words.manyRun.columns.row,
		fields.email.label,
		words.invite.labels.name,
		fields.jobTitle.label,
		fields.role.label,
		fields.organization.label,
		words.manyRun.columns.what,
	];
	const rows = plan.rows.map((row) => [
		String(row.row),
		row.email,
		[row.values.firstName, row.values.lastName].filter(Boolean).join(' '),
		row.values.jobTitle ?? '',
		row.values.role?.name ?? '',
		row.values.organization?.name ?? '',
		whatHappens(row),
	]);
	// Columns that nobody fills say nothing.
	const used = headings.map((_, index) => rows.some((row) => row[index] !== ''));
	function keep(cells: readonly string[]) {
		return cells.filter((_, index) => used[index]);
	}
	const shown = headings.flatMap((_, index) => (used[index] ? [index] : []));
	function placesOf(wanted: readonly number[]) {
		return shown.flatMap((index, place) => (wanted.includes(index) ? [place] : []));
	}
	const table = renderTable(keep(headings), rows.map(keep), columns, {
		groups: [placesOf(detailColumns), placesOf([whatColumn]), placesOf([addressColumn])],
		least: 8,
		dropping: placesOf(detailColumns).toReversed(),
	});
	const wrong = plan.rows.filter(({standing}) => standing === 'wrong');
	const lines = wrong.flatMap(({problems}) => problems.map(problemLine));
	return [`${planHeadline(plan)}\n`, table, ...lines.map((line) => `${line}\n`)].join('');
}

/** How many of a list would be sent, in a sentence. */
export function planHeadline({counts}: Plan): string {
	const {planned, plannedAll, nobodyLeft} = words.manyRun;
	const {toInvite, toResend, total} = counts;
	const going = toInvite + toResend;
	if (going === 0) return nobodyLeft(total);
	return going === total ? plannedAll(total) : planned(going, total);
}

function whatHappens(row: PlannedRow): string {
	const {what, whatAndWhy, skippedAs, refused, wrong, didYouMean, isOutside} = words.manyRun;
	const reasons = row.problems.map(({reason}) => reason).join(' ');
	switch (row.action) {
		case 'invite':
		case 'resend': {
			const does = row.isIncluded ? what[row.action] : what.leftOut;
			if (row.suggestion !== undefined) {
				return whatAndWhy(does, didYouMean(safeText(row.suggestion)));
			}
			return row.look === 'outside' ? whatAndWhy(does, isOutside) : does;
		}
		case 'skip':
			if (row.standing === 'done') return what.done;
			if (row.standing === 'repeated') return what.repeated;
			return row.user ? skippedAs(words.invite.standings[row.user.state]) : what.skip;
		case 'refuse':
			return row.standing === 'wrong' ? wrong : whatAndWhy(refused, reasons);
	}
}

/** What came of a list, for people: the counts, and those who did not go through. */
export function resultText(
	results: readonly RowResult[],
	{
		cause,
		goOn,
		reportPath,
	}: {cause?: StopCause | undefined; goOn?: string | undefined; reportPath?: string | undefined},
): string {
	const counts = countResults(results);
	const {toCountAsDone, reportIn} = words.manyRun;
	const left = results.filter(({status}) => /^(?:failed|doubtful|invalid)$/.test(status));
	const hasConflicts = left.some(({error}) => error?.code === 'RESOURCE_CONFLICT');
	const stopped = cause && cause.by !== 'person' ? cause.error : undefined;
	const isNamed = left.some(({error}) => error?.message === stopped?.message);
	const lines = [
		resultHeadline(counts, results.length),
		countsLine(counts),
		...left.map(leftLine),
		...(hasConflicts ? [toCountAsDone] : []),
		...(stopped && !isNamed ? [stopped.message] : []),
		...(stopped?.hint ? [stopped.hint] : []),
		...(goOn === undefined ? [] : [words.batchRun.goOn(goOn)]),
		...(reportPath === undefined ? [] : [reportIn(safeText(reportPath))]),
	];
	return lines.map((line) => `${line}\n`).join('');
}

/** What a run did, without a full stop. */
export function resultHeadline(counts: ResultCounts, total: number): string {
	const texts = words.manyRun;
	const asked = total - counts.skipped;
	const [done, all, some] =
		counts.invited > 0 || counts.resent + counts.cancelled === 0
			? [counts.invited, texts.invited, texts.invitedOf]
			: counts.resent > 0
				? [counts.resent, texts.resent, texts.resentOf]
				: [counts.cancelled, texts.cancelled, texts.cancelledOf];
	if (asked === 0) return texts.nobodyInvited;
	return done === asked ? all(done) : some(done, asked);
}

/** The counts that are not nothing. */
function countsLine(counts: ResultCounts): string {
	const texts = words.manyRun;
	const parts = Object.entries(texts.counts).flatMap(([key, what]) => {
		const count = counts[key as keyof ResultCounts] ?? 0;
		return count > 0 ? [texts.count(count, what)] : [];
	});
	return `${parts.join(', ')}.`;
}

function leftLine({row, email, status, error}: RowResult): string {
	const {left, leftWhy, whatAndWhy, problemAt, statuses} = words.manyRun;
	const what = statuses[status as keyof typeof statuses];
	const why = error?.message ?? '';
	if (email === '') return problemAt(row, whatAndWhy(what, why));
	return why === '' ? left(row, safeText(email), what) : leftWhy(row, safeText(email), what, why);
}

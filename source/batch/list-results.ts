import {InviteError, type Problem, problemOf} from '../errors.ts';
import {toInviteBody} from '../invite/body.ts';
import {fieldOf} from '../invite/fields.ts';
import {words} from '../words/words.ts';
import type {PersonRow, RowProblem} from './people-list.ts';
import type {Plan, PlannedRow} from './plan.ts';
import {type RowResult, resultsOf} from './run-result.ts';
import type {Job, RunRow} from './run-state.ts';

/** What is to be sent of a plan, a job for each row that goes out. */
export function jobsOf(plan: Plan): Job[] {
	return plan.rows.flatMap(({row, email, draft, user, action, isIncluded}): Job[] => {
		if (!isIncluded || !draft) return [];
		if (action === 'invite') return [{row, email, action, body: toInviteBody(draft)}];
		return action === 'resend' && user ? [{row, email, action, user}] : [];
	});
}

/**
 * What became of every row of a list, in its order: of those that were sent as the run says, of the others as the plan
 * does. They add up to the list.
 */
export function resultsOfList(plan: Plan, runRows: readonly RunRow[]): RowResult[] {
	const sent = new Map(resultsOf(runRows).map((result) => [result.row, result]));
	const people = peopleByRow(plan);
	return plan.rows.map((planned) => sent.get(planned.row) ?? resultOf(planned, people));
}

/** What would become of every row of a list if it were sent: those that go out are `ready`. */
export function dryRunResults(plan: Plan): RowResult[] {
	const people = peopleByRow(plan);
	return plan.rows.map((planned) => {
		const goesOut = planned.isIncluded && planned.standing !== 'wrong';
		return goesOut
			? {...base(planned), status: 'ready', id: planned.user?.id || undefined}
			: resultOf(planned, people);
	});
}

/** The error of rows that are wrong, which names each of them; undefined where none is. */
export function wrongRowsError(
	rows: readonly {problems: readonly RowProblem[]}[],
	total: number,
): InviteError | undefined {
	const wrong = rows.filter(({problems}) => problems.length > 0);
	if (wrong.length === 0) return undefined;
	const problems = wrong.flatMap((row) => row.problems);
	const {wrongRows, toSkipThem} = words.manyRun;
	return new InviteError('VALIDATION_ERROR', wrongRows(wrong.length, total), {
		hint: [...problems.map(problemLine), toSkipThem].join('\n'),
		problems: problems.map(asProblem),
	});
}

/** What is wrong in a row, as one line that says where. */
export function problemLine({row, column, value, reason}: RowProblem): string {
	const {problemAt, problemAtColumn, problemOfValue} = words.manyRun;
	const said = value ? problemOfValue(value, reason) : reason;
	return column === undefined ? problemAt(row, said) : problemAtColumn(row, column, said);
}

function peopleByRow({input}: Plan): ReadonlyMap<number, PersonRow> {
	return new Map(input.list.rows.map((person) => [person.row, person]));
}

function base({row, email}: Pick<PlannedRow, 'row' | 'email'>) {
	return {row, email};
}

function resultOf(
	planned: PlannedRow,
	people: ReadonlyMap<number, Pick<PersonRow, 'settled'>>,
): RowResult {
	const {standing, action, problems, user, row} = planned;
	if (standing === 'wrong') {
		return {...base(planned), status: 'invalid', error: errorOf('VALIDATION_ERROR', problems)};
	}
	if (action === 'skip') {
		const id = (user?.id ?? people.get(row)?.settled?.id) || undefined;
		return {...base(planned), status: 'skipped', id};
	}
	if (action === 'refuse') {
		const error = errorOf('RESOURCE_CONFLICT', problems);
		return {...base(planned), status: 'failed', id: user?.id || undefined, error};
	}
	return {...base(planned), status: 'not-tried'};
}

function errorOf(
	code: 'VALIDATION_ERROR' | 'RESOURCE_CONFLICT',
	problems: readonly RowProblem[],
): InviteError {
	const message = problems.map(({reason}) => reason).join(' ');
	return new InviteError(code, message, {problems: problems.map(asProblem)});
}

function asProblem({row, column, value, field, reason, candidates = []}: RowProblem): Problem {
	return problemOf(reason, {
		flag: field === undefined ? null : `--${fieldOf(field).flag}`,
		row,
		column: column ?? null,
		value: value ?? null,
		candidates,
	});
}

import type {FieldValues} from '../invite/fields.ts';
import type {Plan, PlanInput, RowEdit, SharedAnswers} from './plan.ts';
import {countRows, planPeople} from './plan-people.ts';

/** The plan with other values in a row, each checked by its question; the others of that row stay. */
export function editPerson(plan: Plan, row: number, values: Partial<FieldValues>): Plan {
	const before = plan.edits.get(row);
	return replan(plan, {}, [[row, {...before, values: {...before?.values, ...values}}]]);
}

/** The plan with a row taken in or left out; a row that cannot go out stays as it is. */
export function markRow(plan: Plan, row: number, isIncluded: boolean): Plan {
	const marked = plan.rows.find((planned) => planned.row === row);
	if (marked?.action !== 'invite' && marked?.action !== 'resend') return plan;
	const rows = plan.rows.map((planned) =>
		planned === marked ? {...planned, isIncluded} : planned,
	);
	const edits = new Map(plan.edits).set(row, {...plan.edits.get(row), isIncluded});
	return {...plan, rows, counts: countRows(rows), edits};
}

/** The plan with the names that the addresses suggest, wherever a row has none. */
export function takeGuessedNames(plan: Plan): Plan {
	const changed = plan.rows.flatMap(({row, guessedNames}): [number, RowEdit][] =>
		guessedNames ? [[row, {...plan.edits.get(row), takesGuess: true}]] : [],
	);
	return replan(plan, {}, changed);
}

/** The plan with answers for every row that says nothing itself. */
export function answerForAll(plan: Plan, answers: SharedAnswers): Plan {
	return replan(plan, {shared: {...plan.input.shared, ...answers}});
}

/** The plan from other input, such as everybody read anew; what a person changed stays. */
export function replan(
	plan: Plan,
	changes: Partial<PlanInput>,
	edits: readonly [number, RowEdit][] = [],
): Plan {
	return planPeople({...plan.input, ...changes}, new Map([...plan.edits, ...edits]));
}

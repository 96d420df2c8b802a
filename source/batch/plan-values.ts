import {guessNames} from '../invite/address.ts';
import {
	type Choice,
	type DefaultField,
	defaultFields,
	type Field,
	type FieldKey,
	type FieldOfKind,
	type FieldValues,
	makeValues,
	optionsOf,
	type TextKey,
} from '../invite/fields.ts';
import {type FoundChoice, findChoice, isId} from '../invite/match.ts';
import type {Names} from '../invite/one-person.ts';
import {safeText} from '../output/text.ts';
import {words} from '../words/words.ts';
import {readHeading} from './columns.ts';
import type {PersonRow, RowProblem} from './people-list.ts';
import type {PlanInput, RowEdit, SharedAnswers} from './plan.ts';
import {sayName} from './read-table.ts';

/** A row with its words made values. */
export type SettledRow = {
	person: PersonRow;
	email: string;
	/** What is wrong is left out of it. */
	draft: FieldValues;
	/** The fields that the row, a person, a shared answer or a default answers. */
	said: ReadonlySet<FieldKey>;
	/** Those that the row itself or a person answers. */
	own: ReadonlySet<FieldKey>;
	problems: readonly RowProblem[];
	/** Whether an earlier run was through with it, and nobody changed it since. */
	isDone: boolean;
};

/** What makes the words of rows values. */
export type Settler = {
	settle(person: PersonRow, edit: RowEdit | undefined): SettledRow;
	/** Defaults that their lists do not have. */
	goneDefaults: DefaultField['key'][];
};

/** A settler for the rows of one list; words that come again are looked up once. */
export function createSettler(input: PlanInput): Settler {
	const find = createFinder(input);
	const columns = readHeading(input.list.heading ?? []).columns;
	const gone = defaultFields.filter((field) => isGone(field, input.defaults[field.key], input));
	const goneDefaults = gone.map(({key}) => key);

	function answerFor({key}: DefaultField): string | Choice | null | undefined {
		const shared: SharedAnswers = input.shared;
		if (shared[key] !== undefined) return shared[key];
		return goneDefaults.includes(key) ? undefined : input.defaults[key];
	}

	/** The heading of the column that said a field of a row. */
	function columnOf({cells}: PersonRow, key: FieldKey): string | undefined {
		const at = columns.findIndex((column, index) => column === key && cells[index]?.trim());
		const name = input.list.heading?.[at];
		return name === undefined ? undefined : sayName(name);
	}

	function settle(person: PersonRow, edit: RowEdit = {}): SettledRow {
		const changed: Partial<FieldValues> = edit.values ?? {};
		const email = changed.email ?? person.email;
		const guess: Names = edit.takesGuess ? guessNames(email) : {};
		const said = new Set<FieldKey>();
		const own = new Set<FieldKey>();
		const problems = person.problems.filter(
			({field}) => edit.values === undefined || (field && changed[field] === undefined),
		);
		function note(field: Field, value: unknown, isOwn: boolean) {
			if (value === undefined) return;
			said.add(field.key);
			if (isOwn) own.add(field.key);
		}
		function choose(field: DefaultField): Choice | null {
			const words = person.values[field.key];
			const edited = changed[field.key];
			if (edited !== undefined) {
				note(field, edited, true);
				return typeof edited === 'string' ? {id: edited, name: edited} : edited;
			}
			note(field, words, true);
			if (words === null) return null;
			if (words === undefined) {
				const answer = answerFor(field);
				note(field, answer, false);
				const value = answer === undefined ? input.forced?.[field.key] : answer;
				return typeof value === 'string' ? {id: value, name: value} : (value ?? null);
			}
			const found = find(field, words);
			if (found.ok) return found.choice;
			problems.push({
				row: person.row,
				column: columnOf(person, field.key),
				value: safeText(words),
				field: field.key,
				reason: found.message,
				candidates: found.candidates,
			});
			return null;
		}
		function write(field: FieldOfKind<'text'>): string | null {
			const suggested: {[Key in TextKey]?: string} = guess;
			const ways = [changed[field.key], person.values[field.key], suggested[field.key]];
			const text = ways.find((way) => way !== undefined);
			note(field, text, true);
			return text ?? null;
		}
		const draft = makeValues({
			address: () => email,
			text: write,
			choice: (field) => choose(field)?.name ?? null,
			list: choose,
		});
		const isDone = person.settled !== undefined && edit.values === undefined;
		return {person, email, draft, said, own, problems, isDone};
	}

	return {settle, goneDefaults};
}

/** Finds what words mean, once for the same words. */
function createFinder(input: PlanInput) {
	const found = new Map<string, FoundChoice>();
	return (field: DefaultField, text: string): FoundChoice => {
		const name = `${field.key} ${text}`;
		const known = found.get(name) ?? findIn(field, text, choicesOf(field, input));
		found.set(name, known);
		return known;
	};
}

function findIn(
	field: DefaultField,
	text: string,
	choices: readonly Choice[] | undefined,
): FoundChoice {
	if (choices) return findChoice(field, text, choices);
	// Without the list only an ID says what is meant.
	if (isId(text)) return {ok: true, choice: {id: text, name: text}};
	const message = words.batch.listMissing(words.fields[field.key].name);
	return {ok: false, message, hint: '', candidates: []};
}

function choicesOf(field: DefaultField, input: PlanInput): readonly Choice[] | undefined {
	return field.kind === 'choice' ? optionsOf(field) : input[field.list];
}

/** Whether a default is none of the choices there are. */
function isGone(
	field: DefaultField,
	value: string | Choice | null | undefined,
	input: PlanInput,
): boolean {
	const choices = choicesOf(field, input);
	if (!value || !choices) return false;
	const id = typeof value === 'string' ? value : value.id;
	return !choices.some((choice) => choice.id === id);
}

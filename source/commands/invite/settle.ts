import {attempt, InviteError, joinErrors, problemOf} from '../../errors.ts';
import type {Start} from '../../guide/reducer.ts';
import {
	type Choice,
	type DefaultField,
	defaultFields,
	type FieldOfKind,
	type FieldValues,
	listFields,
	makeValues,
	optionsOf,
	settingOf,
	type TextKey,
} from '../../invite/fields.ts';
import {isOption, nearestFirst, resolveChoice, valuesFor} from '../../invite/match.ts';
import type {NameLists} from '../../invite/person.ts';
import {safeText} from '../../output/text.ts';
import type {SavedDefaults} from '../../settings/schema.ts';
import {words} from '../../words/words.ts';
import type {Flags} from '../flags.ts';

/**
 * Makes every field's value: words become choices, saved defaults are checked against their lists.
 * @throws InviteError VALIDATION_ERROR that says all of `findListErrors`.
 */
export function settleDraft(start: Start, email: string, lists: NameLists): FieldValues {
	const {answers} = start;
	const [first, ...others] = findListErrors(start, lists);
	if (first) throw joinErrors([first, ...others]);
	const names: {[Key in TextKey]?: string} = start.names ?? {};
	return makeValues({
		address: () => email,
		text: ({key}) => (answers[key] ? answers[key].value : (names[key] ?? null)),
		choice: ({key}) => answers[key]?.value ?? null,
		list: (field) => settleChoice(field, start, lists[field.list] ?? []),
	});
}

/** Errors of words that fit nothing or several in their lists, and of defaults that are gone; of lists that are known. */
export function findListErrors(start: Start, lists: NameLists): InviteError[] {
	return listFields.flatMap((field) => {
		const list = lists[field.list];
		const settled = list && attempt(() => settleChoice(field, start, list));
		return settled instanceof InviteError ? [settled] : [];
	});
}

function settleChoice(
	field: FieldOfKind<'list'>,
	{answers, pending}: Start,
	list: readonly Choice[],
): Choice | null {
	const said = pending[field.key];
	if (said !== undefined) return resolveChoice(field, said, list);
	const chosen = answers[field.key]?.value ?? null;
	if (!chosen) return null;
	const current = list.find(({id}) => id === chosen.id);
	if (!current) throw goneDefault(field, chosen.name, list);
	return current;
}

function goneDefault(field: DefaultField, name: string, choices: readonly Choice[]) {
	const {defaultGone, defaultGoneHint} = words.commands.invite;
	const flag = `--${field.flag}`;
	const message = defaultGone(words.fields[field.key].name, safeText(name));
	const candidates = valuesFor(nearestFirst(name, choices));
	return new InviteError('VALIDATION_ERROR', message, {
		hint: defaultGoneHint(flag, `dci-invite config unset ${settingOf(field)}`),
		field: field.bodyKey,
		problems: [problemOf(message, {flag, value: name, candidates})],
	});
}

/** Errors of saved defaults that no fixed list has; they are said like any other default that is gone. */
export function findGoneOptions(saved: SavedDefaults, flags: Flags, start: Start): InviteError[] {
	if (flags['noDefaults'] === true) return [];
	return defaultFields.flatMap((field) => {
		const value = saved[field.key];
		if (field.kind !== 'choice' || typeof value !== 'string' || value === '') return [];
		if (start.answers[field.key] || isOption(field, value)) return [];
		return [goneDefault(field, value, optionsOf(field))];
	});
}

import {InviteError} from '../../errors.ts';
import type {Start} from '../../guide/reducer.ts';
import {
	type Choice,
	type DefaultField,
	defaultFields,
	type FieldOfKind,
	type FieldValues,
	makeValues,
	settingOf,
	type TextKey,
} from '../../invite/fields.ts';
import {isOption, resolveChoice} from '../../invite/match.ts';
import type {NameLists} from '../../invite/person.ts';
import {safeText} from '../../output/text.ts';
import type {SavedDefaults} from '../../settings/schema.ts';
import {words} from '../../words/words.ts';
import type {Flags} from '../flags.ts';

/**
 * Makes every field's value: words become choices, saved defaults are checked against their lists.
 * @throws InviteError VALIDATION_ERROR for words that fit nothing or several, and for a default that is gone.
 */
export function settleDraft(start: Start, email: string, lists: NameLists): FieldValues {
	const {answers} = start;
	const names: {[Key in TextKey]?: string} = start.names ?? {};
	return makeValues({
		address: () => email,
		text: ({key}) => (answers[key] ? answers[key].value : (names[key] ?? null)),
		choice: ({key}) => answers[key]?.value ?? null,
		list: (field) => settleChoice(field, start, lists[field.list]),
	});
}

function settleChoice(
	field: FieldOfKind<'list'>,
	{answers, pending}: Start,
	list: readonly Choice[] = [],
): Choice | null {
	const said = pending[field.key];
	if (said !== undefined) return resolveChoice(field, said, list);
	const chosen = answers[field.key]?.value ?? null;
	if (!chosen) return null;
	const current = list.find(({id}) => id === chosen.id);
	if (!current) throw goneDefault(field, chosen.name);
	return current;
}

function goneDefault(field: DefaultField, name: string) {
	return new InviteError(
		'VALIDATION_ERROR',
		words.commands.invite.defaultGone(words.fields[field.key].name, safeText(name)),
		{
			hint: words.commands.invite.defaultGoneHint(
				`--${field.flag}`,
				`dci-invite config unset ${settingOf(field)}`,
			),
		},
	);
}

/**
 * A saved default that no fixed list has is said, like any other default that is gone.
 * @throws InviteError VALIDATION_ERROR.
 */
export function checkDefaults(saved: SavedDefaults, flags: Flags, start: Start): void {
	if (flags['noDefaults'] === true) return;
	for (const field of defaultFields) {
		const value = saved[field.key];
		if (field.kind !== 'choice' || typeof value !== 'string' || value === '') continue;
		if (!start.answers[field.key] && !isOption(field, value)) throw goneDefault(field, value);
	}
}

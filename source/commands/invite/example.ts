import {assertNever, type InviteError} from '../../errors.ts';
import type {Start} from '../../guide/reducer.ts';
import {commandLine, commandOf} from '../../invite/command-line.ts';
import {type Choice, type Field, type FieldValues, fields, optionsOf} from '../../invite/fields.ts';
import {matchChoice, nearestFirst} from '../../invite/match.ts';
import {parseName} from '../../invite/name.ts';
import type {NameLists} from '../../invite/person.ts';
import {type Flags, keptFlags} from '../flags.ts';

/** Stands for the address in the example: a domain nobody has. */
const placeholder = 'jane@example.com';

/**
 * A whole line that works as it stands and says all that was given: what cannot be sent is replaced by the nearest
 * value that can.
 */
export function exampleLine(
	flags: Flags,
	start: Start,
	{refused, lists}: {refused: readonly InviteError[]; lists: NameLists},
): string {
	const values: Partial<FieldValues> = {};
	for (const field of fields) {
		const wrong = refused.find((error) => error.field === field.bodyKey)?.problems[0]?.value;
		Object.assign(values, {[field.key]: exampleValue(field, start, {wrong, lists})});
	}
	const {words} = commandOf(values, {more: [...keptFlags(flags), '--dry-run']});
	return commandLine(words);
}

type Known = {wrong: string | null | undefined; lists: NameLists};

/** What the example says of a field; undefined leaves it out. */
function exampleValue(
	field: Field,
	{answers, pending, names}: Start,
	{wrong, lists}: Known,
): FieldValues[Field['key']] | undefined {
	switch (field.kind) {
		case 'address':
			return answers[field.key]?.value ?? placeholder;
		case 'text': {
			const answer = answers[field.key];
			if (answer) return answer.value;
			return wrong ? cleanName(wrong, field.key) : names?.[field.key];
		}
		case 'choice': {
			const answer = answers[field.key];
			if (wrong) return nearestFirst(wrong, optionsOf(field))[0]?.name ?? null;
			return answer?.origin === 'default' ? undefined : (answer?.value ?? null);
		}
		case 'list': {
			const said = pending[field.key];
			if (said !== undefined) return exampleChoice(said, lists[field.list] ?? []);
			const answer = answers[field.key];
			return answer?.origin === 'default' ? undefined : (answer?.value ?? null);
		}
		default:
			return assertNever(field);
	}
}

/** A name without the characters that it was refused for; undefined where nothing is left. */
function cleanName(text: string, key: Parameters<typeof parseName>[1]): string | undefined {
	const result = parseName(text.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' '), key);
	return result.ok && result.value !== null ? result.value : undefined;
}

/** The words of a flag as they were said, unless the list is known and they fit nothing in it, or several. */
function exampleChoice(said: string, list: readonly Choice[]): Choice | null {
	const result = matchChoice(said, list);
	if (result.status === 'matched' && result.choice === null) return null;
	const [meant] = result.status === 'ambiguous' ? result.candidates : nearestFirst(said, list);
	if (result.status === 'matched' || !meant) return {id: said, name: said};
	const isNameUnique = matchChoice(meant.name, list).status === 'matched';
	return isNameUnique ? meant : {id: meant.id, name: meant.id};
}

import {guessNames, isSameAddress} from '../invite/address.ts';
import {fields, type TextKey} from '../invite/fields.ts';
import {parseName} from '../invite/name.ts';
import type {Names} from '../invite/one-person.ts';
import type {Answers, Shared} from './state.ts';

/** What an address decides besides itself. */
type Named = Pick<Shared, 'answers' | 'suggestions'>;

const textKeys: readonly TextKey[] = fields.flatMap(({key, kind}) =>
	kind === 'text' ? [key] : [],
);

/**
 * Answers and suggestions once an address is given: the name goes with the address (docs/behaviour.md, The name goes with the address).
 * `answers` are those before it, the address among them if there was one; `names` came with the new one.
 */
export function takeNames({answers, suggestions}: Named, email: string, names?: Names): Named {
	const before = answers.email?.value;
	const isOther = before !== undefined && !isSameAddress(before, email);
	const kept: Answers = {...answers};
	for (const key of textKeys) {
		const brought = usable(names?.[key], key);
		if (brought) kept[key] = {value: brought, origin: 'with-address'};
		else if (isOther && (names || isOfAddress(kept, suggestions, key))) delete kept[key];
	}
	const isNew = before === undefined || isOther;
	return {answers: kept, suggestions: isNew ? guess(kept, email, names) : suggestions};
}

/** A name that came with an address, if it can be sent; else it is asked. */
function usable(name: string | undefined, key: TextKey): string | null {
	const result = name === undefined ? undefined : parseName(name, key);
	return result?.ok ? result.value : null;
}

/** Names as flags gave them stay, whatever stood beside the address. */
export function takeFirstNames(answers: Answers, names: Names | undefined): Named {
	const email = answers.email?.value;
	if (email === undefined) return {answers, suggestions: {}};
	const {email: _, ...others} = answers;
	const taken = takeNames({answers: others, suggestions: {}}, email, names);
	return {...taken, answers: {...taken.answers, ...answers}};
}

/** Whether a name came with the address before, or was guessed from it and taken. */
function isOfAddress(answers: Answers, suggestions: Shared['suggestions'], key: TextKey): boolean {
	const answer = answers[key];
	return (
		answer?.origin === 'with-address' ||
		(answer?.origin === 'answer' && answer.value !== null && answer.value === suggestions[key])
	);
}

/** Guesses for the names that the address did not bring; beside a name that came they are worth nothing. */
function guess(answers: Answers, email: string, names: Names | undefined): Shared['suggestions'] {
	if (names) return {};
	const guessed = guessNames(email);
	return Object.fromEntries(
		textKeys.flatMap((key) => {
			const text = guessed[key];
			return text && answers[key]?.origin !== 'with-address' ? [[key, text] as const] : [];
		}),
	);
}

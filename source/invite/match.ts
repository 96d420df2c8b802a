import {InviteError} from '../errors.ts';
import {cutToWidth, safeText} from '../output/text.ts';
import {type Choice, type DefaultField, type FieldOfKind, optionsOf} from './fields.ts';

/** What a name or ID from a flag or setting turned out to be; `null` is `none`: leave it unset. */
export type MatchResult =
	| {status: 'matched'; choice: Choice | null}
	| {status: 'ambiguous'; candidates: readonly Choice[]}
	| {status: 'unknown'};

/**
 * Finds a choice by ID, else by its whole name, else by a prefix that only one has (docs/behaviour.md, Names and IDs);
 * names are compared case-blind.
 */
export function matchChoice(words: string, choices: readonly Choice[]): MatchResult {
	const wanted = fold(words);
	const byId = choices.find((choice) => choice.id === words.trim());
	if (byId) return {status: 'matched', choice: byId};
	const whole = choices.filter((choice) => fold(choice.name) === wanted);
	if (whole.length === 0 && wanted === 'none') return {status: 'matched', choice: null};
	const candidates =
		whole.length > 0 || wanted === ''
			? whole
			: choices.filter((choice) => fold(choice.name).startsWith(wanted));
	const [first, second] = candidates;
	if (first === undefined) return {status: 'unknown'};
	return second === undefined
		? {status: 'matched', choice: first}
		: {status: 'ambiguous', candidates};
}

function fold(text: string) {
	return text.normalize('NFC').trim().toLowerCase();
}

/** Whether words name one of a fixed list. */
export function isOption(field: FieldOfKind<'choice'>, words: string): boolean {
	return words !== '' && matchChoice(words, optionsOf(field)).status === 'matched';
}

/**
 * Turns words into a choice.
 * @throws InviteError VALIDATION_ERROR that lists the candidates, with IDs where names repeat.
 */
export function resolveChoice(
	field: DefaultField,
	words: string,
	choices: readonly Choice[],
): Choice | null {
	const result = matchChoice(words, choices);
	if (result.status === 'matched') return result.choice;
	const what = field.label.toLowerCase();
	const said = sayName(words);
	const rest =
		field.kind === 'list'
			? ` See all of them with: dci-invite ${field.list}`
			: ' Or say none to leave it out.';
	if (result.status === 'ambiguous') {
		throw new InviteError('VALIDATION_ERROR', `More than one ${what} fits "${said}".`, {
			hint: `Say which, by its whole name or its ID: ${nameCandidates(result.candidates)}.${rest}`,
			field: field.bodyKey,
		});
	}
	throw new InviteError('VALIDATION_ERROR', `There is no ${what} "${said}".`, {
		hint:
			choices.length > 0
				? `There are: ${nameCandidates(choices)}.${rest}`
				: `This account has no ${what} to choose from. Leave --${field.flag} out.`,
		field: field.bodyKey,
	});
}

/** The most columns of a name, or of the words that were given, that an error repeats. */
const saidColumns = 40;

function sayName(name: string) {
	return cutToWidth(safeText(name), saidColumns);
}

/** How many candidates an error names before it says where the rest are. */
const listedCandidates = 8;

function nameCandidates(candidates: readonly Choice[]): string {
	const names = candidates.map((choice) => fold(choice.name));
	const shown = candidates.slice(0, listedCandidates).map((choice, index) => {
		const repeats = names.indexOf(names[index] ?? '') !== names.lastIndexOf(names[index] ?? '');
		const name = sayName(choice.name);
		return repeats ? `${name} (${safeText(choice.id)})` : name;
	});
	const more = candidates.length - shown.length;
	return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}

import {InviteError, problemOf} from '../errors.ts';
import {nearest} from '../output/nearest.ts';
import {cutToWidth, safeText} from '../output/text.ts';
import {words} from '../words/words.ts';
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
export function matchChoice(text: string, choices: readonly Choice[]): MatchResult {
	const wanted = fold(text);
	const byId = choices.find((choice) => choice.id === text.trim());
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

/** Case and blanks around a slash aside, as in `Finance/Accounting`. */
function fold(text: string) {
	return text
		.normalize('NFC')
		.trim()
		.toLowerCase()
		.replace(/\s*\/\s*/g, '/');
}

/** Whether a text can be the ID of something the service has. */
export function isId(text: string): boolean {
	return /^[\x21-\x7E]+$/.test(text);
}

/** Whether words name one of a fixed list. */
export function isOption(field: FieldOfKind<'choice'>, text: string): boolean {
	return text !== '' && matchChoice(text, optionsOf(field)).status === 'matched';
}

/**
 * Turns words into a choice.
 * @throws InviteError VALIDATION_ERROR that lists the candidates, with IDs where names repeat.
 */
export function resolveChoice(
	field: DefaultField,
	text: string,
	choices: readonly Choice[],
): Choice | null {
	const found = findChoice(field, text, choices);
	if (found.ok) return found.choice;
	const {message, hint, candidates} = found;
	throw new InviteError('VALIDATION_ERROR', message, {
		hint,
		field: field.bodyKey,
		problems: [problemOf(message, {flag: `--${field.flag}`, value: text, candidates})],
	});
}

/** The choice that words mean, or why they mean none; `candidates` as a flag takes them, the nearest first. */
export type FoundChoice =
	| {ok: true; choice: Choice | null}
	| {ok: false; message: string; hint: string; candidates: readonly string[]};

/** Finds the choice that words mean. */
export function findChoice(
	field: DefaultField,
	text: string,
	choices: readonly Choice[],
): FoundChoice {
	const result = matchChoice(text, choices);
	if (result.status === 'matched') return {ok: true, choice: result.choice};
	const {name} = words.fields[field.key];
	const said = sayName(text);
	if (result.status === 'ambiguous') {
		const {candidates} = result;
		const message = words.invite.ambiguous(name, said);
		const hint = askForOne(field, candidates);
		return {ok: false, message, hint, candidates: valuesFor(candidates)};
	}
	const candidates = nearestFirst(text, choices);
	const message = words.invite.unknown(name, said);
	const hint = offerAll(field, candidates);
	return {ok: false, message, hint, candidates: valuesFor(candidates)};
}

/** Choices as a flag takes them: by name, or by ID where several have that name. */
export function valuesFor(choices: readonly Choice[]): string[] {
	const repeated = repeatedNames(choices);
	return choices.map(({id, name}) => (repeated.has(fold(name)) ? id : name));
}

/** Names that several choices have, folded. */
function repeatedNames(choices: readonly Choice[]): ReadonlySet<string> {
	const seen = new Set<string>();
	return new Set(
		choices.flatMap(({name}) => {
			const folded = fold(name);
			if (seen.has(folded)) return [folded];
			seen.add(folded);
			return [];
		}),
	);
}

/** Choices with the one that was probably meant before the others. */
export function nearestFirst(text: string, choices: readonly Choice[]): readonly Choice[] {
	const meant = nearest(
		text,
		choices.map(({name}) => name),
	);
	const near = choices.filter(({name}) => name === meant);
	return [...near, ...choices.filter((choice) => !near.includes(choice))];
}

function askForOne(field: DefaultField, candidates: readonly Choice[]): string {
	const {named, more} = nameCandidates(candidates);
	return field.kind === 'list'
		? words.invite.nameOneOfList(named, more, `dci-invite ${field.list}`)
		: words.invite.nameOne(named, more);
}

function offerAll(field: DefaultField, choices: readonly Choice[]): string {
	if (choices.length === 0) {
		return words.invite.noneToChoose(words.fields[field.key].name, `--${field.flag}`);
	}
	const {named, more} = nameCandidates(choices);
	return field.kind === 'list'
		? words.invite.availableInList(named, more, `dci-invite ${field.list}`)
		: words.invite.available(named, more);
}

/** The most columns of a name, or of the words that were given, that an error repeats. */
const saidColumns = 40;

function sayName(name: string) {
	return cutToWidth(safeText(name), saidColumns);
}

/** How many candidates an error names before it says where the rest are. */
const listedCandidates = 8;

function nameCandidates(candidates: readonly Choice[]): {named: string[]; more: number} {
	const repeated = repeatedNames(candidates);
	const named = candidates.slice(0, listedCandidates).map((choice) => {
		const name = sayName(choice.name);
		return repeated.has(fold(choice.name)) ? `${name} (${safeText(choice.id)})` : name;
	});
	return {named, more: candidates.length - named.length};
}

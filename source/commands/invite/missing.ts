import type {Context} from '../../context.ts';
import {assertNever, InviteError} from '../../errors.ts';
import type {Start} from '../../guide/reducer.ts';
import {commandLine, commandOf, flagWords} from '../../invite/command-line.ts';
import {
	type Choice,
	type Field,
	type FieldValues,
	fields,
	listFields,
} from '../../invite/fields.ts';
import {matchChoice, nearestFirst, resolveChoice} from '../../invite/match.ts';
import {safeText} from '../../output/text.ts';
import {type KnownLists, readLists} from '../../settings/kept-lists.ts';
import {words} from '../../words/words.ts';
import {type Flags, flagText} from '../flags.ts';

type MissingContext = Pick<Context, 'host' | 'service' | 'account' | 'signal' | 'now' | 'mode'>;
/** Stands for the address in the example: a domain nobody has. */
const placeholder = 'jane@example.com';

/**
 * Everything an invite in one line lacks, in one message: every flag, the values of the lists, and a whole line that
 * works as it stands (docs/behaviour.md, Who is asked).
 */
export async function describeMissing(
	context: MissingContext,
	flags: Flags,
	start: Start,
): Promise<InviteError> {
	const {answers, pending} = start;
	function isOpen(field: Field) {
		const isPending = field.kind === 'list' && pending[field.key] !== undefined;
		return answers[field.key] === undefined && !isPending;
	}
	const open = fields.filter(isOpen);
	const needsList = open.some(({kind}) => kind === 'list') || Object.keys(pending).length > 0;
	const lists = needsList ? await findLists(context) : {roles: [], organizations: []};
	const problems = findProblems(start, lists);
	const lacksEmail = answers.email === undefined;
	const lacksConsent = flags['yes'] !== true && flags['dryRun'] !== true;
	const texts = words.commands.missing;
	const missing = [...(lacksEmail ? ['--email'] : []), ...(lacksConsent ? [texts.consent] : [])];
	const required = open.filter(({kind}) => kind === 'address');
	const optional = open.filter(({kind}) => kind !== 'address');
	const example = commandOf(exampleValues(start, lists), {
		more: [...keptFlags(flags), '--dry-run'],
	});
	const hint = [
		...problems.flatMap(({hint}) => hint ?? []),
		...(lacksEmail || lacksConsent ? [texts.needed] : []),
		...required.map((field) => fieldLine(field, lists)),
		...(lacksConsent ? [flagLine('--yes', texts.yes), flagLine('--dry-run', texts.dryRun)] : []),
		...(optional.length > 0 ? [texts.optional] : []),
		...optional.map((field) => fieldLine(field, lists)),
		texts.example,
		`  ${commandLine(example.words)}`,
	].join('\n');
	const lacking = lacksConsent ? whyNobody(context)(missing) : texts.flags(missing);
	const message = [lacking, ...problems.map((problem) => problem.message)].join(' ');
	return new InviteError('USAGE_ERROR', message, {hint});
}

/** What is wrong with the words that were said for lists, as far as the lists are known. */
function findProblems({pending}: Start, lists: KnownLists): InviteError[] {
	return listFields.flatMap((field) => {
		const said = pending[field.key];
		const list = lists[field.list];
		if (said === undefined || list.length === 0) return [];
		try {
			resolveChoice(field, said, list);
			return [];
		} catch (error) {
			if (error instanceof InviteError) return [error];
			throw error;
		}
	});
}

function whyNobody({mode}: MissingContext) {
	const {flagsAndCi, flagsAndNobody} = words.commands.missing;
	return mode().silencedByCi ? flagsAndCi : flagsAndNobody;
}

/** How long the lists are waited for, in milliseconds; the message does without them then. */
const patienceMs = 3000;

/** The lists as they are known, or else as the service has them; empty where neither can be had. */
async function findLists(context: MissingContext): Promise<KnownLists> {
	const account = context.account();
	const known = readLists(context.host, account, context.now());
	const isKnown = listFields.every(({list}) => known[list].length > 0);
	if (!account.key || isKnown) return known;
	try {
		const api = await context.service();
		const call = {signal: context.signal, timeoutMs: patienceMs, retries: 0};
		const [roles, organizations] = await Promise.all([
			api.listRoles(call),
			api.listOrganizations(call),
		]);
		return {roles, organizations};
	} catch {
		return known;
	}
}

/** What was said already as values of the example; words that fit nothing become the nearest that do. */
function exampleValues({answers, pending}: Start, lists: KnownLists): Partial<FieldValues> {
	const values: Partial<FieldValues> = {};
	for (const field of fields) {
		switch (field.kind) {
			case 'address':
				values[field.key] = answers[field.key]?.value ?? placeholder;
				break;
			case 'text': {
				const answer = answers[field.key];
				if (answer) values[field.key] = answer.value;
				break;
			}
			case 'choice': {
				const answer = answers[field.key];
				if (answer?.origin !== 'default') values[field.key] = answer?.value ?? null;
				break;
			}
			case 'list': {
				const said = pending[field.key];
				if (said !== undefined) values[field.key] = exampleChoice(said, lists[field.list]);
				else if (answers[field.key]?.origin !== 'default') values[field.key] = null;
				break;
			}
			default:
				assertNever(field);
		}
	}
	return values;
}

/** The words of a flag as they were said, unless the list is known and they fit nothing in it, or several. */
function exampleChoice(said: string, list: readonly Choice[]): Choice {
	const result = matchChoice(said, list);
	const [meant] = result.status === 'ambiguous' ? result.candidates : nearestFirst(said, list);
	if (result.status === 'matched' || !meant) return {id: said, name: said};
	const isNameUnique = matchChoice(meant.name, list).status === 'matched';
	return isNameUnique ? meant : {id: meant.id, name: meant.id};
}

/** Flags of the call that the example needs as well to mean the same. */
function keptFlags(flags: Flags): string[] {
	function taken(name: string, flag: string) {
		const value = flagText(flags, name);
		return value === undefined ? [] : flagWords(flag, value);
	}
	return [
		...(flags['demo'] === true ? ['--demo'] : []),
		...taken('profile', '--profile'),
		...taken('customerContext', '--customer-context'),
		...taken('ifExists', '--if-exists'),
		...(flags['noDefaults'] === true ? ['--no-defaults'] : []),
	];
}

function fieldLine(field: Field, lists: KnownLists): string {
	return flagLine(
		`--${field.flag} ${field.placeholder}`,
		field.kind === 'address' ? words.commands.missing.email : valuesOf(field, lists),
	);
}

function flagLine(term: string, text: string) {
	return `  ${term.padEnd(28)}${text}`.trimEnd();
}

/** How many values of a list are named. */
const namedValues = 3;

function valuesOf(field: Field, lists: KnownLists): string {
	switch (field.kind) {
		case 'choice':
			return words.commands.missing.someOf(
				field.options.slice(0, namedValues),
				'dci-invite --help',
			);
		case 'list': {
			const list = lists[field.list];
			const command = `dci-invite ${field.list}`;
			if (list.length === 0) return words.commands.missing.toSee(command);
			const names = list.slice(0, namedValues).map(({name}) => safeText(name));
			return list.length > namedValues
				? words.commands.missing.someOf(names, command)
				: names.join(', ');
		}
		default:
			return '';
	}
}

import type {Context} from '../../context.ts';
import {InviteError, joinErrors, problemOf} from '../../errors.ts';
import type {Start} from '../../guide/reducer.ts';
import {type Field, fields, listFields} from '../../invite/fields.ts';
import type {NameLists} from '../../invite/person.ts';
import {safeText} from '../../output/text.ts';
import {readLists} from '../../settings/kept-lists.ts';
import {words} from '../../words/words.ts';
import type {Flags} from '../flags.ts';
import {exampleLine} from './example.ts';
import {findListErrors} from './settle.ts';

type MissingContext = Pick<Context, 'host' | 'service' | 'account' | 'signal' | 'now' | 'mode'>;

/** What is known of an invite in one line that cannot be sent. */
type Given = {
	flags: Flags;
	start: Start;
	/** Errors of values that cannot be sent. */
	refused: readonly InviteError[];
};

/**
 * What keeps an invite in one line from being sent, as far as it can be known before anything is read: what is missing
 * and what was refused, and with it words that fit nothing in their lists and a key that is not there
 * (docs/behaviour.md, Every problem at once). Undefined where nothing does.
 */
export async function findProblems(
	context: MissingContext,
	given: Given,
): Promise<InviteError | undefined> {
	const {flags, start, refused} = given;
	const lacksEmail = !start.answers.email && !refused.some(({field}) => field === 'email');
	const lacksConsent = flags['yes'] !== true && flags['dryRun'] !== true;
	const lacksSomething = lacksEmail || lacksConsent;
	if (!lacksSomething && refused.length === 0) return undefined;
	const open = fields.filter((field) => isOpen(field, given));
	const lists = await findLists(context, start, lacksSomething && open.some(isList));
	const wrong = [
		...refused,
		...findListErrors(start, lists).filter(({field}) => !refused.some((r) => r.field === field)),
		...(await findKeyErrors(context)),
	];
	if (!lacksSomething) return joinAll(wrong);
	const missing = describeMissing(context, {lacksEmail, lacksConsent});
	const hints = [
		...wrong.flatMap(({hint}) => hint ?? []),
		...neededLines(open, lists, lacksConsent),
		words.commands.missing.example,
		`  ${exampleLine(flags, start, {refused, lists})}`,
	];
	return joinErrors([missing, ...wrong]).with({hint: hints.join('\n')});
}

function joinAll([first, ...others]: readonly InviteError[]) {
	return first && joinErrors([first, ...others]);
}

/** Whether nothing was said of a field. */
function isOpen(field: Field, {start: {answers, pending}, refused}: Given) {
	const isPending = field.kind === 'list' && pending[field.key] !== undefined;
	const isRefused = refused.some((error) => error.field === field.bodyKey);
	return answers[field.key] === undefined && !isPending && !isRefused;
}

function isList({kind}: Field) {
	return kind === 'list';
}

function describeMissing(
	context: MissingContext,
	{lacksEmail, lacksConsent}: {lacksEmail: boolean; lacksConsent: boolean},
): InviteError {
	const texts = words.commands.missing;
	const missing = [...(lacksEmail ? ['--email'] : []), ...(lacksConsent ? [texts.consent] : [])];
	const say = lacksConsent ? whyNobody(context) : texts.flags;
	return new InviteError('USAGE_ERROR', say(missing), {
		problems: [
			...(lacksEmail ? [problemOf(texts.noEmail, {flag: '--email'})] : []),
			...(lacksConsent ? [problemOf(texts.noConsent, {flag: '--yes'})] : []),
		],
	});
}

/** The error of a key that is not there, which no request is needed for. */
async function findKeyErrors({account, service}: MissingContext): Promise<InviteError[]> {
	if (account().key) return [];
	return service().then(
		() => [],
		(error: unknown) => {
			if (error instanceof InviteError) return [error];
			throw error;
		},
	);
}

function neededLines(open: readonly Field[], lists: NameLists, lacksConsent: boolean): string[] {
	const texts = words.commands.missing;
	const required = open.filter(({kind}) => kind === 'address');
	const optional = open.filter(({kind}) => kind !== 'address');
	return [
		texts.needed,
		...required.map((field) => fieldLine(field, lists)),
		...(lacksConsent ? [flagLine('--yes', texts.yes), flagLine('--dry-run', texts.dryRun)] : []),
		...(optional.length > 0 ? [texts.optional] : []),
		...optional.map((field) => fieldLine(field, lists)),
	];
}

function whyNobody({mode}: MissingContext) {
	const {flagsAndCi, flagsAndNobody} = words.commands.missing;
	return mode().silencedByCi ? flagsAndCi : flagsAndNobody;
}

/** How long the lists are waited for, in milliseconds; the message does without them then. */
const patienceMs = 3000;

/**
 * The lists that are needed, as they were kept where that answers everything, else as the service has them; without
 * those that cannot be had.
 */
async function findLists(
	context: MissingContext,
	start: Start,
	namesThem: boolean,
): Promise<NameLists> {
	const needed = listFields.filter(({key}) => namesThem || start.pending[key] !== undefined);
	const account = context.account();
	const kept = readLists(context.host, account, context.now());
	const known: NameLists = Object.fromEntries(
		needed.flatMap(({list}) => (kept[list].length > 0 ? [[list, kept[list]]] : [])),
	);
	const isKnown = needed.every(({list}) => known[list] !== undefined);
	// What a kept list lacks may be new.
	if (!account.key || (isKnown && findListErrors(start, known).length === 0)) return known;
	const api = await context.service();
	const call = {signal: context.signal, timeoutMs: patienceMs, retries: 0};
	const [roles, organizations] = await Promise.all([
		api.listRoles(call).catch(() => known.roles),
		api.listOrganizations(call).catch(() => known.organizations),
	]);
	return {...(roles ? {roles} : {}), ...(organizations ? {organizations} : {})};
}

function fieldLine(field: Field, lists: NameLists): string {
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

function valuesOf(field: Field, lists: NameLists): string {
	switch (field.kind) {
		case 'choice':
			return words.commands.missing.someOf(
				field.options.slice(0, namedValues),
				'dci-invite --help',
			);
		case 'list': {
			const list = lists[field.list] ?? [];
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

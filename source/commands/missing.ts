import type {Context} from '../context.ts';
import {InviteError} from '../errors.ts';
import type {Start} from '../guide/reducer.ts';
import {commandLine, shellWord} from '../invite/command-line.ts';
import {type Choice, type Field, type FieldValues, fields} from '../invite/fields.ts';
import {resolveChoice} from '../invite/match.ts';
import {safeText} from '../output/text.ts';
import {readLists, rememberLists} from './completion-lists.ts';
import {type Flags, flagText} from './flags.ts';

type MissingContext = Pick<Context, 'host' | 'service' | 'account' | 'signal' | 'now'>;
type Lists = {role: readonly Choice[]; organization: readonly Choice[]};

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
	function isOpen({key}: Field) {
		return (
			answers[key] === undefined &&
			(key === 'role' || key === 'organization' ? pending[key] === undefined : true)
		);
	}
	const open = fields.filter(isOpen);
	const needsList = open.some(({kind}) => kind === 'list') || Object.keys(pending).length > 0;
	const lists = needsList ? await findLists(context) : {role: [], organization: []};
	const lacksEmail = answers.email === undefined;
	const lacksConsent = flags['yes'] !== true && flags['dryRun'] !== true;
	const missing = [
		...(lacksEmail ? ['--email'] : []),
		...(lacksConsent ? ['--yes (send) or --dry-run (check only)'] : []),
	];
	const optional = open.filter(({required}) => !required);
	const line = commandLine(exampleValues(start, lists), {more: keptFlags(flags)});
	const hint = [
		...(lacksEmail || lacksConsent ? ['Needed:'] : []),
		...open.filter(({required}) => required).map((field) => fieldLine(field, lists)),
		...(lacksConsent
			? [flagLine('--yes', 'send it'), flagLine('--dry-run', 'check everything, send nothing')]
			: []),
		...(optional.length > 0 ? ['Left unset unless said:'] : []),
		...optional.map((field) => fieldLine(field, lists)),
		'For example:',
		`  ${line} --dry-run`,
	].join('\n');
	const message = lacksConsent
		? `Nobody is here to ask. Missing: ${missing.join(', and ')}.`
		: `Missing: ${missing.join(', and ')}.`;
	return new InviteError('USAGE_ERROR', message, {hint});
}

/** How long the lists are waited for, in milliseconds; the message does without them then. */
const patienceMs = 3000;

/** The lists as they are known, or else as the service has them; empty where neither can be had. */
async function findLists(context: MissingContext): Promise<Lists> {
	const {profile, key, isDemo} = context.account();
	const known = readLists(context.host, profile.value, context.now());
	if (!isDemo && known.roles.length > 0 && known.organizations.length > 0) {
		return {role: known.roles, organization: known.organizations};
	}
	if (!key) return {role: known.roles, organization: known.organizations};
	try {
		const api = await context.service();
		const call = {signal: context.signal, timeoutMs: patienceMs, retries: 0};
		const [roles, organizations] = await Promise.all([
			api.listRoles(call),
			api.listOrganizations(call),
		]);
		rememberLists(context, {roles, organizations});
		return {role: roles, organization: organizations};
	} catch {
		return {role: known.roles, organization: known.organizations};
	}
}

/** What was said already as values of the example; words that fit nothing become `none`. */
function exampleValues({answers, pending}: Start, lists: Lists): Partial<FieldValues> {
	const values: Partial<FieldValues> = {
		email: answers.email?.value ?? placeholder,
		...(answers.firstName ? {firstName: answers.firstName.value} : {}),
		...(answers.lastName ? {lastName: answers.lastName.value} : {}),
	};
	if (answers.jobTitle?.origin !== 'default') values.jobTitle = answers.jobTitle?.value ?? null;
	for (const field of fields) {
		if (field.key !== 'role' && field.key !== 'organization') continue;
		const words = pending[field.key];
		if (words === undefined) {
			if (answers[field.key]?.origin !== 'default') values[field.key] = null;
			continue;
		}
		try {
			resolveChoice(field, words, lists[field.key]);
			values[field.key] = {id: words, name: words};
		} catch (error) {
			if (!(error instanceof InviteError)) throw error;
			const isKnown = lists[field.key].length > 0;
			values[field.key] = isKnown ? null : {id: words, name: words};
		}
	}
	return values;
}

/** Flags of the call that the example needs as well to mean the same. */
function keptFlags(flags: Flags): string[] {
	function taken(name: string, flag: string) {
		const value = flagText(flags, name);
		return value === undefined ? [] : [flag, shellWord(value)];
	}
	return [
		...(flags['demo'] === true ? ['--demo'] : []),
		...taken('profile', '--profile'),
		...taken('customerContext', '--customer-context'),
		...taken('ifExists', '--if-exists'),
		...(flags['noDefaults'] === true ? ['--no-defaults'] : []),
	];
}

function fieldLine(field: Field, lists: Lists): string {
	return flagLine(
		`--${field.flag} ${field.placeholder}`,
		field.required ? 'the address to invite' : valuesOf(field, lists),
	);
}

function flagLine(term: string, words: string) {
	return `  ${term.padEnd(28)}${words}`.trimEnd();
}

/** How many values of a list are named. */
const namedValues = 3;

function valuesOf(field: Field, lists: Lists): string {
	if (field.options) {
		return `${field.options.slice(0, namedValues).join(', ')}, ... all: dci-invite --help`;
	}
	if (field.key !== 'role' && field.key !== 'organization') return '';
	const list = lists[field.key];
	const command = field.key === 'role' ? 'dci-invite roles' : 'dci-invite organizations';
	if (list.length === 0) return `to see them: ${command}`;
	const names = list.slice(0, namedValues).map(({name}) => safeText(name));
	return list.length > namedValues ? `${names.join(', ')}, ... all: ${command}` : names.join(', ');
}

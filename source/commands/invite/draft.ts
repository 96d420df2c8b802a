import {jobTitles} from '../../api/job-titles.ts';
import type {Context} from '../../context.ts';
import {InviteError} from '../../errors.ts';
import type {Start} from '../../guide/reducer.ts';
import type {Answers} from '../../guide/state.ts';
import {parseAddress} from '../../invite/address.ts';
import {type Choice, type FieldKey, fieldOf} from '../../invite/fields.ts';
import {matchChoice, resolveChoice} from '../../invite/match.ts';
import {parseName} from '../../invite/name.ts';
import type {Profile} from '../../settings/schema.ts';
import type {CommandInput} from '../command.ts';
import {camelCase, type Flags, flagText} from '../flags.ts';
import type {BodyWords} from './body-words.ts';
import {readInputBody} from './input-body.ts';
import {isShorthand, parseShorthand} from './shorthand.ts';

/** The job titles as choices: what is shown is what is sent. */
export const jobTitleChoices: readonly Choice[] = jobTitles.map((title) => ({
	id: title,
	name: title,
}));

/**
 * Reads everything an invite was called with: flags, an address or DoiT's shorthand as words, the body of `--input`,
 * saved defaults.
 * @throws InviteError USAGE_ERROR for a shorthand that cannot be read, VALIDATION_ERROR for values that cannot be sent.
 */
export async function readStart(
	{host, account}: Pick<Context, 'host' | 'account'>,
	{flags, positionals}: CommandInput,
): Promise<Start> {
	const words = positionals.join(' ');
	const shorthand = isShorthand(words) ? parseShorthand(words) : undefined;
	const [word] = shorthand ? [] : positionals;
	const file = flagText(flags, 'input');
	const body = file === undefined ? {} : await readInputBody(host, file);
	return readDraft(flags, word === undefined ? undefined : words, account().saved.defaults, {
		...body,
		...shorthand,
	});
}

/**
 * What flags, then a body, then saved defaults answer before anything is asked. Names of roles and organizations wait
 * for their lists. `email`: the address as a word of its own.
 * @throws InviteError VALIDATION_ERROR for a value that cannot be sent.
 */
function readDraft(
	flags: Flags,
	email: string | undefined,
	saved: Profile['defaults'],
	body: BodyWords = {},
): Start {
	const answers: Answers = flags['noDefaults'] === true ? {} : defaultsOf(saved);
	const pending: Start['pending'] = {};
	let names: Start['names'];

	const address = email ?? flagText(flags, 'email') ?? body.email ?? undefined;
	if (address !== undefined) {
		const result = parseAddress(address);
		const said =
			email === undefined && flagText(flags, 'email') === undefined ? 'email' : '--email';
		if (!result.ok) throw refuse(result.problem, said);
		answers.email = {value: result.parsed.address, origin: 'flag'};
		names = result.parsed.names;
	}
	for (const key of ['firstName', 'lastName'] as const) {
		const said = saidFor(key, flags, body);
		if (!said) continue;
		const value = said.words === null ? null : readName(said.words, said.as);
		answers[key] = {value, origin: 'flag'};
	}
	const jobTitle = saidFor('jobTitle', flags, body);
	if (jobTitle) {
		const {words} = jobTitle;
		const choice =
			words === null ? null : resolveChoice(fieldOf('jobTitle'), words, jobTitleChoices);
		answers.jobTitle = {value: choice?.name ?? null, origin: 'flag'};
	}
	for (const key of ['role', 'organization'] as const) {
		const said = saidFor(key, flags, body);
		if (!said) continue;
		delete answers[key];
		if (said.words === null) answers[key] = {value: null, origin: 'flag'};
		else pending[key] = said.words;
	}
	return {answers, pending, ...(names ? {names} : {})};
}

function defaultsOf(saved: Profile['defaults']): Answers {
	const {jobTitle, role, organization} = saved;
	const title = jobTitle ? matchChoice(jobTitle, jobTitleChoices) : undefined;
	const isKnown = jobTitle === null || title?.status === 'matched';
	return {
		...(jobTitle !== undefined && isKnown ? {jobTitle: {value: jobTitle, origin: 'default'}} : {}),
		...(role === undefined ? {} : {role: {value: role, origin: 'default'}}),
		...(organization === undefined ? {} : {organization: {value: organization, origin: 'default'}}),
	};
}

function refuse(problem: string, said: string) {
	return new InviteError('VALIDATION_ERROR', `${said}: ${problem}`, {
		field: said.replace(/^--/, ''),
	});
}

type Said = {
	/** The words; `null` leaves the field out. */
	words: string | null;
	/** How it was said, for messages: `--first-name` or `firstName`. */
	as: string;
};

/** What a flag says, where `none` leaves the field out, else what the body says. */
function saidFor(key: FieldKey, flags: Flags, body: BodyWords): Said | undefined {
	const field = fieldOf(key);
	const flag = flagText(flags, camelCase(field.flag));
	if (flag !== undefined) return {words: flag === 'none' ? null : flag, as: `--${field.flag}`};
	const words = body[field.bodyKey];
	return words === undefined ? undefined : {words, as: field.bodyKey};
}

function readName(text: string, said: string): string | null {
	const result = parseName(text);
	if (!result.ok) throw refuse(result.problem, said);
	return result.value;
}

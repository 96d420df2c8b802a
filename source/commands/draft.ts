import {InviteError} from '../errors.ts';
import type {Answers} from '../guide/state.ts';
import type {Start} from '../guide/reducer.ts';
import {parseAddress} from '../invite/address.ts';
import {jobTitles} from '../api/job-titles.ts';
import {type Choice, fieldOf} from '../invite/fields.ts';
import {matchChoice, resolveChoice} from '../invite/match.ts';
import {parseName} from '../invite/name.ts';
import type {Profile} from '../settings/schema.ts';
import {type Flags, flagText} from './flags.ts';

/** The job titles as choices: what is shown is what is sent. */
export const jobTitleChoices: readonly Choice[] = jobTitles.map((title) => ({id: title, name: title}));

const refuse = (problem: string, flag: string) =>
	new InviteError('VALIDATION_ERROR', `--${flag}: ${problem}`, {field: flag});

const readName = (text: string, flag: string): string | null => {
	if (text === 'none') return null;
	const result = parseName(text);
	if (!result.ok) throw refuse(result.problem, flag);
	return result.value;
};

const defaultsOf = (saved: Profile['defaults']): Answers => {
	const {jobTitle, role, organization} = saved;
	const title = jobTitle ? matchChoice(jobTitle, jobTitleChoices) : undefined;
	const isKnown = jobTitle === null || title?.status === 'matched';
	return {
		...(jobTitle !== undefined && isKnown ? {jobTitle: {value: jobTitle, origin: 'default'}} : {}),
		...(role === undefined ? {} : {role: {value: role, origin: 'default'}}),
		...(organization === undefined ? {} : {organization: {value: organization, origin: 'default'}}),
	};
};

/**
 * What flags and saved defaults answer before anything is asked. Names of roles and organizations wait for
 * their lists.
 * @throws InviteError VALIDATION_ERROR for a value that cannot be sent.
 */
export const readDraft = (flags: Flags, email: string | undefined, saved: Profile['defaults']): Start => {
	const answers: Answers = flags['noDefaults'] === true ? {} : defaultsOf(saved);
	const pending: Start['pending'] = {};
	let names: Start['names'];

	if (email !== undefined) {
		const result = parseAddress(email);
		if (!result.ok) throw refuse(result.problem, 'email');
		answers.email = {value: result.parsed.address, origin: 'flag'};
		names = result.parsed.names;
	}
	const firstName = flagText(flags, 'firstName');
	if (firstName !== undefined) {
		answers.firstName = {value: readName(firstName, 'first-name'), origin: 'flag'};
	}
	const lastName = flagText(flags, 'lastName');
	if (lastName !== undefined) {
		answers.lastName = {value: readName(lastName, 'last-name'), origin: 'flag'};
	}
	const jobTitle = flagText(flags, 'jobTitle');
	if (jobTitle !== undefined) {
		const choice = resolveChoice(fieldOf('jobTitle'), jobTitle, jobTitleChoices);
		answers.jobTitle = {value: choice?.name ?? null, origin: 'flag'};
	}
	for (const key of ['role', 'organization'] as const) {
		const words = flagText(flags, key);
		if (words === undefined) continue;
		delete answers[key];
		if (words === 'none') answers[key] = {value: null, origin: 'flag'};
		else pending[key] = words;
	}
	return {answers, pending, ...(names ? {names} : {})};
};

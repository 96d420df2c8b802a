import {jobTitles} from '../api/job-titles.ts';
import type {InviteBody} from '../api/types.ts';

/** A fetched thing that was chosen: its ID goes to the service, its name to people. */
export type Choice = {id: string; name: string};

/** What each field holds once answered; `null` means left out on purpose. */
export type FieldValues = {
	email: string;
	firstName: string | null;
	lastName: string | null;
	jobTitle: string | null;
	role: Choice | null;
	organization: Choice | null;
};

/** The key of a field, in the code and in the guide's state. */
export type FieldKey = keyof FieldValues;

/** How a field is asked: typed text, a fixed list, or a list the service has. */
type FieldKind = 'text' | 'choice' | 'list';

/** One of the six things an invitation is made of. Every face, the flags, the help and the body read these. */
export type Field = {
	key: FieldKey;
	kind: FieldKind;
	/** The word beside the value: `Email`. */
	label: string;
	/** What the wizard asks: `Who do you want to invite?` (docs/behaviour.md, Screens). */
	question: string;
	/** The long flag without dashes. */
	flag: string;
	/** What the flag takes, for help: `<name|id>`. */
	placeholder: string;
	/** Its name in the request body (docs/api.md, Invite). */
	bodyKey: keyof InviteBody;
	required: boolean;
	/** The row that leaves it out: `Skip` or `Leave unset`. Only on choices and lists. */
	unsetRow?: 'Skip' | 'Leave unset';
	/** The values of a `choice`. */
	options?: readonly string[];
	/** The setting that can answer it, if one can: `default-role`. */
	setting?: 'default-job-title' | 'default-role' | 'default-organization';
};

/** The fields in the order they are asked (docs/behaviour.md, Wizard). */
export const fields: readonly Field[] = [
	{
		key: 'email',
		kind: 'text',
		label: 'Email',
		question: 'Who do you want to invite?',
		flag: 'email',
		placeholder: '<address>',
		bodyKey: 'email',
		required: true,
	},
	{
		key: 'firstName',
		kind: 'text',
		label: 'First name',
		question: 'First name',
		flag: 'first-name',
		placeholder: '<name>',
		bodyKey: 'firstName',
		required: false,
	},
	{
		key: 'lastName',
		kind: 'text',
		label: 'Last name',
		question: 'Last name',
		flag: 'last-name',
		placeholder: '<name>',
		bodyKey: 'lastName',
		required: false,
	},
	{
		key: 'jobTitle',
		kind: 'choice',
		label: 'Job title',
		question: 'What do they do?',
		flag: 'job-title',
		placeholder: '<title>',
		bodyKey: 'jobTitle',
		required: false,
		unsetRow: 'Skip',
		options: jobTitles,
		setting: 'default-job-title',
	},
	{
		key: 'role',
		kind: 'list',
		label: 'Role',
		question: 'Which role?',
		flag: 'role',
		placeholder: '<name|id>',
		bodyKey: 'roleId',
		required: false,
		unsetRow: 'Leave unset',
		setting: 'default-role',
	},
	{
		key: 'organization',
		kind: 'list',
		label: 'Organization',
		question: 'Which organization?',
		flag: 'organization',
		placeholder: '<name|id>',
		bodyKey: 'organizationId',
		required: false,
		unsetRow: 'Leave unset',
		setting: 'default-organization',
	},
];

/** The field with that key. */
export function fieldOf(key: FieldKey): Field {
	const field = fields.find((candidate) => candidate.key === key);
	if (!field) throw new Error(`no field ${key}`);
	return field;
}

import type {InviteBody} from '../api/invite-body.ts';
import {jobTitles} from '../api/job-titles.ts';
import {assertNever} from '../errors.ts';
import type {DefaultKinds} from '../settings/schema.ts';
import type {Words} from '../words/words.ts';

/** The fields in the order they are asked (docs/behaviour.md, Wizard). Everything that deals with fields reads them here. */
export const fields = [
	{
		key: 'email',
		kind: 'address',
		flag: 'email',
		placeholder: '<address>',
		bodyKey: 'email',
	},
	{
		key: 'firstName',
		kind: 'text',
		flag: 'first-name',
		placeholder: '<name>',
		bodyKey: 'firstName',
	},
	{
		key: 'lastName',
		kind: 'text',
		flag: 'last-name',
		placeholder: '<name>',
		bodyKey: 'lastName',
	},
	{
		key: 'jobTitle',
		kind: 'choice',
		flag: 'job-title',
		placeholder: '<title>',
		bodyKey: 'jobTitle',
		options: jobTitles,
		example: 'Management',
	},
	{
		key: 'role',
		kind: 'list',
		flag: 'role',
		placeholder: '<name|id>',
		bodyKey: 'roleId',
		list: 'roles',
		example: 'Standard User',
		whenOnlyOne: 'ask',
	},
	{
		key: 'organization',
		kind: 'list',
		flag: 'organization',
		placeholder: '<name|id>',
		bodyKey: 'organizationId',
		list: 'organizations',
		example: 'Acme Europe',
		whenOnlyOne: 'take',
	},
] as const satisfies readonly FieldShape[];

/** What every field says of itself; what people read of it is in `words.fields`. */
type FieldShape = {
	/** Its name in the code, in the guide's state and among the words. */
	key: keyof Words['fields'];
	/** The long flag without dashes. */
	flag: string;
	/** What the flag takes, for help: `<name|id>`. */
	placeholder: string;
	/** Its name in the request body (docs/api.md, Invite). */
	bodyKey: keyof InviteBody;
} & KindShape;

/** What the kinds say besides. The address is required; everything else can be left out. */
type KindShape =
	/** An email address. */
	| {kind: 'address'}
	/** A line of text. */
	| {kind: 'text'}
	/** A fixed list. Its answer can be saved as a default and serve the next invitation. */
	| ({kind: 'choice'; options: readonly string[]} & Chosen)
	/** A list the service has; otherwise like a choice. */
	| ({
			kind: 'list';
			list: ListName;
			/** What happens to a list of one: it is taken, and the field left out when there is none. */
			whenOnlyOne: 'ask' | 'take';
	  } & Chosen);

type Chosen = {
	/** One of its values, for the help. */
	example: string;
};

/** The lists the service has; also the commands that show them. */
export type ListName = 'roles' | 'organizations';

/** A fetched thing that was chosen: its ID goes to the service, its name to people. */
export type Choice = {id: string; name: string};

/** One of the things an invitation is made of. */
export type Field = (typeof fields)[number];

/** How a field is asked, checked and sent. */
export type FieldKind = Field['kind'];

/** The fields of a kind. */
export type FieldOfKind<Kind extends FieldKind> = Extract<Field, {kind: Kind}>;

/** The key of a field, in the code and in the guide's state. */
export type FieldKey = Field['key'];

/** The keys of the fields that are a line of text. */
export type TextKey = FieldOfKind<'text'>['key'];

/** The keys of the fields with a fixed list. */
export type ChoiceKey = FieldOfKind<'choice'>['key'];

/** The keys of the fields whose choices the service has. */
export type ListKey = FieldOfKind<'list'>['key'];

/** A field whose answer can be saved as a default and serves the next invitation like this one. */
export type DefaultField = FieldOfKind<'choice' | 'list'>;

/** What a field of each kind holds once answered; `null` means left out on purpose. */
type KindValues = {
	address: string;
	text: string | null;
	choice: string | null;
	list: Choice | null;
};

/** What each field holds once answered; `null` means left out on purpose. */
export type FieldValues = {[F in Field as F['key']]: KindValues[F['kind']]};

/** The fields whose choices the service has. */
export const listFields = fields.filter((field) => field.kind === 'list');

/** The fields whose answers can be saved as defaults, in the order the settings name them. */
export const defaultFields: readonly DefaultField[] = [
	...listFields,
	...fields.filter((field) => field.kind === 'choice'),
];

/** What the settings hold as the default of each field. */
export const defaultKinds: DefaultKinds = Object.fromEntries(
	defaultFields.map(({key, kind}) => [key, kind === 'list' ? 'choice' : 'text']),
);

/** The setting that holds the default of a field: `default-role`. */
export function settingOf<F extends DefaultField>({flag}: F): `default-${F['flag']}` {
	return `default-${flag}`;
}

/** The field with that key. */
export function fieldOf<Key extends FieldKey>(key: Key): Extract<Field, {key: Key}> {
	const found = fields.find((field): field is Extract<Field, {key: Key}> => field.key === key);
	if (!found) throw new Error(`no field ${key}`);
	return found;
}

/** The options of a fixed list as choices: what is shown is what is sent. */
export function optionsOf(field: FieldOfKind<'choice'>): Choice[] {
	return field.options.map((option) => ({id: option, name: option}));
}

/** A value for every field, made by its kind. */
export function makeValues(
	make: {
		[Kind in FieldKind]: (field: FieldOfKind<Kind>) => KindValues[Kind];
	},
): FieldValues {
	function makeValue(field: Field) {
		switch (field.kind) {
			case 'address':
				return make.address(field);
			case 'text':
				return make.text(field);
			case 'choice':
				return make.choice(field);
			case 'list':
				return make.list(field);
			default:
				return assertNever(field);
		}
	}
	return Object.fromEntries(fields.map((field) => [field.key, makeValue(field)])) as FieldValues;
}

/** Whether two answers of a field are the same; choices are by their ID, whatever their name. */
export function isSameValue(
	a: string | Choice | null | undefined,
	b: string | Choice | null | undefined,
): boolean {
	return typeof a === 'object' && typeof b === 'object' ? a?.id === b?.id : a === b;
}

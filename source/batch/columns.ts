import {type FieldKey, fields} from '../invite/fields.ts';
import {words} from '../words/words.ts';

/** What a column holds: a field, both names in one, or both as Japanese writes them, the family first. */
export type Column = FieldKey | 'fullName' | 'japaneseName';

/** The columns of a heading. */
export type Heading = {
	/** What each column holds, in the order of the heading; undefined for one that is left alone. */
	columns: readonly (Column | undefined)[];
	/** The names of those that are left alone. */
	ignored: readonly string[];
	/** Two columns for the same thing, where there are. */
	twice?: {column: Column; names: readonly [string, string]};
};

/** Names besides those that the fields have themselves, folded. */
const aliases: Partial<Record<Column, readonly string[]>> = {
	email: ['mail', 'useremail', 'emailaddress', 'mailaddress', 'メールアドレス', 'メール'],
	firstName: ['givenname', '名'],
	lastName: ['surname', 'familyname', '姓'],
	fullName: ['name', 'fullname'],
	japaneseName: ['氏名', '名前'],
	jobTitle: ['jobfunction', '役職'],
	role: ['userrole', 'ロール'],
	organization: ['organisation', 'organisationid', 'org', 'orgid', '組織'],
};

/** Names that also mean other things: left alone beside a column with a clearer name. */
const unclear: Readonly<Record<string, Column>> = {address: 'email', title: 'jobTitle'};

/** Finds what each column of a heading holds, by its name (docs/behaviour.md, Columns). */
export function readHeading(names: readonly string[]): Heading {
	const folded = names.map(foldName);
	const known = columnsByName();
	const clear = folded.map((name) => known.get(name));
	const columns = folded.map((name, index) => {
		const maybe = Object.hasOwn(unclear, name) ? unclear[name] : undefined;
		return clear[index] ?? (maybe && !clear.includes(maybe) ? maybe : undefined);
	});
	const ignored = names.filter((name, index) => !columns[index] && name.trim() !== '');
	const again = columns.findIndex((column, index) => column && columns.indexOf(column) < index);
	const column = columns[again];
	if (!column) return {columns, ignored};
	const first = names[columns.indexOf(column)] ?? '';
	return {columns, ignored, twice: {column, names: [first, names[again] ?? '']}};
}

/** Case, width, blanks and punctuation aside. */
function foldName(name: string): string {
	return name
		.slice(0, 100)
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}

/** Every clear name of a column, from the fields and the aliases. */
function columnsByName(): Map<string, Column> {
	const known = new Map<string, Column>();
	for (const {key, flag, bodyKey} of fields) {
		const {label, name} = words.fields[key];
		for (const own of [key, flag, bodyKey, label, name]) known.set(foldName(own), key);
	}
	for (const [column, names] of Object.entries(aliases)) {
		for (const name of names) known.set(name, column as Column);
	}
	return known;
}

/** What a column is called in a sentence. */
export function columnWords(column: Column): string {
	return column === 'fullName' || column === 'japaneseName'
		? words.batch.fullName
		: words.fields[column].name;
}

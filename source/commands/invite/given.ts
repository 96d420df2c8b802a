import type {Context} from '../../context.ts';
import {InviteError, problemOf} from '../../errors.ts';
import {type FieldKey, fields} from '../../invite/fields.ts';
import {words} from '../../words/words.ts';
import type {PeopleSource} from '../batch/read-list.ts';
import type {CommandInput} from '../command.ts';
import {camelCase, type Flags, flagText} from '../flags.ts';
import type {BodyValues} from './body-values.ts';
import {parseOneBody, readInput} from './input-body.ts';
import {isInlineBody, isShorthand} from './shorthand.ts';

/** What an invite of one person was called with; `body`: what `--input` names, once it was read. */
export type InviteInput = CommandInput & {body?: BodyValues};

/** One person, or a list of people. */
export type Given =
	| {kind: 'one'; input: InviteInput}
	| {kind: 'many'; input: CommandInput; people: PeopleSource};

/**
 * Finds out whether an invite is for one person or for many, and reads what `--input` or a word names. Nothing that
 * lists need is loaded for one person.
 * @throws InviteError USAGE_ERROR where nothing can be read, or flags do not fit; VALIDATION_ERROR for what is neither a
 * body nor a list.
 */
export async function readGiven(
	context: Pick<Context, 'host'>,
	input: CommandInput,
): Promise<Given> {
	const {positionals, flags} = input;
	const named = mayBeMany(positionals)
		? await (await import('../batch/read-list.ts')).readWords(context.host, positionals)
		: undefined;
	const file = flagText(flags, 'input');
	if (named) {
		if (file !== undefined)
			throw usage(words.manyRun.twoLists, words.manyRun.leaveOneOut, '--input');
		return many(input, named);
	}
	if (file === undefined) return one(input);
	const bytes = await readInput(context.host, file);
	const body = parseOneBody(bytes);
	if (body) return one({...input, body});
	if (positionals.length > 0) {
		throw usage(words.manyRun.twoLists, words.manyRun.leaveOneOut, '--input');
	}
	const {readSource} = await import('../batch/read-list.ts');
	return many(input, await readSource(bytes, file));
}

/** Whether words may name several people: only then is it worth looking closer. */
function mayBeMany(positionals: readonly string[]): boolean {
	const line = positionals.join(' ');
	if (line === '' || isShorthand(line) || isInlineBody(line)) return false;
	return !/^[^@/\\]*@[^@/\\]*$/.test(line);
}

/** Flags of an invite that mean nothing for one person. */
const listFlags = ['report', 'skip-invalid'];

function one(input: InviteInput): Given {
	const {forList, forListHint} = words.manyRun;
	refuseFlags(input.flags, listFlags, forList, forListHint);
	return {kind: 'one', input};
}

/** Fields that hold for one person only. */
const ownFields: readonly FieldKey[] = fields.flatMap(({key, kind}) =>
	kind === 'address' || kind === 'text' ? [key] : [],
);

function many(input: CommandInput, people: PeopleSource): Given {
	const {forOnePerson, forOnePersonHint} = words.manyRun;
	const names = fields.flatMap(({key, flag}) => (ownFields.includes(key) ? [flag] : []));
	refuseFlags(input.flags, names, forOnePerson, forOnePersonHint);
	return {kind: 'many', input, people};
}

function refuseFlags(
	flags: Flags,
	names: readonly string[],
	say: (flag: string) => string,
	hint: string,
): void {
	const wrong = names.find((name) => flags[camelCase(name)] !== undefined);
	if (wrong !== undefined) throw usage(say(`--${wrong}`), hint, `--${wrong}`);
}

function usage(message: string, hint: string, flag: string): InviteError {
	return new InviteError('USAGE_ERROR', message, {hint, problems: [problemOf(message, {flag})]});
}

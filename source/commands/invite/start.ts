import type {Context} from '../../context.ts';
import {assertNever, attempt, InviteError, problemOf} from '../../errors.ts';
import type {Start} from '../../guide/reducer.ts';
import type {Answers} from '../../guide/state.ts';
import {parseAddress} from '../../invite/address.ts';
import {defaultFields, type Field, fieldOf, fields, optionsOf} from '../../invite/fields.ts';
import {isOption, resolveChoice} from '../../invite/match.ts';
import {parseName} from '../../invite/name.ts';
import type {SavedDefaults} from '../../settings/schema.ts';
import {words} from '../../words/words.ts';
import {camelCase, type Flags, flagText} from '../flags.ts';
import type {BodyValues} from './body-values.ts';
import type {InviteInput} from './given.ts';
import {readPipedBody} from './input-body.ts';
import {parseJsonBody} from './json-body.ts';
import {isInlineBody, isShorthand, parseShorthand} from './shorthand.ts';

/** What an invite was called with, and an error for each value in it that cannot be sent. */
export type ReadStart = {start: Start; refused: readonly InviteError[]};

/**
 * Reads everything an invite was called with: flags, an address, DoiT's shorthand or a JSON body as words, the body of `--input`,
 * saved defaults; where none names an address, the body piped to `invite-user` as to DoiT's CLI.
 * @throws InviteError USAGE_ERROR for a shorthand that cannot be read, VALIDATION_ERROR for a body that cannot.
 */
export async function readStart(
	context: Pick<Context, 'host' | 'account' | 'resolved' | 'format' | 'say'>,
	{flags, positionals, alias, body: read}: InviteInput,
): Promise<ReadStart> {
	const line = positionals.join(' ');
	const typed = isInlineBody(line)
		? parseJsonBody(line)
		: isShorthand(line)
			? parseShorthand(line)
			: undefined;
	const [word] = typed ? [] : positionals;
	const hasAddress = word ?? flagText(flags, 'email') ?? typed?.email;
	const isPiped = alias !== undefined && hasAddress === undefined && !context.host.stdin.isTTY;
	const body = read ?? (isPiped ? await readPipedBody(context) : {});
	return readDraft(flags, word === undefined ? undefined : line, context.account().saved.defaults, {
		...body,
		...typed,
	});
}

/**
 * What flags, then a body, then saved defaults answer before anything is asked. Names of roles and organizations wait
 * for their lists. `email`: the address as a word of its own.
 */
function readDraft(
	flags: Flags,
	email: string | undefined,
	saved: SavedDefaults,
	body: BodyValues = {},
): ReadStart {
	const answers: Answers = flags['noDefaults'] === true ? {} : defaultsOf(saved);
	const pending: Start['pending'] = {};
	const refused: InviteError[] = [];
	let names: Start['names'];

	const address = email ?? flagText(flags, 'email') ?? body.email ?? undefined;
	if (address !== undefined) {
		const result = parseAddress(address);
		const said =
			email === undefined && flagText(flags, 'email') === undefined ? 'email' : '--email';
		if (result.ok) {
			answers.email = {value: result.parsed.address, origin: 'flag'};
			names = result.parsed.names;
		} else refused.push(refuse(fieldOf('email'), {text: address, as: said}, result.problem));
	}
	for (const field of fields) {
		const said = saidFor(field, flags, body);
		if (!said) continue;
		const {text} = said;
		switch (field.kind) {
			case 'address':
				// Read above: it may be a word of its own, and it brings names along.
				break;
			case 'text': {
				const result =
					text === null ? ({ok: true, value: null} as const) : parseName(text, field.key);
				if (result.ok) answers[field.key] = {value: result.value, origin: 'flag'};
				else refused.push(refuse(field, said, result.problem));
				break;
			}
			case 'choice': {
				const choice =
					text === null ? null : attempt(() => resolveChoice(field, text, optionsOf(field)));
				if (choice instanceof InviteError) {
					delete answers[field.key];
					refused.push(choice);
				} else answers[field.key] = {value: choice?.name ?? null, origin: 'flag'};
				break;
			}
			case 'list':
				delete answers[field.key];
				if (text === null) answers[field.key] = {value: null, origin: 'flag'};
				else pending[field.key] = text;
				break;
			default:
				assertNever(field);
		}
	}
	return {start: {answers, pending, ...(names ? {names} : {})}, refused};
}

/** The saved defaults as answers. One that no fixed list has is left out, and said where nobody is asked (`settle.ts`). */
function defaultsOf(saved: SavedDefaults): Answers {
	const answers: Answers = {};
	for (const field of defaultFields) {
		const value = saved[field.key];
		if (value === undefined) continue;
		if (field.kind === 'list') {
			if (typeof value !== 'string') answers[field.key] = {value, origin: 'default'};
		} else if (value === null || (typeof value === 'string' && isOption(field, value))) {
			answers[field.key] = {value, origin: 'default'};
		}
	}
	return answers;
}

function refuse({flag, bodyKey}: Field, {text, as}: Said, problem: string) {
	return new InviteError('VALIDATION_ERROR', words.commands.invite.badValue(as, problem), {
		field: bodyKey,
		problems: [problemOf(problem, {flag: `--${flag}`, value: text})],
	});
}

type Said = {
	/** What was said; `null` leaves the field out. */
	text: string | null;
	/** How it was said, for messages: `--first-name` or `firstName`. */
	as: string;
};

/** What a flag says, where `none` leaves the field out, else what the body says. */
function saidFor(field: Field, flags: Flags, body: BodyValues): Said | undefined {
	const flag = flagText(flags, camelCase(field.flag));
	if (flag !== undefined) return {text: flag === 'none' ? null : flag, as: `--${field.flag}`};
	const text = body[field.bodyKey];
	return text === undefined ? undefined : {text, as: field.bodyKey};
}

import {randomUUID} from 'node:crypto';
import type {Api, User} from '../../api/types.ts';
import type {Context} from '../../context.ts';
import {assertNever, InviteError} from '../../errors.ts';
import type {Start} from '../../guide/reducer.ts';
import {alreadyThereHeadline} from '../../guide/state-words.ts';
import {shellWord} from '../../invite/command-line.ts';
import {
	type Choice,
	type FieldKey,
	type FieldValues,
	fieldOf,
	fields,
	isSameValue,
} from '../../invite/fields.ts';
import {canFollowUp, checkFollowUp, followUp} from '../../invite/follow-up.ts';
import {
	type Holdings,
	holdingNames,
	holdings,
	type NameLists,
	personPairs,
	stateWords,
} from '../../invite/person.ts';
import type {Result} from '../../output/result.ts';
import {renderPairs} from '../../output/table.ts';
import {safeText} from '../../output/text.ts';
import {words} from '../../words/words.ts';
import {followUpDryRun, followUpResult} from '../follow-up.ts';
import {nameHoldings} from './one-line-reads.ts';

/** What to do about somebody who is there already (docs/behaviour.md, Already there). */
export const ifExistsValues = ['fail', 'skip', 'resend', 'ensure'] as const;

/** One of them. */
export type IfExists = (typeof ifExistsValues)[number];

/** What answering needs of the context. */
type ExistingContext = Pick<Context, 'signal' | 'account' | 'now' | 'warn'>;

/** What was asked for when somebody turned out to be there. */
export type ExistingOptions = {
	ifExists: IfExists;
	isDryRun: boolean;
	draft: FieldValues;
	start: Start;
	/** The lists read so far. */
	lists: NameLists;
};

/**
 * What `--if-exists` says about somebody who is there already.
 * @throws InviteError RESOURCE_CONFLICT with `fail`, where a skip or a resend does not fit, and where `ensure` or
 * `resend` find something else than was asked for; the errors of the resend.
 */
export async function answerForExisting(
	context: ExistingContext,
	api: Api,
	user: User,
	options: ExistingOptions,
): Promise<Result> {
	const {ifExists} = options;
	const lists = await nameHoldings(
		api,
		holdings(user, options.lists),
		options.lists,
		context.signal,
	);
	const held = holdings(user, lists);
	const differences = findDifferences(user, held, options);
	const isAlive = ['active', 'pending', 'invited'].includes(user.state);
	switch (ifExists) {
		case 'fail':
			throw conflict(user, held);
		case 'skip':
			if (!isAlive) throw conflict(user, held);
			return skip(context, user, held, differences);
		case 'resend':
			return resend(context, api, user, {held, differences, options});
		case 'ensure':
			if (!isAlive) return resend(context, api, user, {held, differences, options});
			if (differences.length > 0) throw differsError(user, differences);
			return skip(context, user, held, differences);
		default:
			return assertNever(ifExists);
	}
}

function skip(
	{warn}: ExistingContext,
	user: User,
	held: Holdings,
	differences: readonly Difference[],
): Result {
	if (differences.length > 0) warn(differsMessage(user, differences));
	return {
		json: {status: 'skipped', user, ...held, differs: differences.map(({key}) => key)},
		text: `${words.commands.invite.skipped(alreadyThereHeadline(user))}\n${renderPairs(personPairs(user, held))}`,
	};
}

type Found = {held: Holdings; differences: readonly Difference[]; options: ExistingOptions};

/** A resend keeps what the invitation has: asking for something else is a conflict, not something to pass over. */
async function resend(
	context: ExistingContext,
	api: Api,
	user: User,
	{held, differences, options}: Found,
): Promise<Result> {
	checkFollowUp('resend', user);
	if (differences.length > 0) throw differsError(user, differences);
	if (options.isDryRun) return followUpDryRun('resend', user, held, context.account());
	await followUp(api, 'resend', user, randomUUID(), {signal: context.signal});
	return followUpResult('resend', user, held, context.now());
}

function conflict(user: User, held: Holdings): InviteError {
	const email = shellWord(safeText(user.email));
	const {role, organization} = holdingNames(held);
	const {conflictSkip, conflictResend, conflictCancel} = words.commands.invite;
	const ways = [
		conflictSkip,
		...(canFollowUp(user, 'resend') ? [conflictResend(`dci-invite resend ${email}`)] : []),
		...(canFollowUp(user, 'cancel') ? [conflictCancel(`dci-invite cancel ${email}`)] : []),
	];
	const hint = ways.join('\n');
	const message = words.commands.invite.conflict(
		alreadyThereHeadline(user),
		safeText(stateWords(user)),
		role ?? words.fields.role.unset,
		organization ?? words.fields.organization.unset,
	);
	return new InviteError('RESOURCE_CONFLICT', message, {hint});
}

/** A field that was asked for and is not what the person has; the values safe to show. */
type Difference = {key: FieldKey; has: string; asked: string};

/** What was said, or came with the address, and is not what the person has. */
function findDifferences(user: User, held: Holdings, {draft, start}: ExistingOptions) {
	const {answers, pending, names = {}} = start;
	return fields.flatMap((field): Difference[] => {
		const {key} = field;
		if (field.kind === 'address') return [];
		const isSaid =
			answers[key] !== undefined ||
			(field.kind === 'list' && pending[field.key] !== undefined) ||
			(field.kind === 'text' && names[field.key] !== undefined);
		const asked = draft[key];
		const has = field.kind === 'list' ? held[field.key] : textOf(user[field.key]);
		if (!isSaid || isSameValue(has, typeof asked === 'string' ? textOf(asked) : asked)) return [];
		return [{key, has: nameOf(key, has), asked: nameOf(key, asked)}];
	});
}

function textOf(text: string | undefined) {
	return text?.normalize('NFC').trim() || null;
}

function nameOf(key: FieldKey, value: string | Choice | null) {
	const name = typeof value === 'object' ? value?.name : value;
	const absent =
		fieldOf(key).kind === 'list' ? words.fields[key].unset : words.commands.invite.nothing;
	return safeText(name ?? absent);
}

function differsMessage(user: User, differences: readonly Difference[]) {
	const what = differences.map(({key, has, asked}) =>
		words.commands.invite.difference(words.fields[key].name, has, asked),
	);
	return words.commands.invite.differs(safeText(user.email), what);
}

function differsError(user: User, differences: readonly Difference[]) {
	const {differsHint, differsHintAlone} = words.commands.invite;
	return new InviteError('RESOURCE_CONFLICT', differsMessage(user, differences), {
		hint: canFollowUp(user, 'resend')
			? differsHint(`dci-invite resend ${shellWord(safeText(user.email))}`)
			: differsHintAlone,
	});
}

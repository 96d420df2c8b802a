import {randomUUID} from 'node:crypto';
import type {Api, User} from '../../api/types.ts';
import type {Context} from '../../context.ts';
import {assertNever, InviteError} from '../../errors.ts';
import type {Start} from '../../guide/reducer.ts';
import {alreadyThereHeadline} from '../../guide/state-words.ts';
import {shellWord} from '../../invite/command-line.ts';
import {
	type Difference,
	decideExisting,
	differsWords,
	findDifferences,
	type IfExists,
	ifExistsValues,
} from '../../invite/existing.ts';
import {type FieldKey, type FieldValues, fieldOf} from '../../invite/fields.ts';
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
import type {Flags} from '../flags.ts';
import {followUpDryRun, followUpResult} from '../follow-up.ts';
import {nameHoldings} from './one-line-reads.ts';

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
	const lists = await nameHoldings(
		api,
		holdings(user, options.lists),
		options.lists,
		context.signal,
	);
	const held = holdings(user, lists);
	const differences = findDifferences(user, held, {
		draft: options.draft,
		isSaid: (key) => isSaid(options.start, key),
	});
	const decision = decideExisting(options.ifExists, user, differences);
	switch (decision) {
		case 'conflict':
			throw conflict(user, held);
		case 'differs':
			throw differsError(user, differences);
		case 'skip':
			return skip(context, user, held, differences);
		case 'no-resend':
		case 'resend':
			return resend(context, api, user, held, options);
		default:
			return assertNever(decision);
	}
}

/** What `--if-exists` says. */
export function ifExistsOf(flags: Flags): IfExists {
	const value = flags['ifExists'];
	return ifExistsValues.find((known) => known === value) ?? 'fail';
}

/** Whether a flag, a body or a default says a field, or the address brought it along. */
function isSaid({answers, pending, names = {}}: Start, key: FieldKey): boolean {
	const field = fieldOf(key);
	return (
		answers[key] !== undefined ||
		(field.kind === 'list' && pending[field.key] !== undefined) ||
		(field.kind === 'text' && names[field.key] !== undefined)
	);
}

function skip(
	{warn}: ExistingContext,
	user: User,
	held: Holdings,
	differences: readonly Difference[],
): Result {
	if (differences.length > 0) warn(differsWords(user, differences));
	return {
		json: {status: 'skipped', user, ...held, differs: differences.map(({key}) => key)},
		text: `${words.commands.invite.skipped(alreadyThereHeadline(user))}\n${renderPairs(personPairs(user, held))}`,
	};
}

async function resend(
	context: ExistingContext,
	api: Api,
	user: User,
	held: Holdings,
	options: ExistingOptions,
): Promise<Result> {
	checkFollowUp('resend', user);
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

function differsError(user: User, differences: readonly Difference[]) {
	const {differsHint, differsHintAlone} = words.commands.invite;
	return new InviteError('RESOURCE_CONFLICT', differsWords(user, differences), {
		hint: canFollowUp(user, 'resend')
			? differsHint(`dci-invite resend ${shellWord(safeText(user.email))}`)
			: differsHintAlone,
	});
}

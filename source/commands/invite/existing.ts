import {randomUUID} from 'node:crypto';
import type {Api, User} from '../../api/types.ts';
import type {Context} from '../../context.ts';
import {assertNever, InviteError} from '../../errors.ts';
import type {Start} from '../../guide/reducer.ts';
import {alreadyThereHeadline} from '../../guide/state-words.ts';
import {shellWord} from '../../invite/command-line.ts';
import {type FieldValues, listFields} from '../../invite/fields.ts';
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
import {readNameLists} from '../person.ts';

/** What to do about somebody who is there already (docs/behaviour.md, Already there). */
export type IfExists = 'fail' | 'skip' | 'resend';

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
 * @throws InviteError RESOURCE_CONFLICT with `fail`, and where a resend does not fit; the errors of the resend.
 */
export async function answerForExisting(
	context: Pick<Context, 'signal' | 'account' | 'now'>,
	api: Api,
	user: User,
	options: ExistingOptions,
): Promise<Result> {
	const {signal} = context;
	const {ifExists, isDryRun} = options;
	const held = holdings(user, await completeLists(api, user, options.lists, signal));
	switch (ifExists) {
		case 'fail':
			throw conflict(user, held);
		case 'skip':
			return {
				json: {status: 'skipped', user, ...held},
				text: `${words.commands.invite.skipped(alreadyThereHeadline(user))}\n${renderPairs(personPairs(user, held))}`,
			};
		case 'resend': {
			checkFollowUp('resend', user);
			checkSame(user, held, options);
			await followUp(api, 'resend', user, randomUUID(), {signal});
			if (!isDryRun) return followUpResult('resend', user, held, context.now());
			return followUpDryRun('resend', user, held, context.account());
		}
		default:
			return assertNever(ifExists);
	}
}

/** Lists that were not needed before are read now, for the names of what somebody has. */
async function completeLists(
	api: Api,
	user: User,
	lists: NameLists,
	signal: AbortSignal,
): Promise<NameLists> {
	const lacksRoles = user.roleId !== undefined && !lists.roles;
	const lacksOrganizations = user.organizationId !== undefined && !lists.organizations;
	if (!lacksRoles && !lacksOrganizations) return lists;
	return {
		...(await readNameLists(
			{
				listRoles: lacksRoles ? api.listRoles : async () => [],
				listOrganizations: lacksOrganizations ? api.listOrganizations : async () => [],
			},
			signal,
		)),
		...lists,
	};
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

/**
 * A resend keeps the invitation's role and organization: asking for others is a conflict, not something to pass over.
 * @throws InviteError RESOURCE_CONFLICT.
 */
function checkSame(user: User, has: Holdings, {draft, start}: ExistingOptions): void {
	for (const {key} of listFields) {
		const isSaid = start.answers[key] !== undefined || start.pending[key] !== undefined;
		if (!isSaid || draft[key]?.id === has[key]?.id) continue;
		const email = shellWord(safeText(user.email));
		throw new InviteError(
			'RESOURCE_CONFLICT',
			words.commands.invite.differs(
				safeText(user.email),
				words.fields[key].name,
				safeText(has[key]?.name ?? words.fields[key].unset),
				safeText(draft[key]?.name ?? words.fields[key].unset),
			),
			{
				hint: words.commands.invite.differsHint(`dci-invite resend ${email}`),
			},
		);
	}
}

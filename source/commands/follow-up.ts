import {randomUUID} from 'node:crypto';
import {type Destination, followUp as followUpRequest, showRequest} from '../api/endpoints.ts';
import type {User} from '../api/types.ts';
import {InviteError, problemOf} from '../errors.ts';
import {commandLine} from '../invite/command-line.ts';
import {
	checkFollowUp,
	type FollowUpAction,
	followUp,
	linkWorksUntil,
	localTimeAndZone,
} from '../invite/follow-up.ts';
import {type Holdings, holdings, personPairs} from '../invite/person.ts';
import type {Result} from '../output/result.ts';
import {renderPairs} from '../output/table.ts';
import {safeText} from '../output/text.ts';
import {words} from '../words/words.ts';
import {readAccount, withAccount} from './account.ts';
import type {CommandInput, CommandModule} from './command.ts';
import {confirmFirst} from './confirm-first.ts';
import {keptFlags} from './flags.ts';
import {nobodyToAsk} from './nobody-to-ask.ts';
import type {FollowUpManyContext} from './people/follow-up-many.ts';
import {nobodyThere, readAddress, readNameLists} from './person.ts';

/** What following up needs of the context. */
type FollowUpContext = FollowUpManyContext;

/** Sends an invitation again, with a new link. */
export const resend: CommandModule = {
	run: (context, input) => runFollowUp(context, input, 'resend'),
};

/** Withdraws an invitation; its link stops working. */
export const cancel: CommandModule = {
	run: (context, input) => runFollowUp(context, input, 'cancel'),
};

/** What is printed once an invitation was resent, cancelled, or checked. `at`: milliseconds since the epoch. */
export function followUpResult(
	action: FollowUpAction,
	user: User,
	held: Holdings,
	at: number,
): Result {
	const now: User = {...user, state: action === 'resend' ? 'pending' : 'cancelled'};
	const email = safeText(user.email);
	const {done, newLink, linkStopped} = words.commands.followUp;
	const link = action === 'resend' ? newLink(localTimeAndZone(linkWorksUntil(at))) : linkStopped;
	return {
		done: done[action](email),
		json: {
			status: action === 'resend' ? 'resent' : 'cancelled',
			user: now,
			...held,
			...(action === 'resend' ? {expiresAt: linkWorksUntil(at).toISOString()} : {}),
		},
		text: `${done[action](email)}\n${renderPairs(personPairs(now, held))}${link}\n`,
	};
}

/** What a dry run prints once everything that reading can check is checked. */
export function followUpDryRun(
	action: FollowUpAction,
	user: User,
	held: Holdings,
	to: Destination,
): Result {
	const request = showRequest(followUpRequest(action, user.id), to);
	return {
		json: {status: 'dry-run', user, ...held, request},
		text: [
			`${words.commands.followUp.dryRun[action](safeText(user.email))}\n`,
			renderPairs(personPairs(user, held)),
			`${request.method} ${request.url}\n`,
		].join(''),
	};
}

/**
 * Resends or cancels somebody's invitation: shows who it is, asks unless `--yes`, and says what is true then.
 * Throws `InviteError`: USAGE_ERROR, RESOURCE_NOT_FOUND, RESOURCE_CONFLICT and those of the service.
 */
async function runFollowUp(
	context: FollowUpContext,
	input: CommandInput,
	action: FollowUpAction,
): Promise<Result> {
	const {positionals, flags} = input;
	const {signal} = context;
	const [word] = positionals;
	if (positionals.length > 1 || flags['state'] !== undefined) {
		const {followUpMany} = await import('./people/follow-up-many.ts');
		return followUpMany(context, input, action);
	}
	if (word === undefined) {
		const message = words.commands.followUp.whose[action];
		throw new InviteError('USAGE_ERROR', message, {
			hint: words.commands.followUp.whoseHint(
				`dci-invite ${action} jane@acme.com`,
				`dci-invite ${action} --state expired`,
			),
			problems: [problemOf(message)],
		});
	}
	const email = readAddress(word);
	const isDryRun = flags['dryRun'] === true;
	const mustAsk = !isDryRun && flags['yes'] !== true;
	if (mustAsk && context.mode().face === 'none') {
		const line = ['dci-invite', action, safeText(email), ...keptFlags(flags), '--yes'];
		const hint = words.commands.followUp.nobodyToAskHint(commandLine(line));
		throw nobodyToAsk(context.mode(), '--yes', hint);
	}
	const api = await context.service();
	const [user, lists, account] = await Promise.all([
		api.findUser(email, {signal}),
		readNameLists(api, signal),
		readAccount(context, api),
	]);
	if (!user) throw nobodyThere(email);
	checkFollowUp(action, user);
	const held = holdings(user, lists);
	if (isDryRun) return withAccount(followUpDryRun(action, user, held, context.account()), account);
	if (mustAsk) await askFirst(context, action, user, held);
	await followUp(api, action, user, randomUUID(), {signal});
	return withAccount(followUpResult(action, user, held, context.now()), account);
}

async function askFirst(
	context: FollowUpContext,
	action: FollowUpAction,
	user: User,
	held: Holdings,
): Promise<void> {
	context.say(`${safeText(user.email)}\n${renderPairs(personPairs(user, held)).trimEnd()}`);
	const {ask} = words.commands.followUp;
	const whenLeft = words.commands.followUp.whenLeft[action];
	const agreed = await confirmFirst(context, ask[action], {yes: false, whenLeft});
	if (!agreed) throw new InviteError('ABORTED', whenLeft);
}

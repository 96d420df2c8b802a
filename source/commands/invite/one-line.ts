import type {Api, User} from '../../api/types.ts';
import type {Context} from '../../context.ts';
import {verdictWords} from '../../guide/state-words.ts';
import {toInviteBody} from '../../invite/body.ts';
import type {FieldValues} from '../../invite/fields.ts';
import {holdings, type NameLists} from '../../invite/person.ts';
import {mayMeanSomebody, sendInvitation} from '../../invite/send.ts';
import {sendPorts} from '../../invite/send-ports.ts';
import type {Result} from '../../output/result.ts';
import {safeText} from '../../output/text.ts';
import {words} from '../../words/words.ts';
import {readAccount, withAccount} from '../account.ts';
import {askAddress, mustAskAddress} from './ask-address.ts';
import {answerForExisting, ifExistsOf} from './existing.ts';
import type {InviteInput} from './given.ts';
import {findProblems} from './missing.ts';
import {nameHoldings, readAll} from './one-line-reads.ts';
import {dryRunResult, failureOf, invitedResult} from './one-line-results.ts';
import {createProgress} from './progress.ts';
import {findGoneOptions, settleDraft} from './settle.ts';
import {readStart} from './start.ts';

/** What an invite in one line needs of the context. */
export type OneLineContext = Pick<
	Context,
	| 'host'
	| 'service'
	| 'account'
	| 'mode'
	| 'resolved'
	| 'signal'
	| 'now'
	| 'say'
	| 'warn'
	| 'format'
	| 'holdInterrupts'
	| 'sayWhenStopped'
>;

/**
 * Invites without asking: everything comes from flags, words, a body and saved defaults
 * (docs/behaviour.md, Who is asked). Throws `InviteError`; nothing was sent then unless it says otherwise.
 */
export async function inviteInOneLine(
	context: OneLineContext,
	input: InviteInput,
): Promise<Result> {
	const {flags} = input;
	context.sayWhenStopped(() => words.guide.nothingSent);
	const {start: given, refused} = await readStart(context, input);
	const gone = findGoneOptions(context.account().saved.defaults, flags, given).filter(
		({field}) => !refused.some((error) => error.field === field),
	);
	const wrong = [...refused, ...gone];
	const isAsked = wrong.length === 0 && mustAskAddress(context, flags, given);
	const start = isAsked ? await askAddress(context, given) : given;
	const problems = await findProblems(context, {flags, start, refused: wrong});
	if (problems) throw problems;
	const email = start.answers.email?.value;
	if (email === undefined) throw new Error('an address that is missing is a problem');
	const isDryRun = flags['dryRun'] === true;
	const api = await context.service();
	const [{user, ...lists}, account] = await Promise.all([
		readAll(context.signal, api, email, start),
		readAccount(context, api, {checksKey: isDryRun}),
	]);
	const draft = settleDraft(start, email, lists);
	const existing = {ifExists: ifExistsOf(flags), isDryRun, draft, start, lists};
	async function answer(there: User) {
		return withAccount(await answerForExisting(context, api, there, existing), account);
	}
	if (user) return answer(user);
	if (isDryRun) return withAccount(dryRunResult(draft, context.account()), account);

	const {outcome, wasStopped} = await send(context, api, draft);
	if (outcome.result === 'invited') {
		if (outcome.confirmedBy === 'look-up' && context.format !== 'json')
			context.say(words.commands.invite.wentThrough);
		const named = await nameInvited(context, api, outcome.user, draft, lists);
		return withAccount(invitedResult(outcome.user, draft, named), account);
	}
	if (outcome.result === 'not-sent' && mayMeanSomebody(outcome.error)) {
		// Somebody else may have been faster: who it is decides what is said and done.
		const there = await api.findUser(email, {signal: context.signal}).catch(() => undefined);
		if (there) return answer(there);
	}
	throw failureOf(outcome, email, wasStopped);
}

/** Names for a result; nothing that goes wrong here, nor an impatient Ctrl+C, undoes the invitation. */
async function nameInvited(
	context: OneLineContext,
	api: Api,
	user: User,
	draft: FieldValues,
	lists: NameLists,
): Promise<NameLists> {
	const stop = new AbortController();
	const release = context.holdInterrupts(() => stop.abort());
	context.sayWhenStopped(() => words.commands.invite.invitedDone(safeText(user.email)));
	try {
		return await nameHoldings(api, holdings(user, lists, draft), lists, stop.signal);
	} finally {
		release();
	}
}

async function send(context: OneLineContext, api: Api, draft: FieldValues) {
	const {email} = draft;
	const ports = sendPorts(api);
	const progress = createProgress(context, email, ports.now);
	const stop = new AbortController();
	const release = context.holdInterrupts(() => {
		progress.stopping();
		stop.abort();
	});
	context.sayWhenStopped(() => verdictWords('unknown', email));
	try {
		const outcome = await sendInvitation(toInviteBody(draft), ports, {
			stop: stop.signal,
			report: progress.report,
		});
		return {outcome, wasStopped: stop.signal.aborted};
	} finally {
		release();
	}
}

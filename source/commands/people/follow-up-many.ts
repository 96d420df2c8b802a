import type {Api} from '../../api/types.ts';
import {foldAddress} from '../../batch/plan-people.ts';
import {manyResult} from '../../batch/run-result.ts';
import type {Context} from '../../context.ts';
import {attempt, InviteError, joinErrors, problemOf} from '../../errors.ts';
import {type FollowUpPlan, type Named, planFollowUps} from '../../guide/people/follow-ups.ts';
import {findPeople, type Person} from '../../guide/people/people.ts';
import {commandLine} from '../../invite/command-line.ts';
import type {FollowUpAction} from '../../invite/follow-up.ts';
import type {Result} from '../../output/result.ts';
import {columnsOf} from '../../output/table.ts';
import {safeText} from '../../output/text.ts';
import {words} from '../../words/words.ts';
import {readAccount, withAccount} from '../account.ts';
import type {CommandInput} from '../command.ts';
import {type ConfirmContext, confirmFirst} from '../confirm-first.ts';
import {type Flags, keptFlags} from '../flags.ts';
import {nobodyToAsk} from '../nobody-to-ask.ts';
import {nobodyThere, readAddress} from '../person.ts';
import {readEverybody, wantedState} from './everybody.ts';
import {dryRunResult, linesOf, runResult, untriedOf} from './follow-up-results.ts';
import {tableOfPeople} from './people-table.ts';
import {runFollowUps} from './run-follow-ups.ts';

/** What following up on several people needs of the context. */
export type FollowUpManyContext = Pick<
	Context,
	'service' | 'account' | 'say' | 'warn' | 'now' | 'format' | 'holdInterrupts'
> &
	ConfirmContext;

/**
 * Resends or cancels the invitations of several people, or of all in a state: shows who they are, asks once unless
 * `--yes`, and says what became of each (docs/behaviour.md, People). Throws `InviteError` for what is refused as a whole.
 */
export async function followUpMany(
	context: FollowUpManyContext,
	input: CommandInput,
	action: FollowUpAction,
): Promise<Result> {
	const {flags} = input;
	const addresses = readAddresses(input);
	const isDryRun = flags['dryRun'] === true;
	const mustAsk = !isDryRun && flags['yes'] !== true;
	if (mustAsk && context.mode().face === 'none') {
		const line = commandLine([...wordsOf(action, addresses, flags), '--yes']);
		const hint = words.commands.followUp.nobodyToAskHint(line);
		throw nobodyToAsk(context.mode(), '--yes', hint);
	}
	const api = await context.service();
	const [everybody, account] = await Promise.all([
		readEverybody(context, api),
		readAccount(context, api),
	]);
	const state = wantedState(flags);
	const named =
		state === undefined
			? await nameByAddress(context, api, addresses, everybody)
			: findPeople(everybody.people, {state}).map(({user}) => ({email: user.email, user}));
	const plan = planFollowUps(action, named);
	if (named.length === 0) {
		const text = `${words.people.noOneInState(words.invite.states[state ?? 'unknown'])}\n`;
		return withAccount({json: manyResult([], {}, {isDryRun}), text}, account);
	}
	if (isDryRun) return withAccount(dryRunResult(action, plan), account);
	if (mustAsk && plan.targets.length > 0) await askFirst(context, action, plan, everybody.people);
	const began = context.now();
	const run = await runFollowUps(context, api, action, plan.targets);
	const result = runResult(action, {plan, run, began});
	const untried = untriedOf(run);
	const goOn = words.batchRun.goOn(commandLine(wordsOf(action, untried, {...flags, state: false})));
	return withAccount(
		{...result, text: untried.length > 0 ? `${result.text}${goOn}\n` : result.text},
		account,
	);
}

/** The addresses of the words, all that are wrong refused together. */
function readAddresses({positionals, flags}: CommandInput): string[] {
	if (positionals.length > 0 && wantedState(flags) !== undefined) {
		const message = words.people.eitherOr;
		throw new InviteError('USAGE_ERROR', message, {
			hint: words.commands.commandLine.leaveOneOut,
			problems: [problemOf(message, {flag: '--state'})],
		});
	}
	const read = positionals.map((word) => attempt(() => readAddress(word)));
	const [first, ...others] = read.filter((each) => each instanceof InviteError);
	if (first) throw joinErrors([first, ...others]);
	return read.filter((each) => typeof each === 'string');
}

/** The call again, for other addresses. */
function wordsOf(action: FollowUpAction, addresses: readonly string[], flags: Flags): string[] {
	const state = wantedState(flags);
	return [
		'dci-invite',
		action,
		...addresses.map(safeText),
		...(state === undefined ? [] : ['--state', state]),
		...keptFlags(flags),
	];
}

/** Who has the addresses; those whom a list lacks that is not complete are looked up. */
async function nameByAddress(
	{signal}: Pick<Context, 'signal'>,
	api: Pick<Api, 'findUser'>,
	addresses: readonly string[],
	{people, isComplete}: {people: readonly Person[]; isComplete: boolean},
): Promise<Named[]> {
	const there = new Map(people.map(({user}) => [foldAddress(user.email), user]));
	const named: Named[] = [];
	for (const email of addresses) {
		const known = there.get(foldAddress(email));
		const user = known ?? (isComplete ? undefined : await api.findUser(email, {signal}));
		named.push({email, user: user ?? nobodyThere(email)});
	}
	return named;
}

async function askFirst(
	context: FollowUpManyContext,
	action: FollowUpAction,
	{targets, settled}: FollowUpPlan,
	people: readonly Person[],
): Promise<void> {
	const concerned = new Set(targets.map(({user}) => user));
	const shown = people.filter(({user}) => concerned.has(user));
	const columns = columnsOf(context.host.stderr);
	context.say(
		[...linesOf(settled).map((line) => `${line}\n`), tableOfPeople(shown, columns)]
			.join('')
			.trimEnd(),
	);
	const whenLeft = words.commands.followUp.whenLeft[action];
	const question = words.people.ask[action](targets.length);
	const agreed = await confirmFirst(context, question, {yes: false, whenLeft});
	if (!agreed) throw new InviteError('ABORTED', whenLeft);
}

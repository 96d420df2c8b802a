import {setImmediate} from 'node:timers/promises';
import type {Account} from '../../account.ts';
import type {PeopleList} from '../../batch/people-list.ts';
import type {Context} from '../../context.ts';
import {InviteError, joinErrors} from '../../errors.ts';
import {outcomeHoldings} from '../../guide/naming.ts';
import {outcomeFacts, outcomeHeadline} from '../../guide/outcome-words.ts';
import type {Start} from '../../guide/reducer.ts';
import type {Ending, GuideState, Outcome} from '../../guide/state.ts';
import {endingWords} from '../../guide/state-words.ts';
import {linkWorksUntil} from '../../invite/follow-up.ts';
import {wipeEcho} from '../../output/echo.ts';
import type {Result} from '../../output/result.ts';
import {renderPairs} from '../../output/table.ts';
import {sayOn} from '../../setup/create-asker.ts';
import {holdKeyboard, settleColour, suspendProcess, type TerminalMode} from '../../terminal.ts';
import {words} from '../../words/words.ts';
import {resultAccount, withAccount} from '../account.ts';
import type {CommandInput} from '../command.ts';
import {type Given, readGiven} from './given.ts';
import {type ReadStart, readStart} from './start.ts';

type Ended = GuideState & {status: 'ended'};

/**
 * `dci-invite [email]`: the guided invite, or one line when flags say it all or nobody is there
 * (docs/behaviour.md, Who is asked).
 */
export async function run(context: Context, call: CommandInput): Promise<Result | undefined> {
	const mode = context.mode();
	const {flags} = call;
	const isOneLine = flags['yes'] === true || flags['dryRun'] === true || mode.face === 'none';
	if (isOneLine) {
		context.requireProfile();
		context.sayWhenStopped(() => words.guide.nothingSent);
		const given = await readGiven(context, call);
		if (given.kind === 'many') return inviteMany(context, given);
		const {inviteInOneLine} = await import('./one-line.ts');
		return inviteInOneLine(context, given.input);
	}
	settleColour(mode.colour);
	function hold() {
		if (mode.face === 'wizard') wipeEcho(context.host[mode.drawOn], holdKeyboard(context.host));
	}
	hold();
	const given = await readGiven(context, call);
	const account = context.account();
	const {start, refused} = await readStartOf(context, given);
	const [problem, ...others] = refused;
	if (problem) throw joinErrors([problem, ...others]);
	// Without a key the setup is offered, which makes the profile.
	if (account.key) context.requireProfile();
	else {
		await offerSetup(context, mode, account);
		hold();
	}
	return reportEnd(context, await runGuide(context, mode, start));
}

/** Goes on with the people of a journal, by way of the list (docs/behaviour.md, Going on). */
export async function resumeWithFace(
	context: Context,
	{people, journal}: {people: PeopleList; journal: string},
): Promise<Result | undefined> {
	const mode = context.mode();
	settleColour(mode.colour);
	if (mode.face === 'wizard') wipeEcho(context.host[mode.drawOn], holdKeyboard(context.host));
	const start = {answers: {}, pending: {}, people};
	return reportEnd(context, await runGuide(context, mode, start, journal));
}

/** What the guide starts with; the people of a list take the place of one. */
async function readStartOf(context: Context, given: Given): Promise<ReadStart> {
	if (given.kind === 'one') return readStart(context, given.input);
	// What named the people is read already.
	const flags = {...given.input.flags, input: undefined};
	const {start, refused} = await readStart(context, {...given.input, flags, positionals: []});
	return {start: {...start, people: given.people.list}, refused};
}

type ManyGiven = Given & {kind: 'many'};

async function inviteMany(context: Context, {input, people}: ManyGiven): Promise<Result> {
	const {sendList} = await import('../batch/send-list.ts');
	return sendList(context, input, people);
}

/** Offers the setup to somebody without a key; afterwards the invite goes on. */
async function offerSetup(context: Context, mode: TerminalMode, account: Account): Promise<void> {
	const {runSetup} = await import('../../setup/run-setup.ts');
	const output = context.host[mode.drawOn];
	const outcome = await runSetup({
		input: context.host.stdin,
		output,
		signal: context.signal,
		face: mode.face === 'plain' ? 'plain' : 'wizard',
		look: mode,
		settings: context.settings(),
		profile: account.profile.value,
		baseUrl: account.baseUrl,
		customerContext: account.customerContext,
		connect: context.connect,
		offered: true,
		environmentHasKey: false,
		say: sayOn(output),
	});
	if (outcome.status === 'cancelled') {
		throw new InviteError('ABORTED', words.guide.nothingSent);
	}
	if (outcome.status === 'this-run') context.adoptKey(outcome.key, outcome.customerContext);
	// Closing the last prompt stops the keyboard a turn later; whoever listens before that is stopped as well.
	await setImmediate();
}

/** What a script that watches the wizard gets: the result, or the error object. */
async function reportEnd(context: Context, state: Ended): Promise<Result | undefined> {
	const {ending, exitCode} = state;
	const isWatched = context.format === 'json' || !context.host.stdout.isTTY;
	if (ending.reason === 'done') {
		return isWatched
			? {...withAccount(inviteResult(state, ending.outcome), accountOf(context, state)), exitCode}
			: {json: {}, text: '', exitCode};
	}
	if (ending.reason === 'many')
		return isWatched ? manyEnd(context, state, ending) : {json: {}, text: '', exitCode};
	if (context.format !== 'json') return {json: {}, text: '', exitCode};
	const error = endedWith(ending);
	throw error && error.exitCode === exitCode
		? error
		: new InviteError('ABORTED', endingWords(ending, state).join(' '), {exitCode});
}

/** What became of a list, for whoever reads stdout. */
async function manyEnd(
	context: Context,
	state: Ended,
	{results, lines}: Ending & {reason: 'many'},
): Promise<Result> {
	const {manyResult} = await import('../../batch/run-result.ts');
	return {
		json: manyResult(results, accountOf(context, state)),
		text: lines.map((line) => `${line}\n`).join(''),
		exitCode: state.exitCode,
	};
}

const statusWords = {invite: 'invited', resend: 'resent', cancel: 'cancelled'} as const;

/** What a wizard run hands to whoever reads its stdout (docs/behaviour.md, Scripts). */
function inviteResult(state: GuideState, outcome: Outcome): Result {
	const {user, action} = outcome;
	const facts = outcomeFacts(state, outcome).flatMap(([label, value]) =>
		value === undefined ? [] : [[label, value] as const],
	);
	const headline = outcomeHeadline(outcome);
	return {
		done: `${headline}.`,
		json: {
			status: statusWords[action],
			user,
			...outcomeHoldings(state, outcome),
			...(outcome.action === 'resend' ? {expiresAt: linkWorksUntil(outcome.at).toISOString()} : {}),
		},
		text: `${headline}\n${renderPairs(facts)}`,
	};
}

function accountOf(context: Context, {identity}: GuideState) {
	return resultAccount(
		context,
		identity.status === 'loaded' ? identity.value : context.account().saved,
	);
}

function endedWith(ending: Ending): InviteError | undefined {
	return ending.reason === 'gave-up' ? ending.error : undefined;
}

/** Runs the guide with the face for this terminal; everything they need is loaded side by side. */
async function runGuide(
	context: Context,
	mode: TerminalMode,
	start: Start,
	resumes?: string,
): Promise<Ended> {
	const face = mode.face === 'plain' ? import('../../plain/plain.ts') : undefined;
	const wizard = mode.face === 'wizard' ? import('../../wizard/wizard.tsx') : undefined;
	const [{createGuide}, {createState}, {createServices}, {createFaceOptions}] = await Promise.all([
		import('../../guide/guide.ts'),
		import('../../guide/reducer.ts'),
		import('./services.ts'),
		import('./face-options.ts'),
	]);
	context.takeScreen();
	const guide = createGuide(createState(start), createServices(context));
	const {options, lastWords} = createFaceOptions(context, guide, {resumes});
	if (face) {
		// The plain face says its last words itself; a script is told in its own way.
		context.sayWhenStopped(() => (context.format === 'json' ? lastWords() : ''));
		const {runPlain} = await face;
		return runPlain({
			...options,
			input: context.host.stdin,
			output: context.host[mode.drawOn],
			signal: context.signal,
			holdInterrupts: context.holdInterrupts,
		});
	}
	if (!wizard) throw new Error('nobody to ask');
	context.sayWhenStopped(lastWords);
	const {runWizard} = await wizard;
	return runWizard({
		...options,
		streams: context.host,
		mode,
		suspend: suspendProcess,
		onExit: context.onExit,
	});
}

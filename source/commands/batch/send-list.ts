import type {Identity} from '../../api/types.ts';
import {dryRunResults, jobsOf, resultsOfList, wrongRowsError} from '../../batch/list-results.ts';
import type {PeopleList} from '../../batch/people-list.ts';
import type {Plan} from '../../batch/plan.ts';
import {checkReportPath} from '../../batch/report.ts';
import {manyResult} from '../../batch/run-result.ts';
import type {Context} from '../../context.ts';
import {attempt, exitCodes, InviteError, joinErrors, problemOf} from '../../errors.ts';
import {commandLine} from '../../invite/command-line.ts';
import type {Result} from '../../output/result.ts';
import {columnsOf} from '../../output/table.ts';
import {words} from '../../words/words.ts';
import {resultAccount} from '../account.ts';
import type {CommandInput} from '../command.ts';
import {confirmFirst} from '../confirm-first.ts';
import {commonFlags, flagText, inviteFlags, sayFlags} from '../flags.ts';
import {sayUnsent} from '../invite/one-line-reads.ts';
import {planHeadline, planText} from './list-text.ts';
import {createManyServices} from './many-services.ts';
import {planList, readShared} from './plan-list.ts';
import type {PeopleSource} from './read-list.ts';
import {finishList, watchRun} from './run-watched.ts';

/**
 * Sends a list without the screens of the wizard (docs/behaviour.md, Lists in scripts). Everything is read and checked
 * before anything is sent. Throws `InviteError`; nothing was sent then.
 */
export async function sendList(
	context: Context,
	{positionals, flags}: CommandInput,
	{list, path, name}: PeopleSource,
): Promise<Result> {
	const reportPath = flagText(flags, 'report');
	if (reportPath !== undefined) checkReportPath(reportPath, path);
	if (list.ignoredColumns.length > 0) {
		context.warn(words.manyRun.ignoredColumns(list.ignoredColumns));
	}
	const wrongBefore = wrongRowsError(list.rows, list.rows.length);
	const isDryRun = flags['dryRun'] === true;
	const lacksConsent = flags['yes'] !== true && !isDryRun && context.mode().face === 'none';
	const keyError = context.account().key ? undefined : await missingKeyOf(context);
	const services = createManyServices(context, name === undefined ? {} : {source: name});
	function consentError(plan?: Plan) {
		return nobodySends(context, {positionals, flags}, list, plan);
	}
	if (keyError) {
		const flagsError = attempt(() => readShared(flags, {}));
		throwAll([
			lacksConsent ? consentError() : undefined,
			wrongBefore,
			flagsError instanceof InviteError ? flagsError : undefined,
			keyError,
		]);
	}
	const plan = await planList(context, services, flags, list).catch((error: unknown) => {
		if (lacksConsent && error instanceof InviteError) throwAll([consentError(), wrongBefore]);
		throw asUnsent(error, wrongBefore);
	});
	const wrong = wrongRowsError(plan.rows.filter(isWrong), plan.counts.total);
	if (isDryRun) return dryRun(context, plan, await services.identify(context.signal));
	if (lacksConsent) throwAll([consentError(plan), wrong]);
	if (wrong && flags['skipInvalid'] !== true) throw wrong;
	if (flags['yes'] !== true) await askToSend(context, plan);

	const jobs = jobsOf(plan);
	const ran = await watchRun(context, services, flags, jobs, (options) =>
		services.run(jobs, {plan, ...options}),
	);
	const results = resultsOfList(plan, ran.state.rows);
	return finishList(context, {
		...ran,
		results,
		identity: await services.identify(context.signal),
		report: reportPath === undefined ? undefined : {path: reportPath, list, inputPath: path},
	});
}

function isWrong({standing}: {standing: string}) {
	return standing === 'wrong';
}

function throwAll(errors: readonly (InviteError | undefined)[]): void {
	const [first, ...others] = errors.filter((error) => error !== undefined);
	if (first) throw joinErrors([first, ...others]);
}

/** The error of a key that is not there. */
async function missingKeyOf(context: Context): Promise<InviteError | undefined> {
	return context.service().then(
		() => undefined,
		(error: unknown) => {
			if (error instanceof InviteError) return error;
			throw error;
		},
	);
}

/** What went wrong while everything was read. Wrong flags are said with the rows that are wrong. */
function asUnsent(error: unknown, wrong: InviteError | undefined): unknown {
	if (!(error instanceof InviteError)) return error;
	if (error.code === 'VALIDATION_ERROR' && error.httpStatus === undefined) {
		return wrong ? joinErrors([error, wrong]) : error;
	}
	const isOwnNews = /^(?:AUTHENTICATION_FAILED|PERMISSION_DENIED|ABORTED)$/.test(error.code);
	return isOwnNews ? error : sayUnsent(error);
}

/** With nobody there, sending needs `--yes`: what would be sent, and how. */
function nobodySends(
	{mode}: Context,
	{positionals, flags}: CommandInput,
	list: PeopleList,
	plan: Plan | undefined,
): InviteError {
	const {howToSend, howToLook, readPeople, noConsent} = words.manyRun;
	const given = [
		'dci-invite',
		...positionals,
		...sayFlags({...flags, noInput: undefined}, [...inviteFlags, ...commonFlags]),
	];
	const said = plan ? planHeadline(plan) : readPeople(list.rows.length);
	const {noTerminal, silencedByCi} = words.commands.nobody;
	const nobody = mode().silencedByCi ? silencedByCi : noTerminal;
	return new InviteError('USAGE_ERROR', words.commands.invite.twoSentences(said, nobody), {
		hint: [
			howToSend(commandLine([...given, '--yes'])),
			howToLook(commandLine([...given, '--dry-run'])),
		].join('\n'),
		problems: [problemOf(noConsent, {flag: '--yes'})],
	});
}

/** What a plan comes to without sending it. A list with people who are there already is no failure. */
function dryRun(context: Context, plan: Plan, identity: Identity): Result {
	const results = dryRunResults(plan);
	return {
		json: manyResult(results, resultAccount(context, identity), {isDryRun: true}),
		text: planText(plan, columnsOf(context.host.stdout)),
		exitCode: plan.counts.wrong > 0 ? exitCodes.VALIDATION_ERROR : 0,
	};
}

/** Shows the list and asks; somebody who says no sends nothing. */
async function askToSend(context: Context, plan: Plan): Promise<void> {
	const whenLeft = words.manyRun.nothingWasSent;
	const {drawOn} = context.mode();
	context.say(planText(plan, columnsOf(context.host[drawOn])).trimEnd());
	const count = plan.counts.toInvite + plan.counts.toResend;
	if (count === 0) return;
	const agreed = await confirmFirst(context, words.manyRun.askSend(count), {yes: false, whenLeft});
	if (!agreed) throw new InviteError('ABORTED', whenLeft);
}

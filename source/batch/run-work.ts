import {isRateLimit} from '../api/back-off.ts';
import {pauseBefore} from '../api/retry.ts';
import type {User} from '../api/types.ts';
import {assertNever, InviteError, toInviteError} from '../errors.ts';
import {checkLater, doubtReason} from '../invite/doubt.ts';
import {lookUpLimitMs, mayMeanSomebody, type SendOutcome, sendInvitation} from '../invite/send.ts';
import {safeText} from '../output/text.ts';
import {words} from '../words/words.ts';
import {JournalError} from './journal-errors.ts';
import type {Pacer} from './run-pacer.ts';
import type {RunJournal, RunPorts} from './run-ports.ts';
import type {Job, Outcome, Phase} from './run-state.ts';

/** What the work on one job needs of its run. */
export type WorkTools = {
	ports: RunPorts;
	pacer: Pacer;
	journal: RunJournal | undefined;
	ifThere: ((job: Job, user: User, refusal: InviteError) => Outcome) | undefined;
	/** Aborted once nothing new may leave. */
	halt: AbortSignal;
	/** Aborted once answers are no longer waited for. */
	impatience: AbortSignal;
	/** Aborted when the run is over. */
	over: AbortSignal;
	progress(job: Job, phase: Phase): void;
	/** The journal cannot be written any more. */
	breakDown(error: InviteError): void;
};

type WorkOutcome = Outcome | {status: 'not-tried'};
type JobOf<Action extends Job['action']> = Extract<Job, {action: Action}>;

/** How often a resend or cancel is tried again after a failure that may pass. */
const retries = 2;

/** Makes what does one job, in as many requests as it takes, and says what became of it. It never rejects. */
export function createWork(tools: WorkTools): (job: Job) => Promise<WorkOutcome> {
	const {ports, pacer, journal, halt, impatience, over} = tools;
	/** Ends a wait, not a request. */
	const restless = AbortSignal.any([halt, impatience]);

	/** Writes to the journal; where that fails the run breaks down, and so does what called. */
	function write(entry: (journal: RunJournal) => void) {
		if (journal === undefined || over.aborted) return;
		try {
			entry(journal);
		} catch (cause) {
			const {fault, faultHint} = words.program;
			const error =
				cause instanceof JournalError ? cause : new JournalError(fault, faultHint, cause);
			tools.breakDown(error);
			throw error;
		}
	}

	/** Makes a request that changes something: never without its line in the journal. */
	async function change<T>(job: Job, request: () => Promise<T>): Promise<T> {
		let isIntended = false;
		try {
			return await pacer.request(
				() => {
					write((lines) => lines.intend(job));
					isIntended = true;
					tools.progress(job, {phase: 'posting'});
					return request();
				},
				{signal: restless},
			);
		} catch (error) {
			if (isIntended && wasNotCarriedOut(error)) write((lines) => lines.refuse(job));
			throw error;
		}
	}

	function findUser(email: string, {signal, timeoutMs}: {signal: AbortSignal; timeoutMs: number}) {
		const ends = AbortSignal.any([signal, over]);
		return pacer.request((withinMs) => ports.findUser(email, {signal: ends, timeoutMs: withinMs}), {
			signal: ends,
			withinMs: timeoutMs,
		});
	}

	async function invite(job: JobOf<'invite'>): Promise<WorkOutcome> {
		let isWaitingToSend = false;
		const outcome = await sendInvitation(
			job.body,
			{
				invite: (body, signal) => change(job, () => ports.invite(body, signal)),
				findUser,
				wait: (ms, signal) =>
					ports.wait(ms, AbortSignal.any([signal, over, ...(isWaitingToSend ? [halt] : [])])),
				now: ports.now,
				backOff: (error) => (isRateLimit(error) ? pacer.backOff() : undefined),
			},
			{
				stop: impatience,
				report(progress) {
					isWaitingToSend = progress.phase === 'rate-limited';
					if (progress.phase === 'posting') tools.progress(job, {phase: 'queued'});
					else if (progress.phase === 'checking') tools.progress(job, {phase: 'checking'});
					else tools.progress(job, {phase: 'rate-limited', until: progress.until});
				},
			},
		);
		return outcome.result === 'not-sent' && mayMeanSomebody(outcome.error)
			? understandRefusal(job, outcome.error)
			: outcomeOfInvite(job.email, outcome);
	}

	/** Whoever has the address by now decides what becomes of a row that was refused. */
	async function understandRefusal(job: JobOf<'invite'>, error: InviteError): Promise<WorkOutcome> {
		try {
			const user = await findUser(job.email, {signal: impatience, timeoutMs: lookUpLimitMs});
			if (user) return (tools.ifThere ?? failedAsThere)(job, user, error);
		} catch {
			// The refusal stands as it is.
		}
		return {status: 'failed', error};
	}

	async function followUp(job: JobOf<'resend' | 'cancel'>): Promise<WorkOutcome> {
		const {action, user} = job;
		const key = ports.newKey();
		let doubt: InviteError | undefined;
		for (let attempt = 1; ; ) {
			let error: InviteError;
			try {
				await change(job, () => ports.followUp(action, user, key, impatience));
				return {status: action === 'resend' ? 'resent' : 'cancelled', user};
			} catch (cause) {
				error = toInviteError(cause, {delivery: 'in-doubt'});
			}
			if (error.delivery === 'in-doubt') doubt = error;
			const isLimited = isRateLimit(error);
			const pause = isLimited ? pacer.backOff() : pauseBefore(attempt++, error, retries);
			if (pause === undefined || halt.aborted) return outcomeOfFollowUp(job, error, doubt);
			if (isLimited) tools.progress(job, {phase: 'rate-limited', until: ports.now() + pause});
			await ports.wait(pause, restless);
		}
	}

	/** A cancellation in doubt shows in the person's state; a resend does not. */
	async function outcomeOfFollowUp(
		job: JobOf<'resend' | 'cancel'>,
		error: InviteError,
		doubt: InviteError | undefined,
	): Promise<WorkOutcome> {
		const isRefused = error.delivery === 'refused' && !isRateLimit(error);
		if (doubt === undefined || isRefused) {
			return failed(error);
		}
		if (job.action === 'cancel') {
			tools.progress(job, {phase: 'checking'});
			const options = {signal: over, timeoutMs: lookUpLimitMs};
			const user = await findUser(job.email, options).catch(() => undefined);
			if (user?.state === 'cancelled') return {status: 'cancelled', user};
		}
		return {status: 'doubtful', error: doubt};
	}

	return async (job) => {
		const outcome = await (job.action === 'invite' ? invite(job) : followUp(job));
		try {
			if (outcome.status !== 'not-tried') write((lines) => lines.settle(job, outcome));
		} catch {
			// The run has broken down, and what became of this row stays true.
		}
		return outcome;
	};
}

/** Whether it is known that a request changed nothing, and the same one may be made again. */
function wasNotCarriedOut(error: unknown): boolean {
	if (!(error instanceof InviteError)) return false;
	return error.delivery === 'never-sent' || isRateLimit(error);
}

/** Whether a row was left because the run ended, not because of an answer. */
function wasLeft(error: InviteError): boolean {
	const isStopped = error.code === 'ABORTED' && error.delivery === 'never-sent';
	return isStopped || error instanceof JournalError;
}

function failedAsThere({email}: Job, user: User, refusal: InviteError): Outcome {
	const {isThere, seeWhere} = words.batchRun;
	const address = safeText(email);
	const error = refusal.with({
		code: 'RESOURCE_CONFLICT',
		message: user.state === 'active' ? words.invite.isActive(address) : isThere(address),
		hint: seeWhere(checkLater(email)),
	});
	return {status: 'failed', error};
}

function outcomeOfInvite(email: string, outcome: SendOutcome): WorkOutcome {
	const {twoSentences, couldNotCheck, checkLater: checkLaterWith} = words.commands.invite;
	switch (outcome.result) {
		case 'invited':
			return {status: 'invited', user: outcome.user, confirmedBy: outcome.confirmedBy};
		case 'not-sent':
			return failed(outcome.error);
		case 'not-there': {
			const {error} = outcome;
			const happened = error.code === 'ABORTED' ? doubtReason(error) : error.message;
			const message = twoSentences(happened, words.guide.notThere(safeText(email)));
			return {status: 'failed', error: error.with({message})};
		}
		case 'unknown': {
			const message = couldNotCheck(doubtReason(outcome.error), safeText(email));
			const hint = checkLaterWith(checkLater(email));
			return {status: 'doubtful', error: outcome.error.with({message, hint})};
		}
		default:
			return assertNever(outcome);
	}
}

function failed(error: InviteError): WorkOutcome {
	return wasLeft(error) ? {status: 'not-tried'} : {status: 'failed', error};
}

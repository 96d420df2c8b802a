import {backOffAfter} from '../api/back-off.ts';
import type {InviteBody} from '../api/invite-body.ts';
import type {User} from '../api/types.ts';
import {type InviteError, toInviteError} from '../errors.ts';

/** What sending needs from outside; the clock and the waiting too, so that it is tested without either. */
export type SendPorts = {
	/** Posts once. Rejects with an `InviteError` whose `delivery` says whether it took effect. */
	invite(body: InviteBody, signal: AbortSignal): Promise<User>;
	/** Looks an address up; `timeoutMs` bounds the wait. Never retries by itself. */
	findUser(
		email: string,
		options: {signal: AbortSignal; timeoutMs: number},
	): Promise<User | undefined>;
	/** Waits that many milliseconds; resolves early when the signal aborts. */
	wait(ms: number, signal: AbortSignal): Promise<void>;
	/** Milliseconds since some fixed moment. */
	now(): number;
	/**
	 * The wait after an error before the next attempt, in milliseconds, `undefined` for none; `backOffAfter` unless
	 * told. Many invitations that are sent together wait together (docs/behaviour.md, Sending many).
	 */
	backOff?(error: InviteError, attempt: number): number | undefined;
};

/** How far the sending is, for whoever watches. */
export type SendProgress =
	| {phase: 'posting'}
	/** The service said 429 (`cause`); the next try is at `until` (milliseconds as `now` counts). */
	| {phase: 'rate-limited'; until: number; cause: InviteError}
	/** The answer left it open whether the invitation was made; the address is being looked up. */
	| {phase: 'checking'; cause: InviteError};

/** What became of an invitation. Nothing here is a guess. */
export type SendOutcome =
	| {result: 'invited'; user: User; confirmedBy: 'answer' | 'look-up'}
	/** Refused, or it never left: nothing was sent. */
	| {result: 'not-sent'; error: InviteError}
	/** It was in doubt, and the address is not there. */
	| {result: 'not-there'; error: InviteError}
	/** It was in doubt, and nobody could tell. */
	| {result: 'unknown'; error: InviteError};

/** What one look-up may take, in milliseconds. */
export const lookUpLimitMs = 5000;

type CheckResult = {answer: 'there'; user: User} | {answer: 'not-there'} | {answer: 'failed'};

/**
 * Posts an invitation so that at most one is ever made: a POST is repeated only when the service refused it
 * with 429, and when the answer leaves its fate open the address is looked up before anything is said.
 * `stop` ends the waiting, never the finding out. Never rejects.
 */
export async function sendInvitation(
	body: InviteBody,
	ports: SendPorts,
	options: {stop: AbortSignal; report(progress: SendProgress): void},
): Promise<SendOutcome> {
	const {stop, report} = options;
	const {backOff = backOffAfter} = ports;
	for (let attempt = 0; ; attempt++) {
		report({phase: 'posting'});
		let error: InviteError;
		try {
			const user = await ports.invite(body, stop);
			return {result: 'invited', user, confirmedBy: 'answer'};
		} catch (cause) {
			error = toInviteError(cause, {delivery: 'in-doubt'});
		}
		if (error.delivery === 'in-doubt' || error.delivery === undefined) {
			report({phase: 'checking', cause: error});
			return resolveDoubt(body.email, error, ports, stop);
		}
		const pause = backOff(error, attempt);
		if (pause === undefined) return {result: 'not-sent', error};
		report({phase: 'rate-limited', until: ports.now() + pause, cause: error});
		await ports.wait(pause, stop);
		if (stop.aborted) return {result: 'not-sent', error};
	}
}

/** Whether a refusal may mean that somebody is there already (docs/api.md, Invite). */
export function mayMeanSomebody({code}: InviteError): boolean {
	return code === 'RESOURCE_CONFLICT' || code === 'VALIDATION_ERROR';
}

/** When the address is looked up after the break, in milliseconds from it (docs/behaviour.md, Sending once). */
const lookUpTimes = [1000, 3000, 7000];

/** After the person stopped the wait: look-ups inside the five seconds that remain. */
const lookUpTimesWhenStopped = [0, 1500, 3500];

/** The signal of a wait that nobody can stop. */
const never = new AbortController().signal;

/**
 * Finds out whether an invitation whose fate is in doubt was made. While nobody stops it, the address is looked
 * up about 1, 3 and 7 seconds after the break; once `stop` aborts, for at most five more seconds.
 */
async function resolveDoubt(
	email: string,
	cause: InviteError,
	ports: SendPorts,
	stop: AbortSignal,
): Promise<SendOutcome> {
	const since = ports.now();
	let check: CheckResult = {answer: 'failed'};
	if (!stop.aborted) {
		check = await lookUpRepeatedly(email, ports, {
			times: lookUpTimes,
			since,
			deadline: Number.POSITIVE_INFINITY,
			signal: stop,
		});
	}
	if (stop.aborted && check.answer !== 'there') {
		const stoppedAt = ports.now();
		check = await lookUpRepeatedly(email, ports, {
			times: lookUpTimesWhenStopped,
			since: stoppedAt,
			deadline: stoppedAt + lookUpLimitMs,
			signal: never,
		});
	}
	if (check.answer === 'there') {
		return {result: 'invited', user: check.user, confirmedBy: 'look-up'};
	}
	return {result: check.answer === 'not-there' ? 'not-there' : 'unknown', error: cause};
}

type CheckOptions = {
	times: readonly number[];
	since: number;
	deadline: number;
	signal: AbortSignal;
};

async function lookUpRepeatedly(
	email: string,
	ports: SendPorts,
	{times, since, deadline, signal}: CheckOptions,
): Promise<CheckResult> {
	let latest: CheckResult = {answer: 'failed'};
	for (const time of times) {
		await ports.wait(Math.max(0, since + time - ports.now()), signal);
		const left = Math.min(lookUpLimitMs, deadline - ports.now());
		if (signal.aborted || left <= 0) return latest;
		try {
			const user = await ports.findUser(email, {signal, timeoutMs: left});
			if (user) return {answer: 'there', user};
			latest = {answer: 'not-there'};
		} catch {
			latest = {answer: 'failed'};
		}
	}
	return latest;
}

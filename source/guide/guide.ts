import type {InviteBody} from '../api/invite-body.ts';
import type {Identity, Organization, Role, User} from '../api/types.ts';
import {InviteError, toInviteError} from '../errors.ts';
import {toInviteBody} from '../invite/body.ts';
import {type FieldValues, listFields, makeValues} from '../invite/fields.ts';
import {lookUpLimitMs, type SendOutcome, type SendProgress} from '../invite/send.ts';
import {words} from '../words/words.ts';
import {isNaming} from './naming.ts';
import {reduce} from './reducer.ts';
import type {Action, Answers, FollowUp, GuideState, ReadKey, Remote, Saving} from './state.ts';

/** What the guide calls; handed in, so that it is tested without a network. */
export type Services = {
	/** The three reads behind the questions. They reject with an `InviteError`. */
	validate(signal: AbortSignal): Promise<Identity>;
	listRoles(signal: AbortSignal): Promise<Role[]>;
	listOrganizations(signal: AbortSignal): Promise<Organization[]>;
	findUser(email: string, signal: AbortSignal): Promise<User | undefined>;
	/** Sends once and finds out what became of it (`invite/send.ts`). Never rejects. */
	send(
		body: InviteBody,
		options: {stop: AbortSignal; report(progress: SendProgress): void},
	): Promise<SendOutcome>;
	/** Resends or cancels; `idempotencyKey` is the decision's UUID. Rejects with an `InviteError`. */
	followUp(
		action: FollowUp,
		user: User,
		idempotencyKey: string,
		signal: AbortSignal,
	): Promise<void>;
	/** Saves role, organization and job title as the profile's defaults. Rejects with an `InviteError`. */
	saveDefaults(answers: Answers): Promise<void>;
	/** The wall clock, milliseconds since the epoch. */
	now(): number;
	/** Runs a function later; returns what takes it back. */
	later(run: () => void, ms: number): () => void;
};

/** The state machine with its effects: what the faces hold. */
export type Guide = {
	getState(): GuideState;
	/** Calls the listener after each change; returns what ends that. */
	subscribe(listener: () => void): () => void;
	dispatch(action: Action): void;
	/** Ends every read and wait. */
	dispose(): void;
};

/** The values of a state in which every field is answered. */
export function draftOf(answers: Answers): FieldValues {
	return makeValues({
		address: ({key}) => answers[key]?.value ?? '',
		text: ({key}) => answers[key]?.value ?? null,
		choice: ({key}) => answers[key]?.value ?? null,
		list: ({key}) => answers[key]?.value ?? null,
	});
}

/** The ticket of a read under way. */
function ticketOf(remote: Remote<unknown>): number | undefined {
	if (remote.status === 'loading') return remote.ticket;
	return remote.status === 'loaded' ? remote.renewal : undefined;
}

function noAnswer(): InviteError {
	return new InviteError('NETWORK_ERROR', words.guide.noAnswerWithin(lookUpLimitMs / 1000), {
		retryable: true,
	});
}

/** Runs a guide: the reducer decides, and what a state says is loading, sending or saving is then done. */
export function createGuide(initial: GuideState, services: Services): Guide {
	let state = initial;
	const listeners = new Set<() => void>();
	const life = new AbortController();
	let reads = new AbortController();
	let lookUpRun = new AbortController();
	let stop = new AbortController();
	let endLimit = () => {};
	let endNaming = () => {};

	function read(key: ReadKey, ticket: number) {
		const {signal} = reads;
		function fail(error: unknown) {
			return dispatch({type: 'fail-read', read: key, ticket, error: toInviteError(error)});
		}
		switch (key) {
			case 'identity':
				services
					.validate(signal)
					.then((value) => dispatch({type: 'succeed-read', read: key, ticket, value}), fail);
				break;
			case 'roles':
				services
					.listRoles(signal)
					.then((value) => dispatch({type: 'succeed-read', read: key, ticket, value}), fail);
				break;
			case 'organizations':
				services
					.listOrganizations(signal)
					.then((value) => dispatch({type: 'succeed-read', read: key, ticket, value}), fail);
				break;
		}
	}

	function lookUp(email: string, ticket: number) {
		lookUpRun.abort();
		lookUpRun = new AbortController();
		services.findUser(email, lookUpRun.signal).then(
			(user) => dispatch({type: 'succeed-look-up', ticket, user}),
			(error: unknown) => dispatch({type: 'fail-look-up', ticket, error: toInviteError(error)}),
		);
	}

	/** Send waits for a running look-up and for unseen lists, at most five seconds (docs/behaviour.md, Look-up). */
	function limitWait(ticket: number) {
		function isWaiting() {
			return (
				state.status === 'sending' &&
				state.ticket === ticket &&
				state.progress.phase === 'preparing'
			);
		}
		endLimit();
		endLimit = services.later(() => {
			const error = noAnswer();
			const person = state.lookUp?.person;
			if (isWaiting() && person?.status === 'loading') {
				lookUpRun.abort();
				dispatch({type: 'fail-look-up', ticket: person.ticket, error});
			}
			giveUpLists(isWaiting, error);
		}, lookUpLimitMs);
	}

	/** A result waits for the names in it as long as a sending waits for its look-up. */
	function limitNaming() {
		endNaming();
		endNaming = services.later(() => giveUpLists(() => isNaming(state), noAnswer()), lookUpLimitMs);
	}

	/** Fails the lists that are still being read, for as long as they are waited for. */
	function giveUpLists(isWaiting: () => boolean, error: InviteError) {
		for (const {list: read} of listFields) {
			const ticket = ticketOf(state[read]);
			if (isWaiting() && ticket !== undefined) dispatch({type: 'fail-read', read, ticket, error});
		}
	}

	async function send(ticket: number, body: InviteBody) {
		stop = new AbortController();
		const outcome = await services.send(body, {
			stop: stop.signal,
			report: (progress) => dispatch({type: 'progress', ticket, progress}),
		});
		if (outcome.result === 'invited') {
			const {user, confirmedBy} = outcome;
			dispatch({type: 'succeed', ticket, outcome: {action: 'invite', user, confirmedBy}});
		} else {
			dispatch({type: 'fail', ticket, error: outcome.error, verdict: outcome.result});
		}
	}

	async function followUp(ticket: number, action: FollowUp, user: User, idempotencyKey: string) {
		try {
			await services.followUp(action, user, idempotencyKey, life.signal);
			dispatch({type: 'succeed', ticket, outcome: {action, user, at: services.now()}});
		} catch (error) {
			dispatch({type: 'fail', ticket, error: toInviteError(error), verdict: 'not-sent'});
		}
	}

	async function save(answers: Answers) {
		function report(saving: Saving) {
			return dispatch({type: 'report-saving', saving});
		}
		try {
			await services.saveDefaults(answers);
			report({status: 'saved'});
		} catch (error) {
			report({status: 'failed', reason: toInviteError(error).message});
		}
	}

	function runEffects(before: GuideState, next: GuideState) {
		for (const key of ['identity', 'roles', 'organizations'] as const) {
			const ticket = ticketOf(next[key]);
			if (ticket !== undefined && ticket !== ticketOf(before[key])) read(key, ticket);
		}
		const person = next.lookUp?.person;
		if (next.lookUp && person?.status === 'loading' && person !== before.lookUp?.person) {
			lookUp(next.lookUp.email, person.ticket);
		}
		if (next.status === 'sending') {
			const was = before.status === 'sending' && before.ticket === next.ticket ? before : undefined;
			const isPreparing = next.progress.phase === 'preparing';
			if (isPreparing && !was) limitWait(next.ticket);
			if (!isPreparing && (!was || was.progress.phase === 'preparing')) {
				void send(next.ticket, toInviteBody(draftOf(next.answers)));
			}
			if (next.stopping && !was?.stopping) stop.abort();
		} else if (before.status === 'sending') {
			endLimit();
			stop.abort();
		}
		if (next.status === 'following-up') {
			const isNew = before.status !== 'following-up' || before.ticket !== next.ticket;
			if (isNew) void followUp(next.ticket, next.action, next.user, next.idempotencyKey);
		}
		if (next.status === 'sent' && isNaming(next)) {
			if (before.status !== 'sent') limitNaming();
		} else {
			endNaming();
		}
		if (next.status === 'sent' && next.saving.status === 'saving') {
			const wasSaving = before.status === 'sent' && before.saving.status === 'saving';
			if (!wasSaving) void save(next.answers);
		}
		if (next.status === 'ended') dispose();
	}

	function dispatch(action: Action) {
		if (life.signal.aborted) return;
		const before = state;
		const next = reduce(before, action);
		if (next === before) return;
		if (action.type === 'replace-key') {
			reads.abort();
			reads = new AbortController();
		}
		state = next;
		runEffects(before, next);
		for (const listener of listeners) listener();
	}

	function dispose() {
		life.abort();
		endLimit();
		endNaming();
		reads.abort();
		lookUpRun.abort();
		stop.abort();
	}

	return {
		getState: () => state,
		subscribe: (listener) => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		dispatch,
		dispose,
	};
}

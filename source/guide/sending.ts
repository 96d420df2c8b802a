import type {User} from '../api/types.ts';
import {exitCodes, type InviteError} from '../errors.ts';
import {isSameAddress} from '../invite/address.ts';
import {mayMeanSomebody} from '../invite/send.ts';
import {isInDoubt, verdictOfRefusal} from './doubt.ts';
import {end, enter, sharedOf} from './enter.ts';
import {awaitsList, failedRead, isLookedUp, personThere, review, settleLists} from './path.ts';
import {lookUp} from './reads.ts';
import type {GuideState, Outcome, Phase, Shared, Verdict} from './state.ts';

/**
 * Begins a sending, which waits for the look-up and for lists that may not have a saved value any more. An
 * address in doubt is looked up anew: what was found before it was sent to says nothing now.
 */
export function startSending(before: Shared): GuideState {
	// A list may have come while the sending before this one held on to what was confirmed.
	const state = settleLists(sharedOf(before));
	const blocked = obstacle(state);
	if (blocked) return enter(state, blocked);
	const email = state.answers.email?.value ?? '';
	const mustLook = isInDoubt(state) || !isLookedUp(state);
	const user = mustLook ? undefined : personThere(state);
	if (user) return enter(state, {status: 'already-there', user, from: 'email'});
	const isLooking = isLookedUp(state) && state.lookUp?.person.status === 'loading';
	const shared = mustLook && !isLooking ? lookUp(sharedOf(state), email) : state;
	return enter(
		{...shared, tickets: shared.tickets + 1},
		{
			status: 'sending',
			progress: {phase: isPrepared(shared) ? 'posting' : 'preparing'},
			stopping: false,
			ticket: shared.tickets,
		},
	);
}

/** What takes the screen instead of a sending: a refused key, or a question that lost its answer. */
function obstacle(shared: Shared): Phase | undefined {
	const refused = failedRead(shared, 'AUTHENTICATION_FAILED');
	if (refused) return {status: 'key-refused', error: refused, from: 'email'};
	const step = review(shared);
	return step.status === 'asking' ? step : undefined;
}

function isPrepared(shared: Shared) {
	return shared.lookUp?.person.status !== 'loading' && !awaitsList(shared);
}

/** Somebody is there by now: an invitation that was in doubt went through, else it is theirs to be told of. */
export function meet(state: GuideState, user: User): GuideState {
	return isInDoubt(state)
		? succeed(state, {action: 'invite', user, confirmedBy: 'look-up'})
		: enter(state, {status: 'already-there', user, from: 'email'});
}

/** Goes on with a sending that waited, once a read has come in. */
export function proceed(state: GuideState & {status: 'sending'}): GuideState {
	const blocked = obstacle(state);
	if (blocked) return enter(state, blocked);
	const user = personThere(state);
	if (user) return meet(state, user);
	return isPrepared(state) ? {...state, progress: {phase: 'posting'}} : state;
}

/** A look-up that fails while the sending waits for it: nothing is sent before the person knows (docs/behaviour.md, Look-up). */
export function giveUpPreparing(
	state: GuideState & {status: 'sending'},
	error: InviteError,
): GuideState {
	if (isInDoubt(state)) {
		const email = state.answers.email?.value ?? '';
		const absent = state.absent.filter((address) => !isSameAddress(address, email));
		return enter({...state, absent}, {status: 'failed', error, verdict: 'unknown'});
	}
	return enter(state, obstacle(state) ?? {status: 'reviewing'});
}

/** Tries again what failed; an invitation only after another look-up. */
export function retry(state: GuideState): GuideState {
	if (state.status === 'follow-up-failed') {
		const {action, user, idempotencyKey} = state;
		return enter(
			{...state, tickets: state.tickets + 1},
			{status: 'following-up', action, user, idempotencyKey, ticket: state.tickets},
		);
	}
	const email = state.answers.email?.value;
	if (state.status !== 'failed' || email === undefined) return state;
	return startSending(lookUp(sharedOf(state), email));
}

/** An invitation, resend or cancel went through. */
export function succeed(state: GuideState, outcome: Outcome): GuideState {
	const settled = [outcome.user.email, state.answers.email?.value ?? ''];
	const shared = {
		...state,
		sent: state.sent + 1,
		doubtful: state.doubtful.filter(
			(address) => !settled.some((email) => isSameAddress(address, email)),
		),
	};
	const isLeaving = state.status === 'sending' && state.stopping;
	return enter(shared, {
		status: 'sent',
		outcome,
		saving: {status: 'idle'},
		...(isLeaving ? {isLeaving} : {}),
	});
}

/** An invitation did not go through, or nobody can tell. */
export function fail(
	state: GuideState & {status: 'sending'},
	error: InviteError,
	said: Verdict,
): GuideState {
	const email = state.answers.email?.value ?? '';
	const verdict = said === 'not-sent' ? verdictOfRefusal(state, error) : said;
	const isNew = verdict !== 'not-sent' && !isInDoubt(state);
	const others = state.absent.filter((address) => !isSameAddress(address, email));
	const shared = {
		...state,
		doubtful: isNew ? [...state.doubtful, email] : state.doubtful,
		absent: verdict === 'not-there' ? [...others, email] : others,
	};
	if (state.stopping) return end(shared, {reason: 'stopped', verdict}, exitCodes.ABORTED);
	// Somebody may be there after all; who it is takes the screen when the look-up has found them.
	const asked = mayMeanSomebody(error) ? lookUp(sharedOf(shared), email) : shared;
	return enter(settleLists(sharedOf(asked)), {status: 'failed', error, verdict});
}

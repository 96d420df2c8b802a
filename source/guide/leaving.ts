import {assertNever, exitCodes} from '../errors.ts';
import {verdictOfRefusal} from './doubt.ts';
import {end, enter} from './enter.ts';
import {ask, isComplete, questionBefore, review} from './path.ts';
import type {Ending, GuideState, Shared} from './state.ts';

/** One step back; every value is kept (docs/behaviour.md, Keys). */
export function goBack(state: GuideState): GuideState {
	switch (state.status) {
		case 'asking':
			return goBackFromQuestion(state);
		case 'reviewing':
			return state.leadsTo === 'list'
				? end(state, {reason: 'kept'}, 0)
				: enter(state, ask(questionBefore(state, undefined) ?? 'email'));
		case 'many':
			return enter(state, ask(questionBefore(state, undefined) ?? 'email'));
		case 'already-there':
			return state.isCancelling
				? {...state, isCancelling: false}
				: enter(state, ask(state.from, isComplete(state)));
		case 'key-refused':
			return enter(state, ask(state.from, isComplete(state)));
		case 'failed':
			return enter(state, review(state));
		case 'follow-up-failed':
			return enter(state, {status: 'already-there', user: state.user, from: 'email'});
		case 'sent':
			return end(state, {reason: 'done', outcome: state.outcome}, 0);
		case 'sending': {
			// The service refused for now; giving up the wait for the next try leaves nothing in doubt.
			const {progress} = state;
			if (progress.phase !== 'rate-limited') return state;
			const verdict = verdictOfRefusal(state, progress.cause);
			return enter(state, {status: 'failed', error: progress.cause, verdict});
		}
		case 'following-up':
		case 'ended':
			return state;
		default:
			return assertNever(state);
	}
}

function goBackFromQuestion(state: GuideState & {status: 'asking'}): GuideState {
	if (state.fromReview && isComplete(state)) return enter(state, review(state));
	const before = questionBefore(state, state.field);
	if (before) return enter(state, ask(before));
	if (state.leadsTo === 'list') return end(state, {reason: 'quit', interrupted: false}, 0);
	return state.leaving
		? end(state, quitEnding(state, false), quitCode(state))
		: enter(state, {...ask(state.field), leaving: true});
}

/** Leaving while an earlier invitation of the run is in doubt cannot claim that nothing was sent. */
function quitEnding(shared: Shared, interrupted: boolean): Ending {
	return shared.doubtful.length > 0
		? {reason: 'stopped', verdict: 'unknown'}
		: {reason: 'quit', interrupted};
}

/** Leaving after something was sent is no abort (docs/behaviour.md, Exit codes). */
function quitCode(shared: Shared) {
	return shared.sent > 0 ? 0 : exitCodes.ABORTED;
}

/** Leaves for good; what the exit code says depends on where. `interrupted`: by Ctrl+C. */
export function quit(state: GuideState, interrupted: boolean): GuideState {
	switch (state.status) {
		case 'sent':
			return end(state, {reason: 'done', outcome: state.outcome}, 0);
		case 'failed':
		case 'follow-up-failed':
		case 'key-refused':
			return quitFailure(state, interrupted);
		case 'sending':
		case 'ended':
			return state;
		case 'following-up':
			return end(state, {reason: 'stopped', verdict: 'unknown'}, exitCodes.ABORTED);
		case 'asking':
		case 'reviewing':
		case 'many':
		case 'already-there':
			return end(
				state,
				quitEnding(state, interrupted),
				interrupted ? exitCodes.ABORTED : quitCode(state),
			);
		default:
			return assertNever(state);
	}
}

function quitFailure(
	state: GuideState & {status: 'failed' | 'follow-up-failed' | 'key-refused'},
	interrupted: boolean,
): GuideState {
	const {error} = state;
	const code = interrupted ? exitCodes.ABORTED : error.exitCode;
	const isOpen = state.doubtful.length > 0 || error.delivery === 'in-doubt';
	const verdict = isOpen ? 'unknown' : 'not-sent';
	const known = state.status === 'failed' && state.verdict !== 'not-sent' ? state.verdict : verdict;
	return end(state, {reason: 'gave-up', error, verdict: known}, code);
}

/** Ctrl+C: while sending, the first stops the wait and finds out what is true; everywhere else it leaves. */
export function abort(state: GuideState): GuideState {
	if (state.status !== 'sending') return quit(state, true);
	if (state.progress.phase === 'preparing') {
		return end(state, quitEnding(state, true), exitCodes.ABORTED);
	}
	return state.stopping
		? end(state, {reason: 'stopped', verdict: 'unknown'}, exitCodes.ABORTED)
		: {...state, stopping: true};
}

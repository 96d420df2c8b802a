import {exitCodes} from '../../errors.ts';
import {resumeCommand} from '../../invite/command-line.ts';
import type {Guide} from '../guide.ts';
import {isCutShort, lastWords, outcomeOf} from './outcome.ts';
import type {ManySession} from './session.ts';

/**
 * Leads the guide on when a list is left: back to the questions, to another round, or to the end with its last words.
 * `once`: no menu after it. Returns what ends that.
 */
export function followMany(
	guide: Guide,
	session: ManySession,
	{once}: {once: boolean},
): () => void {
	return session.subscribe(() => {
		const state = session.getState();
		if (state.status === 'finished') {
			if (once) session.dispatch({type: 'finish'});
			return;
		}
		if (state.status !== 'left') return;
		switch (state.to) {
			case 'questions':
				return guide.dispatch({type: 'go-back'});
			case 'more':
				return guide.dispatch({type: 'invite-another', keep: true});
			case 'interrupted':
				return guide.dispatch({type: 'abort'});
			case 'done':
			case 'stopped': {
				const {run} = state;
				const stop = run?.status === 'stopped' ? run.cause : undefined;
				const outcome = outcomeOf(state, stop);
				const isShort = run !== undefined && isCutShort(run);
				return guide.dispatch({
					type: 'finish-many',
					exitCode: state.to === 'stopped' ? exitCodes.ABORTED : outcome.exitCode,
					results: outcome.results,
					lines: lastWords(outcome, isShort ? resumeCommand : undefined),
				});
			}
		}
	});
}

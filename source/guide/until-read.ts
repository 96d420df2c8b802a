import type {Guide} from './guide.ts';
import type {GuideState} from './state.ts';

/** Resolves with the state once the account and both lists have come, or failed to; at once where the guide has ended. */
export function untilRead(guide: Guide): Promise<GuideState> {
	return new Promise((done) => {
		function check() {
			const state = guide.getState();
			const reads = [state.identity, state.roles, state.organizations];
			const isOpen = reads.some(({status}) => status === 'waiting' || status === 'loading');
			if (isOpen && state.status !== 'ended') return;
			end();
			done(state);
		}
		const end = guide.subscribe(check);
		check();
	});
}

import type {Ending, GuideState, Phase, Shared} from './state.ts';

/** The part of a state that outlives its phase. */
export function sharedOf(state: Shared): Shared {
	return {
		answers: state.answers,
		given: state.given,
		pending: state.pending,
		suggestions: state.suggestions,
		notices: state.notices,
		identity: state.identity,
		roles: state.roles,
		organizations: state.organizations,
		lookUp: state.lookUp,
		doubtful: state.doubtful,
		absent: state.absent,
		sought: state.sought,
		sent: state.sent,
		before: state.before,
		people: state.people,
		leadsTo: state.leadsTo,
		round: state.round,
		tickets: state.tickets,
	};
}

/** The state of a phase that begins: nothing of the phase before stays. */
export function enter(shared: Shared, phase: Phase): GuideState {
	return {
		...sharedOf(shared),
		...phase,
	};
}

/** The last state of a run. */
export function end(shared: Shared, ending: Ending, exitCode: number): GuideState {
	return enter(shared, {status: 'ended', ending, exitCode});
}

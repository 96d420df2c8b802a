import type {User} from '../api/types.ts';
import type {InviteError} from '../errors.ts';
import {createPacer, type Pacer} from './run-pacer.ts';
import type {RunJournal, RunPorts} from './run-ports.ts';
import {type RunAction, reduceRun} from './run-reducer.ts';
import {isOver, type Job, nextJob, type Outcome, type RunState, startRun} from './run-state.ts';
import {createWork} from './run-work.ts';

/** How a run is watched and ended. */
export type RunOptions = {
	/** The first Ctrl+C: nothing new starts, what is under way is settled. */
	stop: AbortSignal;
	/** The second one: the run ends at once. */
	leave: AbortSignal;
	/** Told every state but the first. */
	report?: (state: RunState) => void;
	/** Without one nothing is written, and a run that is killed is forgotten. */
	journal?: RunJournal | undefined;
	/** The pace this run shares with reads before it; a new one unless told. */
	pacer?: Pacer;
	/** What becomes of a row whose address turns out to be taken; it failed unless told. */
	ifThere?: (job: Job, user: User, refusal: InviteError) => Outcome;
};

/** How long an answer is still waited for after the first Ctrl+C, in milliseconds; then the address is looked up. */
const graceMs = 5000;

/** Deals with all jobs, four at a time, and resolves to the last state. Never rejects. */
export function runJobs(
	jobs: readonly Job[],
	ports: RunPorts,
	options: RunOptions,
): Promise<RunState> {
	const {stop, leave, report, journal, pacer = createPacer(ports)} = options;
	let state = startRun(jobs, ports.now());
	/** Aborted once nothing new may leave. */
	const halt = new AbortController();
	/** Aborted once answers are no longer waited for. */
	const impatience = new AbortController();
	/** Aborted when the run is over: whatever still goes on concerns nobody. */
	const over = new AbortController();

	return new Promise((resolve) => {
		const work = createWork({
			ports,
			pacer,
			journal,
			ifThere: options.ifThere,
			halt: halt.signal,
			impatience: impatience.signal,
			over: over.signal,
			progress: ({row}, phase) => dispatch({type: 'progress', row, phase}),
			breakDown: (error) => dispatch({type: 'stop', cause: {by: 'journal', error}}),
		});

		function dispatch(action: RunAction) {
			const next = reduceRun(state, action);
			if (next === state) return;
			state = next;
			report?.(state);
			if (state.status !== 'running') halt.abort();
			if (isOver(state)) finish();
			else startNext();
		}

		/** Starts the next job, which starts the one after it, as far as the run has room. */
		function startNext() {
			const job = nextJob(state);
			if (job === undefined) return;
			const {row} = job;
			// Whatever this starts in turn finds the job under way.
			dispatch({type: 'start', row});
			void work(job).then((outcome) => dispatch({type: 'settle', row, outcome}));
		}

		function stopNow() {
			dispatch({type: 'stop', cause: {by: 'person'}});
			if (!isOver(state)) void ports.wait(graceMs, over.signal).then(() => impatience.abort());
		}

		function leaveNow() {
			dispatch({type: 'leave'});
		}

		function finish() {
			stop.removeEventListener('abort', stopNow);
			leave.removeEventListener('abort', leaveNow);
			over.abort();
			impatience.abort();
			resolve(state);
		}

		if (isOver(state)) return finish();
		stop.addEventListener('abort', stopNow);
		leave.addEventListener('abort', leaveNow);
		if (leave.aborted) return leaveNow();
		if (stop.aborted) return stopNow();
		startNext();
	});
}

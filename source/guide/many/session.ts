import type {UserList} from '../../api/types.ts';
import {resultsOfList} from '../../batch/list-results.ts';
import type {PeopleList} from '../../batch/people-list.ts';
import type {Plan} from '../../batch/plan.ts';
import type {RowResult} from '../../batch/run-result.ts';
import type {Job, RunState} from '../../batch/run-state.ts';
import {toInviteError} from '../../errors.ts';
import {createManyState, reduceMany} from './reducer.ts';
import type {ManyAction, ManyStart, ManyState, ReportSaving} from './state.ts';

/** What a list calls; handed in, so that it is tested without a network. */
export type ManyServices = {
	/** Everybody who is there, in one read. Rejects with an `InviteError`. */
	readEverybody(signal: AbortSignal): Promise<UserList>;
	/**
	 * Deals with all jobs, written to a journal, and resolves to the last state, which `report` is told too. Rejects with
	 * an `InviteError` where the journal cannot be made: nothing was sent then.
	 */
	run(
		jobs: readonly Job[],
		options: {
			plan: Plan;
			stop: AbortSignal;
			leave: AbortSignal;
			report(run: RunState): void;
		},
	): Promise<RunState>;
	/** Writes the report; resolves to its path. Rejects with an `InviteError`. */
	saveReport(results: readonly RowResult[], list: PeopleList): Promise<string>;
	/** Milliseconds of the clock that runs count on. */
	now(): number;
};

/** A list with its effects: what the faces hold while a list is shown. */
export type ManySession = {
	/** Milliseconds of the clock that runs count on. */
	now(): number;
	getState(): ManyState;
	/** Calls the listener after each change; returns what ends that. */
	subscribe(listener: () => void): () => void;
	dispatch(action: ManyAction): void;
	/** Begins: everybody is read. */
	load(): void;
	/** Ends every read and wait. */
	dispose(): void;
};

/** Runs a list: the reducer decides, and what a state says is being read, sent or saved is then done. */
export function createManySession(start: ManyStart, services: ManyServices): ManySession {
	let state = createManyState();
	const listeners = new Set<() => void>();
	const life = new AbortController();
	let stop = new AbortController();
	let leave = new AbortController();

	function read(ticket: number) {
		services.readEverybody(life.signal).then(
			(users) => dispatch({type: 'succeed-read', ticket, users}),
			(error: unknown) => dispatch({type: 'fail-read', ticket, error: toInviteError(error)}),
		);
	}

	function run({ticket, run: {rows}, plan}: ManyState & {status: 'sending'}) {
		if (!plan) return;
		stop = new AbortController();
		leave = new AbortController();
		function report(next: RunState) {
			dispatch({type: 'progress', ticket, run: next});
		}
		services
			.run(
				rows.map(({job}) => job),
				{plan, stop: stop.signal, leave: leave.signal, report},
			)
			.then(report, (error: unknown) =>
				dispatch({type: 'fail-run', ticket, error: toInviteError(error)}),
			);
	}

	function save({plan, settled}: ManyState) {
		if (!plan) return;
		function report(saving: ReportSaving) {
			dispatch({type: 'report-saving', saving});
		}
		services.saveReport(resultsOfList(plan, settled), plan.input.list).then(
			(path) => report({status: 'saved', path}),
			(error: unknown) => report({status: 'failed', reason: toInviteError(error).message}),
		);
	}

	/** The first Ctrl+C stops the run, the second leaves it; both act on the run, which then reports itself over. */
	function interrupt() {
		if (stop.signal.aborted) leave.abort();
		else stop.abort();
	}

	function runEffects(before: ManyState, next: ManyState) {
		if (
			next.status === 'reading' &&
			!(before.status === 'reading' && before.ticket === next.ticket)
		) {
			read(next.ticket);
		}
		if (next.status === 'sending' && before.status !== 'sending') run(next);
		const isSaving = next.status === 'finished' && next.report.status === 'saving';
		const wasSaving = before.status === 'finished' && before.report.status === 'saving';
		if (isSaving && !wasSaving) save(next);
		if (next.status === 'left') dispose();
	}

	function dispatch(action: ManyAction) {
		if (life.signal.aborted) return;
		if (action.type === 'abort' && state.status === 'sending') return interrupt();
		const before = state;
		state = reduceMany(state, action, start);
		if (state === before) return;
		runEffects(before, state);
		for (const listener of [...listeners]) listener();
	}

	function dispose() {
		life.abort();
		leave.abort();
	}

	return {
		now: services.now,
		getState: () => state,
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		dispatch,
		load() {
			if (state.status === 'reading') read(state.ticket);
		},
		dispose,
	};
}

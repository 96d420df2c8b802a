import {describe, expect, it} from 'vitest';
import {freshPace} from '../../source/batch/pace.ts';
import {type RunAction, reduceRun} from '../../source/batch/run-reducer.ts';
import {
	countRows,
	nextJob,
	type Outcome,
	type RunState,
	startRun,
	timeLeft,
} from '../../source/batch/run-state.ts';
import {type ErrorCode, InviteError} from '../../source/errors.ts';
import {invitations, userOf} from './simulated-service.ts';

function play(people: number, ...actions: RunAction[]): RunState {
	return actions.reduce(reduceRun, startRun(invitations(people), 0));
}

function failed(code: ErrorCode): Outcome {
	return {status: 'failed', error: new InviteError(code, 'It failed.')};
}

const invited: Outcome = {status: 'invited', user: userOf('a@acme.com'), confirmedBy: 'answer'};

function start(row: number): RunAction {
	return {type: 'start', row};
}

function settle(row: number, outcome: Outcome): RunAction {
	return {type: 'settle', row, outcome};
}

const stop: RunAction = {type: 'stop', cause: {by: 'person'}};

describe('a run', () => {
	it('takes the rows in their order, four at a time', () => {
		let state = startRun(invitations(6), 0);
		const started: number[] = [];
		for (let job = nextJob(state); job; job = nextJob(state)) {
			started.push(job.row);
			state = reduceRun(state, start(job.row));
		}
		expect(started).toEqual([2, 3, 4, 5]);
	});

	it('refuses two jobs for one row', () => {
		const [job] = invitations(1);
		expect(() => startRun(job ? [job, job] : [], 0)).toThrow('the same row');
	});

	it('changes nothing for what makes no sense', () => {
		const state = play(2, start(2));
		const nonsense: RunAction[] = [
			start(2),
			start(99),
			settle(3, invited),
			{type: 'progress', row: 3, phase: {phase: 'posting'}},
		];
		for (const action of nonsense) expect(reduceRun(state, action)).toBe(state);
		const done = play(1, start(2), settle(2, invited));
		for (const action of [...nonsense, stop, {type: 'leave'} as const]) {
			expect(reduceRun(done, action)).toBe(done);
		}
	});

	it('stops with the first cause', () => {
		const state = play(
			9,
			start(2),
			start(3),
			stop,
			settle(2, failed('AUTHENTICATION_FAILED')),
			settle(3, invited),
		);
		expect(state).toMatchObject({status: 'stopped', cause: {by: 'person'}});
		expect(countRows(state.rows)).toMatchObject({failed: 1, invited: 1, 'not-tried': 7});
	});

	it('is over at once where nothing is under way', () => {
		expect(play(3, stop)).toMatchObject({status: 'stopped'});
	});

	it('leaves rows that wait, and doubts those that are out', () => {
		const state = play(
			5,
			start(2),
			start(3),
			start(4),
			start(5),
			{type: 'progress', row: 2, phase: {phase: 'posting'}},
			{type: 'progress', row: 3, phase: {phase: 'rate-limited', until: 9}},
			{type: 'progress', row: 4, phase: {phase: 'checking'}},
			{type: 'leave'},
		);
		expect(state.rows.map(({status}) => status)).toEqual([
			'doubtful',
			'not-tried',
			'doubtful',
			'not-tried',
			'not-tried',
		]);
	});
});

describe('the time that is left', () => {
	it('is not known at first, then as it went so far, and never shorter than the pace allows', () => {
		expect(timeLeft(play(10, start(2)), freshPace, 500)).toBeUndefined();
		const one = play(10, start(2), settle(2, invited));
		expect(timeLeft(one, freshPace, 500)).toBe(9 * 500);
		const many = play(2001, start(2), settle(2, invited));
		expect(timeLeft(many, freshPace, 1)).toBe(120_000);
		expect(timeLeft(reduceRun(one, stop), freshPace, 500)).toBeUndefined();
	});
});

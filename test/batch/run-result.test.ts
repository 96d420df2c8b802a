import {describe, expect, it} from 'vitest';
import {
	countResults,
	exitCodeOfMany,
	manyResult,
	type RowResult,
	type RowStatus,
	resultsOf,
} from '../../source/batch/run-result.ts';
import type {RunRow, StopCause} from '../../source/batch/run-state.ts';
import {type ErrorCode, InviteError} from '../../source/errors.ts';
import {invitations, userOf} from './simulated-service.ts';

const person: StopCause = {by: 'person'};

function results(...entries: (RowStatus | [RowStatus, ErrorCode])[]): RowResult[] {
	return entries.map((entry, index) => {
		const [status, code] = typeof entry === 'string' ? [entry] : entry;
		const error = code && new InviteError(code, 'It failed.');
		return {row: index + 1, email: `p${index}@acme.com`, status, ...(error ? {error} : {})};
	});
}

function failure(code: ErrorCode): StopCause {
	return {by: 'failure', error: new InviteError(code, 'It failed.')};
}

describe('the exit code', () => {
	it.each<[number, RowResult[], StopCause | undefined]>([
		[0, results(), undefined],
		[0, results('invited', 'skipped', 'resent', 'cancelled'), undefined],
		[0, results('ready', 'skipped'), undefined],
		[21, results('invited', ['failed', 'RESOURCE_CONFLICT']), undefined],
		[40, results(['failed', 'API_SERVER_ERROR'], ['doubtful', 'API_SERVER_ERROR']), undefined],
		[1, results(['failed', 'API_SERVER_ERROR'], ['failed', 'NETWORK_ERROR']), undefined],
		[30, results('invited', 'invalid'), undefined],
		[30, results('invalid', ['failed', 'VALIDATION_ERROR']), undefined],
		[1, results('invalid', ['failed', 'NETWORK_ERROR']), undefined],
		[
			10,
			results(['failed', 'AUTHENTICATION_FAILED'], 'not-tried'),
			failure('AUTHENTICATION_FAILED'),
		],
		[1, results(['failed', 'VALIDATION_ERROR'], 'not-tried'), failure('AUTHENTICATION_FAILED')],
		[1, results('invited', 'not-tried'), {by: 'journal', error: new InviteError('CLI_ERROR', 'x')}],
		[130, results('invited', 'not-tried'), person],
		[130, results(['failed', 'NETWORK_ERROR'], 'not-tried'), person],
		[130, results('invited', ['doubtful', 'ABORTED']), person],
		[0, results('invited', 'invited'), person],
		[41, results('invited', ['failed', 'NETWORK_ERROR']), person],
	])('%i: %j %j', (code, rows, cause) => {
		expect(exitCodeOfMany(rows, cause)).toBe(code);
	});
});

describe('the object of many', () => {
	it('has everybody, and counts that add up', () => {
		const rows = results('invited', 'skipped', ['failed', 'NETWORK_ERROR'], 'invalid', 'not-tried');
		const object = manyResult(rows, {domain: 'acme.com'});
		expect(object).toMatchObject({
			status: 'partial',
			counts: {
				invited: 1,
				skipped: 1,
				resent: 0,
				cancelled: 0,
				failed: 1,
				doubtful: 0,
				invalid: 1,
				notTried: 1,
			},
			account: {domain: 'acme.com'},
		});
		expect(object['people']).toMatchObject([
			{row: 1, email: 'p0@acme.com', status: 'invited', id: null, error: null},
			{status: 'skipped'},
			{status: 'failed', error: {code: 'NETWORK_ERROR', message: 'It failed.', hint: null}},
			{status: 'invalid'},
			{status: 'not-tried'},
		]);
	});

	it('is done when everybody went through, and says of a dry run what it is', () => {
		expect(manyResult(results('invited', 'skipped'), {})['status']).toBe('done');
		const rows = results('ready', 'skipped');
		expect(manyResult(rows, {}, {isDryRun: true})['status']).toBe('dry-run');
		expect(countResults(rows).ready).toBe(1);
	});

	it('is made from the rows of a run', () => {
		const [one, two, three] = invitations(3);
		if (!one || !two || !three) throw new Error('three were asked for');
		const error = new InviteError('NETWORK_ERROR', 'Lost.');
		const rows: RunRow[] = [
			{job: one, status: 'invited', user: userOf(one.email), confirmedBy: 'answer'},
			{job: two, status: 'doubtful', error},
			{job: three, status: 'under-way', phase: 'posting'},
		];
		expect(resultsOf(rows)).toEqual([
			{row: 2, email: one.email, status: 'invited', id: userOf(one.email).id},
			{row: 3, email: two.email, status: 'doubtful', error},
			{row: 4, email: three.email, status: 'not-tried'},
		]);
	});
});

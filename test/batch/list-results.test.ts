import {describe, expect, it} from 'vitest';
import {dryRunResults, jobsOf, resultsOfList} from '../../source/batch/list-results.ts';
import {countResults} from '../../source/batch/run-result.ts';
import type {RunRow} from '../../source/batch/run-state.ts';
import {planOf, somebody} from './planned.ts';

const text = [
	'email,role,status,id,error',
	'ann@acme.com,Admin,,,',
	'bob@acme.com,Viewer,,,',
	'ANN@acme.com,Admin,,,',
	'eve@,Admin,,,',
	'jane@acme.com,,,,',
	'old@acme.com,,invited,u-old,',
].join('\n');

async function plan() {
	return planOf(text, {users: [somebody()]});
}

describe('the results of a list', () => {
	it('add up to it, with what the run and what the plan say', async () => {
		const planned = await plan();
		const rows = jobsOf(planned).map((job): RunRow => {
			const user = somebody({id: `id-${job.row}`, email: job.email});
			return {job, status: 'invited', user, confirmedBy: 'answer'};
		});
		const results = resultsOfList(planned, rows);
		expect(results.map(({row, status, id, error}) => [row, status, id, error?.code])).toEqual([
			[2, 'invited', 'id-2', undefined],
			[3, 'invited', 'id-3', undefined],
			[4, 'skipped', undefined, undefined],
			[5, 'invalid', undefined, 'VALIDATION_ERROR'],
			[6, 'failed', 'u-1', 'RESOURCE_CONFLICT'],
			[7, 'skipped', 'u-old', undefined],
		]);
		const counts = Object.values(countResults(results));
		expect(counts.reduce((sum, count) => sum + count, 0)).toBe(planned.counts.total);
	});

	it('say of rows that never got their turn that they were not tried', async () => {
		const statuses = resultsOfList(await plan(), []).map(({status}) => status);
		expect(statuses.slice(0, 2)).toEqual(['not-tried', 'not-tried']);
	});

	it('say in a dry run who is ready', async () => {
		const statuses = dryRunResults(await plan()).map(({status}) => status);
		expect(statuses).toEqual(['ready', 'ready', 'skipped', 'invalid', 'failed', 'skipped']);
	});
});

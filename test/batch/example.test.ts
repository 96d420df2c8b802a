import {readFile} from 'node:fs/promises';
import {expect, it} from 'vitest';
import {createApi} from '../../source/api/client.ts';
import {describeKey} from '../../source/api/key.ts';
import {planPeople} from '../../source/batch/plan-people.ts';
import {readPeople} from '../../source/batch/read-people.ts';
import {startDemoApi} from '../../source/demo/server.ts';
import {words} from '../../source/words/words.ts';

it('the example list shows in the demo what a list can hold', async () => {
	const demo = await startDemoApi({latencyMs: 0});
	try {
		const api = createApi({...demo, keyDescription: describeKey(demo.key, 'the demo'), env: {}});
		const read = await readPeople(await readFile('examples/people.csv'), {name: 'people.csv'});
		if (!read.ok) throw read.error;
		const {rows, counts} = planPeople({
			list: read.list,
			users: await api.listUsers(),
			roles: await api.listRoles(),
			organizations: await api.listOrganizations(),
			shared: {},
			defaults: {},
			homeDomain: (await api.validate()).domain,
			ifExists: 'fail',
		});
		expect(rows.map(({standing, look}) => look ?? standing)).toEqual([
			'ready',
			'ready',
			'ready',
			'ready',
			'repeated',
			'active',
			'expired',
			'outside',
			'near-miss',
			'wrong',
		]);
		expect(rows.at(-1)?.problems.map(({column, reason}) => [column, reason])).toEqual([
			['userEmail', words.address.shortDomain],
		]);
		expect(counts).toMatchObject({total: 10, toInvite: 6, toLookAt: 2});
	} finally {
		await demo.close();
	}
});

import {PassThrough} from 'node:stream';
import {expect, it} from 'vitest';
import {run} from '../../source/commands/demo-api.ts';
import {demoAccounts} from '../../source/demo/accounts.ts';
import type {Host} from '../../source/terminal.ts';
import {runCommand} from './run-command.ts';

/** What is printed while it serves; `during` may use it before it ends. */
async function serve(
	format: 'table' | 'json',
	during: (printed: string) => Promise<void> = async () => undefined,
): Promise<string> {
	const stdout = new PassThrough();
	const end = new AbortController();
	const ended = run({
		host: {stdout} as unknown as Host,
		format,
		signal: end.signal,
		onExit: () => () => undefined,
	});
	const printed = await new Promise<string>((resolve) => {
		stdout.once('data', (chunk: Buffer) => resolve(chunk.toString()));
	});
	await during(printed);
	end.abort();
	await ended;
	return printed;
}

it('prints the key of every account for people', async () => {
	const text = await serve('table');
	for (const {key, summary} of demoAccounts) {
		expect(text).toContain(key);
		if (key !== demoAccounts[0].key) expect(text).toContain(summary);
	}
	for (const {id} of demoAccounts[1]?.customers ?? []) expect(text).toContain(id);
});

it('prints the key of every account for scripts, and serves them', async () => {
	await serve('json', async (printed) => {
		const {baseUrl, key, accounts} = JSON.parse(printed) as {
			baseUrl: string;
			key: string;
			accounts: Array<{key: string; summary: string; customers: string[]}>;
		};
		expect(key).toBe(demoAccounts[0].key);
		expect(accounts).toEqual(
			demoAccounts.map(({key, summary, customers}) => ({
				key,
				summary,
				customers: customers.map(({id}) => id),
			})),
		);
		for (const account of accounts) {
			const headers = {
				authorization: `Bearer ${account.key}`,
				'x-tenant-id': account.customers[0] ?? '',
			};
			expect((await fetch(`${baseUrl}/iam/v1/roles`, {headers})).status).toBe(200);
		}
	});
});

it('--demo has a customer of its own, whatever the environment says', async () => {
	const env = {DCI_CUSTOMER_CONTEXT: 'somebody-real'};
	expect(await runCommand(['roles', '--demo'], {env})).toMatchObject({code: 0});
	const named = await runCommand(['roles', '--demo', '-D', 'somebody-real'], {env});
	expect(named).toMatchObject({code: 30});
});

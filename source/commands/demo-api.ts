import type {Context} from '../context.ts';
import {demoAccountHelp} from '../demo/accounts.ts';
import {reservedAddresses, reservedAddressHelp} from '../demo/reserved.ts';
import {demoIdentity} from '../demo/seed.ts';
import {startDemoApi} from '../demo/server.ts';
import {words} from '../words/words.ts';

/** Serves the embedded API until the program is stopped; says on stdout how to reach it. */
export async function run({
	host,
	format,
	signal,
	onExit,
}: Pick<Context, 'host' | 'format' | 'signal' | 'onExit'>): Promise<undefined> {
	const api = await startDemoApi({latencyMs: 0});
	onExit(() => void api.close());
	const text = [
		words.commands.demoApi.runs(demoIdentity.domain),
		words.commands.demoApi.toUse,
		'',
		`  export DCI_API_BASE_URL=${api.baseUrl}`,
		`  export DCI_API_KEY=${api.key}`,
		'',
		words.commands.demoApi.otherAccounts,
		'',
		demoAccountHelp(api.accounts.slice(1)),
		'',
		words.commands.demoApi.reserved,
		'',
		reservedAddressHelp(),
		'',
	].join('\n');
	const json = {
		baseUrl: api.baseUrl,
		key: api.key,
		accounts: api.accounts.map(({key, summary, customers}) => ({
			key,
			summary,
			customers: customers.map(({id}) => id),
		})),
		reserved: reservedAddresses.map(({email, summary}) => ({email, summary})),
	};
	host.stdout.write(format === 'json' ? `${JSON.stringify(json, null, 2)}\n` : text);
	await new Promise<void>((resolve) => {
		if (signal.aborted) resolve();
		else signal.addEventListener('abort', () => resolve(), {once: true});
	});
	await api.close();
	return undefined;
}

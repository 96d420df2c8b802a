import {readdirSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {type DocumentServerOptions, startDocumentServer} from '../helpers/document-server.ts';
import {startFaultServer} from '../helpers/fault-server.ts';
import {newHome, type RunOptions, runCommand} from './run-command.ts';

const hostile = '\u001B]0;owned\u0007Fin\u202Eance\nUser';

async function withServer(
	args: string[],
	server: DocumentServerOptions = {},
	options: RunOptions = {},
) {
	const service = await startDocumentServer(server);
	try {
		return {...(await runCommand(args, {service, ...options})), service};
	} finally {
		await service.close();
	}
}

describe('roles', () => {
	it('aligns by display width', async () => {
		const roles = [
			{id: 'r-1', name: '経理担当', type: 'custom', permissions: ['a']},
			{id: 'r-2', name: 'Viewer', type: 'preset'},
			{id: 'r-3', name: hostile},
		];
		const {stdout, code} = await withServer(['roles'], {roles}, {person: true});
		expect(code).toBe(0);
		expect(stdout).toBe(
			[
				'Name          Type    Permissions  ID',
				'経理担当      custom  1            r-1',
				'Viewer        preset               r-2',
				'Finance User                       r-3',
				'',
			].join('\n'),
		);
	});

	it('are tab-separated rows without headings where they are piped', async () => {
		const roles = [
			{id: 'r-1', name: '経理担当', type: 'custom', permissions: ['a']},
			{id: 'r-3', name: hostile},
		];
		const {stdout} = await withServer(['roles'], {roles});
		expect(stdout).toBe('経理担当\tcustom\t1\tr-1\nFinance User\t\t\tr-3\n');
	});

	it('says them to scripts as they are', async () => {
		const roles = [
			{id: 'r-3', name: hostile},
			{id: 'r-1', name: 'A', type: 'preset', permissions: ['p']},
		];
		const {stdout} = await withServer(['roles', '--json'], {roles});
		expect(JSON.parse(stdout)).toEqual({
			roles: [
				{id: 'r-3', name: hostile, type: null, permissions: []},
				{id: 'r-1', name: 'A', type: 'preset', permissions: ['p']},
			],
		});
	});

	it('cuts long names in a window, never the IDs', async () => {
		const roles = [{id: 'r-1', name: 'long '.repeat(30), type: 'custom', permissions: []}];
		const {stdout} = await withServer(['roles'], {roles}, {person: true});
		for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
		expect(stdout).toMatch(/… +custom +0 +r-1\n/);
	});
});

describe('organizations', () => {
	it.each<[string[], string]>([
		[['organizations'], 'One\torg-one\nTwo\torg-two\n'],
		[
			['organizations', '--output', 'json'],
			`${JSON.stringify(
				{
					organizations: [
						{id: 'org-one', name: 'One'},
						{id: 'org-two', name: 'Two'},
					],
				},
				null,
				2,
			)}\n`,
		],
	])('%j', async (args, expected) => {
		expect(await withServer(args)).toMatchObject({code: 0, stderr: '', stdout: expected});
	});

	it('says when there are none', async () => {
		const none = {organizations: [], roles: []};
		const person = {person: true};
		expect((await withServer(['organizations'], none, person)).stdout).toBe(
			'There are no organizations.\n',
		);
		expect((await withServer(['roles'], none, person)).stdout).toBe('There are no roles.\n');
		expect((await withServer(['roles'], none)).stdout).toBe('');
	});
});

describe('status', () => {
	it('says whose key it is', async () => {
		const {stdout, service, home} = await withServer(['status', '--json', '-D', 'c-1']);
		const folder = join(home, '.config/dci-invite');
		expect(JSON.parse(stdout)).toEqual({
			account: {email: 'admin@acme.com', domain: 'acme.com'},
			key: {source: 'DCI_API_KEY', ends: 'nary'},
			profile: 'default',
			customerContext: 'c-1',
			baseUrl: service.baseUrl,
			files: {config: join(folder, 'config.json'), credentials: join(folder, 'credentials.json')},
		});
		expect(service.requests.map(({path}) => path)).toEqual(['/auth/v1/validate']);
	});

	it('says that it belongs to a service account', async () => {
		for (const identity of [{domain: 'acme.com'}, {domain: 'acme.com', email: null}]) {
			const {stdout} = await withServer(['status', '--json'], {identity});
			expect(JSON.parse(stdout).account).toEqual({email: null, domain: 'acme.com'});
		}
		const {stdout} = await withServer(['status'], {identity: {domain: 'acme.com', email: ''}});
		expect(stdout).toMatch(/^Account +service account$/m);
	});

	it('says it to people without the key', async () => {
		const {stdout, service} = await withServer(['status']);
		for (const words of ['admin@acme.com', '********nary from DCI_API_KEY', service.baseUrl]) {
			expect(stdout).toContain(words);
		}
		expect(stdout).not.toContain(service.key);
	});

	it.each<[string, string, string]>([
		['Active', '', 'active'],
		['invited', 'Pending', 'pending'],
		['invited', 'EXPIRED', 'expired'],
		['invited', 'Cancelled', 'cancelled'],
		['INVITED', '', 'invited'],
	])('of somebody %s %s is %s', async (status, inviteStatus, state) => {
		const users = [{id: 'u', email: 'jane@acme.com', status, inviteStatus, roleId: 'role-viewer'}];
		const ran = await withServer(['status', 'Jane@acme.com', '--json'], {users});
		expect(JSON.parse(ran.stdout)).toMatchObject({
			user: {id: 'u', email: 'jane@acme.com', state},
			role: {id: 'role-viewer', name: 'Viewer'},
			organization: null,
		});
		expect((await withServer(['status', 'jane@acme.com'], {users})).stdout).toContain(state);
	});

	it('does without the names of lists that cannot be read', async () => {
		const service = await startFaultServer({
			reads: {roles: 'forbidden', organizations: 'forbidden'},
			users: [{id: 'u', email: 'jane@acme.com', status: 'active'}],
		});
		const ran = await runCommand(['status', 'jane@acme.com'], {service});
		await service.close();
		expect(ran).toMatchObject({code: 0, stderr: ''});
	});

	it('of nobody is 20', async () => {
		const ran = await withServer(['status', 'jane@acme.com', '--json']);
		expect(ran).toMatchObject({code: 20, stdout: ''});
		expect(JSON.parse(ran.stderr)).toMatchObject({error: {code: 'RESOURCE_NOT_FOUND'}});
	});
});

it.each([['status'], ['roles'], ['organizations']])('%s needs a key', async (command) => {
	const ran = await runCommand([command, '--json']);
	expect(ran.code).toBe(10);
	// What is known without a key is said all the same.
	expect(ran.stdout === '').toBe(command !== 'status');
	expect(JSON.parse(ran.stderr)).toMatchObject({error: {code: 'AUTHENTICATION_FAILED'}});
});

describe('the last fetched lists', () => {
	it('are kept private, with IDs and names only, for the completion', async () => {
		const home = newHome();
		const service = await startDocumentServer({});
		await runCommand(['roles'], {home, service});
		await runCommand(['organizations'], {home, service});
		await service.close();
		const folder = join(home, '.cache/dci-invite');
		const files = readdirSync(folder);
		expect(files).toEqual([expect.stringMatching(/^lists-[\da-f]{16}\.json$/)]);
		const file = join(folder, String(files[0]));
		expect(statSync(folder).mode & 0o777).toBe(0o700);
		expect(statSync(file).mode & 0o777).toBe(0o600);
		const kept = JSON.parse(readFileSync(file, 'utf8')) as Record<string, {choices: unknown}>;
		expect(kept['roles']?.choices).toEqual([
			{id: 'role-viewer', name: 'Viewer'},
			{id: 'role-editor', name: 'Editor'},
		]);
		expect(readFileSync(file, 'utf8')).not.toContain(service.key);
		async function offered(typed: string[], options: RunOptions = {}) {
			const line = ['completion', 'bash', '--', ...typed, '--role', ''];
			return (await runCommand(line, {home, service, ...options})).stdout;
		}
		expect(await offered([])).toBe('Viewer\nEditor\nnone\n');
		expect(await offered(['--customer-context', 'acme'])).toBe('none\n');
		expect(await offered(['--customer-context=acme'])).toBe('none\n');
		expect(await offered(['--demo'])).toBe('none\n');
		expect(await offered([], {env: {DCI_API_KEY: 'test-key-1111-canary'}})).toBe('none\n');
		expect(await offered([], {env: {DCI_API_KEY: ''}})).toBe('none\n');
	});

	it('cost nothing where they cannot be kept', async () => {
		const ran = await withServer(['roles'], {}, {env: {XDG_CACHE_HOME: '/dev/null/x'}});
		expect(ran).toMatchObject({code: 0, stderr: ''});
	});
});

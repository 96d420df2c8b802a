import {expect, it} from 'vitest';
import {tableOfPeople} from '../../../source/commands/people/people-table.ts';
import {startDemoApi} from '../../../source/demo/server.ts';
import {toPeople} from '../../../source/guide/people/people.ts';
import {words} from '../../../source/words/words.ts';
import {
	type DocumentServerOptions,
	type DocumentUser,
	startDocumentServer,
} from '../../helpers/document-server.ts';
import {startFaultServer} from '../../helpers/fault-server.ts';
import {type RunOptions, runCommand} from '../run-command.ts';

const users: DocumentUser[] = [
	{id: 'u-9', email: 'zoe@acme.com', status: 'Active', firstName: 'Zoë', lastName: 'Ågren'},
	{
		id: 'u-1',
		email: 'priya@acme.com',
		status: 'invited',
		inviteStatus: 'Pending',
		roleId: 'role-viewer',
		organizationId: 'org-gone',
	},
	{id: 'u-3', email: 'anders@acme.com', status: 'suspended', displayName: 'Élise B'},
];

async function withServer(
	args: string[],
	server: DocumentServerOptions = {},
	options?: RunOptions,
) {
	const service = await startDocumentServer({users, ...server});
	try {
		return await runCommand(args, {service, ...options});
	} finally {
		await service.close();
	}
}

it('lists everybody by name, else by address, as tab-separated rows where it is piped', async () => {
	const ran = await withServer(['people']);
	expect(ran).toMatchObject({code: 0, stderr: ''});
	expect(ran.stdout).toBe(
		[
			'Élise B\tanders@acme.com\t\t\tsuspended',
			'\tpriya@acme.com\tViewer\torg-gone\tpending',
			'Zoë Ågren\tzoe@acme.com\t\t\tactive',
			'',
		].join('\n'),
	);
});

it('says everybody to scripts', async () => {
	const {stdout} = await withServer(['list-users', '--json', '--state', 'pending']);
	expect(JSON.parse(stdout)).toEqual({
		people: [
			{
				id: 'u-1',
				email: 'priya@acme.com',
				firstName: null,
				lastName: null,
				state: 'pending',
				serverState: null,
				role: {id: 'role-viewer', name: 'Viewer'},
				organization: {id: 'org-gone', name: 'org-gone'},
			},
		],
	});
});

it.each<[string[], string[]]>([
	[['--state', 'active'], ['zoe@acme.com']],
	[['--state', 'unknown'], ['anders@acme.com']],
	[['--state', 'expired'], []],
	[['--search', 'zoe agren'], ['zoe@acme.com']],
	[['--search', 'ELISE'], ['anders@acme.com']],
	[['--search', '@ACME priya'], ['priya@acme.com']],
	[['--search', 'viewer'], []],
	[['--search', 'acme', '--state', 'pending'], ['priya@acme.com']],
])('%j shows %j', async (flags, emails) => {
	const {stdout, code} = await withServer(['people', '--json', ...flags]);
	const {people} = JSON.parse(stdout) as {people: {email: string}[]};
	expect(people.map(({email}) => email)).toEqual(emails);
	expect(code).toBe(0);
});

it.each<[DocumentUser[], string]>([
	[[], words.people.noOne],
	[users, words.people.noOneFound],
])('says on a terminal that there is no one, and ends with 0', async (there, sentence) => {
	const args = ['people', '--no-input', '--search', 'nobody'];
	const ran = await withServer(args, {users: there}, {person: true});
	expect(ran).toMatchObject({code: 0, stdout: `${sentence}\n`, stderr: ''});
});

it('prints nothing where nobody is there and it is piped', async () => {
	expect(await withServer(['people'], {users: []})).toMatchObject({
		code: 0,
		stdout: '',
		stderr: '',
	});
});

it.each([
	[['people', '--state', 'gone']],
	[['people', 'jane@acme.com']],
	[['people', '--search', '']],
])('refuses %j', async (args) => {
	expect(await withServer(args)).toMatchObject({code: 2, stdout: ''});
});

it('does without organization and role in a narrow window', () => {
	const [person] = toPeople(
		[
			{
				id: 'u',
				email: 'somebody@subsidiary.acme.com',
				state: 'cancelled',
				displayName: 'Somebody There',
			},
		],
		{},
	);
	if (!person) throw new Error('nobody');
	const there = {...person, role: 'Partner Account Manager', organization: 'Acme Corporation'};
	for (const columns of [40, 50, 60, 80]) {
		const lines = tableOfPeople([there], columns).split('\n');
		for (const line of lines) expect(line.length).toBeLessThanOrEqual(columns);
		expect(lines[1]).toMatch(/^Somebody T.* cancelled$/);
		expect(lines[1]?.includes('Partner')).toBe(columns > 50);
	}
});

it('fits the window, and cuts the address last', async () => {
	const long = {
		id: 'u',
		email: 'somebody@subsidiary.acme.com',
		status: 'active',
		displayName: 'Somebody With A Rather Long Name Indeed',
		roleId: 'a-role-with-a-rather-long-name-indeed',
		organizationId: 'an-organization-with-a-rather-long-name',
	};
	const {stdout} = await withServer(['people', '--no-input'], {users: [long]}, {person: true});
	for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
	expect(stdout).toContain(long.email);
	expect(stdout).toMatch(/active\n$/);
});

it('lists everybody where a list of names fails, and says why', async () => {
	const service = await startFaultServer({
		reads: {roles: 'forbidden'},
		users: [{id: 'u', email: 'priya@acme.com', status: 'active'}],
	});
	const ran = await runCommand(['people'], {service});
	await service.close();
	expect(ran).toMatchObject({code: 0, stdout: '\tpriya@acme.com\t\t\tactive\n'});
	expect(ran.stderr).toContain(words.people.rolesUnnamed('').trim());
});

it('lists everybody of the demo', async () => {
	const service = await startDemoApi({latencyMs: 0});
	const ran = await runCommand(['people', '--json'], {service});
	await service.close();
	const {people} = JSON.parse(ran.stdout) as {people: {state: string; role: object | null}[]};
	expect(ran).toMatchObject({code: 0, stderr: ''});
	expect(new Set(people.map(({state}) => state))).toEqual(
		new Set(['active', 'pending', 'invited', 'expired', 'cancelled', 'unknown']),
	);
});

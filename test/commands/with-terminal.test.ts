import {describe, expect, it} from 'vitest';
import {startDocumentServer} from '../helpers/document-server.ts';
import {runCommand} from './run-command.ts';

const users = [
	{
		id: 'u-1',
		email: 'priya@acme.com',
		status: 'invited',
		inviteStatus: 'Pending',
		roleId: 'role-viewer',
	},
];

async function run(args: readonly string[], person: boolean) {
	const service = await startDocumentServer({users});
	try {
		const ran = await runCommand(args, {service, person});
		const seen = service.requests.map(
			({method, rawQuery, path}) => `${method} ${path} ${rawQuery}`,
		);
		const text = (ran.stdout + ran.stderr).replaceAll(service.baseUrl, '').replaceAll(ran.home, '');
		return {code: ran.code, text, seen: seen.toSorted()};
	} finally {
		await service.close();
	}
}

/**
 * Commands that ask nobody say and do the same whether or not a person is there; lists are tables for people only.
 */
describe.each([
	[['jane@acme.com', '--dry-run']],
	[['jane@acme.com', '--role', 'Viewer', '--dry-run']],
	[['priya@acme.com', '--yes']],
	[['priya@acme.com', '--yes', '--if-exists', 'skip']],
	[['priya@acme.com', '--dry-run', '--if-exists', 'resend']],
	[['jane@acme.com', '--yes', '--role', 'Nobody']],
	[['status']],
	[['status', 'priya@acme.com']],
	[['status', 'jane@acme.com']],
	[['resend', 'priya@acme.com', '--dry-run']],
	[['cancel', 'priya@acme.com', '--yes']],
	[['cancel', 'jane@acme.com', '--yes']],
	[['roles', '--json']],
	[['organizations', '--json']],
	[['config', 'list']],
	[['config', 'get', 'color']],
	[['profile', 'list']],
	[['completion', 'bash']],
	[['completion']],
])('%j', (args) => {
	it.each([[[]], [['--json']]])('with %j', async (flags) => {
		const alone = await run([...args, ...flags], false);
		const watched = await run([...args, ...flags], true);
		expect(watched).toEqual(alone);
		expect(alone.text).not.toBe('');
	});
});

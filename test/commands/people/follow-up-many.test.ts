import {describe, expect, it} from 'vitest';
import {words} from '../../../source/words/words.ts';
import {type DocumentUser, startDocumentServer} from '../../helpers/document-server.ts';
import {speedUpClock} from '../../helpers/fast-clock.ts';
import {startFaultServer} from '../../helpers/fault-server.ts';
import {type RunOptions, runCommand} from '../run-command.ts';

speedUpClock();

const users: DocumentUser[] = [
	{id: 'u/1', email: 'priya@acme.com', status: 'invited', inviteStatus: 'Pending'},
	{id: 'u-2', email: 'omar@acme.com', status: 'invited', inviteStatus: 'Expired'},
	{id: 'u-3', email: 'lena@acme.com', status: 'invited', inviteStatus: 'Expired'},
	{id: 'u-5', email: 'maria@acme.com', status: 'Active'},
	{id: 'u-6', email: 'sam@acme.com', status: 'suspended'},
	{id: '', email: 'noid@acme.com', status: 'invited'},
];

async function withServer(args: string[], options: RunOptions = {}) {
	const server = await startDocumentServer({users});
	try {
		const ran = await runCommand(args, {service: server, ...options});
		const posts = server.requests.filter(({method}) => method === 'POST');
		return {
			...ran,
			posts: posts.map(({path}) => path),
			lists: server.requests.filter(({path}) => path === '/iam/v1/users'),
			reads: server.requests.length - posts.length,
		};
	} finally {
		await server.close();
	}
}

function statuses(stdout: string) {
	const {people} = JSON.parse(stdout) as {people: {row: number; email: string; status: string}[]};
	return people.map(({row, email, status}) => `${row} ${email} ${status}`);
}

describe.each(['resend', 'cancel'] as const)('%s', (action) => {
	const done = action === 'resend' ? 'resent' : 'cancelled';

	it('takes several addresses with one read of everybody', async () => {
		const args = [action, 'priya@acme.com', 'OMAR@acme.com', '--yes', '--json'];
		const {code, stdout, stderr, posts, lists} = await withServer(args);
		expect({code, stderr}).toEqual({code: 0, stderr: ''});
		expect(JSON.parse(stdout)).toEqual({
			status: 'done',
			counts: {
				invited: 0,
				skipped: 0,
				resent: 0,
				cancelled: 0,
				failed: 0,
				doubtful: 0,
				invalid: 0,
				notTried: 0,
				[done]: 2,
			},
			people: [
				{row: 1, email: 'priya@acme.com', status: done, id: 'u/1', error: null},
				{row: 2, email: 'omar@acme.com', status: done, id: 'u-2', error: null},
			],
			account: {
				email: 'admin@acme.com',
				domain: 'acme.com',
				customerContext: null,
				profile: 'default',
			},
		});
		expect(posts.toSorted()).toEqual(
			[`/iam/v1/users/u%2F1/actions/${action}`, `/iam/v1/users/u-2/actions/${action}`].toSorted(),
		);
		expect(lists).toHaveLength(1);
	});

	it('takes everybody in a state', async () => {
		const ran = await withServer([action, '--state', 'expired', '--yes']);
		expect(ran).toMatchObject({code: 0, stderr: ''});
		expect(ran.posts).toHaveLength(2);
		expect(ran.stdout).toContain(`${words.people.done[action](2, 2)}.\n`);
	});

	it.each([
		['--yes', 'done'],
		['--dry-run', 'dry-run'],
		['--json', 'done'],
	])('ends with 0 where nobody is in the state: %s', async (flag, status) => {
		const ran = await withServer([action, '--state', 'invited', '--yes', flag, '--json'], {
			env: {},
		});
		expect(ran.code).toBe(21);
		const none = await withServer([action, '--state', 'cancelled', '--yes', flag, '--json']);
		expect(none).toMatchObject({code: 0, posts: []});
		expect(JSON.parse(none.stdout)).toMatchObject({status, people: []});
		const text = await withServer([action, '--state', 'cancelled', '--yes']);
		expect(text.stdout).toBe(`${words.people.noOneInState('cancelled')}\n`);
	});

	it('names whom it does not apply to, and does the others', async () => {
		const emails = ['maria', 'priya', 'sam', 'noid', 'nobody', 'priya'];
		const args = [action, ...emails.map((name) => `${name}@acme.com`), '--yes'];
		const ran = await withServer([...args, '--json']);
		expect(ran.code).toBe(1);
		expect(ran.posts).toHaveLength(1);
		expect(statuses(ran.stdout)).toEqual([
			'1 maria@acme.com failed',
			`2 priya@acme.com ${done}`,
			'3 sam@acme.com failed',
			'4 noid@acme.com failed',
			'5 nobody@acme.com failed',
			'6 priya@acme.com skipped',
		]);
		const {stdout} = await withServer(args);
		expect(stdout).toContain(`  ${words.invite.isActive('maria@acme.com')}\n`);
		expect(stdout).toContain(words.commands.person.nobody('nobody@acme.com'));
	});

	it('ends with the code of the failures where they are of one kind', async () => {
		const ran = await withServer([action, 'maria@acme.com', 'sam@acme.com', '-y']);
		expect(ran).toMatchObject({code: 21, posts: []});
	});

	it('only reads in a dry run', async () => {
		const ran = await withServer([action, 'priya@acme.com', 'omar@acme.com', '-n', '--json']);
		expect(ran).toMatchObject({code: 0, posts: []});
		expect(JSON.parse(ran.stdout)).toMatchObject({status: 'dry-run', counts: {ready: 2}});
		expect(statuses(ran.stdout)).toEqual(['1 priya@acme.com ready', '2 omar@acme.com ready']);
	});

	it.each<[string, string[], number]>([
		['nobody to ask', ['priya@acme.com', 'omar@acme.com'], 2],
		['nobody to ask about a state', ['--state', 'expired'], 2],
		['addresses and a state', ['priya@acme.com', '--state', 'expired', '--yes'], 2],
		['a state there is not', ['--state', 'gone', '--yes'], 2],
		['an empty address', ['priya@acme.com', '', '--yes'], 2],
		['what is no address', ['priya@acme.com', 'omar', '--yes'], 30],
	])('stops before any request: %s', async (_, args, code) => {
		const ran = await withServer([action, ...args]);
		expect(ran).toMatchObject({code, stdout: '', posts: [], reads: 0});
	});

	it.each<[string, string, number]>([
		['yes', '2\n', 2],
		['no', '1\n', 0],
		['leaving', 'quit\n', 0],
	])('asks a person once for all: %s', async (_, input, posts) => {
		const args = [action, '--state', 'expired', '--accessible'];
		const ran = await withServer(args, {person: true, input});
		expect(ran.posts).toHaveLength(posts);
		expect(ran.code).toBe(posts > 0 ? 0 : 130);
		expect(ran.stdout).toContain(words.people.ask[action](2));
		expect(ran.stderr).toMatch(/lena@acme\.com[\s\S]*omar@acme\.com/);
	});

	it('slows down for all after a 429, and keeps the UUID of a decision', async () => {
		const server = await startFaultServer({
			actions: ['rate-limited', 'none', 'none'],
			users: [
				{id: 'u-1', email: 'a@acme.com', status: 'invited'},
				{id: 'u-2', email: 'b@acme.com', status: 'invited'},
			],
		});
		const args = [action, 'a@acme.com', 'b@acme.com', '-y', '--json'];
		const ran = await runCommand(args, {service: server});
		await server.close();
		expect(ran.code).toBe(0);
		expect(statuses(ran.stdout)).toEqual([`1 a@acme.com ${done}`, `2 b@acme.com ${done}`]);
		const keys = server.requests.flatMap(({headers}) => headers['idempotency-key'] ?? []);
		expect(new Set(keys).size).toBe(2);
	});

	it('stops at Ctrl+C, and says how to go on', async () => {
		const many = Array.from({length: 12}, (_, index) => ({
			id: `u-${index}`,
			email: `p${index}@acme.com`,
			status: 'invited',
		}));
		const server = await startFaultServer({actions: 'rate-limited', users: many});
		const ran = await runCommand([action, '--state', 'invited', '-y'], {
			service: server,
			onHeld: (interrupt) => void setTimeout(interrupt, 20),
		});
		await server.close();
		expect(ran.code).toBe(130);
		expect(ran.stdout).toContain(words.people.statuses.notTried);
		expect(ran.stdout).toContain(`dci-invite ${action} `);
	});
});

it('says once until when the new links work', async () => {
	const {stdout} = await withServer(['resend', '--state', 'expired', '-y']);
	expect(stdout.split(words.people.newLinks('').slice(0, 20))).toHaveLength(2);
});

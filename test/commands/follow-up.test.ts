import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {localTimeAndZone} from '../../source/invite/follow-up.ts';
import {words} from '../../source/words/words.ts';
import {type DocumentUser, startDocumentServer} from '../helpers/document-server.ts';
import {speedUpClock} from '../helpers/fast-clock.ts';
import {startFaultServer} from '../helpers/fault-server.ts';
import type {FaultName} from '../helpers/faults.ts';
import {type RunOptions, runCommand} from './run-command.ts';

speedUpClock();

const users: DocumentUser[] = [
	{
		id: 'u/1',
		email: 'priya@acme.com',
		status: 'invited',
		inviteStatus: 'Pending',
		roleId: 'role-viewer',
	},
	{
		id: 'u-2',
		email: 'omar@acme.com',
		status: 'invited',
		inviteStatus: 'Expired',
		organizationId: 'org-x',
	},
	{id: 'u-3', email: 'lena@acme.com', status: 'invited', inviteStatus: 'Cancelled'},
	{id: 'u-4', email: 'lee@acme.com', status: 'Invited'},
	{id: 'u-5', email: 'maria@acme.com', status: 'Active', firstName: 'Maria'},
];

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

async function withServer(args: string[], options: RunOptions = {}) {
	const server = await startDocumentServer({users});
	try {
		const ran = await runCommand(args, {service: server, ...options});
		const posts = server.requests.filter(({method}) => method === 'POST');
		return {...ran, posts, reads: server.requests.length - posts.length};
	} finally {
		await server.close();
	}
}

describe.each(['resend', 'cancel'] as const)('%s', (action) => {
	it.each<[string, number, RegExp]>([
		['priya@acme.com', 0, /priya@acme\.com[\s\S]*Viewer/],
		['PRIYA@acme.com', 0, /priya@acme\.com/],
		['omar@acme.com', 0, /omar@acme\.com[\s\S]*org-x/],
		['lena@acme.com', action === 'resend' ? 0 : 21, /lena@acme\.com/],
		['lee@acme.com', 0, /lee@acme\.com/],
		['maria@acme.com', 21, /already an active user/],
		['nobody@acme.com', 20, /no user with the address nobody@acme\.com/],
		['nobody', 30, /@/],
	])('%s with --yes', async (email, code, words) => {
		const ran = await withServer([action, email, '--yes']);
		expect(ran.code).toBe(code);
		expect(code === 0 ? ran.stdout : ran.stderr).toMatch(words);
		expect(code === 0 ? ran.stderr : ran.stdout).toBe('');
		expect(ran.posts).toHaveLength(code === 0 ? 1 : 0);
		for (const {headers, query} of ran.posts) {
			expect(headers['idempotency-key']).toMatch(uuid);
			expect(query).toEqual({});
		}
	});

	it('says it to scripts', async () => {
		const ran = await withServer([action, 'priya@acme.com', '-y', '--json']);
		expect(JSON.parse(ran.stdout)).toEqual({
			status: action === 'resend' ? 'resent' : 'cancelled',
			user: {
				id: 'u/1',
				email: 'priya@acme.com',
				state: action === 'resend' ? 'pending' : 'cancelled',
				roleId: 'role-viewer',
			},
			role: {id: 'role-viewer', name: 'Viewer'},
			organization: null,
			account: {
				email: 'admin@acme.com',
				domain: 'acme.com',
				customerContext: null,
				profile: 'default',
			},
			...(action === 'resend' ? {expiresAt: expect.stringMatching(/^\d{4}-.*Z$/)} : {}),
		});
		expect(ran.posts[0]?.path).toBe(`/iam/v1/users/u%2F1/actions/${action}`);
	});

	it('only reads in a dry run', async () => {
		const ran = await withServer([action, 'priya@acme.com', '--dry-run', '--json']);
		expect(ran).toMatchObject({code: 0, stderr: ''});
		expect(ran.posts).toEqual([]);
		expect(existsSync(join(ran.home, '.cache'))).toBe(false);
		expect(JSON.parse(ran.stdout)).toMatchObject({
			status: 'dry-run',
			user: {state: 'pending'},
			request: {
				method: 'POST',
				url: expect.stringMatching(`/u%2F1/actions/${action}$`),
				body: null,
			},
		});
	});

	it.each<[string, string[]]>([
		['nobody to ask', [action, 'priya@acme.com']],
		['no address', [action, '--yes']],
	])('stops before any request: %s', async (_, args) => {
		const ran = await withServer(args);
		expect(ran).toMatchObject({code: 2, stdout: '', posts: [], reads: 0});
	});

	it('says that CI is why nobody is asked', async () => {
		const options = {person: true, env: {CI: 'true'}};
		const ran = await withServer([action, 'priya@acme.com'], options);
		expect(ran).toMatchObject({code: 2, posts: []});
		expect(ran.stderr).toContain(words.commands.nobody.silencedByCi);
	});

	it('keeps in its example what was given', async () => {
		const {stderr} = await withServer([action, 'priya@acme.com', '-D', 'c 1', '--json']);
		const {error} = JSON.parse(stderr) as {error: Record<string, unknown>};
		const line = `dci-invite ${action} priya@acme.com --customer-context "c 1" --json --yes`;
		expect(error).toMatchObject({problems: [{flag: '--yes'}]});
		expect(error['hint']).toContain(line);
	});

	const unchanged = action === 'resend' ? 'Nothing was sent.' : 'Nothing was cancelled.';

	it.each<[string, string, number]>([
		['yes', '2\n', 1],
		['no', '1\n', 0],
		['Enter', '\n', 0],
		['leaving', 'quit\n', 0],
	])('asks a person first: %s', async (_, input, posts) => {
		const ran = await withServer([action, 'priya@acme.com', '--accessible'], {person: true, input});
		expect(ran.posts).toHaveLength(posts);
		expect(ran.code).toBe(posts === 1 ? 0 : 130);
		expect(ran.stderr).toMatch(/priya@acme\.com\n {2}Role +Viewer/);
		if (posts === 0) expect(ran.stderr.endsWith(`${unchanged}\n`)).toBe(true);
	});

	it.each<[FaultName, number, RegExp]>([
		['not-found', 20, /was accepted or removed/],
		['conflict', 21, action === 'cancel' ? /was already cancelled/ : /refused the request/],
		['unauthorized', 10, /did not accept the key/],
		['forbidden', 11, /Users Manager/],
		['rate-limited-long', 50, /Too many requests/],
		['html-520', 40, action === 'cancel' ? /dci-invite status/ : /Resending it once more is safe/],
		['html-200', 40, /not known/],
	])('explains %s', async (fault, code, words) => {
		const server = await startFaultServer({
			actions: fault,
			users: [{id: 'u', email: 'priya@acme.com', status: 'invited'}],
		});
		const ran = await runCommand([action, 'priya@acme.com', '-y'], {service: server});
		await server.close();
		expect(ran).toMatchObject({code, stdout: ''});
		expect(ran.stderr).toMatch(words);
	});

	it('keeps the UUID of a decision when it is tried again', async () => {
		const server = await startFaultServer({
			actions: ['unavailable', 'unavailable', 'none'],
			users: [{id: 'u', email: 'priya@acme.com', status: 'invited'}],
		});
		const ran = await runCommand([action, 'priya@acme.com', '-y'], {service: server});
		await server.close();
		const keys = server.requests.flatMap(({headers}) => headers['idempotency-key'] ?? []);
		expect(ran.code).toBe(0);
		expect(keys).toHaveLength(3);
		expect(new Set(keys).size).toBe(1);
	});
});

it('says until when the new link works, in local time', async () => {
	const before = Date.now();
	const {stdout} = await withServer(['resend', 'priya@acme.com', '-y']);
	const hours48 = 48 * 60 * 60 * 1000;
	const possible = [before, Date.now()].map((at) => localTimeAndZone(new Date(at + hours48)));
	expect(possible).toContain(/works until (.*)\. The old/.exec(stdout)?.[1]);
});

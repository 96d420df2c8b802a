import {rmSync} from 'node:fs';
import {createServer} from 'node:http';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {makeHome} from '../helpers/environment.ts';
import {listen, record} from '../helpers/http-server.ts';
import {filesWith} from '../helpers/leaks.ts';
import {runProgram} from '../helpers/program.ts';

const key = 'test-key-0000-canary';
const inParts = 'test-key-\u00070000-canary';
const home = makeHome();
const posted: string[] = [];
let id = 'u-1';
let baseUrl: string;
let close: () => Promise<void>;

/** Answers well, with the key wherever a text can stand. */
function answerTo(path: string): unknown {
	const user = {
		id,
		email: 'jane@acme.com',
		firstName: key,
		displayName: inParts,
		roleId: key,
		status: key,
	};
	switch (path) {
		case '/auth/v1/validate':
			return {email: `joe+${key}@acme.com`, domain: 'acme.com', [key]: key};
		case '/iam/v1/roles':
			return {
				roles: [
					{id: 'r-1', name: `Role ${key}`, type: inParts},
					{id: key, name: 'Two'},
				],
			};
		case '/iam/v1/organizations':
			return {organizations: [{id: 'o-1', name: inParts}]};
		case '/iam/v1/users':
			return {users: [{...user, status: 'invited', inviteStatus: key}], rowCount: 1};
		default:
			return {user};
	}
}

beforeAll(async () => {
	const server = createServer(async (request, response) => {
		const {method, path} = await record(request);
		if (method === 'POST') posted.push(path);
		response.writeHead(200, {
			'content-type': 'application/json',
			'request-id': key,
			'cf-ray': key.replace('0000', '\t0000'),
		});
		response.end(JSON.stringify(answerTo(path)));
	});
	const listening = await listen(server);
	baseUrl = `http://127.0.0.1:${listening.port}`;
	({close} = listening);
});

afterAll(async () => {
	await close();
	rmSync(home, {recursive: true, force: true, maxRetries: 5});
});

function run(line: string, input?: string) {
	return runProgram(line.split(' '), {
		home,
		env: {DCI_API_BASE_URL: baseUrl, ...(input === undefined ? {DCI_API_KEY: key} : {})},
		...(input === undefined ? {} : {input}),
	});
}

describe('a server that repeats the key in all it says', () => {
	it.each([
		['setup --key-stdin', `${key}\n`],
		['roles --debug'],
		['roles --json'],
		['organizations'],
		['status'],
		['status jane@acme.com'],
		['status jane@acme.com --json'],
		['joe@other.example --role Role --organization none --yes --dry-run --debug'],
		['--yes'],
		['completion bash -- --role Ro'],
	] as Array<[string, string?]>)('%s says and keeps nothing of it', async (line, input) => {
		const {stdout, stderr} = await run(line, input);
		for (const text of [key, '0000-canary']) {
			expect(stdout).not.toContain(text);
			expect(stderr).not.toContain(text);
		}
		const kept = filesWith(home, '0000-canary').filter(
			(path) => !path.endsWith('credentials.json'),
		);
		expect(kept).toEqual([]);
	});
});

describe('a user whose ID is no ID', () => {
	it.each(['', '..', 'a/../b', key])('cannot be followed up: %j', async (given) => {
		id = given;
		posted.length = 0;
		for (const action of ['resend', 'cancel']) {
			const {code, stderr} = await run(`${action} jane@acme.com --yes`);
			expect(code).not.toBe(0);
			expect(stderr).toMatch(/\bID\b/);
		}
		expect(posted).toEqual([]);
	});
});

import {spawn} from 'node:child_process';
import {existsSync, mkdtempSync, readdirSync, readFileSync, statSync} from 'node:fs';
import http from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import {afterEach, describe, expect, it} from 'vitest';
import {node} from '../helpers/environment.ts';
import {type Listening, listen, record, sendJson} from '../helpers/http-server.ts';

const script = fileURLToPath(new URL('child.ts', import.meta.url));
const key = 'test-key-0000-canary';

/** How much faster the child's clock runs: its ten seconds are half a second here. */
const speed = 20;

let listening: Listening | undefined;

afterEach(async () => {
	await listening?.close();
	listening = undefined;
});

/** What happens to a request of the child, before and after it is carried out. */
type Hooks = {before?: () => void; after?: () => void; lose?: () => boolean};

/** A service that keeps count. `hooks` can be changed from life to life. */
async function startService() {
	const made: string[] = [];
	const state = {made, hooks: {} as Hooks, baseUrl: ''};
	const server = http.createServer(async (request, response) => {
		const {hooks} = state;
		const {method, query, body} = await record(request);
		hooks.before?.();
		await delay(Math.random() * 10);
		if (method === 'POST') {
			const {email} = JSON.parse(body) as {email: string};
			made.push(email);
			hooks.after?.();
			if (hooks.lose?.()) return response.destroy();
			return sendJson(response, 201, {user: {id: email, email, status: 'invited'}});
		}
		const email = query['email'] ?? '';
		const users = made.includes(email) ? [{id: email, email, status: 'invited'}] : [];
		sendJson(response, 200, {users, rowCount: users.length});
	});
	listening = await listen(server);
	state.baseUrl = `http://127.0.0.1:${listening.port}`;
	return state;
}

type Report = {code: number; rows: string[]; error?: string};

function startChild(folder: string, baseUrl: string, people: number, limitKilobytes?: number) {
	const words = [script, folder, baseUrl, key, String(people), String(epoch), String(speed)];
	const limit = ['-c', `ulimit -f ${limitKilobytes}; exec "$@"`, 'bash', node, ...words];
	const child =
		limitKilobytes === undefined ? spawn(node, words) : spawn('bash', limit, {env: process.env});
	let output = '';
	child.stdout.on('data', (data: Buffer) => {
		output += data.toString();
	});
	let problems = '';
	child.stderr.on('data', (data: Buffer) => {
		problems += data.toString();
	});
	const ended = new Promise<Report | undefined>((resolve, reject) => {
		child.on('close', (_code, signal) => {
			if (output !== '') resolve(JSON.parse(output) as Report);
			else if (signal === 'SIGKILL') resolve(undefined);
			else reject(new Error(problems));
		});
	});
	return {kill: () => child.kill('SIGKILL'), ended};
}

const epoch = Date.now();

/** The journals that are left in a folder. */
function journalsIn(folder: string): string[] {
	return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.ndjson')) : [];
}

describe('a run that is killed', () => {
	it('at random moments invites nobody twice and forgets nobody', async () => {
		const people = 24;
		const folder = join(mkdtempSync(join(tmpdir(), 'dci-killed-')), 'dci-invite');
		const service = await startService();
		let report: Report | undefined;
		const lives: string[] = [];
		// A report says that everybody is dealt with; a kill after it can leave the journal for one more life.
		for (let life = 0; report === undefined || journalsIn(folder).length > 0; life++) {
			const isLast = life >= 12;
			const child = startChild(folder, service.baseUrl, people);
			const dies = Math.floor(Math.random() * 6);
			const way = (['before', 'after', 'anytime'] as const)[life % 3] ?? 'anytime';
			let requests = 0;
			function countDown() {
				if (requests++ === dies && !isLast) child.kill();
			}
			service.hooks = {
				...(way === 'anytime' ? {} : {[way]: countDown}),
				lose: () => Math.random() < 0.1,
			};
			if (way === 'anytime' && !isLast) {
				await delay(Math.random() * 1200);
				child.kill();
			}
			report = await child.ended;
			lives.push(`${way} ${dies}`);
			expect(service.made.length, lives.join(', ')).toBe(new Set(service.made).size);
			for (const name of existsSync(folder) ? readdirSync(folder) : []) {
				expect(readFileSync(join(folder, name), 'utf8')).not.toContain(key);
				expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
			}
		}
		expect(report).toMatchObject({code: 0});
		expect(new Set(service.made).size, lives.join(', ')).toBe(people);
		expect(journalsIn(folder)).toEqual([]);
	}, 120_000);

	it('is not begun a second time while it goes on', async () => {
		const folder = join(mkdtempSync(join(tmpdir(), 'dci-killed-')), 'dci-invite');
		const service = await startService();
		const first = startChild(folder, service.baseUrl, 400);
		await expect.poll(() => service.made.length, {timeout: 20_000}).toBeGreaterThan(0);
		const second = await startChild(folder, service.baseUrl, 400).ended;
		expect(second).toMatchObject({code: 1, rows: []});
		first.kill();
		await first.ended;
	});
});

describe('a disk that is full', () => {
	it('ends the run before the next request, and it goes on later', async () => {
		const people = 40;
		const folder = join(mkdtempSync(join(tmpdir(), 'dci-full-')), 'dci-invite');
		const service = await startService();
		const cut = await startChild(folder, service.baseUrl, people, 7).ended;
		expect(cut?.code).toBe(1);
		expect(cut?.error).toContain(folder);
		const invited = cut?.rows.filter((status) => status === 'invited').length ?? 0;
		expect(invited).toBeGreaterThan(0);
		expect(service.made.length).toBe(invited);
		expect(cut?.rows.filter((status) => status === 'not-tried')).toHaveLength(people - invited);
		const whole = await startChild(folder, service.baseUrl, people).ended;
		expect(whole?.code).toBe(0);
		expect([...service.made].sort()).toEqual([...new Set(service.made)].sort());
		expect(service.made).toHaveLength(people);
	}, 60_000);
});

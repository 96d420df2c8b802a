import {spawn} from 'node:child_process';
import {existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import http from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import {afterEach, expect, it} from 'vitest';
import {createRandom} from '../../scripts/monkey/random.ts';
import {bareEnvironment, makeHome, needProgram, node, program} from '../helpers/environment.ts';
import {type FaultName, faultNames, faultOf} from '../helpers/faults.ts';
import {type Listening, listen, record, sendJson} from '../helpers/http-server.ts';

const key = 'test-key-0000-canary';

/** How often the run is killed: `DCI_INVITE_KILLS=50` takes some minutes. `DCI_INVITE_SEED` plays another order. */
const kills = Number(process.env['DCI_INVITE_KILLS'] ?? 10);
const seed = Number(process.env['DCI_INVITE_SEED'] ?? 13);

let listening: Listening | undefined;
afterEach(async () => {
	await listening?.close();
	listening = undefined;
});

/** A service that answers the first invite of each address with that one's fault, and takes every other one. */
async function startService(faultFor: (email: string) => FaultName) {
	const taken: string[] = [];
	const asked = new Set<string>();
	const server = http.createServer(async (request, response) => {
		const {method, path, query, body} = await record(request);
		if (method === 'POST') {
			const {email} = JSON.parse(body) as {email: string};
			const fault = faultOf(asked.has(email) ? 'none' : faultFor(email));
			asked.add(email);
			if (fault.takesEffect) taken.push(email);
			const user = {id: `id-${email}`, email, status: 'invited'};
			const healthy = {status: 201, body: {message: 'ok', user}};
			return fault.act({response, healthy, redirectTo: 'http://127.0.0.1:9/'});
		}
		if (path.includes('validate')) return sendJson(response, 200, {domain: 'acme.com'});
		if (path.includes('roles')) return sendJson(response, 200, {roles: []});
		if (path.includes('organizations')) {
			return sendJson(response, 200, {organizations: [], rowCount: 0});
		}
		const people = [...new Set(taken)].filter(
			(email) => !query['email'] || query['email'] === email,
		);
		const users = people.map((email) => ({id: `id-${email}`, email, status: 'invited'}));
		return sendJson(response, 200, {users, rowCount: users.length});
	});
	listening = await listen(server);
	return {taken, asked, baseUrl: `http://127.0.0.1:${listening.port}`};
}

it('a list that is killed, whatever is answered, invites nobody twice and forgets nobody', async () => {
	needProgram();
	const random = createRandom(seed);
	const people = faultNames
		.map((name) => ({email: `${name}@acme.com`, at: random.next()}))
		.sort((one, other) => one.at - other.at)
		.map(({email}) => email);
	const service = await startService((email) => email.split('@')[0] as FaultName);
	const home = makeHome();
	const list = join(mkdtempSync(join(tmpdir(), 'dci-killed-list-')), 'people.txt');
	writeFileSync(list, people.join('\n'));
	const state = join(home, '.local', 'state', 'dci-invite');

	/** One life of the program; undefined where it was killed. */
	async function live(dies: boolean): Promise<string | undefined> {
		const argv = [program, list, '--yes', '--json', '--if-exists', 'skip', '--timeout', '2'];
		const child = spawn(node, argv, {
			env: {...bareEnvironment(home), DCI_API_BASE_URL: service.baseUrl, DCI_API_KEY: key},
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		let stdout = '';
		let stderr = '';
		child.stdout.on('data', (data: Buffer) => {
			stdout += data.toString();
		});
		child.stderr.on('data', (data: Buffer) => {
			stderr += data.toString();
		});
		const ended = new Promise<boolean>((resolve) => {
			child.on('close', (_, signal) => resolve(signal === 'SIGKILL'));
		});
		if (dies) {
			await Promise.race([ended, delay(200 + random.between(0, 2500))]);
			child.kill('SIGKILL');
		}
		const wasKilled = await ended;
		expect(stdout + stderr).not.toContain(key);
		for (const name of existsSync(state) ? readdirSync(state) : []) {
			expect(readFileSync(join(state, name), 'utf8')).not.toContain(key);
		}
		if (wasKilled) return undefined;
		return stdout;
	}

	for (let life = 0; life < kills; life++) {
		await live(true);
		expect(service.taken, `seed ${seed}, life ${life}`).toEqual([...new Set(service.taken)]);
	}
	// Faults that stop a run, such as a 401, do so once each.
	let last: {email: string; status: string; error: {message: string} | null}[] = [];
	for (let life = 0; life < 12; life++) {
		const stdout = await live(false);
		last = (JSON.parse(stdout ?? '') as {people: typeof last}).people;
		if (last.every(({status}) => status === 'invited' || status === 'skipped')) break;
	}
	expect(service.taken).toEqual([...new Set(service.taken)]);
	expect([...service.asked].sort()).toEqual([...people].sort());
	for (const {email, status, error} of last) {
		const isThere = service.taken.includes(email);
		if (status === 'invited' || status === 'skipped') expect(isThere, email).toBe(true);
		else expect(error?.message, email).toBeTruthy();
	}
	expect(last).toHaveLength(people.length);
}, 900_000);

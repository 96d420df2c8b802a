import {spawn} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {planPeople} from '../../source/batch/plan-people.ts';
import {readPeople} from '../../source/batch/read-people.ts';
import {loadWords} from '../../source/words/words.ts';

/** What a list costs. */
export type ManyCost = {
	people: number;
	/** Seconds from the first invitation until the pace of a minute is nearly used up. */
	seconds: number;
	/** The same for a program that does nothing but post, four at once; on an idle machine the ideal and little more. */
	bare: number;
	/** Milliseconds of processor time to read and plan so many rows. */
	planned: {rows: number; processor: number};
};

const answerMs = 40;

/** As many invitations as are sent before the pace of a minute holds them up (docs/behaviour.md, Sending many). */
const measuredPosts = 880;

/** Sends a list of 1,000 people with the built program, and reads and plans one of 10,000. */
export async function measureMany(
	program: readonly string[],
	env: Record<string, string>,
): Promise<ManyCost> {
	const people = 1000;
	const fixture = join(import.meta.dirname, 'four-at-once.mjs');
	return {
		people,
		seconds: await measurePosts((url, folder) => {
			const list = join(folder, 'people.txt');
			writeFileSync(list, addresses(people).join('\n'));
			const own = {...env, XDG_STATE_HOME: folder, DCI_API_BASE_URL: url};
			return {words: [...program, list, '--yes', '--json'], env: own};
		}),
		bare: await measurePosts((url) => ({
			words: [process.execPath, fixture, url, String(people)],
			env,
		})),
		planned: await planRows(10_000),
	};
}

type Line = {words: readonly string[]; env: Record<string, string>};

/** Seconds that a program takes for so many posts, from the first one on. */
async function measurePosts(lineFor: (url: string, folder: string) => Line): Promise<number> {
	const posts: number[] = [];
	const server = createServer(async (request, response) => {
		let body = '';
		for await (const chunk of request) body += String(chunk);
		if (request.method === 'POST') posts.push(performance.now());
		setTimeout(() => {
			response.writeHead(request.method === 'POST' ? 201 : 200, {
				'content-type': 'application/json',
			});
			response.end(JSON.stringify(answerTo(request.method, request.url ?? '', body)));
		}, answerMs);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const {port} = server.address() as AddressInfo;
	const folder = mkdtempSync(join(tmpdir(), 'dci-invite-bench-many-'));
	const {words, env} = lineFor(`http://127.0.0.1:${port}`, folder);
	const [command = '', ...rest] = words;
	const child = spawn(command, rest, {
		env,
		stdio: 'ignore',
	});
	try {
		await new Promise<void>((resolve, reject) => {
			const timer = setInterval(() => {
				if (posts.length <= measuredPosts) return;
				clearInterval(timer);
				resolve();
			}, 50);
			child.on('close', (code) => {
				clearInterval(timer);
				if (posts.length > measuredPosts) resolve();
				else reject(new Error(`the list ended with ${code} after ${posts.length} invitations`));
			});
		});
	} finally {
		child.kill('SIGKILL');
		server.closeAllConnections();
		server.close();
		rmSync(folder, {recursive: true, force: true, maxRetries: 5});
	}
	const [first = Number.NaN] = posts;
	return ((posts[measuredPosts] ?? Number.NaN) - first) / 1000;
}

function answerTo(method: string | undefined, path: string, body: string): object {
	if (method === 'POST')
		return {user: {id: 'user', ...(JSON.parse(body) as object), status: 'invited'}};
	if (path.includes('/validate')) return {domain: 'acme.test', email: 'admin@acme.test'};
	if (path.includes('/roles')) return {roles: []};
	return path.includes('/organizations')
		? {organizations: [], rowCount: 0}
		: {users: [], rowCount: 0};
}

function addresses(count: number): string[] {
	return Array.from({length: count}, (_, index) => `person.${index}@acme.test`);
}

async function planRows(rows: number) {
	await loadWords('en');
	const text = [
		'email,first name,last name,role',
		...addresses(rows).map((email) => `${email},Ann,Ray,Viewer`),
	];
	const bytes = Buffer.from(text.join('\n'));
	const before = process.cpuUsage();
	const read = await readPeople(bytes);
	if (!read.ok) throw read.error;
	planPeople({
		list: read.list,
		users: {users: [], isComplete: true},
		roles: [{id: 'viewer', name: 'Viewer'}],
		organizations: [],
		shared: {},
		defaults: {},
		homeDomain: 'acme.test',
		ifExists: 'fail',
	});
	const {user, system} = process.cpuUsage(before);
	return {rows, processor: (user + system) / 1000};
}

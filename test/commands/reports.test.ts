import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {makeHome} from '../helpers/environment.ts';
import {listen} from '../helpers/http-server.ts';
import {runProgram} from '../helpers/program.ts';

const key = 'test-key-0000-canary';

/** Serves an answer small enough to be read and too large, once it is parsed, for a small heap. */
async function serveMuch() {
	const much = `{"roles":[${'{"id":"","name":""},'.repeat(200_000)}{}]}`;
	const keys: Array<string | undefined> = [];
	const server = createServer(({headers}, response) => {
		keys.push(headers.authorization);
		response.writeHead(200, {'content-type': 'application/json'}).end(much);
	});
	const {port, close} = await listen(server);
	return {keys, close, env: {DCI_API_KEY: key, DCI_API_BASE_URL: `http://127.0.0.1:${port}`}};
}

it('a report of a fatal error holds no key', async ({onTestFinished}) => {
	const folder = makeHome();
	const {keys, env, close} = await serveMuch();
	onTestFinished(close);
	const options = [
		'--max-old-space-size=24',
		'--report-on-fatalerror',
		'--report-compact',
		`--report-directory=${folder}`,
	];
	const ran = await runProgram(['roles'], {
		env: {...env, NODE_OPTIONS: options.join(' ')},
	});
	expect(ran.code).not.toBe(0);
	expect(keys).toEqual([`Bearer ${key}`]);
	const [name = ''] = readdirSync(folder);
	const report = readFileSync(join(folder, name), 'utf8');
	expect(report).toContain('"event":"Allocation failed - JavaScript heap out of memory"');
	expect(report).not.toContain(key);
	expect(ran.stdout + ran.stderr).not.toContain(key);
});

it('a report that is asked for at the end, and a child, hold no key', async () => {
	const folder = makeHome();
	const hook = join(folder, 'hook.cjs');
	writeFileSync(
		hook,
		`process.once('exit', () => {
			process.report.excludeEnv = false;
			const {execFileSync} = require('node:child_process');
			require('node:fs').writeFileSync(${JSON.stringify(join(folder, 'seen'))},
				JSON.stringify(process.report.getReport()) + execFileSync('env') + JSON.stringify(process.env));
		});`,
	);
	const ran = await runProgram(['config', 'list'], {
		env: {DCI_API_KEY: key, NODE_OPTIONS: `--require=${hook}`},
	});
	expect(ran).toMatchObject({code: 0, stderr: ''});
	const seen = readFileSync(join(folder, 'seen'), 'utf8');
	expect(seen).toContain('NODE_OPTIONS');
	expect(seen).not.toContain(key);
});

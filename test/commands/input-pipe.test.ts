import {execFileSync} from 'node:child_process';
import {closeSync, constants, openSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {makeHome} from '../helpers/environment.ts';
import {runProcess, runProgram} from '../helpers/program.ts';

let home: string;
let pipe: string;
beforeEach(() => {
	home = makeHome();
	pipe = join(home, 'pipe');
	execFileSync('mkfifo', [pipe]);
});
afterEach(() => rmSync(home, {recursive: true, force: true}));

/** Resolves once somebody reads from the pipe: before that it cannot be opened for writing without waiting. */
async function untilRead() {
	for (;;) {
		try {
			closeSync(openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK));
			return;
		} catch {
			await sleep(20);
		}
	}
}

const body = '{"email": "jane@acme.com"}';
const dryRun = ['--demo', '--dry-run', '--json', '--input'];

describe('--input on what may never end', () => {
	it.each([
		['SIGINT', 130],
		['SIGTERM', 143],
	] as const)('a pipe nobody writes to: %s ends with %i', async (name, code) => {
		const signal = {name, after: untilRead};
		const ran = await runProgram([...dryRun, pipe], {home, signal});
		expect(ran).toMatchObject({code, stdout: ''});
	});

	it('a pipe that is written to', async () => {
		const line = `(printf '%s' '${body}' > "${pipe}") & exec "$NODE" "$PROGRAM" --demo --dry-run --json --input "${pipe}"`;
		const ran = await runProcess('bash', ['-c', line], {home});
		expect(ran).toMatchObject({code: 0, stderr: ''});
		expect(JSON.parse(ran.stdout)).toMatchObject({status: 'dry-run'});
	});

	it.each([
		[`cat body.json`, 0, ''],
		['true', 30, 'is empty'],
	])('a pipe of the shell: <(%s)', async (command, code, words) => {
		writeFileSync(join(home, 'body.json'), body);
		const line = `exec "$NODE" "$PROGRAM" --demo --dry-run --input <(${command})`;
		const ran = await runProcess('bash', ['-c', line], {home});
		expect(ran.code).toBe(code);
		expect(ran.stderr).toContain(words);
	});

	it.each([
		['/dev/zero', 30, 'larger than 10 MB'],
		['/proc/self/status', 30, 'no column for the email address'],
		['/', 2, 'it is a folder'],
	])('%s', async (path, code, words) => {
		const ran = await runProgram([...dryRun, path], {home});
		expect(ran.code).toBe(code);
		expect(ran.stderr).toContain(words);
		expect(ran.peakMegabytes).toBeLessThan(200);
	});
});

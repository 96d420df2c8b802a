import {spawn} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {bareEnvironment, node, program} from './session.ts';

/** A run without a terminal. */
export type Run = {code: number | null; stdout: string; stderr: string; peakMegabytes: number};

/** How it is run. */
export type RunOptions = {env?: Record<string, string>; home?: string};

/** The most memory a process had so far, in megabytes; 0 once it has ended. */
export function peakMegabytesOf(pid: number): number {
	try {
		const status = readFileSync(`/proc/${pid}/status`, 'utf8');
		return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
	} catch {
		return 0;
	}
}

/** Runs the program as a script would, to its end. */
export async function runProgram(
	args: readonly string[],
	{env = {}, home}: RunOptions = {},
): Promise<Run> {
	const place = home ?? mkdtempSync(join(tmpdir(), 'dci-invite-test-'));
	const child = spawn(node, [program, ...args], {
		cwd: place,
		env: {...bareEnvironment(place), ...env},
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let stdout = '';
	let stderr = '';
	let peakMegabytes = 0;
	function look() {
		peakMegabytes = Math.max(peakMegabytes, peakMegabytesOf(child.pid ?? 0));
	}
	const watching = setInterval(look, 20);
	child.stdout.setEncoding('utf8').on('data', (text: string) => {
		look();
		stdout += text;
	});
	child.stderr.setEncoding('utf8').on('data', (text: string) => {
		look();
		stderr += text;
	});
	try {
		const code = await new Promise<number | null>((resolve, reject) => {
			child.once('error', reject);
			child.once('close', resolve);
		});
		return {code, stdout, stderr, peakMegabytes};
	} finally {
		clearInterval(watching);
		if (home === undefined) rmSync(place, {recursive: true, force: true, maxRetries: 5});
	}
}

import {spawn} from 'node:child_process';
import {chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {bareEnvironment, makeHome, needProgram, node, program} from './environment.ts';

/** What the program is run with. */
export type ProgramOptions = {
	/** Added to an environment made from nothing. */
	env?: Record<string, string>;
	/** The home folder of an earlier run; else a new one, removed with the run. */
	home?: string;
	/** The home folder unless told. */
	cwd?: string;
	input?: string;
	/** Ends the input with a line break once this is over. */
	inputAfter?: () => Promise<unknown>;
	/** A signal to send once this is over. */
	signal?: {after: () => Promise<unknown>; name: NodeJS.Signals};
	/** Closes our end of its stdout after the first bytes, as `head` does. */
	hangUp?: boolean;
};

/** What a run without a terminal came to. */
export type ProgramRun = {
	stdout: string;
	stderr: string;
	code: number | null;
	/** The most memory the process had. */
	peakMegabytes: number;
};

/** Runs the program under test as a script would, to its end. */
export function runProgram(
	args: readonly string[],
	options: ProgramOptions = {},
): Promise<ProgramRun> {
	return runProcess(node, [program, ...args], options);
}

/** Runs a command with nothing of this process's environment, without a terminal, to its end. */
export async function runProcess(
	command: string,
	args: readonly string[],
	options: ProgramOptions = {},
): Promise<ProgramRun> {
	needProgram();
	const home = options.home ?? makeHome();
	const child = spawn(command, args, {
		cwd: options.cwd ?? home,
		env: {...bareEnvironment(home), ...options.env},
		stdio: ['pipe', 'pipe', 'pipe'],
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
		if (options.hangUp) child.stdout.destroy();
	});
	child.stderr.setEncoding('utf8').on('data', (text: string) => {
		look();
		stderr += text;
	});
	try {
		const code = await new Promise<number | null>((resolve, reject) => {
			child.once('error', reject);
			child.once('close', resolve);
			child.stdin.on('error', () => {});
			if (options.inputAfter) options.inputAfter().then(() => child.stdin.end('\n'), reject);
			else child.stdin.end(options.input ?? '');
			options.signal?.after().then(() => child.kill(options.signal?.name), reject);
		});
		return {stdout, stderr, code, peakMegabytes};
	} finally {
		clearInterval(watching);
		if (options.home === undefined) rmSync(home, {recursive: true, force: true, maxRetries: 5});
	}
}

/** The most memory a process had so far, in megabytes; 0 once it has ended. */
export function peakMegabytesOf(pid: number): number {
	try {
		const status = readFileSync(`/proc/${pid}/status`, 'utf8');
		return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
	} catch {
		return 0;
	}
}

/** Puts the program under test into a folder as the command `dci-invite`; returns a path with it in front. */
export function installCommand(folder: string, path = ''): string {
	const bin = join(folder, 'bin');
	mkdirSync(bin);
	const command = join(bin, 'dci-invite');
	writeFileSync(command, `#!/bin/sh\nexec '${node}' '${program}' "$@"\n`);
	chmodSync(command, 0o755);
	return `${bin}:${path}`;
}

import {spawn} from 'node:child_process';
import {existsSync, mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';

/** The built program. */
export const programPath = resolve(import.meta.dirname, '../../dist/cli.js');

/** What the program is run with. */
export type ProgramOptions = {
	env?: Record<string, string>;
	cwd?: string;
	input?: string;
	/** Ends the input with a line break once this is over. */
	inputAfter?: () => Promise<unknown>;
	/** A signal to send once stderr or stdout holds this text. */
	signal?: {after: () => Promise<unknown>; name: NodeJS.Signals};
	/** Closes our end of its stdout after the first bytes, as `head` does. */
	hangUp?: boolean;
};

/** What a run of the program came to. */
export type ProgramRun = {stdout: string; stderr: string; code: number | null};

/** A bare environment: a home of its own and this Node in the path. */
export function bareEnv(): Record<string, string> {
	return {
		HOME: mkdtempSync(join(tmpdir(), 'dci-program-')),
		PATH: `${resolve(process.execPath, '..')}:/usr/bin:/bin`,
	};
}

/** Runs a command with nothing of this process's environment, without a terminal, to its end. */
export function runProcess(
	command: string,
	args: readonly string[],
	options: ProgramOptions = {},
): Promise<ProgramRun> {
	return new Promise((done, reject) => {
		const child = spawn(command, args, {
			cwd: options.cwd,
			env: {...bareEnv(), ...options.env},
			stdio: ['pipe', 'pipe', 'pipe'],
		});
		let stdout = '';
		let stderr = '';
		child.stdout.on('data', (chunk: Buffer) => {
			stdout += chunk.toString();
			if (options.hangUp) child.stdout.destroy();
		});
		child.stderr.on('data', (chunk: Buffer) => {
			stderr += chunk.toString();
		});
		child.once('error', reject);
		child.once('close', (code) => done({stdout, stderr, code}));
		child.stdin.on('error', () => {});
		if (options.inputAfter) options.inputAfter().then(() => child.stdin.end('\n'), reject);
		else child.stdin.end(options.input ?? '');
		options.signal?.after().then(() => child.kill(options.signal?.name), reject);
	});
}

/** Runs the built program to its end. */
export function runProgram(
	args: readonly string[],
	options: ProgramOptions = {},
): Promise<ProgramRun> {
	if (!existsSync(programPath)) throw new Error(`${programPath} is not there: npm run build`);
	return runProcess(process.execPath, [programPath, ...args], options);
}

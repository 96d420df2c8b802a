import {mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {PassThrough} from 'node:stream';
import {parseCall} from '../../source/commands/parse.ts';
import {createContext} from '../../source/context.ts';
import {InviteError} from '../../source/errors.ts';
import {renderError, renderRemarks, renderResult} from '../../source/output/result.ts';
import type {Host} from '../../source/terminal.ts';

/** What a command line is run with in a test. */
export type RunOptions = {
	/** Where the service is; none: no base and no key in the environment. */
	service?: {baseUrl: string; key: string};
	env?: Record<string, string>;
	home?: string;
	/** What stands on standard input. */
	input?: string;
	/** Whoever writes to standard input never ends it. */
	isOpen?: boolean;
	/** A person at a terminal that stdin, stdout and stderr are. */
	person?: boolean;
	/** Called with the handler of an interrupt while one is held. */
	onHeld?(interrupt: () => void): void;
};

/** What a command line came to. */
export type Ran = {stdout: string; stderr: string; code: number; home: string};

/** A home folder of its own. */
export function newHome(): string {
	return mkdtempSync(join(tmpdir(), 'dci-run-'));
}

function collect(stream: PassThrough) {
	let text = '';
	stream.on('data', (chunk: Buffer) => {
		text += chunk.toString();
	});
	return () => text;
}

/** Runs a command line in this process as the program does: parsed, run, rendered, with its exit code. */
export async function runCommand(argv: readonly string[], options: RunOptions = {}): Promise<Ran> {
	const home = options.home ?? newHome();
	const person = options.person ?? false;
	function stream() {
		return Object.assign(new PassThrough(), {isTTY: person, columns: 80, rows: 24});
	}
	const [stdin, stdout, stderr] = [stream(), stream(), stream()];
	const [shown, errors] = [collect(stdout), collect(stderr)];
	const host: Host = {
		stdin: Object.assign(stdin, {setRawMode: () => stdin}) as unknown as NodeJS.ReadStream,
		stdout: stdout as unknown as NodeJS.WriteStream,
		stderr: stderr as unknown as NodeJS.WriteStream,
		env: {
			...(options.service
				? {DCI_API_BASE_URL: options.service.baseUrl, DCI_API_KEY: options.service.key}
				: {}),
			...options.env,
		},
		home,
		platform: 'linux',
		uid: process.getuid?.(),
	};
	if (options.isOpen) stdin.write(options.input ?? '');
	else if (person && options.input !== undefined) stdin.write(options.input);
	else stdin.end(options.input ?? '');
	const cleanups: Array<() => void> = [];
	const warnings: string[] = [];
	const debug: string[] = [];
	let code = 0;
	let format: 'table' | 'json' = argv.includes('--json') ? 'json' : 'table';
	try {
		const call = parseCall(argv);
		const context = createContext({
			host,
			version: '0.0.0',
			flags: call.flags,
			signal: new AbortController().signal,
			onExit: (cleanup) => {
				cleanups.push(cleanup);
				return () => {};
			},
			keepSecret: () => {},
			keepWarning: (line) => void warnings.push(line),
			keepDebug: (line) => void debug.push(line),
			sayWhenStopped: () => () => {},
			holdInterrupts: (handler) => {
				options.onHeld?.(() => handler(130));
				return () => {};
			},
		});
		format = context.format;
		const result = await (await call.command.load()).run(context, call);
		if (result) stdout.write(renderResult(result, format));
		if (result?.error) throw result.error;
		stderr.write(renderRemarks({warnings, debug}));
		code = result?.exitCode ?? 0;
	} catch (error) {
		if (!(error instanceof InviteError)) throw error;
		stderr.write(renderError(error, format, {warnings, ...(debug.length > 0 ? {debug} : {})}));
		code = error.exitCode;
	}
	for (const cleanup of cleanups) cleanup();
	// What was written last is delivered in the next turn.
	await new Promise((resolve) => setImmediate(resolve));
	return {stdout: shown(), stderr: errors(), code, home};
}

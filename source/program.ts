import process from 'node:process';
import type {Call} from './commands/parse.ts';
import type {Context} from './context.ts';
import {InviteError, toInviteError} from './errors.ts';
import {readHost, restoreTerminal} from './terminal.ts';
import {loadWords, type Words, words} from './words/words.ts';

/** Put in by the build, from package.json. */
declare const __VERSION__: string;

const host = readHost();
// Read once: no child, no report of Node and nothing that is loaded later finds the key (docs/behaviour.md, The key).
delete process.env['DCI_API_KEY'];
const cleanups = new Set<() => void>();
const interruption = new AbortController();
let ending = false;
/** Whether the last words were taken on; whatever fails after that follows from the end, and is not said. */
let isOver = false;

let lastWords: (() => string) | undefined;

let heldInterrupt: {handler: (exitCode: number) => void; signals: readonly string[]} | undefined;

/** Keys that may stand in any text that is about to be printed. */
const secrets = new Set<string>();

/** What is no error and waits for the one JSON object on stderr. */
const warnings: string[] = [];

/** Lines of `--debug` that wait for the same. */
const debugLines: string[] = [];

/** What was done and stays done, for when the result cannot be written. */
let done: string | undefined;

/** Runs one command line and ends the process with its exit code (docs/behaviour.md, Exit codes). */
export async function run(argv: readonly string[]): Promise<void> {
	let flags = roughFlags(argv);
	keepSecret(host.env['DCI_API_KEY'] ?? '');
	try {
		watchProcess(flags);
		if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
			await print(`${__VERSION__}\n`);
		}
		await loadWords('en');
		const {parseCall} = await import('./commands/parse.ts');
		const call = parseCall(argv);
		flags = call.flags;
		if (flags['version'] === true) await print(`${__VERSION__}\n`);
		if (flags['help'] === true) {
			const {helpObject, renderHelp} = await import('./commands/help.ts');
			await print(
				isJson(flags) ? `${JSON.stringify(helpObject(), null, 2)}\n` : renderHelp(call.command),
			);
		}
		await runCall(call);
	} catch (error) {
		await failWith(error, flags);
	}
}

/** What was asked for before anything could be parsed; for errors in the parsing itself. */
function roughFlags(argv: readonly string[]): Call['flags'] {
	return {
		json:
			argv.includes('--json') ||
			argv.includes('--output=json') ||
			argv.some((word, index) => word === '--output' && argv[index + 1] === 'json'),
		debug: argv.includes('--debug'),
	};
}

function keepSecret(key: string) {
	secrets.add(key);
}

/** Signals from outside; Ctrl+C in a wizard is a key and does not come this way. */
const signals = {SIGINT: 130, SIGTERM: 143, SIGHUP: 129} as const;

function watchProcess(flags: Call['flags']) {
	for (const [signal, code] of Object.entries(signals)) {
		process.on(signal, () => {
			const held = heldInterrupt;
			heldInterrupt = undefined;
			if (held?.signals.includes(signal)) {
				held.handler(code);
				return;
			}
			void stopWith(code, flags);
		});
	}
	if (isJson(flags)) {
		// Node would write them beside the one object on stderr.
		process.removeAllListeners('warning');
		process.on('warning', ({message}) => void warnings.push(message));
	}
	process.on('uncaughtException', (error) => void failWith(error, flags));
	process.on('unhandledRejection', (error) => void failWith(error, flags));
	// A reader that went away, as in `| head`, has what it wanted.
	host.stdout.on('error', (error: NodeJS.ErrnoException) => {
		if (error.code === 'EPIPE') end(0);
		void failUnwritten(error.code, flags);
	});
	host.stderr.on('error', () => {});
}

/** How long the last words may take, in milliseconds. */
const stopLimit = 1000;

/** Ends because of a signal: with what is true at this moment, on a terminal that is as it was. */
async function stopWith(exitCode: number, flags: Call['flags']): Promise<never> {
	// A terminal that is gone may never take the words.
	setTimeout(() => process.exit(exitCode), stopLimit);
	if (isOver) return untilTheEnd();
	isOver = true;
	const said = lastWords?.();
	interruption.abort();
	clearAway();
	const message = said ?? (await sentence(({stopped}) => stopped));
	return sayAndEnd(new InviteError('ABORTED', message, {exitCode}), flags);
}

/** Waits for whoever says the last words to end the process. */
function untilTheEnd(): Promise<never> {
	return new Promise<never>(() => {});
}

async function failUnwritten(code: string | undefined, flags: Call['flags']): Promise<never> {
	const message = await sentence(({notWritten, unknownReason}) =>
		notWritten(code ?? unknownReason),
	);
	const said = [done, message].filter((part) => part !== undefined).join(' ');
	return failWith(new InviteError('CLI_ERROR', said), flags);
}

/** The one sentence that stands in no catalogue: said when none can be loaded. */
const withoutWords = 'dci-invite could not read its own files. Install it again.';

/** Sentence of this file, also from before the words are loaded. */
async function sentence(pick: (program: Words['program']) => string): Promise<string> {
	return (await haveWords()) ? pick(words.program) : withoutWords;
}

/** Whether words can be said; loads them where nothing was said yet. */
async function haveWords(): Promise<boolean> {
	if (!areLoaded(words)) await loadWords('en').catch(() => {});
	// A module that failed once may come back empty the second time.
	return areLoaded(words);
}

function areLoaded(loaded: Words | undefined): boolean {
	return loaded !== undefined;
}

/** Clears away what commands left behind, and gives the terminal back as it was. */
function clearAway() {
	if (ending) return;
	ending = true;
	for (const cleanup of cleanups) {
		try {
			cleanup();
		} catch {
			// The next one still has to run, and the terminal to be given back.
		}
	}
	restoreTerminal(host);
}

/** Says what went wrong and ends with its exit code. An error nobody foresaw gets one line, the stack with `--debug`. */
async function failWith(error: unknown, flags: Call['flags'] = {}): Promise<never> {
	if (isOver) return untilTheEnd();
	isOver = true;
	return sayAndEnd(error, flags);
}

async function sayAndEnd(error: unknown, flags: Call['flags']): Promise<never> {
	try {
		return end(await sayError(error, flags));
	} catch {
		return end(1);
	}
}

/** Writes an error; resolves with its exit code. */
async function sayError(error: unknown, flags: Call['flags']): Promise<number> {
	const {renderError, renderStack} = await import('./output/result.ts');
	const redact = await loadRedactor();
	const known = (await haveWords())
		? toInviteError(error)
		: new InviteError('CLI_ERROR', withoutWords, {cause: error});
	const stack = flags['debug'] === true ? renderStack(error, redact) : '';
	const remarks = {
		warnings,
		debug: flags['debug'] === true ? [...debugLines, ...linesOf(stack)] : undefined,
	};
	const shown =
		known.message === '' ? '' : renderError(known, isJson(flags) ? 'json' : 'table', remarks);
	const text = isJson(flags) ? shown : shown + stack;
	await write(host.stderr, redact(text)).catch(() => {});
	return known.exitCode;
}

function isJson(flags: Call['flags']) {
	return flags['json'] === true || flags['output'] === 'json';
}

function linesOf(text: string) {
	return text.split('\n').filter((line) => line !== '');
}

/** Takes every key of this run out of what is printed; the last of several guards, for what no other one has seen. */
async function loadRedactor(): Promise<(text: string) => string> {
	const {createPrintedRedactor} = await import('./api/redactor.ts');
	return createPrintedRedactor(secrets);
}

/** Resolves when everything written so far is out. */
function write(stream: NodeJS.WriteStream, text: string) {
	return new Promise<void>((resolve, reject) => {
		stream.write(text, (error) => (error ? reject(error) : resolve()));
	});
}

/** Ends the process; nothing runs on. */
function end(code: number): never {
	clearAway();
	process.exit(code);
}

async function print(text: string): Promise<never> {
	await write(host.stdout, text).catch(() => {
		// The stream's own error event says why and ends the process.
		return new Promise<void>(() => {});
	});
	return end(0);
}

async function runCall(call: Call): Promise<never> {
	const {createContext} = await import('./context.ts');
	const context: Context = createContext({
		host,
		version: __VERSION__,
		flags: call.flags,
		signal: interruption.signal,
		onExit,
		holdInterrupts,
		sayWhenStopped,
		keepSecret,
		keepWarning: (line) => void warnings.push(line),
		keepDebug: (line) => void debugLines.push(line),
	});
	if (!call.command.takesNewProfile) context.requireProfile();
	const command = await call.command.load();
	const result = await command.run(context, call);
	if (isOver) return untilTheEnd();
	if (result) {
		done = result.done;
		const {renderRemarks, renderResult} = await import('./output/result.ts');
		const redact = await loadRedactor();
		const text = redact(renderResult(result, context.format));
		await write(host.stdout, text).catch(() => new Promise<void>(() => {}));
		if (result.error) return failWith(result.error, call.flags);
		await write(host.stderr, redact(renderRemarks({warnings, debug: debugLines}))).catch(() => {});
	}
	return end(result?.exitCode ?? 0);
}

function onExit(cleanup: () => void) {
	cleanups.add(cleanup);
	return () => void cleanups.delete(cleanup);
}

/** Gives the next Ctrl+C to a handler instead of ending the program; the one after it ends as ever. */
function holdInterrupts(
	handler: (exitCode: number) => void,
	{isForTermination = false}: {isForTermination?: boolean} = {},
) {
	const held = {handler, signals: isForTermination ? ['SIGINT', 'SIGTERM'] : ['SIGINT']};
	heldInterrupt = held;
	return () => {
		if (heldInterrupt === held) heldInterrupt = undefined;
	};
}

/** What is said when a signal ends the program; nothing when it is empty. */
function sayWhenStopped(say: () => string) {
	lastWords = say;
	return () => {
		if (lastWords === say) lastWords = undefined;
	};
}

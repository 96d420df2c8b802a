import {closeSync, constants, openSync, readFileSync, rmSync, writeSync} from 'node:fs';
import process from 'node:process';
import {setTimeout as delay} from 'node:timers/promises';
import {type IPty, spawn} from '@lydell/node-pty';
import xterm from '@xterm/headless';
import {bareEnvironment, makeHome, needProgram, node, program} from './environment.ts';
import {type KeyName, keySequences} from './keys.ts';

/** How a session starts. */
export type SessionOptions = {
	/** Arguments of the program. */
	args?: readonly string[];
	/** Added to an environment made from nothing; `undefined` takes a variable out. */
	env?: Record<string, string | undefined>;
	/** Window size in cells, 80 by 24 unless told. */
	columns?: number;
	rows?: number;
	cwd?: string;
	/** The home folder of an earlier session, to start again in; else a new one. */
	home?: string;
	/** Another command than the program; `"$NODE"` and `"$PROGRAM"` stand in its environment. */
	command?: readonly [file: string, ...args: string[]];
	/** Keys sent at once, before the program can have drawn anything. */
	typedAhead?: string;
};

/** What the wait for a screen is about: a text on it, a pattern, or anything that can be said of the session. */
export type Expected = string | RegExp | ((session: Session) => boolean);

/** How long a wait may take, in milliseconds; 30 s unless told: a busy machine is slow. */
export type WaitOptions = {timeoutMs?: number};

/** How a program ended. */
export type Exit = {code: number; signal: number | undefined};

/** A program on a pseudo-terminal with an emulated screen. */
export type Session = {
	/** The home folder the program was given. */
	home: string;
	/** The program's process, or that of the command it was started by. */
	pid: number;
	/** The emulated terminal, for reading cells. */
	terminal: xterm.Terminal;
	/** The visible lines, blanks at their ends cut off, empty ones at the end left out. */
	screen(): string;
	/** One visible line from 0. */
	line(row: number): string;
	/** Where the cursor stands on the screen, from 0. */
	cursor(): {column: number; row: number};
	/** Whether the program shows the cursor. */
	isCursorShown(): boolean;
	/** Whether the program has bracketed paste turned on. */
	isPasteBracketed(): boolean;
	/** The lines that left the screen at its top. */
	scrollback(): string;
	/** Scrollback and screen. */
	history(): string;
	/** Every byte the program wrote, as text. */
	output(): string;
	/** Resolves once the screen is as expected; rejects with what was expected and the screen as it is. */
	waitFor(expected: Expected, options?: WaitOptions): Promise<void>;
	/** Resolves once nothing was typed or drawn for so long, in milliseconds; 200 unless told. */
	settle(quietMs?: number): Promise<void>;
	/** Calls back with everything the program writes; returns what ends that. */
	onDrawn(listener: (data: string) => void): () => void;
	/** Sends characters as they are. */
	type(text: string): void;
	/**
	 * Sends characters as fast as the program takes them, for more than a terminal holds at once: `type` would wait
	 * for the program, which may wait for what it draws to be read. What is not taken within 10 s is dropped.
	 */
	pour(text: string): Promise<void>;
	/** Presses a key. */
	press(...names: KeyName[]): void;
	/** Presses Enter with the quiet before it that a row which sends asks for (docs/behaviour.md, No accidental sending). */
	pressEnterAlone(): Promise<void>;
	/** Pastes, bracketed when the program asked for that. */
	paste(text: string): void;
	/** Changes the window as a terminal does: its own content first, then the program is told. */
	resize(columns: number, rows: number): void;
	/** How it ended. Rejects with the screen when it goes on for longer than the time-out. */
	exit(options?: WaitOptions): Promise<Exit>;
	/** Sends a signal to the program. */
	kill(signal?: NodeJS.Signals): void;
	/** Closes the terminal under it. */
	close(): void;
	/** Ends everything that still runs and removes the home folder unless it was handed in. */
	dispose(): Promise<void>;
};

const patience = 30_000;

/** What node-pty's types leave out. */
type PseudoTerminal = IPty & {fd: number; ptsName: string; destroy(): void};

function makeEnvironment(home: string, changes: SessionOptions['env'] = {}) {
	return Object.fromEntries(
		Object.entries({...bareEnvironment(home), ...changes}).filter(
			(entry): entry is [string, string] => entry[1] !== undefined,
		),
	);
}

function describeExpected(expected: Expected): string {
	return typeof expected === 'string' ? JSON.stringify(expected) : String(expected);
}

/** Every process below one, itself included, as far as it still runs. */
export function processesBelow(pid: number): number[] {
	try {
		const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
		return [pid, ...children.trim().split(' ').filter(Boolean).map(Number).flatMap(processesBelow)];
	} catch {
		return [];
	}
}

/** Starts the program in a pseudo-terminal. Tests use `start` of `session-test.ts`, which ends it with the test. */
export function startSession(options: SessionOptions = {}): Session {
	const {args = [], columns = 80, rows = 24, cwd, typedAhead} = options;
	needProgram();
	const home = options.home ?? makeHome();
	const [file, ...fileArgs] = options.command ?? [node, program, ...args];
	const terminal = new xterm.Terminal({
		cols: columns,
		rows,
		allowProposedApi: true,
		scrollback: 5000,
	});
	const child = spawn(file, fileArgs, {
		cols: columns,
		rows,
		cwd: cwd ?? home,
		env: makeEnvironment(home, options.env),
	}) as PseudoTerminal;
	// As long as somebody holds the other end open, nothing is lost of what was written just before the end.
	let otherEnd: number | undefined = openSync(child.ptsName, constants.O_RDWR | constants.O_NOCTTY);
	function letGo() {
		if (otherEnd !== undefined) closeSync(otherEnd);
		otherEnd = undefined;
	}
	let written = '';
	let activeAt = performance.now();
	let ended: Exit | undefined;
	const watchers = new Set<() => void>();
	function notify() {
		for (const watcher of [...watchers]) watcher();
	}
	child.onData((data) => {
		written += data;
		activeAt = performance.now();
		terminal.write(data, notify);
	});
	terminal.onData((answer) => child.write(answer));
	let markExited = () => {};
	const exited = new Promise<void>((done) => {
		markExited = done;
	});
	child.onExit(({exitCode, signal}) => {
		ended = {code: exitCode, signal};
		markExited();
		letGo();
		terminal.write('', notify);
	});
	function send(text: string) {
		activeAt = performance.now();
		child.write(text);
	}
	if (typedAhead !== undefined) send(typedAhead);

	function lines(from: number, to: number): string[] {
		const {active} = terminal.buffer;
		return Array.from({length: Math.max(0, to - from)}, (_, index) =>
			(active.getLine(from + index)?.translateToString(true) ?? '').trimEnd(),
		);
	}
	function onScreen() {
		const {baseY} = terminal.buffer.active;
		return lines(baseY, baseY + terminal.rows);
	}

	function until(isThere: () => boolean, what: () => string, timeoutMs: number) {
		return new Promise<void>((done, fail) => {
			function finish(act: () => void) {
				watchers.delete(check);
				clearTimeout(timer);
				act();
			}
			function check() {
				if (isThere()) finish(done);
				else if (ended) finish(() => fail(new Error(`${what()}\nIt ended with ${ended?.code}.`)));
			}
			const timer = setTimeout(
				() => finish(() => fail(new Error(`${what()}\nNot within ${timeoutMs} ms.`))),
				timeoutMs,
			);
			watchers.add(check);
			check();
		});
	}

	const session: Session = {
		home,
		pid: child.pid,
		terminal,
		screen: () => onScreen().join('\n').trimEnd(),
		line: (row) => onScreen()[row] ?? '',
		cursor: () => ({column: terminal.buffer.active.cursorX, row: terminal.buffer.active.cursorY}),
		isCursorShown: () => written.lastIndexOf('\u{1B}[?25h') >= written.lastIndexOf('\u{1B}[?25l'),
		isPasteBracketed: () => terminal.modes.bracketedPasteMode,
		scrollback: () => lines(0, terminal.buffer.active.baseY).join('\n'),
		history: () =>
			lines(0, terminal.buffer.active.baseY + terminal.rows)
				.join('\n')
				.trimEnd(),
		output: () => written,
		waitFor: (expected, {timeoutMs = patience} = {}) => {
			function isThere() {
				if (typeof expected === 'function') return expected(session);
				const screen = session.screen();
				return typeof expected === 'string' ? screen.includes(expected) : expected.test(screen);
			}
			function what() {
				return `Expected ${describeExpected(expected)}; the screen is:\n${session.screen()}`;
			}
			return until(isThere, what, timeoutMs);
		},
		async settle(quietMs = 200) {
			for (;;) {
				const rest = quietMs - (performance.now() - activeAt);
				if (rest <= 0) return;
				await delay(rest);
			}
		},
		onDrawn: (listener) => {
			const {dispose} = child.onData(listener);
			return () => dispose();
		},
		type: send,
		async pour(text) {
			const deadline = performance.now() + 10_000;
			let rest = Buffer.from(text);
			while (rest.length > 0 && !ended && performance.now() < deadline) {
				activeAt = performance.now();
				try {
					rest = rest.subarray(writeSync(child.fd, rest));
				} catch (error) {
					if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) return;
				}
				await delay(2);
			}
		},
		press(...names) {
			for (const name of names) send(keySequences[name]);
		},
		async pressEnterAlone() {
			await delay(250);
			send('\r');
		},
		paste(text) {
			const typed = text.replaceAll('\n', '\r');
			send(session.isPasteBracketed() ? `\u{1B}[200~${typed}\u{1B}[201~` : typed);
		},
		resize(newColumns, newRows) {
			terminal.resize(newColumns, newRows);
			child.resize(newColumns, newRows);
		},
		async exit({timeoutMs = patience} = {}) {
			function what() {
				return `Expected the end; the screen is:\n${session.screen()}`;
			}
			await until(() => ended !== undefined, what, timeoutMs);
			return ended ?? {code: -1, signal: undefined};
		},
		kill: (signal = 'SIGTERM') => child.kill(signal),
		close() {
			letGo();
			child.destroy();
		},
		async dispose() {
			letGo();
			for (const pid of ended ? [] : processesBelow(child.pid)) {
				try {
					process.kill(pid, 'SIGKILL');
				} catch {
					// It ended by itself meanwhile.
				}
			}
			await exited;
			terminal.dispose();
			if (options.home === undefined) rmSync(home, {recursive: true, force: true, maxRetries: 5});
		},
	};
	return session;
}

/** Time in which what must not happen would have happened, in milliseconds: an absence has no content to wait for. */
export function leaveTimeFor(ms: number): Promise<void> {
	return delay(ms);
}

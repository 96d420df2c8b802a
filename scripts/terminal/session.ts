import {spawn} from '@lydell/node-pty';
import xterm from '@xterm/headless';

/** What to run, and on what kind of terminal. */
export type SessionOptions = {
	/** The program and its arguments. */
	command: string[];
	/** The whole environment. */
	env: Record<string, string>;
	cwd?: string;
	/** Columns and rows; 80x24 when left out. */
	columns?: number;
	rows?: number;
};

/** A program on a pseudo-terminal, with the screen a person would see. */
export type Session = {
	/** The emulated terminal, for reading cells. */
	terminal: xterm.Terminal;
	/** The lines on screen, scrollback included, without blanks at their ends. */
	screen: () => string;
	/** Sends keys as a terminal would. */
	type: (keys: string) => void;
	/** Calls back with everything the program writes; returns what ends that. */
	onDrawn: (listener: (data: string) => void) => () => void;
	/** Resolves when the text is on screen; rejects with the screen when it does not come in `limit` ms. */
	waitFor: (text: string, limit?: number) => Promise<void>;
	/** Resolves when for `quiet` ms nothing was typed or drawn. */
	settle: (quiet?: number) => Promise<void>;
	/** Resolves with the exit code; rejects with the screen when the program runs on for `limit` ms. */
	exit: (limit?: number) => Promise<number>;
	/** Ends the program at once. */
	kill: () => void;
};

/** Starts a program on a pseudo-terminal. */
export function startSession(options: SessionOptions): Session {
	const {command, env, cwd, columns = 80, rows = 24} = options;
	const [file = '', ...args] = command;
	const terminal = new xterm.Terminal({
		cols: columns,
		rows,
		allowProposedApi: true,
		scrollback: 1000,
	});
	const child = spawn(file, args, {cols: columns, rows, env, ...(cwd === undefined ? {} : {cwd})});
	const watchers = new Set<() => void>();
	let drawnAt = performance.now();
	let exitCode: number | undefined;
	const notify = () => {
		for (const watcher of watchers) watcher();
	};
	child.onData((data) => {
		drawnAt = performance.now();
		terminal.write(data, notify);
	});
	// Programs ask the terminal for its abilities; an emulator answers.
	terminal.onData((answer) => child.write(answer));
	child.onExit((result) => {
		exitCode = result.exitCode;
		// Behind whatever is still being drawn.
		terminal.write('', notify);
	});

	const screen = () => {
		const buffer = terminal.buffer.active;
		return Array.from({length: buffer.length}, (_, row) => buffer.getLine(row))
			.map((line) => line?.translateToString(true) ?? '')
			.join('\n')
			.trimEnd();
	};

	const until = (isThere: () => boolean, what: string, limit: number) =>
		new Promise<void>((resolve, reject) => {
			const finish = (act: () => void) => {
				watchers.delete(check);
				clearTimeout(timer);
				act();
			};
			const check = () => {
				if (isThere()) {
					finish(resolve);
				} else if (exitCode !== undefined) {
					finish(() => reject(new Error(`${what}: ended with ${exitCode}\n${screen()}`)));
				}
			};
			const timer = setTimeout(
				() => finish(() => reject(new Error(`${what}: not within ${limit} ms\n${screen()}`))),
				limit,
			);
			watchers.add(check);
			check();
		});

	return {
		terminal,
		screen,
		type: (keys) => {
			drawnAt = performance.now();
			child.write(keys);
		},
		onDrawn: (listener) => {
			const {dispose} = child.onData(listener);
			return dispose;
		},
		waitFor: (text, limit = 15_000) =>
			until(() => screen().includes(text), `Waiting for "${text}"`, limit),
		settle: async (quiet = 200) => {
			for (;;) {
				const rest = quiet - (performance.now() - drawnAt);
				if (rest <= 0) return;
				await new Promise((resolve) => setTimeout(resolve, rest));
			}
		},
		exit: async (limit = 15_000) => {
			await until(() => exitCode !== undefined, 'Waiting for the end', limit);
			return exitCode ?? 1;
		},
		kill: () => child.kill('SIGKILL'),
	};
}

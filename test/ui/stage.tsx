import {EventEmitter} from 'node:events';
import xterm from '@xterm/headless';
import {render} from 'ink';
import type {ReactNode} from 'react';
import {createEnterGuard, type EnterGuard} from '../../source/ui/enter-guard.ts';
import {KeyProvider} from '../../source/ui/key-provider.tsx';
import {WindowProvider} from '../../source/ui/screen/window.tsx';
import {createTheme, ThemeProvider} from '../../source/ui/theme.tsx';

class FakeStdin extends EventEmitter {
	readonly isTTY = true;
	readonly #chunks: string[] = [];
	type(data: string) {
		this.#chunks.push(data);
		this.emit('readable');
	}
	read() {
		return this.#chunks.shift() ?? null;
	}
	setEncoding() {}
	setRawMode() {}
	resume() {}
	pause() {}
	ref() {}
	unref() {}
}

class FakeStdout extends EventEmitter {
	readonly isTTY = true;
	readonly written: string[] = [];
	columns: number;
	rows: number;
	readonly #terminal: xterm.Terminal;
	constructor(terminal: xterm.Terminal) {
		super();
		this.columns = terminal.cols;
		this.rows = terminal.rows;
		this.#terminal = terminal;
	}
	write(data: string, done?: () => void) {
		this.written.push(data);
		this.#terminal.write(data, done);
		return true;
	}
}

/** What `stage` is told. */
export type StageOptions = {
	columns?: number;
	rows?: number;
	glyphs?: 'unicode' | 'ascii';
	/** Real time unless told. */
	guard?: EnterGuard;
	/** Draws what a screen reader is given. */
	screenReader?: boolean;
};

/** A guard on a clock that goes on only when told. */
export function guardByHand() {
	let now = 0;
	let timers: Array<{due: number; act: () => void}> = [];
	const guard = createEnterGuard({
		now: () => now,
		setTimeout(act: () => void, delay: number) {
			const timer = {due: now + delay, act};
			timers.push(timer);
			return timer;
		},
		clearTimeout(timer) {
			timers = timers.filter((each) => each !== timer);
		},
	});
	return {
		guard,
		/** Milliseconds on that clock. */
		now: () => now,
		/** Lets so many milliseconds pass. */
		pass(milliseconds: number) {
			for (let rest = milliseconds; rest > 0; rest--) {
				now++;
				const due = timers.filter((timer) => timer.due <= now);
				timers = timers.filter((timer) => timer.due > now);
				for (const timer of due) {
					timer.act();
				}
			}
		},
	};
}

/** A screen of ours on an emulated terminal. */
export function stage(screen: ReactNode, options: StageOptions = {}) {
	const {columns = 80, rows = 24, glyphs = 'unicode'} = options;
	const terminal = new xterm.Terminal({
		cols: columns,
		rows,
		allowProposedApi: true,
		convertEol: true,
	});
	const stdin = new FakeStdin();
	const stdout = new FakeStdout(terminal);
	const guard =
		options.guard ?? createEnterGuard({now: () => performance.now(), setTimeout, clearTimeout});
	function wrapped(node: ReactNode) {
		return (
			<ThemeProvider theme={createTheme({colour: 'none', glyphs})}>
				<WindowProvider>
					<KeyProvider guard={guard}>{node}</KeyProvider>
				</WindowProvider>
			</ThemeProvider>
		);
	}
	const app = render(wrapped(screen), {
		stdin: stdin as unknown as NodeJS.ReadStream,
		stdout: stdout as unknown as NodeJS.WriteStream,
		interactive: true,
		exitOnCtrlC: false,
		patchConsole: false,
		incrementalRendering: true,
		isScreenReaderEnabled: options.screenReader ?? false,
	});

	function lines() {
		const {active} = terminal.buffer;
		return Array.from({length: active.length}, (_, row) =>
			(active.getLine(row)?.translateToString(true) ?? '').trimEnd(),
		);
	}

	function text() {
		return lines().join('\n').trimEnd();
	}

	function cursor() {
		return {
			x: terminal.buffer.active.cursorX,
			y: terminal.buffer.active.baseY + terminal.buffer.active.cursorY,
		};
	}

	/** Waits until what is seen passes; shows both sides when it never does. */
	async function until(expected: string, passes: () => boolean) {
		const end = performance.now() + 15_000;
		while (!passes()) {
			if (performance.now() > end) {
				throw new Error(
					`Expected: ${expected}\nActual, cursor at ${JSON.stringify(cursor())}:\n${text()}`,
				);
			}

			await new Promise((resolve) => {
				setTimeout(resolve, 5);
			});
		}
	}

	return {
		text,
		lines,
		cursor,
		written: stdout.written,
		until,
		sees: (part: string) => until(JSON.stringify(part), () => text().includes(part)),
		shows: (whole: string) => until(JSON.stringify(whole), () => text() === whole),
		cursorAt: (x: number, y: number) =>
			until(`cursor at ${x},${y}`, () => cursor().x === x && cursor().y === y),
		type: (data: string) => stdin.type(data),
		redraw: (node: ReactNode) => app.rerender(wrapped(node)),
		resize(newColumns: number, newRows: number) {
			terminal.resize(newColumns, newRows);
			stdout.columns = newColumns;
			stdout.rows = newRows;
			stdout.emit('resize');
		},
		[Symbol.dispose]() {
			app.unmount();
			guard.dispose();
			terminal.dispose();
		},
	};
}

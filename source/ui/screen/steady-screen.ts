import {createFrameTracker, rowsToCursor} from './drawn-frame.ts';
import {createLeftLines} from './left-lines.ts';
import {createReporter, type TerminalReport} from './terminal-report.ts';

/** What of Ink's instance is used. */
type Drawing = {clear(): void; waitUntilRenderFlush(): Promise<void>};

/** A terminal to draw on whose window can change its size without leaving old lines behind. */
export type SteadyScreen = {
	/** What Ink draws on in the terminal's place. */
	stream: NodeJS.WriteStream;
	/** What Ink reads from in the keyboard's place. */
	keyboard: NodeJS.ReadStream;
	/** Tells it what draws there. */
	attach(drawing: Drawing): void;
	/** Runs once everything is drawn as it should be: at once unless the window changes just now. */
	whenSteady(act: () => void): void;
	/** Hands a text to the terminal for the clipboard (OSC 52): nothing is drawn. A terminal that does not take it ignores it. */
	copy(text: string): void;
	/** Lets everything through from now on. */
	release(): void;
};

/** Quiet after the last change of the window's size before it is drawn anew, in milliseconds. */
const quietAfterResize = 40;

/**
 * A window that becomes narrower breaks the lines of the frame in two before the program hears of it, and what
 * no longer fits goes up into the scrollback. So nothing is drawn until the size has settled; then the old frame is
 * erased by the rows it takes now, together with what earlier changes left above it, and drawn anew. Terminals that
 * say where their cursor is are taken to break lines; `keepsLines` says of one that it does not.
 */
export function createSteadyScreen(
	terminal: NodeJS.WriteStream,
	stdin: NodeJS.ReadStream,
	options: {keepsLines: boolean},
): SteadyScreen {
	const listeners = new Set<() => void>();
	const reporter = createReporter(stdin, terminal);
	const tracker = createFrameTracker();
	const leftAbove = createLeftLines();
	let size = {columns: terminal.columns, rows: terminal.rows};
	let drawing: Drawing | undefined;
	let isHeld = false;
	let isSettling = false;
	let isReleased = false;
	let changes = 0;
	let timer: NodeJS.Timeout | undefined;
	let waiting: Array<() => void> = [];

	function tellInk() {
		for (const listener of [...listeners]) listener();
	}

	const stream: NodeJS.WriteStream = Object.create(terminal, {
		columns: {get: () => size.columns},
		rows: {get: () => size.rows},
		write: {
			value: (text: string, done?: () => void) => {
				if (isHeld) return done ? terminal.write('', done) : true;
				tracker.note(text);
				return terminal.write(text, done);
			},
		},
		on: {
			value: (event: string, listener: () => void) => {
				if (event === 'resize') listeners.add(listener);
				else terminal.on(event, listener);
				return stream;
			},
		},
		off: {
			value: (event: string, listener: () => void) => {
				if (event === 'resize') listeners.delete(listener);
				else terminal.off(event, listener);
				return stream;
			},
		},
	});

	/** Erases the old frame and what is seen of the lines left above it. */
	function erase(report: TerminalReport | undefined) {
		const frame = tracker.frame();
		const columns = report && !options.keepsLines ? terminal.columns : Number.POSITIVE_INFINITY;
		let up = rowsToCursor(frame, columns, report);
		if (report) {
			const free = report.row - up;
			leftAbove.add(-free, frame.widths, columns);
			up = free > 0 ? up + leftAbove.take(free, columns) : report.row;
		}
		terminal.write(eraseUpwards(up));
		tracker.reset();
	}

	async function settle(ink: Drawing) {
		let seen: number;
		let report: TerminalReport | undefined;
		do {
			seen = changes;
			report = await reporter.ask();
		} while (seen !== changes);
		if (isReleased) return;
		erase(report);
		do {
			seen = changes;
			size = {columns: terminal.columns, rows: terminal.rows};
			tellInk();
			await ink.waitUntilRenderFlush();
		} while (seen !== changes);
		ink.clear();
		isHeld = false;
		tellInk();
	}

	async function begin() {
		if (!drawing || !isHeld || isSettling || isReleased) return;
		isSettling = true;
		await settle(drawing);
		isSettling = false;
		const due = waiting;
		waiting = [];
		for (const act of due) act();
	}

	function onResize() {
		changes += 1;
		isHeld = true;
		clearTimeout(timer);
		timer = setTimeout(() => void begin(), quietAfterResize);
	}
	terminal.on('resize', onResize);

	return {
		stream,
		keyboard: reporter.keyboard,
		attach(ink) {
			drawing = ink;
		},
		whenSteady(act) {
			if (isHeld && !isReleased) waiting.push(act);
			else act();
		},
		copy(text) {
			terminal.write(`\u{1B}]52;c;${Buffer.from(text).toString('base64')}\u{1B}\\`);
		},
		release() {
			isReleased = true;
			isHeld = false;
			clearTimeout(timer);
			reporter.cancel();
			terminal.off('resize', onResize);
			size = {columns: terminal.columns, rows: terminal.rows};
		},
	};
}

/**
 * Goes up so many rows and erases everything from there. The first row is erased by itself: tmux moves a screen that
 * is erased from its very first cell into the scrollback.
 */
function eraseUpwards(rows: number): string {
	return rows > 0
		? `\u{1B}[?25l\u{1B}[${rows}A\r\u{1B}[2K\u{1B}[B\u{1B}[J\u{1B}[A`
		: '\u{1B}[?25l\r\u{1B}[J';
}

import {displayWidth} from '../output/text.ts';
import {type DrawnFrame, drawnFrame, rowsAt, rowsToCursor} from './drawn-frame.ts';

/** Quiet after the last change of the window's size before it is drawn anew, in milliseconds. */
const quietAfterResize = 40;

/** How long the terminal may take to say where the cursor is, in milliseconds. */
const reportLimit = 250;

/** How a terminal answers the question where its cursor is, without the escape in front. */
const cursorReport = /^\[(\d+);(\d+)R$/;

/** What of Ink's instance is used. */
type Drawing = {clear(): void; waitUntilRenderFlush(): Promise<void>};

/** Where a terminal says its cursor is, from 0; the column only where it is known. */
type CursorReport = {row: number; column: number | undefined};

/** A terminal to draw on whose windows can change their size without leaving old lines behind. */
export type SteadyScreen = {
	/** What Ink draws on in the terminal's place. */
	stream: NodeJS.WriteStream;
	/** Tells it what draws there. */
	attach(drawing: Drawing): void;
	/** Takes the terminal's answer to a question of ours out of the keys; false when it is none. */
	takeReport(input: string): boolean;
	/** Runs once everything is drawn as it should be: at once unless the window changes just now. */
	whenSteady(act: () => void): void;
	/** Lets everything through from now on. */
	release(): void;
};

/**
 * A window that becomes narrower breaks the lines of the frame in two before the program hears of it, and what
 * no longer fits goes up into the scrollback. So nothing is drawn until the size has settled; then the old frame is
 * erased by the rows it takes now, together with what earlier changes left above it, and drawn anew. Terminals that
 * say where their cursor is are taken to break lines anew; `keepsLines` says of one that it does not.
 */
export const createSteadyScreen = (
	terminal: NodeJS.WriteStream,
	options: {keepsLines: boolean},
): SteadyScreen => {
	const listeners = new Set<() => void>();
	let size = {columns: terminal.columns, rows: terminal.rows};
	let drawing: Drawing | undefined;
	let isHeld = false;
	let isReleased = false;
	let isSettling = false;
	let captured = '';
	let timer: NodeJS.Timeout | undefined;
	let changes = 0;
	let waiting: Array<() => void> = [];
	/** Widths of the lines above the frame that are left from it, the topmost first. */
	const stale: number[] = [];
	let answers = true;
	let report: ((report: CursorReport | undefined) => void) | undefined;

	const tellInk = () => {
		for (const listener of [...listeners]) listener();
	};

	const stream: NodeJS.WriteStream = Object.create(terminal, {
		columns: {get: () => size.columns},
		rows: {get: () => size.rows},
		write: {
			value: (text: string, done?: () => void) => {
				if (!isHeld) return terminal.write(text, done);
				captured += text;
				return done ? terminal.write('', done) : true;
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

	const askForCursor = async (): Promise<CursorReport | undefined> => {
		if (!answers) return undefined;
		const answer = await new Promise<CursorReport | undefined>((resolve) => {
			const limit = setTimeout(() => resolve(undefined), reportLimit);
			report = (said) => {
				clearTimeout(limit);
				resolve(said);
			};
			terminal.write('\u{1B}[6n');
		});
		report = undefined;
		answers = answer !== undefined;
		return answer;
	};

	/** The frame as Ink drew it last, by making it draw it once more without showing that. */
	const captureFrame = async (ink: Drawing) => {
		ink.clear();
		captured = '';
		tellInk();
		await ink.waitUntilRenderFlush();
		return drawnFrame(captured);
	};

	/** Takes the lines that were left above the frame and are seen again; returns the rows they take. */
	const takeSeenAgain = (free: number, columns: number): number => {
		let rows = 0;
		while (rows < free) {
			const width = stale.pop();
			if (width === undefined) break;
			const hidden = rowsAt(width, columns) - (free - rows);
			rows = Math.min(free, rows + rowsAt(width, columns));
			if (hidden > 0) stale.push(hidden * columns);
		}
		return rows;
	};

	/** Remembers how much of the frame has gone up into the scrollback. */
	const noteLost = (lost: number, widths: readonly number[], columns: number) => {
		let rows = lost;
		for (const width of widths) {
			if (rows <= 0) return;
			stale.push(Math.min(width, rows * columns));
			rows -= rowsAt(width, columns);
		}
	};

	/** Erases the old frame and what is seen of the lines left above it. */
	const erase = ({lines, cursor}: DrawnFrame, said: CursorReport | undefined) => {
		const columns = said && !options.keepsLines ? terminal.columns : Number.POSITIVE_INFINITY;
		const widths = lines.map(displayWidth);
		const above = rowsToCursor(widths, cursor, columns, said?.column);
		let up = above;
		if (said) {
			const free = said.row - above;
			up = free > 0 ? above + takeSeenAgain(free, columns) : said.row;
			noteLost(-free, widths, columns);
		}
		terminal.write(`\u{1B}[?25l${up > 0 ? `\u{1B}[${up}A` : ''}\r\u{1B}[J`);
	};

	const settle = async (ink: Drawing) => {
		const frame = await captureFrame(ink);
		let seen: number;
		let said: CursorReport | undefined;
		do {
			seen = changes;
			said = await askForCursor();
		} while (seen !== changes);
		if (isReleased) return;
		erase(frame, said);
		do {
			seen = changes;
			size = {columns: terminal.columns, rows: terminal.rows};
			tellInk();
			await ink.waitUntilRenderFlush();
		} while (seen !== changes);
		ink.clear();
		isHeld = false;
		tellInk();
	};

	const begin = async () => {
		if (!drawing || !isHeld || isSettling || isReleased) return;
		isSettling = true;
		await settle(drawing);
		isSettling = false;
		const due = waiting;
		waiting = [];
		for (const act of due) act();
	};

	const onResize = () => {
		changes += 1;
		if (isReleased) return;
		isHeld = true;
		clearTimeout(timer);
		timer = setTimeout(() => void begin(), quietAfterResize);
	};
	terminal.on('resize', onResize);

	return {
		stream,
		attach(ink) {
			drawing = ink;
		},
		takeReport(input) {
			if (!report) return false;
			// An answer from the first row reads like a function key, which arrives as nothing.
			const said = input === '' ? ['', '1'] : cursorReport.exec(input);
			if (!said) return false;
			const column = said[2] === undefined ? undefined : Number(said[2]) - 1;
			report({row: Number(said[1]) - 1, column});
			return true;
		},
		whenSteady(act) {
			if (isHeld && !isReleased) waiting.push(act);
			else act();
		},
		release() {
			isReleased = true;
			isHeld = false;
			clearTimeout(timer);
			report?.(undefined);
			terminal.off('resize', onResize);
			size = {columns: terminal.columns, rows: terminal.rows};
		},
	};
};

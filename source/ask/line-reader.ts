import {createInterface, type Interface} from 'node:readline';
import {
	emptyEntry,
	enterGap,
	type HiddenEntry,
	hasArrived,
	hiddenActionFor,
	reduceHiddenEntry,
} from './hidden-entry.ts';
import {isInterrupt, type Keyboard, listenRaw, type RawListener} from './raw-keyboard.ts';

/** What became of waiting for a line. */
type LineEvent =
	/** A line, and when it came (milliseconds on the clock handed in). */
	| {type: 'line'; text: string; at: number}
	/** The input has ended: Ctrl+D. */
	| {type: 'ended'}
	/** Whoever waited does so no longer. */
	| {type: 'stopped'};

/** What became of a hidden entry. */
type HiddenEvent =
	| {type: 'entered'; entry: HiddenEntry}
	/** Ctrl+C, Ctrl+D or the end of the input. */
	| {type: 'interrupted'}
	| {type: 'stopped'};

/** What is told while a hidden text is entered. */
type HiddenListener = {
	/** Writes the prompt: once nothing is echoed any more, or a quick answer would be, and again after Ctrl+Z. */
	prompt(): void;
	/** Something came; told at each key. */
	onArrival?(): void;
};

/** Reads the keyboard line by line; the terminal itself edits and echoes what is typed. */
export type LineReader = {
	/** The next line; lines that came together are handed out one after the other. */
	line(stop: AbortSignal): Promise<LineEvent>;
	/** Whether another line comes within so many milliseconds; all that wait are dropped then. */
	isFollowed(ms: number): Promise<boolean>;
	/** Whether more lines come right behind one, as in a paste; they are dropped. */
	isPaste(): Promise<boolean>;
	/** A text that is not echoed ended by Enter and a moment of silence. Drops what was typed ahead. */
	hidden(stop: AbortSignal, listener: HiddenListener): Promise<HiddenEvent>;
	/** Silences the keyboard: what is typed is neither echoed nor kept, only told. Returns what ends that. */
	silence(onKey: RawListener['onKey']): () => void;
	close(): void;
};

/** Lines that come closer than this, in milliseconds, are one paste. */
const pasteGap = 30;

/** Opens a keyboard. `now` tells the time in milliseconds. */
export function createLineReader(input: Keyboard, now = () => performance.now()): LineReader {
	let lines: {text: string; at: number}[] = [];
	let face: Interface | undefined;
	let hasEnded = false;
	let wake: (() => void) | undefined;
	open();

	return {
		isFollowed,
		async isPaste() {
			let isMore = false;
			while (await isFollowed(pasteGap)) isMore = true;
			return isMore;
		},
		async line(stop) {
			open();
			while (lines.length === 0 && !hasEnded && !stop.aborted) await change(stop);
			if (stop.aborted) return {type: 'stopped'};
			const line = lines.shift();
			return line ? {type: 'line', ...line} : {type: 'ended'};
		},
		hidden,
		silence(onKey) {
			shut();
			return listenRaw(input, {onKey});
		},
		close() {
			shut();
			input.pause();
		},
	};

	function open() {
		hasEnded ||= 'readableEnded' in input && input.readableEnded === true;
		if (face || hasEnded) return;
		const opened = createInterface({input, terminal: false});
		face = opened;
		opened.on('line', (text) => {
			lines.push({text, at: now()});
			wake?.();
		});
		opened.on('close', () => {
			if (face !== opened) return;
			face = undefined;
			hasEnded = true;
			wake?.();
		});
	}

	function shut() {
		const open = face;
		face = undefined;
		open?.close();
		lines = [];
	}

	/** Waits until something changed, for at most so long; the end of the wait is nothing to wait for again. */
	function change(stop?: AbortSignal, ms?: number) {
		return new Promise<void>((resolve) => {
			const timer = ms === undefined ? undefined : setTimeout(() => finish(), ms);
			function finish() {
				clearTimeout(timer);
				stop?.removeEventListener('abort', finish);
				wake = undefined;
				resolve();
			}
			wake = finish;
			stop?.addEventListener('abort', finish);
		});
	}

	async function isFollowed(ms: number) {
		if (lines.length === 0 && !hasEnded) await change(undefined, ms);
		const isMore = lines.length > 0;
		lines = [];
		return isMore;
	}

	function hidden(stop: AbortSignal, {prompt, onArrival}: HiddenListener) {
		return new Promise<HiddenEvent>((resolve) => {
			let entry = emptyEntry;
			let timer: ReturnType<typeof setTimeout> | undefined;
			function finish(event: HiddenEvent) {
				clearTimeout(timer);
				stop.removeEventListener('abort', onStop);
				end();
				resolve(event);
			}
			function onStop() {
				finish({type: 'stopped'});
			}
			const onKey: RawListener['onKey'] = (press) => {
				if (isInterrupt(press)) return finish({type: 'interrupted'});
				const action = hiddenActionFor(press);
				if (!action) return;
				entry = reduceHiddenEntry(entry, action);
				if (hasArrived(entry)) onArrival?.();
				clearTimeout(timer);
				if (entry.isEntered) timer = setTimeout(() => finish({type: 'entered', entry}), enterGap);
			};
			shut();
			const end = listenRaw(input, {onKey, onResume: prompt});
			prompt();
			stop.addEventListener('abort', onStop);
			if (stop.aborted) onStop();
			else if (hasEnded) finish({type: 'interrupted'});
		});
	}
}

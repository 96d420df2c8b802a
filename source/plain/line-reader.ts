import {createInterface, type Interface} from 'node:readline';
import {StringDecoder} from 'node:string_decoder';

/** The keyboard: a terminal, or in tests any stream. */
export type Keyboard = NodeJS.ReadableStream & {
	isTTY?: boolean;
	setRawMode?: (raw: boolean) => unknown;
};

/** What became of waiting for a line. */
type LineEvent =
	/** A line, and when it came (milliseconds on the clock handed in). */
	| {type: 'line'; text: string; at: number}
	/** Several lines at once, as from a paste; none of them is an answer. */
	| {type: 'burst'}
	/** The input has ended: Ctrl+D. */
	| {type: 'ended'}
	/** Whoever waited does so no longer. */
	| {type: 'stopped'};

/** What became of a hidden entry. */
type HiddenEvent =
	| {type: 'text'; text: string}
	/** Ctrl+C, Ctrl+D or the end of the input. */
	| {type: 'interrupted'}
	| {type: 'stopped'};

/** Reads the keyboard line by line; the terminal itself edits and echoes what is typed. */
export type LineReader = {
	line(stop: AbortSignal): Promise<LineEvent>;
	/** Whether another line comes within so many milliseconds; it is dropped then. */
	isFollowed(ms: number): Promise<boolean>;
	/** A text that is not echoed, ended by Enter and a moment of silence; `onArrival` once something came. */
	hidden(stop: AbortSignal, onArrival: () => void): Promise<HiddenEvent>;
	/** Silences the keyboard: what is typed is neither echoed nor kept, only told. Returns what ends that. */
	silence(onKeys: (keys: string) => void): () => void;
	close(): void;
};

/** Lines that come closer than this, in milliseconds, are one paste. */
const pasteGap = 30;

/** Silence, in milliseconds, after which an Enter is the end of a hidden entry. */
const hiddenGap = 60;

/** Opens a keyboard. `now` tells the time in milliseconds. */
export function createLineReader(input: Keyboard, now: () => number): LineReader {
	let lines: {text: string; at: number}[] = [];
	let face: Interface | undefined;
	let hasEnded = false;
	let wake: (() => void) | undefined;

	function open() {
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

	return {
		isFollowed,
		async line(stop) {
			open();
			while (lines.length === 0 && !hasEnded && !stop.aborted) await change(stop);
			if (stop.aborted) return {type: 'stopped'};
			const line = lines.shift();
			if (!line) return {type: 'ended'};
			let isBurst = false;
			while (await isFollowed(pasteGap)) isBurst = true;
			return isBurst ? {type: 'burst'} : {type: 'line', ...line};
		},
		hidden(stop, onArrival) {
			return new Promise((resolve) => {
				const decoder = new StringDecoder('utf8');
				let text = '';
				let timer: ReturnType<typeof setTimeout> | undefined;
				function finish(event: HiddenEvent) {
					clearTimeout(timer);
					stop.removeEventListener('abort', onStop);
					end();
					resolve(event);
				}
				function onStop() {
					return finish({type: 'stopped'});
				}
				function onKeys(keys: string) {
					for (const key of keys) {
						if (key === '\u{3}' || key === '\u{4}') return finish({type: 'interrupted'});
						if (key === '\u{7F}' || key === '\b') text = text.slice(0, -1);
						else if (key === '\u{15}') text = '';
						else text += key;
					}
					if (text.trim() !== '') onArrival();
					clearTimeout(timer);
					if (/[\r\n]/.test(text))
						timer = setTimeout(() => finish({type: 'text', text}), hiddenGap);
					return undefined;
				}
				const end = listen(
					(chunk) => onKeys(decoder.write(chunk)),
					() => finish({type: 'interrupted'}),
				);
				stop.addEventListener('abort', onStop);
				if (stop.aborted) onStop();
			});
		},
		silence(onKeys) {
			const decoder = new StringDecoder('utf8');
			return listen(
				(chunk) => onKeys(decoder.write(chunk)),
				() => onKeys('\u{4}'),
			);
		},
		close() {
			shut();
			input.pause();
		},
	};

	/** Takes the keyboard away from the lines, unechoed; returns what gives it back. */
	function listen(onChunk: (chunk: Buffer) => void, onEnd: () => void): () => void {
		shut();
		function onData(chunk: Buffer | string) {
			return onChunk(Buffer.from(chunk));
		}
		function noteEnd() {
			hasEnded = true;
			onEnd();
		}
		input.setRawMode?.(true);
		input.on('data', onData);
		input.on('end', noteEnd);
		input.resume();
		let isOver = false;
		return () => {
			if (isOver) return;
			isOver = true;
			input.off('data', onData);
			input.off('end', noteEnd);
			input.pause();
			input.setRawMode?.(false);
		};
	}
}

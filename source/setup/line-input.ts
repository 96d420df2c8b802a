import {StringDecoder} from 'node:string_decoder';
import {asAborted, leftSetup} from './abort.ts';
import type {AskerStreams} from './asker.ts';
import {suspendWhileRaw} from './suspend.ts';

/** Reads what is typed without repainting anything: the terminal itself edits and echoes the line. */
export type LineInput = {
	/** The next line, without its end. */
	line(): Promise<string>;
	/**
	 * A text that is not echoed, ended by Enter and a moment of silence, so that a paste of several lines is one text.
	 * `onResume` when the program goes on after Ctrl+Z.
	 */
	hidden(onResume: () => void): Promise<string>;
	/** Forgets what was typed ahead. */
	drop(): void;
	close(): void;
};

/** Silence, in milliseconds, after which an Enter is the end of a hidden entry. */
const pasteGap = 60;

type Reader = {take(text: string): void; leave(error: unknown): void};

/** Reads lines from a terminal in its cooked mode. Rejects with ABORTED when the input ends or the run is stopped. */
export function createLineInput({input, signal}: AskerStreams): LineInput {
	const decoder = new StringDecoder('utf8');
	let waiting: Reader | undefined;
	let rest = '';
	let ended = 'readableEnded' in input && input.readableEnded === true;

	function onData(chunk: Buffer | string) {
		const text = typeof chunk === 'string' ? chunk : decoder.write(chunk);
		if (waiting) waiting.take(text);
		else rest += text;
	}
	function onEnd() {
		ended = true;
		waiting?.leave(leftSetup());
	}
	function onAbort() {
		return waiting?.leave(asAborted(leftSetup(), signal));
	}
	input.on('data', onData);
	input.on('end', onEnd);
	signal.addEventListener('abort', onAbort);

	/** Waits for text until `take` says it has enough. */
	function read(take: (text: string, finish: (value: string) => void, leave: () => void) => void) {
		return new Promise<string>((resolve, reject) => {
			function settle(end: () => void) {
				waiting = undefined;
				input.pause();
				end();
			}
			function leave(error: unknown) {
				return settle(() => reject(error));
			}
			function finish(value: string) {
				return settle(() => resolve(value));
			}
			waiting = {take: (text) => take(text, finish, () => leave(leftSetup())), leave};
			if (signal.aborted) return onAbort();
			const early = rest;
			rest = '';
			if (early !== '') waiting?.take(early);
			if (ended) waiting?.leave(leftSetup());
			else if (waiting) input.resume();
		});
	}

	function line() {
		let text = '';
		return read((chunk, finish) => {
			text += chunk;
			const end = /\r\n|\r|\n/.exec(text);
			if (!end) return;
			rest = text.slice(end.index + end[0].length);
			finish(text.slice(0, end.index));
		});
	}

	async function hidden(onResume: () => void) {
		let text = '';
		let timer: ReturnType<typeof setTimeout> | undefined;
		// A line that was typed ahead was echoed already: it is no key.
		rest = '';
		input.setRawMode?.(true);
		try {
			return await read((chunk, finish, leave) => {
				for (const character of chunk) {
					if (character === '\u{3}' || character === '\u{4}') return leave();
					if (character === '\u{1A}') void suspendWhileRaw(input).then(onResume);
					else if (character === '\u{7F}' || character === '\b') text = text.slice(0, -1);
					else if (character === '\u{15}') text = '';
					else text += character;
				}
				clearTimeout(timer);
				if (/[\r\n]/.test(text)) timer = setTimeout(() => finish(text), pasteGap);
			});
		} finally {
			clearTimeout(timer);
			input.setRawMode?.(false);
		}
	}

	return {
		line,
		hidden,
		drop() {
			rest = '';
		},
		close() {
			input.off('data', onData);
			input.off('end', onEnd);
			signal.removeEventListener('abort', onAbort);
			input.pause();
		},
	};
}

import {StringDecoder} from 'node:string_decoder';
import {suspendProcess} from '../terminal.ts';
import type {KeyPress} from '../ui/keys.ts';
import {watchOpenPaste} from '../ui/open-paste.ts';
import {createKeyDecoder} from './key-decoder.ts';

/** The keyboard: a terminal, or in tests any stream. */
export type Keyboard = NodeJS.ReadableStream & {
	isTTY?: boolean;
	isRaw?: boolean;
	setRawMode?: (raw: boolean) => unknown;
};

/** What is told of a keyboard in raw mode. */
export type RawListener = {
	/** A key but Ctrl+Z, which stops the program here. The end of the input is Ctrl+D. */
	onKey(press: KeyPress): void;
	/** The program is about to stop for Ctrl+Z: the screen is left to the shell. */
	onSuspend?(): void;
	/** The program goes on after Ctrl+Z, and what the shell wrote meanwhile stands on the screen. */
	onResume?(): void;
};

/** Listens to the keyboard unechoed, in raw mode; returns what gives it back cooked and paused. */
export function listenRaw(input: Keyboard, listener: RawListener): () => void {
	const {onKey, onSuspend, onResume} = listener;
	const decoder = new StringDecoder('utf8');
	const decode = createKeyDecoder();
	let isOver = false;
	const openPaste = watchOpenPaste(hear);
	function onData(chunk: Buffer | string) {
		hear(openPaste.pass(typeof chunk === 'string' ? chunk : decoder.write(chunk)));
	}
	function hear(text: string) {
		for (const press of decode(text)) {
			if (isOver) return;
			if (press.name === 'ctrl+z') void suspend();
			else onKey(press);
		}
	}
	async function suspend() {
		onSuspend?.();
		await suspendWhileRaw(input, () => isOver);
		if (!isOver) onResume?.();
	}
	function onEnd() {
		onKey({name: 'ctrl+d', text: '', enters: 0});
	}
	input.setRawMode?.(true);
	input.on('data', onData);
	input.on('end', onEnd);
	input.resume();
	return () => {
		if (isOver) return;
		isOver = true;
		openPaste.dispose();
		input.off('data', onData);
		input.off('end', onEnd);
		input.pause();
		input.setRawMode?.(false);
	};
}

/** Whether a key means to leave: Ctrl+C or Ctrl+D. */
export function isInterrupt({name}: Pick<KeyPress, 'name'>): boolean {
	return name === 'ctrl+c' || name === 'ctrl+d';
}

/**
 * Stops the program as Ctrl+Z does, on a cooked terminal; resolves when `fg` lets it go on, the keyboard raw again
 * unless nobody listens to it any more.
 */
export async function suspendWhileRaw(
	input: Keyboard,
	isOver: () => boolean = () => false,
): Promise<void> {
	if (!input.isTTY || !input.setRawMode) return;
	input.setRawMode(false);
	await suspendProcess();
	if (!isOver()) input.setRawMode(true);
}

import {PassThrough} from 'node:stream';
import {setImmediate} from 'node:timers/promises';
import {enterGap} from '../ask/hidden-entry.ts';
import {isInterrupt, type Keyboard, listenRaw, type RawListener} from '../ask/raw-keyboard.ts';
import {graphemes, safeWhole} from '../output/text.ts';
import {longestKey} from '../settings/key-text.ts';
import type {KeyPress} from '../ui/keys.ts';
import {cleanPaste} from '../ui/paste.ts';

/** What a prompt takes from the keyboard. */
export type Taken =
	/** Keys and single characters; nothing of a paste. */
	| 'keys'
	/** A line of text; the line breaks of a paste are blanks in it. */
	| 'line'
	/** A text that is never shown; the line breaks of a paste stay in it. */
	| 'hidden';

/** What is told of the keyboard beside the keys that the prompt gets. */
export type PromptListener = Pick<RawListener, 'onSuspend' | 'onResume'> & {
	/** Ctrl+C, Ctrl+D or the end of the input; told at once, whatever else arrives. */
	onLeave(): void;
	/** Esc or Shift+Tab. */
	onBack(name: string): void;
};

/** A keyboard in front of one prompt. */
export type PromptKeyboard = {
	/** What Inquirer listens to. */
	input: Keyboard;
	/**
	 * Begins to give keys to the prompt, which is drawn right then. What was typed on a terminal before the question
	 * could be read is dropped: it answers nothing.
	 */
	open(): Promise<void>;
	/** Gives the prompt keys that nobody pressed. */
	press(...names: string[]): void;
	/** Gives the real keyboard back. */
	end(): void;
};

/** What came without a pause. */
type Burst = {
	/** The last of it: a key that counts only when nothing follows at once. */
	last: 'enter' | 'escape' | undefined;
	isPaste: boolean;
	/** The UTF-16 units that may still come. */
	room: number;
};

/** The UTF-16 units of text that a prompt takes at once; the rest is dropped until the keyboard is quiet. */
const longest = {keys: 0, line: 256, hidden: longestKey + 1};

/**
 * Stands between the keyboard and a prompt, which Inquirer would draw anew for every character that arrives
 * (docs/library-notes.md, Inquirer). What is pasted reaches the prompt as one key, no longer than the prompt can use
 * it. Enter and Esc count when the keyboard is quiet behind them: the line break of a paste is no Enter.
 */
export function listenForPrompt(
	keyboard: Keyboard,
	takes: Taken,
	listener: PromptListener,
): PromptKeyboard {
	const {onLeave, onBack, ...process} = listener;
	const input = new PassThrough();
	let burst = quiet();
	let timer: ReturnType<typeof setTimeout> | undefined;
	let isOpen = false;

	const endListening = listenRaw(keyboard, {
		...process,
		onKey(press) {
			if (isInterrupt(press)) return onLeave();
			if (!isOpen) return;
			clearTimeout(timer);
			hear(press);
			timer = setTimeout(endBurst, enterGap);
		},
	});

	return {
		input,
		async open() {
			// In a stream, what came before waits for its question.
			if (keyboard.isTTY) await setImmediate();
			isOpen = true;
		},
		press: (...names) => names.forEach(giveKey),
		end() {
			clearTimeout(timer);
			endListening();
		},
	};

	function quiet(): Burst {
		return {last: undefined, isPaste: false, room: longest[takes]};
	}

	function hear({name, text}: KeyPress) {
		if (name === 'enter' || name === 'escape') {
			burst.last = name;
		} else if (name === 'paste') {
			if (takes !== 'keys') hearText(takes === 'line' ? cleanPaste(text).text : text);
		} else if (text !== '') {
			// A list takes characters one by one; more at once are a paste that came without its marks.
			burst.isPaste ||= takes === 'keys' && graphemes(text.slice(0, 32)).length > 1;
			hearText(text);
		} else {
			// The rest of a key whose first byte came alone: that was no Esc.
			if (burst.last === 'escape') burst.last = undefined;
			endBurst();
			if (name === 'shift+tab') onBack(name);
			else giveKey(name);
		}
	}

	function hearText(text: string) {
		const isBehindEnter = burst.last === 'enter';
		burst.last = undefined;
		burst.isPaste ||= isBehindEnter;
		if (takes === 'keys') {
			if (!burst.isPaste) giveText(text);
			return;
		}
		const whole = isBehindEnter ? `\n${text}` : text;
		const fitting = whole.slice(0, burst.room);
		burst.room -= fitting.length;
		burst.isPaste ||= fitting !== whole;
		if (takes === 'line') giveText(safeWhole(fitting));
		else givePaste(fitting);
	}

	/** The keyboard is quiet: what came last was meant, unless it came with a paste. */
	function endBurst() {
		const {last, isPaste} = burst;
		burst = quiet();
		if (last === 'escape') onBack(last);
		if (last === 'enter' && (takes === 'hidden' || !isPaste)) giveKey(last);
	}

	function giveText(text: string) {
		if (text !== '') give(text, text.length === 1 ? text.toLowerCase() : undefined);
	}

	/** A text with the marks around it that readline makes of a bracketed paste, if it has several lines. */
	function givePaste(text: string) {
		const [first = '', ...more] = text.split(/\r\n|\r|\n/);
		if (more.length > 0) give(undefined, 'paste-start');
		giveText(first);
		for (const line of more) {
			giveKey('enter');
			giveText(line);
		}
		if (more.length > 0) give(undefined, 'paste-end');
	}

	function giveKey(name: string) {
		const held = name.split('+');
		const last = held.pop();
		give(undefined, last === 'enter' ? 'return' : last, {
			ctrl: held.includes('ctrl'),
			meta: held.includes('alt'),
			shift: held.includes('shift'),
		});
	}

	/** Hands a key over as readline tells it. */
	function give(
		text: string | undefined,
		name: string | undefined,
		held = {ctrl: false, meta: false, shift: false},
	) {
		input.emit('keypress', text, {sequence: text, name, ...held});
	}
}

import type {Key} from 'ink';
import {graphemes} from '../output/text.ts';

/** One thing the person did, whatever bytes the terminal sent for it. */
export type KeyPress = {
	/**
	 * `text` for typed characters, `paste` for pasted ones, else the key: `enter`, `escape`, `shift+tab`,
	 * `ctrl+w`, `alt+b`, `up`, `pagedown`. Modifiers in the order ctrl, alt, shift.
	 */
	name: string;
	/** The characters, for `text` and `paste`; as they came. */
	text: string;
	/** How many Enters arrived in this one go: more than one means a held key or typing ahead. */
	enters: number;
};

/** What the footer says of a key. */
export type Hint = {
	/** The key as people call it: `Enter`, `Up/Down`. */
	key: string;
	/** What it does, in a word or two: `accept`. */
	does: string;
	/** Higher stays longer when the window is narrow; 0 unless told. */
	weight?: number;
	/** Shown only when all keys are asked for with `?`. */
	extra?: boolean;
};

/** Keys, what they do, and what the footer says of them: the one declaration for all three. */
export type Binding<Action> = {
	/** Names as in `KeyPress`, or one typed character such as `v`. */
	keys: readonly string[];
	/** The action, or how it follows from the press. */
	action: Action | ((press: KeyPress) => Action);
	hint?: Hint;
};

/** A binding joined to what carries it out. */
export type LiveBinding = {
	keys: readonly string[];
	/** Carries it out; `false` lets the next binding that fits have the press. */
	run: (press: LivePress) => boolean | undefined;
	hint?: Hint;
};

/** A press on its way through the bindings. */
export type LivePress = KeyPress & {
	/** Acts only if this Enter turns out to have come alone (docs/behaviour.md, No accidental sending). */
	whenAlone: (act: () => void) => void;
};

/** Text that ends in one Enter: typed ahead, or over a slow line. */
const typedLine = /^([^\r\n\t]+)(?:\r\n|\r|\n)$/;

/** An Enter right behind text answers a question, and is never alone enough to send something. */
const typedAhead = 2;

const plainEnter = /^(?:\r\n|\r|\n)+$/;

/**
 * What the person did, from one event of Ink's `useInput`. Text that ends in one Enter was typed. Any other burst
 * with a line break or a tab is a paste in a terminal without bracketed paste, never an Enter; other control characters in
 * a burst are the keys they stand for.
 */
export function pressesFrom(input: string, key: Key): KeyPress[] {
	if (key.eventType === 'release') {
		return [];
	}

	if (key.return || plainEnter.test(input)) {
		const name = key.return ? withModifiers('enter', key) : 'enter';
		return [{name, text: '', enters: Math.max(1, countEnters(input))}];
	}

	if (key.escape) {
		// Two quick ones arrive as one event with the Alt flag set.
		return key.meta ? [keyPress('escape'), keyPress('escape')] : [keyPress('escape')];
	}

	const name = namedKey(key);
	if (name !== undefined) {
		return [keyPress(withModifiers(name, key))];
	}

	if (input === '') {
		return [];
	}

	if (key.ctrl || key.meta) {
		const letter = input === ' ' ? 'space' : input.toLowerCase();
		return [keyPress(`${key.ctrl ? 'ctrl+' : ''}${key.meta ? 'alt+' : ''}${letter}`)];
	}

	const typed = typedLine.exec(input)?.[1];
	if (typed !== undefined) {
		return [...splitAtControls(typed), {name: 'enter', text: '', enters: typedAhead}];
	}

	if (/[\r\n\t]/.test(input)) {
		return [{name: 'paste', text: input, enters: countEnters(input)}];
	}

	return splitAtControls(input);
}

/** `ctrl+`, `alt+` and `shift+` before a name, as they were held. */
function withModifiers(name: string, key: Key): string {
	return `${key.ctrl ? 'ctrl+' : ''}${key.meta ? 'alt+' : ''}${key.shift ? 'shift+' : ''}${name}`;
}

const lineBreak = /\r\n|\r|\n/g;

/** The line breaks in a text. */
function countEnters(text: string): number {
	return text.match(lineBreak)?.length ?? 0;
}

/** A press without text or Enters. */
function keyPress(name: string): KeyPress {
	return {name, text: '', enters: 0};
}

/** The name Ink gives a key that types nothing. */
function namedKey(key: Key): string | undefined {
	if (key.upArrow) return 'up';
	if (key.downArrow) return 'down';
	if (key.leftArrow) return 'left';
	if (key.rightArrow) return 'right';
	if (key.pageUp) return 'pageup';
	if (key.pageDown) return 'pagedown';
	if (key.home) return 'home';
	if (key.end) return 'end';
	if (key.tab) return 'tab';
	if (key.backspace) return 'backspace';
	if (key.delete) return 'delete';
	return undefined;
}

/** Typed text and control keys that arrived as one event, apart again. */
function splitAtControls(input: string): KeyPress[] {
	const presses: KeyPress[] = [];
	let text = '';
	function flush() {
		if (text !== '') {
			presses.push({name: 'text', text, enters: 0});
			text = '';
		}
	}

	for (const character of input) {
		const code = character.codePointAt(0) ?? 0;
		if (code >= 0x20 && code !== 0x7f) {
			text += character;
			continue;
		}

		flush();
		if (code >= 1 && code <= 26) {
			presses.push(keyPress(`ctrl+${String.fromCharCode(code + 96)}`));
		}
	}

	flush();
	return presses;
}

/** A paste, from Ink's `usePaste`. */
export function pressFromPaste(text: string): KeyPress {
	return {name: 'paste', text, enters: 0};
}

/** Bindings joined to what carries out their actions; `perform` returns `false` to let a press go on. */
export function live<Action extends object>(
	bindings: ReadonlyArray<Binding<Action>>,
	perform: (action: Action, press: LivePress) => boolean | undefined,
): LiveBinding[] {
	return bindings.map((binding) => {
		const {action} = binding;
		const bound: LiveBinding = {
			keys: binding.keys,
			run: (press) => perform(typeof action === 'function' ? action(press) : action, press),
		};
		return binding.hint ? {...bound, hint: binding.hint} : bound;
	});
}

/** Gives a press to the bindings in order until one takes it; says whether one did. */
export function runBindings(bindings: readonly LiveBinding[], press: LivePress): boolean {
	return bindings.some((binding) => isBoundTo(binding.keys, press) && binding.run(press) !== false);
}

/** Whether a binding is meant by a press. */
function isBoundTo(keys: readonly string[], press: KeyPress): boolean {
	return (
		keys.includes(press.name) ||
		(press.name === 'text' && graphemes(press.text).length === 1 && keys.includes(press.text))
	);
}

/** The hints of bindings, in their order, without repeats. */
export function hintsOf(bindings: ReadonlyArray<{hint?: Hint}>): Hint[] {
	const hints = new Map<string, Hint>();
	for (const {hint} of bindings) {
		if (hint && !hints.has(hint.key)) {
			hints.set(hint.key, hint);
		}
	}

	return [...hints.values()];
}

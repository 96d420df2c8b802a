import {assertNever} from '../../errors.ts';
import {graphemes, safeWhole} from '../../output/text.ts';

/** A line of text being edited. */
export type TextInputState = {
	text: string;
	/** Where the next character goes: an index into the UTF-16 units of `text`, never inside a grapheme. */
	cursor: number;
};

/** What can be done to a line of text; all by grapheme. */
export type TextInputAction =
	| {type: 'insert'; text: string}
	| {type: 'replace'; text: string}
	| {type: 'delete-left'}
	| {type: 'delete-right'}
	| {type: 'delete-word-left'}
	| {type: 'delete-word-right'}
	| {type: 'delete-to-blank'}
	| {type: 'delete-to-start'}
	| {type: 'delete-to-end'}
	| {type: 'move-left'}
	| {type: 'move-right'}
	| {type: 'move-word-left'}
	| {type: 'move-word-right'}
	| {type: 'move-to-start'}
	| {type: 'move-to-end'};

let wordCharacter: RegExp | undefined;

/** A state with the cursor behind the text, or where told; unsafe characters are dropped. */
export function textInputState(text = '', cursor = Number.POSITIVE_INFINITY): TextInputState {
	const safe = safeWhole(text);
	return {text: safe, cursor: boundaryFrom(safe, Math.max(0, Math.min(cursor, safe.length)))};
}

/** The first grapheme boundary at or after an index. */
function boundaryFrom(text: string, index: number): number {
	let boundary = 0;
	for (const grapheme of graphemes(text)) {
		if (boundary >= index) {
			break;
		}

		boundary += grapheme.length;
	}

	return boundary;
}

/** The line after an action. Returns the same object when nothing changed. */
export function reduceTextInput(state: TextInputState, action: TextInputAction): TextInputState {
	const next = edited(state, action);
	return next.text === state.text && next.cursor === state.cursor ? state : next;
}

function edited(state: TextInputState, action: TextInputAction): TextInputState {
	const {text, cursor} = state;
	switch (action.type) {
		case 'insert':
			return withInserted(state, action.text);
		case 'replace':
			return textInputState(action.text);
		case 'delete-left':
			return without(state, leftOf(state), cursor);
		case 'delete-right':
			return without(state, cursor, rightOf(state));
		case 'delete-word-left':
			return without(state, wordLeft(state), cursor);
		case 'delete-word-right':
			return without(state, cursor, wordRight(state));
		case 'delete-to-blank':
			return without(state, wordLeft(state, isVisible), cursor);
		case 'delete-to-start':
			return without(state, 0, cursor);
		case 'delete-to-end':
			return without(state, cursor, text.length);
		case 'move-left':
			return {text, cursor: leftOf(state)};
		case 'move-right':
			return {text, cursor: rightOf(state)};
		case 'move-word-left':
			return {text, cursor: wordLeft(state)};
		case 'move-word-right':
			return {text, cursor: wordRight(state)};
		case 'move-to-start':
			return {text, cursor: 0};
		case 'move-to-end':
			return {text, cursor: text.length};
		default:
			return assertNever(action);
	}
}

/** Puts text in at the cursor. Marks and joiners may join it to what stands before. */
function withInserted({text, cursor}: TextInputState, inserted: string): TextInputState {
	const before = safeWhole(text.slice(0, cursor) + inserted);
	const whole = before + text.slice(cursor);
	return {text: whole, cursor: boundaryFrom(whole, before.length)};
}

/** Takes a range out. The neighbours may join to one grapheme; the cursor then goes behind it. */
function without({text}: TextInputState, from: number, to: number): TextInputState {
	const rest = text.slice(0, from) + text.slice(to);
	return {text: rest, cursor: boundaryFrom(rest, from)};
}

/** One grapheme to the left of the cursor. */
function leftOf({text, cursor}: TextInputState): number {
	return cursor - (graphemes(text.slice(0, cursor)).at(-1)?.length ?? 0);
}

/** One grapheme to the right of the cursor. */
function rightOf({text, cursor}: TextInputState): number {
	return cursor + (graphemes(text.slice(cursor))[0]?.length ?? 0);
}

/** The start of the word at or before the cursor. */
function wordLeft({text, cursor}: TextInputState, isInside = isInWord): number {
	return cursor - wordLength(graphemes(text.slice(0, cursor)).reverse(), isInside);
}

/** Whether a grapheme belongs to a word: letters, digits, what marks them, and the underscore. */
function isInWord(grapheme: string): boolean {
	wordCharacter ??= /[\p{L}\p{N}\p{M}_]/u;
	return wordCharacter.test(grapheme);
}

/** How many UTF-16 units the next word takes: what is outside a word, then what is inside. */
function wordLength(parts: readonly string[], isInside: (grapheme: string) => boolean): number {
	let index = 0;
	let length = 0;
	for (const wanted of [false, true]) {
		for (; index < parts.length; index++) {
			const part = parts[index] ?? '';
			if (isInside(part) !== wanted) {
				break;
			}

			length += part.length;
		}
	}

	return length;
}

/** The end of the word at or after the cursor. */
function wordRight({text, cursor}: TextInputState): number {
	return cursor + wordLength(graphemes(text.slice(cursor)), isInWord);
}

function isVisible(grapheme: string) {
	return grapheme.trim() !== '';
}

import {withoutSequences} from '../output/text.ts';
import {type CleanedKey, cleanKey, longestKey} from '../settings/key-text.ts';
import type {KeyPress} from '../ui/keys.ts';
import {type TextKeyAction, textInputBindings} from '../ui/text-input/bindings.ts';
import {reduceTextInput, type TextInputAction} from '../ui/text-input/state.ts';
import {words} from '../words/words.ts';

/** A text that is typed or pasted and never shown. */
export type HiddenEntry = {
	/** Without control characters but line feeds, which a paste of several lines leaves in it. */
	text: string;
	/** An index into the UTF-16 units of `text`. */
	cursor: number;
	/** Enter was the last that came: the end, unless more follows at once, as in a paste. */
	isEntered: boolean;
	/** More came than the text may hold, and was dropped. */
	isCut: boolean;
};

/** What can be done to a hidden text. */
export type HiddenAction = Exclude<TextInputAction, {type: 'replace'}> | {type: 'enter'};

/** Silence, in milliseconds, after which an Enter is the end of the entry: a paste of several lines is then whole. */
export const enterGap = 60;

/** A hidden text before anything was typed. */
export const emptyEntry: HiddenEntry = {text: '', cursor: 0, isEntered: false, isCut: false};

/** The entry after an action. No text is longer than `limit`, in UTF-16 units: a key's length unless told. */
export function reduceHiddenEntry(
	entry: HiddenEntry,
	action: HiddenAction,
	limit = longestKey,
): HiddenEntry {
	switch (action.type) {
		case 'enter':
			return {...entry, isEntered: true};
		case 'insert':
			return withInserted(entry, action.text, limit);
		case 'delete-left':
			// The last that was typed is the Enter.
			return entry.isEntered ? {...entry, isEntered: false} : edited(entry, action);
		default:
			return edited(entry, action);
	}
}

function withInserted(entry: HiddenEntry, raw: string, limit: number): HiddenEntry {
	const inserted = visible(raw);
	if (inserted === '') return entry;
	const {text, cursor} = entry;
	const whole = entry.isEntered ? `\n${inserted}` : inserted;
	const room = Math.max(0, limit - text.length);
	const fitting = whole.length <= room ? whole : whole.slice(0, room).replace(halfPair, '');
	if (fitting === '') return {...entry, isEntered: false, isCut: true};
	return {
		text: text.slice(0, cursor) + fitting + text.slice(cursor),
		cursor: cursor + fitting.length,
		isEntered: false,
		isCut: entry.isCut || fitting !== whole,
	};
}

const halfPair = /[\u{D800}-\u{DBFF}]$/u;

const printableAscii = /^[\x20-\x7E]*$/;

/** A text without what steers a terminal; line breaks are line feeds, tabs blanks. Hidden marks stay: no key has one. */
function visible(raw: string): string {
	if (printableAscii.test(raw)) return raw;
	return withoutSequences(raw)
		.replace(/\r\n?|[\u{85}\u{2028}\u{2029}]/gu, '\n')
		.replace(/[\t\v\f]/g, ' ')
		.replace(/(?!\n)\p{Cc}/gu, '');
}

function edited(entry: HiddenEntry, action: Exclude<HiddenAction, {type: 'enter'}>): HiddenEntry {
	const {text, cursor} = reduceTextInput(entry, action);
	const isEntered = entry.isEntered && text === entry.text;
	return {text, cursor, isEntered, isCut: entry.isCut && text !== ''};
}

/** What a key does to a hidden text, by the bindings of every text input; nothing for a key that edits none. */
export function hiddenActionFor(press: KeyPress): HiddenAction | undefined {
	const action = textInputBindings().find(({keys}) => keys.includes(press.name))?.action;
	if (action === undefined) return undefined;
	return hiddenActionOf(typeof action === 'function' ? action(press) : action, press);
}

/** An action of a text input as one of a hidden text. */
export function hiddenActionOf(
	action: TextKeyAction,
	{text}: Pick<KeyPress, 'text'>,
): HiddenAction | undefined {
	switch (action.type) {
		case 'submit':
			return {type: 'enter'};
		case 'paste':
			return {type: 'insert', text: action.text};
		case 'go-right':
			return {type: 'move-right'};
		case 'go-to-end':
			return {type: 'move-to-end'};
		case 'accept-ghost':
			// A tab in the middle of a paste is a blank between two words, not nothing.
			return text === '' ? undefined : {type: 'insert', text};
		case 'replace':
			return undefined;
		default:
			return action;
	}
}

/** Whether something arrived that can be told of; blanks alone are nothing. */
export function hasArrived({text}: HiddenEntry): boolean {
	return text.trim() !== '';
}

/** The key that was entered, or what is wrong with the text. */
export function keyFrom({text, isCut}: HiddenEntry): CleanedKey {
	const cleaned = cleanKey(text);
	return cleaned.problem === undefined && isCut ? {problem: words.settings.keyTooLong} : cleaned;
}

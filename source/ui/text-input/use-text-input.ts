import {words} from '../../words/words.ts';
import type {LiveBinding, LivePress} from '../keys.ts';
import {live} from '../keys.ts';
import {useLiveState} from '../live-state.ts';
import {type CleanedPaste, cleanPaste} from '../paste.ts';
import {type TextKeyAction, textInputBindings} from './bindings.ts';
import {
	reduceTextInput,
	type TextInputAction,
	type TextInputState,
	textInputState,
} from './state.ts';

/** What a text input starts with and reports. */
export type TextInputOptions = {
	/** Where it starts: a text with the cursor behind it, or a state kept from before. */
	initial?: string | TextInputState;
	/** What would follow the text if accepted with Tab or Right; shown when the cursor is at the end. */
	ghost?: (text: string) => string;
	/** Told at every change of text or cursor, so that the state can be kept for coming back. */
	onChange?: (state: TextInputState, before: TextInputState) => void;
	/** Enter, with the text as it stands. */
	onSubmit: (text: string, press: LivePress) => void;
	/**
	 * A paste, cleaned and as it came. Returns what goes in at the cursor instead, `{replace}` for a new whole text, or
	 * `false` to leave the text alone. Without it the cleaned text goes in.
	 */
	onPaste?: (cleaned: CleanedPaste, raw: string) => string | {replace: string} | false;
	/** Told of a paste that went in, after `onChange`. */
	onPasted?: (cleaned: CleanedPaste, raw: string) => void;
};

/** A text input without its looks. */
export type TextInput = {
	state: TextInputState;
	/** The ghost text to show now; empty when there is none. */
	ghost: string;
	/** For `useKeys` and the footer. */
	bindings: LiveBinding[];
	/** Sets the whole text from outside, cursor behind it. */
	replace: (text: string) => void;
};

/** A suggestion as ghost text: what it has beyond the text, when the text is its start, letter case aside. */
export function restOf(suggestion: string): (text: string) => string {
	return (text) =>
		suggestion.length > text.length &&
		suggestion.slice(0, text.length).toLowerCase() === text.toLowerCase()
			? suggestion.slice(text.length)
			: '';
}

/** The state, keys and events of a text input; draw it with `TextInputView`. */
export function useTextInput(options: TextInputOptions): TextInput {
	const {initial = '', ghost, onChange, onSubmit, onPaste, onPasted} = options;
	const {shown, now, set} = useLiveState(
		() =>
			typeof initial === 'string'
				? textInputState(initial)
				: textInputState(initial.text, initial.cursor),
		onChange,
	);

	function ghostFor({text, cursor}: TextInputState) {
		return cursor === text.length ? (ghost?.(text) ?? '') : '';
	}

	function edit(action: TextInputAction): true {
		set(reduceTextInput(now(), action));
		return true;
	}

	function acceptGhost(): boolean {
		const rest = ghostFor(now());
		return rest !== '' && edit({type: 'insert', text: rest});
	}

	function paste(raw: string) {
		const cleaned = cleanPaste(raw);
		const wanted = onPaste ? onPaste(cleaned, raw) : cleaned.text;
		if (wanted === false) {
			return;
		}

		edit(
			typeof wanted === 'string'
				? {type: 'insert', text: wanted}
				: {type: 'replace', text: wanted.replace},
		);
		onPasted?.(cleaned, raw);
	}

	function perform(action: TextKeyAction, press: LivePress): boolean {
		switch (action.type) {
			case 'submit':
				onSubmit(now().text, press);
				return true;
			case 'paste':
				paste(action.text);
				return true;
			case 'accept-ghost':
				return acceptGhost();
			case 'go-right':
				return acceptGhost() || edit({type: 'move-right'});
			case 'go-to-end':
				return acceptGhost() || edit({type: 'move-to-end'});
			default:
				return edit(action);
		}
	}

	const shownGhost = ghostFor(shown);
	const bindings = live(textInputBindings(), perform).map((binding) =>
		binding.keys.includes('tab') && shownGhost !== ''
			? {...binding, hint: {key: words.ui.keys.tab, does: words.ui.does.take, weight: 5}}
			: binding,
	);

	return {
		state: shown,
		ghost: shownGhost,
		bindings,
		replace(text) {
			edit({type: 'replace', text});
		},
	};
}

import type {Answer, Shared} from '../guide/state.ts';
import {type FieldKey, fieldOf} from '../invite/fields.ts';
import type {TextInputState} from '../ui/text-input/state.ts';

/** A line of text that was typed and not yet entered, and what it was typed over. */
type KeptText = {
	text: TextInputState;
	/** The answer that stood there, and the name that was offered. */
	answer: Answer | undefined;
	offered: string | undefined;
};

/**
 * What the wizard keeps of each question beyond its answer: going back finds text that was typed. A select keeps
 * nothing: it shows the answer it has.
 */
export type Memory = {
	readonly texts: Readonly<Partial<Record<FieldKey, KeptText>>>;
	/** Something worth knowing, such as what became of a key; said until the next answer. */
	readonly remark: string | undefined;
};

/** What changes the memory. */
export type MemoryAction =
	| ({type: 'keep-text'; field: FieldKey} & KeptText)
	| {type: 'remark'; text: string}
	| {type: 'drop-remark'};

/** Nothing kept yet. */
export const emptyMemory: Memory = {
	texts: {},
	remark: undefined,
};

/** The memory after an action. */
export function reduceMemory(memory: Memory, action: MemoryAction): Memory {
	switch (action.type) {
		case 'keep-text':
			return {...memory, texts: {...memory.texts, [action.field]: keptText(action)}};
		case 'remark':
			return {...memory, remark: action.text};
		case 'drop-remark':
			return {...memory, remark: undefined};
	}
}

function keptText({text, answer, offered}: KeptText): KeptText {
	return {text, answer, offered};
}

/** Keeps a text that is being typed. */
export function keepText(
	state: Pick<Shared, 'answers' | 'suggestions'> & {field: FieldKey},
	text: TextInputState,
): MemoryAction {
	const {field, answers} = state;
	return {
		type: 'keep-text',
		field,
		text,
		answer: answers[field],
		offered: offeredText(state, field),
	};
}

/** What a text question offers to take. */
function offeredText(state: Pick<Shared, 'suggestions'>, key: FieldKey): string | undefined {
	const field = fieldOf(key);
	return field.kind === 'text' ? state.suggestions[field.key] : undefined;
}

/**
 * The text a question begins with, as it was left. Nothing once the answer it was typed over is another one, nor
 * where it took a name that is no longer offered.
 */
export function textLeft(
	memory: Memory,
	state: Pick<Shared, 'answers' | 'suggestions'>,
	key: FieldKey,
): TextInputState | undefined {
	const kept = memory.texts[key];
	const answer = state.answers[key];
	if (kept && answer && kept.text.text === answer.value) return kept.text;
	if (!kept || kept.answer !== answer) return undefined;
	const isTaken = kept.offered !== undefined && kept.text.text === kept.offered;
	return isTaken && kept.offered !== offeredText(state, key) ? undefined : kept.text;
}

import type {FieldKey} from '../invite/fields.ts';
import type {SelectState} from '../ui/select/state.ts';
import type {TextInputState} from '../ui/text-input/state.ts';
import {words} from '../words/words.ts';

/**
 * What the wizard keeps of each question beyond its answer, so that going back finds text, cursor, filter and
 * focus as they were left.
 */
export type Memory = {
	/** Text and cursor of a typed field. */
	readonly texts: Readonly<Partial<Record<FieldKey, TextInputState>>>;
	/** Filter and focus of a select. */
	readonly selects: Readonly<Partial<Record<FieldKey, SelectState>>>;
	/** Something worth knowing about the address, said under the next question only. */
	readonly remark: string | undefined;
	/** The domain that was remarked on; it is noted once. */
	readonly remarkedDomain: string | undefined;
};

/** What changes the memory. */
export type MemoryAction =
	| {type: 'keep-text'; field: FieldKey; text: TextInputState}
	| {type: 'keep-select'; field: FieldKey; select: SelectState}
	/** An address was given; `outside` when its domain is not the account's. */
	| {type: 'note-address'; outside: {domain: string; homeDomain: string} | undefined}
	| {type: 'remark'; text: string}
	| {type: 'drop-remark'};

/** Nothing kept yet. */
export const emptyMemory: Memory = {
	texts: {},
	selects: {},
	remark: undefined,
	remarkedDomain: undefined,
};

/** The memory after an action. */
export function reduceMemory(memory: Memory, action: MemoryAction): Memory {
	switch (action.type) {
		case 'keep-text':
			return {...memory, texts: {...memory.texts, [action.field]: action.text}};
		case 'keep-select':
			return {...memory, selects: {...memory.selects, [action.field]: action.select}};
		case 'note-address': {
			const {outside} = action;
			if (!outside || outside.domain === memory.remarkedDomain)
				return {...memory, remark: undefined};
			return {
				...memory,
				remark: words.address.outside(outside.domain, outside.homeDomain),
				remarkedDomain: outside.domain,
			};
		}
		case 'remark':
			return {...memory, remark: action.text};
		case 'drop-remark':
			return {...memory, remark: undefined};
	}
}

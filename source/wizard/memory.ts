import type {FieldKey} from '../invite/fields.ts';
import type {SelectState} from '../ui/select/state.ts';
import type {TextInputState} from '../ui/text-input/state.ts';

/**
 * What the wizard keeps of each question beyond its answer, so that going back finds text, cursor, filter and
 * focus as they were left.
 */
export type Memory = {
	/** Text and cursor of a typed field. */
	texts: Partial<Record<FieldKey, TextInputState>>;
	/** Filter and focus of a select. */
	selects: Partial<Record<FieldKey, SelectState>>;
	/** Something worth knowing about the address, said once under the next question. */
	remark: string | undefined;
};

/** Nothing kept yet. */
export const emptyMemory = (): Memory => ({texts: {}, selects: {}, remark: undefined});

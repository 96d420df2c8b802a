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
	/** Something worth knowing about the address, said under the next question only. */
	remark: string | undefined;
	/** The domain that was remarked on; it is noted once. */
	remarkedDomain: string | undefined;
};

/** Nothing kept yet. */
export function emptyMemory(): Memory {
	return {
		texts: {},
		selects: {},
		remark: undefined,
		remarkedDomain: undefined,
	};
}

import {type LiveBinding, type LivePress, live} from '../keys.ts';
import {useLiveState} from '../live-state.ts';
import {cleanPaste} from '../paste.ts';
import {
	clearFilterBinding,
	filterBindings,
	menuBindings,
	type SelectKeyAction,
} from './bindings.ts';
import type {SelectOption} from './options.ts';
import {
	idAt,
	optionAt,
	reduceSelect,
	replaceList,
	rowsFor,
	type SelectAction,
	type SelectList,
	type SelectState,
	selectState,
} from './state.ts';

/** What a select offers and reports. */
export type SelectOptions<Option extends SelectOption> = {
	/** The same array at every render, or what is known of it is worked out anew. */
	options: readonly Option[];
	/** The row before the options, such as `Skip`; never filtered away, never counted. */
	lead?: string;
	/** Other words that the filter finds that row by. */
	leadWords?: readonly string[];
	/** The ID of the answer so far, which is marked; `null` is the leading row. */
	chosen?: string | null | undefined;
	/** Rows the view may take, its filter line included. */
	rows: number;
	/** Whether letters filter; a plain menu leaves them to the screen. */
	filterable?: boolean;
	/** Where it starts: on the option of that ID, or in a state kept from before. */
	initial?: string | SelectState;
	/** Told at every change, so that the state can be kept for coming back. */
	onChange?: (state: SelectState) => void;
	/** Enter on a row; `null` is the leading one. */
	onChoose: (option: Option | null) => void;
};

/** A select without its looks. */
export type Select<Option extends SelectOption> = {
	state: SelectState;
	list: SelectList<Option>;
	lead: string | undefined;
	chosen: string | null | undefined;
	filterable: boolean;
	/** The option in focus; `null` is the leading row, `undefined` none. */
	focused: Option | null | undefined;
	/**
	 * Tells the row that has the focus because its own is gone from the list, until a key moves it; for `useKeys`, so
	 * that an Enter that was meant for the row before chooses nothing.
	 */
	movedTo: string | undefined;
	/** For `useKeys` and the footer; before the screen's own. */
	bindings: LiveBinding[];
	/** Where it stands at this moment; for event handlers. */
	now: () => SelectState;
	/** Moves or filters as its keys do. */
	perform: (action: SelectAction) => void;
};

/** The state, keys and events of a select; draw it with `SelectView`. */
export function useSelect<Option extends SelectOption>(
	props: SelectOptions<Option>,
): Select<Option> {
	const {options, lead, leadWords = [], chosen, filterable = true, initial} = props;
	const {onChange, onChoose} = props;
	const list: SelectList<Option> = {
		options,
		hasLead: lead !== undefined,
		...(lead === undefined ? {} : {leadWords: [lead, ...leadWords]}),
		rows: listRows(props.rows, filterable),
	};
	const {shown, now, set} = useLiveState<Kept>(
		() => ({list, state: typeof initial === 'object' ? initial : selectState(list, initial)}),
		(next) => onChange?.(next.state),
	);

	function change(state: SelectState, action: SelectAction) {
		const next = reduceSelect(state, action, list);
		if (next !== now().state) set({list, state: next});
	}

	function focusedIn(state: SelectState) {
		return optionAt(list, rowsFor(list, state.filter), state.focus);
	}

	function choose(press: LivePress) {
		const option = focusedIn(fitting(now(), list, chosen));
		if (option === undefined) {
			return;
		}

		if (option?.guarded) {
			press.whenAlone(() => onChoose(option));
		} else {
			onChoose(option);
		}
	}

	function perform(action: SelectKeyAction, press: LivePress): boolean {
		const state = fitting(now(), list, chosen);
		switch (action.type) {
			case 'choose':
				choose(press);
				return true;
			case 'paste':
				change(state, {type: 'narrow', text: cleanPaste(action.text).text});
				return true;
			case 'clear-filter':
				change(state, action);
				// An Esc that had nothing to clear is the screen's.
				return state.filter !== '' || press.name !== 'escape';
			default:
				change(state, action);
				return true;
		}
	}

	const state = fitting(shown, list, chosen);
	const bindings = [
		...menuBindings(),
		...(filterable ? [...filterBindings(), clearFilterBinding(state.filter !== '')] : []),
	];

	return {
		state,
		list,
		lead,
		chosen,
		filterable,
		focused: focusedIn(state),
		movedTo: fallenTo(shown, state, list),
		bindings: live(bindings, perform),
		now: () => fitting(now(), list, chosen),
		perform: (action) => change(fitting(now(), list, chosen), action),
	};
}

/** The rows left for options when the filter line has taken its own. */
function listRows(rows: number, filterable: boolean): number {
	return Math.max(1, rows - (filterable ? 1 : 0));
}

/** Where a select stands, and in which list: rows are counted in it. */
type Kept = {state: SelectState; list: SelectList};

/** What holds in the list as it is now. */
function fitting(kept: Kept, list: SelectList, chosen: string | null | undefined): SelectState {
	const {state} = kept;
	if (kept.list.options !== list.options) return replaceList(state, kept.list, list, chosen);
	const {count} = rowsFor(list, state.filter);
	return state.focus < count ? state : {...state, focus: count - 1};
}

/** The ID of the row that the focus fell to when its own went; undefined where it stayed. */
function fallenTo(kept: Kept, state: SelectState, list: SelectList): string | undefined {
	const id = idAt(list, state);
	return idAt(kept.list, kept.state) === id ? undefined : (id ?? '');
}

import {words} from '../../words/words.ts';
import {type LiveBinding, live} from '../keys.ts';
import type {SelectOption} from '../select/options.ts';
import {optionAt, rowsFor} from '../select/state.ts';
import {type Select, type SelectOptions, useSelect} from '../select/use-select.ts';
import type {StatusTone} from '../theme.tsx';

/** One row of a table; its texts are made safe before they come here. A pinned one is a line of its own, such as `Send`. */
export type TableRow = SelectOption & {
	/** What stands in the columns; none in a pinned row. */
	cells?: readonly string[];
	/** How it stands with the row, as a symbol before it. */
	mark?: TableMark;
	/** Whether Tab stops at it. */
	needsLook?: boolean;
	/** Whether Space takes it in and leaves it out. */
	canToggle?: boolean;
};

/** A symbol before a row: how it went, a row that is taken in or left out. */
export type TableMark = StatusTone | 'in' | 'out';

/** What a table shows and reports. */
export type TableOptions<Row extends TableRow> = Omit<
	SelectOptions<Row>,
	'lead' | 'leadWords' | 'chosen' | 'filterable' | 'onChoose'
> & {
	/** Enter on a row. */
	onChoose: (row: Row) => void;
	/** Space on a row that can be taken in or left out. */
	onToggle?: (row: Row) => void;
};

/**
 * The state, keys and events of a table; draw it with `TableView`. It is a select whose rows have columns: Space
 * marks a row while no filter is typed or once the focus was moved, Tab goes to the next row that needs a look.
 */
export function useTable<Row extends TableRow>(props: TableOptions<Row>): Select<Row> {
	const {onToggle, onChoose, ...rest} = props;
	const select = useSelect<Row>({
		...rest,
		onChoose: (row) => {
			if (row) onChoose(row);
		},
	});
	const {keys, does} = words.ui;
	const canToggle = onToggle !== undefined && props.options.some((row) => row.canToggle);
	const looks = props.options.some(({needsLook}) => needsLook);
	const marking: LiveBinding[] = live<{type: 'toggle'}>(
		[
			{
				keys: [' '],
				action: {type: 'toggle'},
				hint: {key: keys.space, does: does.mark, weight: 6},
			},
		],
		() => {
			const state = select.now();
			const row = optionAt(select.list, rowsFor(select.list, state.filter), state.focus);
			if (state.filter !== '' && !state.hasMoved) return false;
			if (row?.canToggle) onToggle?.(row);
			return true;
		},
	);
	const looking: LiveBinding[] = live<{type: 'look'}>(
		[
			{
				keys: ['tab'],
				action: {type: 'look'},
				hint: {key: keys.tab, does: does.nextLook, weight: 5},
			},
		],
		() => {
			const row = nextToLookAt(select);
			if (row !== undefined) select.perform({type: 'move-to', row});
			return true;
		},
	);
	return {
		...select,
		bindings: [...(canToggle ? marking : []), ...select.bindings, ...(looks ? looking : [])],
	};
}

/** The row behind the focus that needs a look, from the start again where there is none. */
function nextToLookAt<Row extends TableRow>({list, now}: Select<Row>): number | undefined {
	const state = now();
	const rows = rowsFor(list, state.filter);
	for (let step = 1; step <= rows.count; step++) {
		const row = (Math.max(0, state.focus) + step) % rows.count;
		if (optionAt(list, rows, row)?.needsLook) return row;
	}
	return undefined;
}

import {assertNever} from '../../errors.ts';
import {graphemes, safeWhole} from '../../output/text.ts';
import {countPinned, findOptions, folded, type SelectOption} from './options.ts';

/** Where a select stands. Rows are counted from 0, the leading row included, after filtering. */
export type SelectState = {
	filter: string;
	/** The row in focus; -1 when the filter finds nothing. */
	focus: number;
	/** The first row shown. */
	top: number;
	/** The focus to come back to when the filter goes. */
	unfilteredFocus: number;
	/** Whether the focus was moved since the filter last changed. */
	hasMoved: boolean;
};

/** What a select chooses from and how much of it is seen. */
export type SelectList<Option extends SelectOption = SelectOption> = {
	options: readonly Option[];
	/** Whether a row such as `Skip` stands before the options, whatever the filter. */
	hasLead: boolean;
	/** What that row is found by: its label first, then other words for it. */
	leadWords?: readonly string[];
	/** How many rows are shown at most. */
	rows: number;
};

/** What can be done to a select. */
export type SelectAction =
	| {type: 'move'; by: number}
	| {type: 'move-page'; pages: number}
	| {type: 'move-to'; row: number}
	| {type: 'move-to-start'}
	| {type: 'move-to-end'}
	| {type: 'narrow'; text: string}
	| {type: 'delete-left'}
	| {type: 'clear-filter'};

/** The rows after filtering. */
export type SelectRows = {
	/** Positions in the options, best match first. */
	found: readonly number[];
	/** How many rows there are, the leading one included. */
	count: number;
	/** The row that fits the filter best; -1 when nothing does. */
	best: number;
};

/** The rows a filter leaves. */
export function rowsFor(list: SelectList, filter: string): SelectRows {
	const found = findOptions(list.options, filter);
	const pinned = countPinned(list.options);
	const isNone = found.length === pinned;
	const first = isNone ? -1 : Number(list.hasLead) + pinned;
	return {
		found,
		count: found.length + (list.hasLead ? 1 : 0),
		best: isLeadMeant(list, filter, found) ? 0 : first,
	};
}

/** Whether a filter means the leading row: it is all of its words, or begins them and fits no option. */
function isLeadMeant(
	{hasLead, leadWords = [], options}: SelectList,
	filter: string,
	found: readonly number[],
): boolean {
	const wanted = folded(filter).trim();
	if (!hasLead || wanted === '') {
		return false;
	}

	const names = leadWords.map(folded);
	const [best] = found;
	if (best === undefined) {
		return names.some((name) => name.startsWith(wanted));
	}

	const option = options[best];
	const isWhole = option && [option.label, option.id].some((text) => folded(text) === wanted);
	return !isWhole && names.includes(wanted);
}

/** The option at a row; `null` is the leading row, `undefined` no row at all. */
export function optionAt<Option extends SelectOption>(
	list: SelectList<Option>,
	{found}: SelectRows,
	row: number,
): Option | null | undefined {
	if (row < 0) {
		return undefined;
	}

	if (list.hasLead && row === 0) {
		return null;
	}

	const position = found[list.hasLead ? row - 1 : row];
	return position === undefined ? undefined : list.options[position];
}

/** The first row to show so that the focus is seen and no row is wasted. */
export function topFor(state: {top: number; focus: number}, count: number, rows: number): number {
	const height = Math.max(1, rows);
	const top = Math.min(state.top, Math.max(0, state.focus));
	const following = Math.max(top, state.focus - height + 1);
	return Math.max(0, Math.min(following, count - height));
}

/** A select in its first state: on the option of that ID, else on its first row. */
export function selectState(list: SelectList, focusId?: string): SelectState {
	const position = list.options.findIndex(({id}) => id === focusId);
	const focus = position < 0 ? 0 : position + (list.hasLead ? 1 : 0);
	const {count} = rowsFor(list, '');
	return {
		filter: '',
		focus,
		top: topFor({top: 0, focus}, count, list.rows),
		unfilteredFocus: focus,
		hasMoved: false,
	};
}

/**
 * The select once its list was replaced: filter, focus and what is seen stay with the same options, by ID. Where the option
 * in focus is gone, the focus goes to the answer (`chosen`) or else to the first row, with a filter to the best match.
 */
export function replaceList(
	state: SelectState,
	from: SelectList,
	to: SelectList,
	chosen: string | null | undefined,
): SelectState {
	const focus = rowAfter(state.focus, {from, to, filter: state.filter, chosen});
	const {count} = rowsFor(to, state.filter);
	return {
		filter: state.filter,
		focus,
		top: topFor({top: state.top + focus - state.focus, focus}, count, to.rows),
		unfilteredFocus: rowAfter(state.unfilteredFocus, {from, to, filter: '', chosen}),
		hasMoved: state.hasMoved,
	};
}

/** Where a row of the list before stands now. */
function rowAfter(
	row: number,
	lists: {from: SelectList; to: SelectList; filter: string; chosen: string | null | undefined},
): number {
	const {from, to, filter, chosen} = lists;
	const option = optionAt(from, rowsFor(from, filter), row);
	if (option === null && to.hasLead) return 0;
	const rows = rowsFor(to, filter);
	for (const id of [option?.id, chosen]) {
		const place = rows.found.findIndex((position) => to.options[position]?.id === id);
		if (place >= 0) return place + Number(to.hasLead);
	}
	return filter === '' ? Math.min(0, rows.count - 1) : rows.best;
}

/** What a row is told by: the option's ID, `null` for the leading row, `undefined` where there is none. */
export function idAt(list: SelectList, {filter, focus}: SelectState): string | null | undefined {
	const option = optionAt(list, rowsFor(list, filter), focus);
	return option === null ? null : option?.id;
}

/** `3/14`: which option has the focus of how many, the leading row not counted. */
export function positionText(list: SelectList, state: SelectState): string {
	const {found} = rowsFor(list, state.filter);
	const pinned = countPinned(list.options);
	const place = Math.min(state.focus, found.length - (list.hasLead ? 0 : 1));
	const counted = (list.hasLead ? place : place + 1) - pinned;
	return `${Math.max(0, counted)}/${found.length - pinned}`;
}

/** The select after an action. Returns the same object when nothing changed. */
export function reduceSelect(
	state: SelectState,
	action: SelectAction,
	list: SelectList,
): SelectState {
	const {count} = rowsFor(list, state.filter);
	switch (action.type) {
		case 'move':
			return withFocus(state, state.focus + action.by, count, list.rows);
		case 'move-page': {
			const by = action.pages * Math.max(1, list.rows - 1);
			return withFocus(state, state.focus + by, count, list.rows);
		}

		case 'move-to':
			return withFocus(state, action.row, count, list.rows);
		case 'move-to-start':
			return withFocus(state, 0, count, list.rows);
		case 'move-to-end':
			return withFocus(state, count - 1, count, list.rows);
		case 'narrow': {
			const text = safeWhole(state.filter + action.text);
			return withFilter(state, state.filter === '' ? text.trimStart() : text, list);
		}

		case 'delete-left':
			return withFilter(state, graphemes(state.filter).slice(0, -1).join(''), list);
		case 'clear-filter':
			return withFilter(state, '', list);
		default:
			return assertNever(action);
	}
}

function withFocus(state: SelectState, wanted: number, count: number, rows: number): SelectState {
	const focus = Math.max(0, Math.min(wanted, count - 1));
	if (count === 0 || focus === state.focus) {
		return state;
	}

	return {
		...state,
		focus,
		hasMoved: true,
		top: topFor({top: state.top, focus}, count, rows),
		unfilteredFocus: state.filter === '' ? focus : state.unfilteredFocus,
	};
}

/** The best match takes the focus; without a filter the row that had it before. */
function withFilter(state: SelectState, filter: string, list: SelectList): SelectState {
	if (filter === state.filter) {
		return state;
	}

	const {count, best} = rowsFor(list, filter);
	const focus = filter === '' ? Math.min(state.unfilteredFocus, count - 1) : best;
	return {...state, filter, focus, top: topFor({top: 0, focus}, count, list.rows), hasMoved: false};
}

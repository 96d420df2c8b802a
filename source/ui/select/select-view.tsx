import {Box, Text} from 'ink';
import {cutToWidth, displayWidth, padToWidth} from '../../output/text.ts';
import {words} from '../../words/words.ts';
import {Paint, useTheme} from '../theme.tsx';
import {FilterLine} from './filter-line.tsx';
import type {SelectOption} from './options.ts';
import {optionAt, rowsFor, topFor} from './state.ts';
import type {Select} from './use-select.ts';

/** Columns between the label and its detail. */
const gap = 2;

/** What `SelectView` draws. */
export type SelectViewProps<Option extends SelectOption> = {
	select: Select<Option>;
	/** Columns it may take. */
	width: number;
	/** What is chosen, for screen readers. */
	label: string;
};

/** Columns of a detail that are worth more than the note behind it. */
const leastDetail = 8;

/** The share of the width labels may take when details stand beside them. */
const labelShare = 0.6;

/**
 * The rows around the focus, the answer so far marked, and above them the filter and the position:
 *
 *     adm                    1/3
 *       Account default
 *     ❯ Admin           preset
 *       Billing Admin   preset
 *       Admin (read)    custom ✓
 */
export function SelectView<Option extends SelectOption>(props: SelectViewProps<Option>) {
	const {select, width, label} = props;
	const {state, list, filterable} = select;
	const {glyphs} = useTheme();
	const rows = rowsFor(list, state.filter);
	const top = topFor(state, rows.count, list.rows);
	const height = Math.min(list.rows, rows.count - top);
	const prefix = displayWidth(glyphs.focus) + 1;
	const room = Math.max(0, width - prefix);
	const hasDetails = list.options.some(({detail}) => detail);
	const labelWidth = hasDetails
		? Math.min(widestLabel(list.options), Math.floor(room * labelShare))
		: room;

	// As high as without a filter, so that nothing below moves while one types.
	const all = list.options.length + Number(list.hasLead);
	const steadyHeight = Math.min(list.rows, all) + Number(filterable);

	return (
		<Box
			flexDirection="column"
			width={width}
			minHeight={steadyHeight}
			aria-role={filterable ? 'listbox' : 'menu'}
		>
			{filterable && <FilterLine select={select} width={width} label={label} />}
			{Array.from({length: height}, (_, index) => {
				const row = top + index;
				const option = optionAt(list, rows, row);
				// A filtered list says where it is in its first line; a menu that scrolls says it here.
				const hidden = filterable || index < height - 1 ? 0 : rows.count - row - 1;
				const isChosen = option !== undefined && (option?.id ?? null) === select.chosen;
				const mark = isChosen ? glyphs.success : '';
				const more = hidden > 0 ? words.ui.moreRows(hidden) : '';
				const whole = [option?.note ?? '', mark, more].filter(Boolean).join(' ');
				// A note is never cut, but it goes where it would leave next to nothing of the value.
				const left = room - labelWidth - gap - noteWidth(whole);
				const isTooLong = left < Math.min(leastDetail, displayWidth(option?.detail ?? ''));
				const note = isTooLong ? [mark, more].filter(Boolean).join(' ') : whole;
				return (
					<Row
						key={option ? `option ${option.id}` : 'lead'}
						isFocused={row === state.focus}
						isMenu={!filterable}
						label={cutToWidth(
							option ? option.label : (select.lead ?? ''),
							option?.detail ? labelWidth : room - noteWidth(note),
							glyphs.ellipsis,
						)}
						labelWidth={labelWidth}
						detail={cutToWidth(
							option?.detail ?? '',
							Math.max(0, room - labelWidth - gap - noteWidth(note)),
							glyphs.ellipsis,
						)}
						isPlain={option?.isDetailPlain ?? false}
						note={note}
					/>
				);
			})}
			{state.focus < 0 && state.filter !== '' && height < list.rows && (
				<Paint tone="muted">
					{' '.repeat(prefix)}
					{words.ui.noMatch}
				</Paint>
			)}
		</Box>
	);
}

/** Longer lists get a label column of a fixed share instead of a measured one: measuring takes time. */
const measuredRows = 500;

const widestLabels = new WeakMap<readonly SelectOption[], number>();

/** The columns of the widest label that has a detail beside it; measured once for a list, so that scrolling never moves the details. */
function widestLabel(options: readonly SelectOption[]): number {
	if (options.length > measuredRows) {
		return Number.POSITIVE_INFINITY;
	}

	let widest = widestLabels.get(options);
	if (widest === undefined) {
		widest = Math.max(0, ...options.map(({label, detail}) => (detail ? displayWidth(label) : 0)));
		widestLabels.set(options, widest);
	}

	return widest;
}

function Row(props: {
	isFocused: boolean;
	isMenu: boolean;
	label: string;
	labelWidth: number;
	detail: string;
	isPlain: boolean;
	note: string;
}) {
	const {isFocused, isMenu, label, labelWidth, detail, isPlain, note} = props;
	const {styles, glyphs} = useTheme();
	const start = isFocused ? glyphs.focus : ' '.repeat(displayWidth(glyphs.focus));
	return (
		<Box
			height={1}
			aria-label={[label, detail, note].filter(Boolean).join(', ')}
			aria-role={isMenu ? 'menuitem' : 'option'}
			aria-state={{selected: isFocused}}
		>
			<Text wrap="truncate">
				<Text {...(isFocused ? styles.focus : {})}>
					{start} {detail === '' ? label : padToWidth(label, labelWidth)}
				</Text>
				{detail !== '' && (
					<Text {...(isPlain ? {} : styles.muted)}>
						{' '.repeat(gap)}
						{detail}
					</Text>
				)}
				{note !== '' && <Text {...styles.muted}> {note}</Text>}
			</Text>
		</Box>
	);
}

/** The columns a note takes, its blank included. */
function noteWidth(note: string): number {
	return note === '' ? 0 : displayWidth(note) + 1;
}

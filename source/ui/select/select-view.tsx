import {Box, Text} from 'ink';
import {cutToWidth, displayWidth, padToWidth} from '../../output/text.ts';
import {TextInputView} from '../text-input/text-input-view.tsx';
import {Paint, useTheme} from '../theme.tsx';
import {smallestWindow} from '../window.tsx';
import type {SelectOption} from './options.ts';
import {optionAt, positionText, rowsFor, topFor} from './state.ts';
import type {Select} from './use-select.ts';

/** Columns between the label and its detail. */
const gap = 2;

/** Longer lists get a label column of a fixed share instead of a measured one: measuring takes time. */
const measuredRows = 500;

/** The share of the width labels may take when details stand beside them. */
const labelShare = 0.6;

const widestLabels = new WeakMap<readonly SelectOption[], number>();

/** The columns of the widest label; measured once for a list, so that scrolling never moves the details. */
function widestLabel(options: readonly SelectOption[]): number {
	if (options.length > measuredRows) {
		return Number.POSITIVE_INFINITY;
	}

	let widest = widestLabels.get(options);
	if (widest === undefined) {
		widest = Math.max(0, ...options.map(({label}) => displayWidth(label)));
		widestLabels.set(options, widest);
	}

	return widest;
}

/** What `SelectView` draws. */
export type SelectViewProps<Option extends SelectOption> = {
	select: Select<Option>;
	/** Columns it may take. */
	width: number;
	/** What is chosen, for screen readers. */
	label: string;
	/** Details in the plain text colour: where they are what one reads, such as the values of a review. */
	plainDetails?: boolean;
};

/**
 * The rows around the focus, and above them the filter and the position:
 *
 *     adm                    1/3
 *       Leave unset
 *     ❯ Admin           preset
 *       Billing Admin   preset
 *       Admin (read)    custom
 */
export function SelectView<Option extends SelectOption>(props: SelectViewProps<Option>) {
	const {select, width, label, plainDetails = false} = props;
	const {state, list, filterable} = select;
	const {glyphs} = useTheme();
	const rows = rowsFor(list, state.filter);
	const top = topFor(state, rows.count, list.rows);
	const height = Math.min(list.rows, rows.count - top);
	const prefix = displayWidth(glyphs.focus) + 1;
	const room = Math.max(0, width - prefix);
	const hasDetails = list.options.some(({detail}) => detail);
	const labelWidth = hasDetails
		? Math.min(
				Math.max(widestLabel(list.options), displayWidth(select.lead ?? '')),
				Math.floor(room * labelShare),
			)
		: room;

	return (
		<Box flexDirection="column" width={width} aria-role={filterable ? 'listbox' : 'menu'}>
			{filterable && <FilterLine select={select} width={width} label={label} />}
			{Array.from({length: height}, (_, index) => {
				const row = top + index;
				const option = optionAt(list, rows, row);
				return (
					<Row
						key={option ? `option ${option.id}` : 'lead'}
						isFocused={row === state.focus}
						isMenu={!filterable}
						label={cutToWidth(
							option ? option.label : (select.lead ?? ''),
							option?.detail ? labelWidth : room,
							glyphs.ellipsis,
						)}
						labelWidth={labelWidth}
						isPlain={plainDetails}
						detail={cutToWidth(
							option?.detail ?? '',
							Math.max(0, room - labelWidth - gap),
							glyphs.ellipsis,
						)}
					/>
				);
			})}
			{rows.found.length === 0 && state.filter !== '' && height < list.rows && (
				<Paint tone="muted">
					{cutToWidth(nothingMatches(state.filter, width, glyphs.ellipsis), width, glyphs.ellipsis)}
				</Paint>
			)}
		</Box>
	);
}

/** The way out must stay readable, so a long filter is cut inside its quotes. */
function nothingMatches(filter: string, width: number, ellipsis: string): string {
	const room = Math.max(8, width - 'Nothing matches "". Esc clears the filter.'.length);
	return `Nothing matches "${cutToWidth(filter, room, ellipsis)}". Esc clears the filter.`;
}

/**
 * The filter and the position. No wider than the smallest window: terminals break wider lines in two when
 * their window shrinks, before anybody can redraw.
 */
function FilterLine<Option extends SelectOption>(props: SelectViewProps<Option>) {
	const {select, width, label} = props;
	const position = positionText(select.list, select.state);
	const {filter} = select.state;
	const columns = Math.min(width, smallestWindow.columns);
	return (
		<Box width={columns} height={1} justifyContent="space-between">
			<TextInputView
				input={{state: {text: filter, cursor: filter.length}, ghost: ''}}
				width={Math.max(1, columns - displayWidth(position) - 1)}
				placeholder="Type to filter"
				label={label}
			/>
			<Paint tone="muted">{position}</Paint>
		</Box>
	);
}

function Row(props: {
	isFocused: boolean;
	isMenu: boolean;
	label: string;
	labelWidth: number;
	detail: string;
	isPlain: boolean;
}) {
	const {isFocused, isMenu, label, labelWidth, detail, isPlain} = props;
	const {styles, glyphs} = useTheme();
	const start = isFocused ? glyphs.focus : ' '.repeat(displayWidth(glyphs.focus));
	return (
		<Box
			height={1}
			aria-label={detail === '' ? label : `${label}, ${detail}`}
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
			</Text>
		</Box>
	);
}

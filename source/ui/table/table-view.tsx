import {Box, Text} from 'ink';
import {cutToWidth, displayWidth, padToWidth} from '../../output/text.ts';
import {words} from '../../words/words.ts';
import {FilterLine} from '../select/filter-line.tsx';
import {optionAt, rowsFor, topFor} from '../select/state.ts';
import type {Select} from '../select/use-select.ts';
import {type Theme, useTheme} from '../theme.tsx';
import {type Column, columnGap, fitColumns} from './columns.ts';
import type {TableMark, TableRow} from './use-table.ts';

/** What a column says of itself; its width follows from its cells. */
export type TableColumn = Pick<Column, 'least' | 'weight'>;

/** What `TableView` draws. */
export type TableViewProps<Row extends TableRow> = {
	table: Select<Row>;
	columns: readonly TableColumn[];
	/** Columns of the terminal it may take. */
	width: number;
	/** What is listed, for screen readers. */
	label: string;
};

/**
 * The rows around the focus in columns, pinned rows first, and above them the filter and the position:
 *
 *     type to filter                     1/12
 *     ❯ Send 10 invitations
 *       ✓ jane@acme.com    Jane Doe     Viewer
 *       ! bob@acme.con     Bob          Viewer   Did you mean bob@acme.com?
 *       ✗ nobody                                 This is not an email address
 */
export function TableView<Row extends TableRow>(props: TableViewProps<Row>) {
	const {table, columns, width, label} = props;
	const {state, list} = table;
	const theme = useTheme();
	const rows = rowsFor(list, state.filter);
	const top = topFor(state, rows.count, list.rows);
	const height = Math.min(list.rows, rows.count - top);
	const prefix = displayWidth(theme.glyphs.focus) + 1;
	const markWidth = displayWidth(theme.glyphs.success) + 1;
	const widths = fitColumns(
		columns.map((column, index) => ({...column, wanted: wantedOf(list.options, index)})),
		width - prefix - markWidth,
	);
	const steadyHeight = Math.min(list.rows, list.options.length) + 1;
	const isNothingFound = state.filter !== '' && rows.best < 0;
	return (
		<Box flexDirection="column" width={width} minHeight={steadyHeight} aria-role="listbox">
			<FilterLine select={table} width={width} label={label} />
			{Array.from({length: height}, (_, index) => {
				const row = optionAt(list, rows, top + index);
				if (!row) return null;
				return (
					<Row
						key={row.id}
						row={row}
						widths={widths}
						width={width}
						isFocused={top + index === state.focus}
						theme={theme}
					/>
				);
			})}
			{isNothingFound && (
				<Text {...theme.styles.muted} wrap="truncate">
					{' '.repeat(prefix)}
					{words.ui.noMatch}
				</Text>
			)}
		</Box>
	);
}

/** Long tables are measured by their first rows: measuring takes time. */
const measuredRows = 500;

const wantedWidths = new WeakMap<readonly TableRow[], number[]>();

/** The columns of the terminal that the widest cell of a column takes. */
function wantedOf(rows: readonly TableRow[], column: number): number {
	let wanted = wantedWidths.get(rows);
	if (!wanted) {
		wanted = [];
		for (const {cells = []} of rows.slice(0, measuredRows)) {
			for (const [index, cell] of cells.entries()) {
				wanted[index] = Math.max(wanted[index] ?? 0, displayWidth(cell));
			}
		}
		wantedWidths.set(rows, wanted);
	}
	return wanted[column] ?? 0;
}

function Row(props: {
	row: TableRow;
	widths: readonly number[];
	width: number;
	isFocused: boolean;
	theme: Theme;
}) {
	const {row, widths, width, isFocused, theme} = props;
	const {glyphs, styles} = theme;
	const start = isFocused ? glyphs.focus : ' '.repeat(displayWidth(glyphs.focus));
	const room = width - displayWidth(start) - 1;
	const {cells, mark} = row;
	return (
		<Box
			height={1}
			aria-role="option"
			aria-label={[row.label, ...(cells ?? []).slice(1)].filter(Boolean).join(', ')}
			aria-state={{selected: isFocused}}
		>
			<Text wrap="truncate">
				<Text {...(isFocused ? styles.focus : {})}>{start} </Text>
				{cells ? (
					<>
						<Mark mark={mark} theme={theme} />
						<Text {...(isFocused ? styles.focus : mark === 'out' ? styles.muted : {})}>
							{lineOf(cells, widths, glyphs.ellipsis)}
						</Text>
					</>
				) : (
					<Text {...(isFocused ? styles.focus : {})}>
						{cutToWidth(row.label, room, glyphs.ellipsis)}
					</Text>
				)}
			</Text>
		</Box>
	);
}

function Mark({mark, theme}: {mark: TableMark | undefined; theme: Theme}) {
	const {glyphs, styles} = theme;
	switch (mark) {
		case undefined:
		case 'out':
			return <Text>{' '.repeat(displayWidth(glyphs.success))} </Text>;
		case 'in':
			return <Text {...styles.accent}>{glyphs.bullet} </Text>;
		default:
			return <Text {...styles[mark]}>{glyphs[mark]} </Text>;
	}
}

/** The cells of a row in the columns that are shown. */
function lineOf(cells: readonly string[], widths: readonly number[], ellipsis: string): string {
	return widths
		.flatMap((width, index) =>
			width === 0 ? [] : [padToWidth(cutToWidth(cells[index] ?? '', width, ellipsis), width)],
		)
		.join(' '.repeat(columnGap))
		.trimEnd();
}

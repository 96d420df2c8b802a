import {Box} from 'ink';
import {useMemo} from 'react';
import type {Plan, PlannedRow} from '../../batch/plan.ts';
import {
	canBeMarked,
	cellsOf,
	detailsOf,
	listNotes,
	listRows,
	listTitle,
	markOf,
	needsLook,
	noteOf,
} from '../../guide/many/list-rows.ts';
import type {ManySession} from '../../guide/many/session.ts';
import {useFooter} from '../../ui/footer.tsx';
import {useKeys} from '../../ui/key-provider.tsx';
import {useWindow} from '../../ui/screen/window.tsx';
import {TableView} from '../../ui/table/table-view.tsx';
import {type TableRow, useTable} from '../../ui/table/use-table.ts';
import type {InMany} from '../many-props.ts';
import {closeBindings} from '../navigation.ts';
import {Screen, shareRows} from '../screen.tsx';
import {fitBlocks, Lines, useBlocks} from '../text-blocks.tsx';

/** A row of the list: what is done with all, or a person. */
type Row = TableRow & {planned?: PlannedRow};

/** Address, name, role, organization, what there is to say. */
const peopleColumns = [
	{least: 16, weight: 9},
	{least: 8, weight: 5},
	{least: 6, weight: 4},
	{least: 6, weight: 3},
	{least: 12, weight: 8},
];

/** From how many rows on the row in focus gets two lines of explanation, and a blank before them. */
const roomyRows = 16;

/** `Ready to invite 10 of 12 people`: sends, leaves rows out, or opens a person. */
export function ListScreen(props: {
	state: InMany;
	session: ManySession;
	plan: Plan;
	/** The person that was opened last. */
	initial: number | undefined;
	onOpen: (row: number) => void;
}) {
	const {state, session, plan, initial, onOpen} = props;
	const {columns, rows} = useWindow();
	const {paragraph} = useBlocks();
	const options = useMemo(() => [...listRows(plan).map(toPinned), ...plan.rows.map(toRow)], [plan]);
	const below = rows >= roomyRows ? 3 : 1;
	const layout = shareRows(rows, {answered: 0, atLeast: 4 + below, footer: 1});
	const table = useTable<Row>({
		options,
		rows: Math.max(2, layout.body - below),
		...(initial === undefined ? {} : {initial: String(initial)}),
		onChoose: ({id, planned}) => {
			if (planned) {
				onOpen(planned.row);
				session.dispatch({type: 'open-row', row: planned.row});
			} else if (id === 'send') {
				session.dispatch({type: 'send', at: session.now()});
			} else {
				session.dispatch({type: 'use-guessed-names'});
			}
		},
		onToggle: ({planned}) => {
			if (!planned) return;
			const {row, isIncluded} = planned;
			session.dispatch({type: 'mark-row', row, isIncluded: !isIncluded});
		},
	});
	const back = closeBindings(() => session.dispatch({type: 'go-back'}));
	const footer = useFooter([...table.bindings, ...back]);
	useKeys(footer.bindings, {appeared: 'list'});
	const focused = table.focused?.planned;
	const said = focused ? detailsOf(focused) : listNotes(plan);
	const lines = fitBlocks(
		said.map((line) => paragraph(line, {tone: 'muted'})),
		Math.min(2, below),
	);
	const title = listTitle(plan);
	return (
		<Screen state={state} title={title} layout={layout} footer={footer.lines}>
			<TableView table={table} columns={peopleColumns} width={columns - 1} label={title} />
			<Box marginTop={below > 1 ? 1 : 0} height={Math.min(2, below)}>
				<Lines lines={lines} />
			</Box>
		</Screen>
	);
}

function toPinned({id, label, sends}: ReturnType<typeof listRows>[number]): Row {
	return {id, label, guarded: sends, pinned: true};
}

const rowsOfPeople = new WeakMap<PlannedRow, Row>();

/** A person as a row; the same one as long as nothing of them changed, so that the filter need not look again. */
function toRow(planned: PlannedRow): Row {
	let row = rowsOfPeople.get(planned);
	if (!row) {
		const cells = cellsOf(planned);
		const note = noteOf(planned);
		row = {
			id: String(planned.row),
			label: cells[0] ?? '',
			search: [...cells.slice(1), note].join(' '),
			cells: [...cells, note],
			mark: markOf(planned),
			needsLook: needsLook(planned),
			canToggle: canBeMarked(planned),
			planned,
		};
		rowsOfPeople.set(planned, row);
	}
	return row;
}

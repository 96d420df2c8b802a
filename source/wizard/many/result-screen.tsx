import {Box} from 'ink';
import {useMemo} from 'react';
import type {RowResult} from '../../batch/run-result.ts';
import {failureLine, type ManyOutcome, outcomeOf} from '../../guide/many/outcome.ts';
import {resultRows} from '../../guide/many/result-rows.ts';
import {resultStatusOf} from '../../guide/many/run-words.ts';
import type {ManySession} from '../../guide/many/session.ts';
import type {ManyState, ReportSaving} from '../../guide/many/state.ts';
import {readableAddress} from '../../invite/address.ts';
import {safeText} from '../../output/text.ts';
import {useFooter} from '../../ui/footer.tsx';
import {useKeys} from '../../ui/key-provider.tsx';
import {live} from '../../ui/keys.ts';
import {useWindow} from '../../ui/screen/window.tsx';
import {TableView} from '../../ui/table/table-view.tsx';
import {type TableRow, useTable} from '../../ui/table/use-table.ts';
import {words} from '../../words/words.ts';
import type {InMany} from '../many-props.ts';
import {MenuScreen} from '../menu-screen.tsx';
import {closeBindings} from '../navigation.ts';
import {Screen, shareRows} from '../screen.tsx';
import {type Block, type BlockMaker, useBlocks} from '../text-blocks.tsx';

type Finished = ManyState & {status: 'finished'};

type ResultProps = {state: InMany; session: ManySession; many: Finished};

/** What became of the list, and what comes next. */
export function ResultScreen(props: ResultProps) {
	const {many} = props;
	const {plan, settled, run} = many;
	const outcome = useMemo(
		() => outcomeOf({plan, settled}, run.status === 'stopped' ? run.cause : undefined),
		[plan, settled, run],
	);
	return many.isEverybodyShown ? (
		<Everybody {...props} outcome={outcome} />
	) : (
		<Summary {...props} outcome={outcome} />
	);
}

function Summary({state, session, many, outcome}: ResultProps & {outcome: ManyOutcome}) {
	const blocks = useBlocks();
	const {rows} = useWindow();
	const done = live(
		[
			{
				keys: ['escape', 'q'],
				action: {},
				hint: {key: 'q', does: words.wizard.keys.done, weight: 8},
			},
		],
		() => {
			session.dispatch({type: 'finish'});
			return true;
		},
	);
	return (
		<MenuScreen
			key={many.report.status}
			state={state}
			news={[...summaryOf(blocks, outcome, rows), ...reportNews(blocks, many.report)]}
			whole={2}
			rows={resultRows(many, outcome)}
			bindings={done}
			isDeafToEarly
			onChoose={({action}) => session.dispatch(action)}
		/>
	);
}

/** Rows of the window that are kept for headline, menu and what stands around them. */
const keptRows = 14;

function summaryOf({status, paragraph}: BlockMaker, outcome: ManyOutcome, rows: number): Block[] {
	const {failed, headline, counts, stopped} = outcome;
	const most = Math.max(1, rows - keptRows);
	const named = failed.length > most ? failed.slice(0, most - 1) : failed;
	const tone = failed.length === 0 && stopped === undefined ? 'success' : 'warning';
	const more = failed.length - named.length;
	return [
		status(tone, headline, true),
		paragraph(counts, {tone: 'muted'}),
		...(stopped === undefined ? [] : [status('danger', stopped)]),
		...named.map((result) => status('danger', failureLine(result))),
		...(more > 0 ? [paragraph(words.many.moreFailed(more), {tone: 'muted'})] : []),
	];
}

function reportNews({status, paragraph}: BlockMaker, saving: ReportSaving): Block[] {
	switch (saving.status) {
		case 'idle':
			return [];
		case 'saving':
			return [paragraph(words.many.saving, {tone: 'muted'})];
		case 'saved':
			return [status('success', words.many.reportSaved(safeText(saving.path)))];
		case 'failed':
			return [status('danger', saving.reason)];
	}
}

const everybodyColumns = [
	{least: 16, weight: 9},
	{least: 12, weight: 8},
];

function Everybody({state, session, outcome}: ResultProps & {outcome: ManyOutcome}) {
	const {columns, rows} = useWindow();
	const options = useMemo(() => outcome.results.map(toRow), [outcome]);
	const layout = shareRows(rows, {answered: 0, atLeast: 5, footer: 1});
	function close() {
		session.dispatch({type: 'show-everybody', isShown: false});
	}
	const table = useTable({options, rows: layout.body, onChoose: close});
	const footer = useFooter([...table.bindings, ...closeBindings(close)]);
	useKeys(footer.bindings);
	return (
		<Screen state={state} title={outcome.headline} layout={layout} footer={footer.lines}>
			<Box>
				<TableView
					table={table}
					columns={everybodyColumns}
					width={columns - 1}
					label={outcome.headline}
				/>
			</Box>
		</Screen>
	);
}

function toRow(result: RowResult): TableRow {
	const {tone, text} = resultStatusOf(result);
	const email = safeText(readableAddress(result.email));
	return {
		id: String(result.row),
		label: email,
		search: text,
		cells: [email, text],
		...(tone === undefined ? {} : {mark: tone}),
	};
}

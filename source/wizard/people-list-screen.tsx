import {Box} from 'ink';
import {useMemo} from 'react';
import {
	actionsFor,
	actionsForMarked,
	findPeople,
	type PeopleAction,
	type Person,
	viewWords,
} from '../guide/people/people.ts';
import {needsConfirmation, type PeopleSession, type PeopleState} from '../guide/people/session.ts';
import {useFooter} from '../ui/footer.tsx';
import {useKeys} from '../ui/key-provider.tsx';
import {type LiveBinding, live} from '../ui/keys.ts';
import {useWindow} from '../ui/screen/window.tsx';
import {TableView} from '../ui/table/table-view.tsx';
import {type TableRow, useTable} from '../ui/table/use-table.ts';
import {words} from '../words/words.ts';
import {quitBindings} from './navigation.ts';
import {bodyRows, PeopleFrame} from './people-screens.tsx';
import {fitBlocks, Lines, useBlocks} from './text-blocks.tsx';

type ListRow = TableRow & ({person: Person} | {asked: PeopleAction});

/** Name, address, role, organization, state; a narrow window does without organization, then role, then name. */
const columns = [
	{least: 8, weight: 5},
	{least: 16, weight: 9},
	{least: 8, weight: 4},
	{least: 8, weight: 3},
	{least: 9, weight: 8},
];

/** Rows that what was said last takes at the most. */
const mostNews = 5;

/** Everybody, with the rows that do something about those who are marked above them. */
export function PeopleListScreen(props: {
	session: PeopleSession;
	state: PeopleState & {status: 'looking'};
}) {
	const {session, state} = props;
	const {people, view, marked, place} = state;
	const window = useWindow();
	const {paragraph} = useBlocks();
	const rows = useMemo(() => listRows({people, view, marked}), [people, view, marked]);
	const news = fitBlocks(
		state.news.map((line) => paragraph(line.trim())),
		Math.min(mostNews, Math.max(0, window.rows - 8)),
		0,
	);
	const table = useTable<ListRow>({
		options: rows,
		...(place.at === 'list' && place.focus !== undefined ? {initial: place.focus} : {}),
		rows: Math.max(3, bodyRows(window.rows, 1) - news.length),
		onChoose(row) {
			if ('person' in row) session.dispatch({type: 'open', key: row.person.key});
			else session.dispatch({type: 'ask', asked: row.asked});
		},
		onToggle(row) {
			if ('person' in row) session.dispatch({type: 'toggle', key: row.person.key});
		},
	});
	const footer = useFooter([
		...table.bindings,
		...viewBindings(session),
		...quitBindings(() => session.dispatch({type: 'go-back'})),
	]);
	useKeys(footer.bindings, {appeared: table.movedTo});
	const title = viewWords({state: view, count: findPeople(people, {state: view}).length});
	return (
		<PeopleFrame session={session} title={title} footer={footer.lines}>
			{news.length > 0 && <Lines lines={news} />}
			<Box>
				<TableView table={table} columns={columns} width={window.columns - 1} label={title} />
			</Box>
		</PeopleFrame>
	);
}

function listRows({people, view, marked}: Pick<PeopleState, 'people' | 'view' | 'marked'>) {
	const actions = actionsForMarked(people.filter(({key}) => marked.has(key)));
	return [
		...actions.map(
			(asked): ListRow => ({
				id: asked.action,
				label: asked.label,
				pinned: true,
				guarded: !needsConfirmation(asked),
				asked,
			}),
		),
		...findPeople(people, {state: view}).map((person): ListRow => {
			const {key, name, email, role, organization, standing} = person;
			return {
				id: key,
				label: name || email,
				search: `${name} ${email}`,
				cells: [name, email, role, organization, standing],
				canToggle: actionsFor(person).length > 0,
				...(marked.has(key) ? {mark: 'in' as const} : {}),
				person,
			};
		}),
	];
}

function viewBindings(session: PeopleSession): LiveBinding[] {
	const {leftRight, turnsView} = words.people;
	return live<{step: 1 | -1}>(
		[
			{
				keys: ['right'],
				action: {step: 1},
				hint: {key: leftRight, does: turnsView, weight: 7},
			},
			{keys: ['left'], action: {step: -1}},
		],
		({step}) => {
			session.dispatch({type: 'turn-view', step});
			return true;
		},
	);
}

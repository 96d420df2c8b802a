import {Box, Text} from 'ink';
import {type ReactNode, useSyncExternalStore} from 'react';
import type {InviteError} from '../errors.ts';
import {actionsFor, type PeopleAction, type Person, personFacts} from '../guide/people/people.ts';
import {needsConfirmation, type PeopleSession, type PeopleState} from '../guide/people/session.ts';
import {headerParts} from '../guide/state-words.ts';
import {Footer, useFooter} from '../ui/footer.tsx';
import {HeaderLine} from '../ui/frame.tsx';
import {useKeys} from '../ui/key-provider.tsx';
import {live} from '../ui/keys.ts';
import {useWindow} from '../ui/screen/window.tsx';
import {SelectView} from '../ui/select/select-view.tsx';
import {useSelect} from '../ui/select/use-select.ts';
import {Spinner} from '../ui/spinner.tsx';
import {words} from '../words/words.ts';
import {Clock} from './clock.tsx';
import {closeBindings, quitBindings} from './navigation.ts';
import {type Block, fitBlocks, Lines, useBlocks} from './text-blocks.tsx';

type In<S extends PeopleState['status']> = PeopleState & {status: S};

/** The shape the screens of people share: whose account it is, what the screen is about, the keys. */
export function PeopleFrame(props: {
	session: PeopleSession;
	title?: string | undefined;
	footer: readonly string[];
	children: ReactNode;
}) {
	const {rows} = useWindow();
	const gap = gapIn(rows);
	const {session} = props;
	const {identity} = useSyncExternalStore(session.subscribe, session.getState);
	const read: Parameters<typeof headerParts>[0]['identity'] = identity
		? {status: 'loaded', value: identity}
		: {status: 'waiting'};
	return (
		<Box flexDirection="column">
			<HeaderLine parts={headerParts({identity: read}, session.account())} />
			{props.title !== undefined && (
				<Box marginTop={gap} height={1 + gap} flexShrink={0}>
					<Text bold wrap="truncate">
						{props.title}
					</Text>
				</Box>
			)}
			<Box flexDirection="column" flexShrink={0} marginTop={props.title === undefined ? gap : 0}>
				{props.children}
			</Box>
			<Box marginTop={gap} flexShrink={0}>
				<Footer lines={props.footer} />
			</Box>
		</Box>
	);
}

/** Blank lines between the parts: none in a low window. */
function gapIn(rows: number): 0 | 1 {
	return rows >= 13 ? 1 : 0;
}

/** Rows that are left beside header, title and footer. */
export function bodyRows(rows: number, footer: number, hasTitle = true): number {
	const gap = gapIn(rows);
	return rows - 1 - footer - gap * 2 - (hasTitle ? 1 + gap : 0);
}

/** While everybody is read. */
export function LoadingScreen({session}: {session: PeopleSession}) {
	const footer = useFooter(quitBindings(() => session.dispatch({type: 'go-back'})));
	useKeys(footer.bindings);
	return (
		<PeopleFrame session={session} footer={footer.lines}>
			<Waiting text={words.people.loading} />
		</PeopleFrame>
	);
}

function Waiting({text}: {text: string}) {
	return (
		<Box height={1}>
			<Text bold wrap="truncate">
				<Spinner /> {text}
			</Text>
			<Clock />
		</Box>
	);
}

/** Everybody could not be read. */
export function LoadFailedScreen({session, error}: {session: PeopleSession; error: InviteError}) {
	const {status, paragraph} = useBlocks();
	const news = [status('danger', error.message), ...(error.hint ? [paragraph(error.hint)] : [])];
	const {retry, quit} = words.guide.rows;
	return (
		<PeopleMenu
			session={session}
			news={news}
			rows={[
				{id: 'retry', label: retry, act: () => session.dispatch({type: 'load'})},
				{id: 'quit', label: quit, act: () => session.dispatch({type: 'go-back'})},
			]}
		/>
	);
}

/** All that is known of somebody, and what can be done. */
export function PersonScreen(props: {
	session: PeopleSession;
	state: In<'looking'>;
	person: Person;
}) {
	const {session, state, person} = props;
	const {facts, paragraph} = useBlocks();
	const {mark, unmark, back} = words.people;
	const actions = actionsFor(person);
	const marking = {
		id: 'mark',
		label: state.marked.has(person.key) ? unmark : mark,
		act() {
			session.dispatch({type: 'toggle', key: person.key});
			session.dispatch({type: 'go-back'});
		},
	};
	return (
		<PeopleMenu
			session={session}
			title={person.email}
			news={[...facts(personFacts(person)), ...state.news.map((line) => paragraph(line.trim()))]}
			rows={[
				{id: 'back', label: back, act: () => session.dispatch({type: 'go-back'})},
				...actions.map((asked) => actionRow(session, asked)),
				...(actions.length > 0 ? [marking] : []),
			]}
		/>
	);
}

function actionRow(session: PeopleSession, asked: PeopleAction): MenuEntry {
	return {
		id: asked.action,
		label: asked.label,
		sends: !needsConfirmation(asked),
		act: () => session.dispatch({type: 'ask', asked}),
	};
}

/** Asks once more. */
export function ConfirmScreen({session, asked}: {session: PeopleSession; asked: PeopleAction}) {
	const {paragraph} = useBlocks();
	const {no, yes} = words.guide.rows;
	return (
		<PeopleMenu
			session={session}
			title={words.people.ask[asked.action](asked.people.length)}
			news={asked.people.map(({name, email}) =>
				paragraph(name === '' ? email : `${email}  ${name}`),
			)}
			rows={[
				{id: 'no', label: no, act: () => session.dispatch({type: 'go-back'})},
				{id: 'yes', label: yes, sends: true, act: () => session.dispatch({type: 'confirm'})},
			]}
		/>
	);
}

/** What is under way, and how far it is. */
export function WorkingScreen({session, state}: {session: PeopleSession; state: In<'working'>}) {
	const {asked, settled, isStopping} = state;
	const {columns} = useWindow();
	const {keys} = words.wizard;
	const footer = useFooter(
		live(
			[
				{
					keys: [],
					action: {},
					hint: {
						key: words.ui.keys.ctrlC,
						does: isStopping ? keys.leaveNow : keys.stop,
						weight: 9,
					},
				},
			],
			() => false,
		),
	);
	useKeys(footer.bindings);
	const {working, progress} = words.people;
	const all = asked.people.length;
	return (
		<PeopleFrame session={session} footer={footer.lines}>
			<Waiting text={working[asked.action](all)} />
			<Box height={1} width={columns}>
				<Text>{all > 1 ? `  ${progress(settled, all)}` : ' '}</Text>
			</Box>
		</PeopleFrame>
	);
}

type MenuEntry = {id: string; label: string; sends?: boolean; act: () => void};

/** News above a menu of what can be done; Esc goes back. */
function PeopleMenu(props: {
	session: PeopleSession;
	title?: string;
	news: readonly Block[];
	rows: readonly MenuEntry[];
}) {
	const {session, title, news, rows} = props;
	const window = useWindow();
	const room = bodyRows(window.rows, 1, title !== undefined);
	const gap = gapIn(window.rows);
	const menuRows = Math.min(rows.length, Math.max(1, room - 1 - gap));
	const select = useSelect({
		options: rows.map((row) => ({
			id: row.id,
			label: row.label,
			guarded: row.sends ?? false,
			act: row.act,
		})),
		rows: menuRows,
		filterable: false,
		onChoose: (option) => option?.act(),
	});
	const footer = useFooter([
		...select.bindings,
		...closeBindings(() => session.dispatch({type: 'go-back'})),
	]);
	useKeys(footer.bindings, {appeared: select.movedTo});
	const lines = fitBlocks(news, Math.max(1, room - menuRows - gap), 0);
	return (
		<PeopleFrame session={session} title={title} footer={footer.lines}>
			<Lines lines={lines} />
			<Box marginTop={gap}>
				<SelectView select={select} width={window.columns - 1} label={words.wizard.menuLabel} />
			</Box>
		</PeopleFrame>
	);
}

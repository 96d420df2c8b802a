import {Box, Text} from 'ink';
import {useMemo, useState} from 'react';
import {personThere} from '../guide/path.ts';
import {readTrouble, reviewRows, sendRow} from '../guide/rows.ts';
import type {GuideState} from '../guide/state.ts';
import {wrapCommand} from '../invite/command-line.ts';
import {hitWords, lookUpFailedWords} from '../guide/words.ts';
import {safeText} from '../output/text.ts';
import {useFooter} from '../ui/footer.tsx';
import {useKeys} from '../ui/key-provider.tsx';
import {type LiveBinding, live} from '../ui/keys.ts';
import {SelectView} from '../ui/select/select-view.tsx';
import {useSelect} from '../ui/select/use-select.ts';
import {Paint} from '../ui/theme.tsx';
import {useWindow} from '../ui/window.tsx';
import {useBackBindings} from './navigation.ts';
import {Remark, Screen, shareRows} from './screen.tsx';
import {useWizard} from './wizard-context.ts';

type Reviewing = GuideState & {status: 'reviewing'};

/** What the review can show instead of its rows. */
type View = 'request' | 'command';

const viewBindings = (show: (view: View) => void): LiveBinding[] =>
	live<{view: View}>(
		[
			{keys: ['v'], action: {view: 'request'}, hint: {key: 'v', does: 'the request', weight: 5}},
			{keys: ['c'], action: {view: 'command'}, hint: {key: 'c', does: 'as a command', weight: 5}},
		],
		({view}) => {
			show(view);
			return true;
		},
	);

const Rows = ({state, onShow}: {state: Reviewing; onShow: (view: View) => void}) => {
	const {guide} = useWizard();
	const {columns, rows} = useWindow();
	const back = useBackBindings(state);
	const options = useMemo(
		() => [
			{id: sendRow.id, label: sendRow.label, guarded: true},
			...reviewRows(state).map(({key, label, value, note}) => ({
				id: key,
				label,
				detail: note === '' ? value : `${value} ${note}`,
				field: key,
			})),
		],
		[state],
	);
	const layout = shareRows(rows, {answered: 0, atLeast: options.length + 2, footer: 1});
	const select = useSelect({
		options,
		rows: Math.max(1, Math.min(options.length, layout.body - 2)),
		filterable: false,
		onChoose: (option) => {
			if (!option) return;
			guide.dispatch(
				'field' in option && option.field
					? {type: 'edit-field', field: option.field}
					: {type: 'confirm'},
			);
		},
	});
	const footer = useFooter([...select.bindings, ...viewBindings(onShow), ...back]);
	useKeys(footer.bindings);
	return (
		<Screen state={state} title="Ready to invite" layout={layout} footer={footer.lines}>
			<SelectView select={select} width={columns - 1} label="Ready to invite" plainDetails />
			<Box flexDirection="column" marginTop={layout.gap}>
				<Consequence state={state} />
			</Box>
		</Screen>
	);
};

const Consequence = ({state}: {state: Reviewing}) => {
	const user = personThere(state);
	const failed = lookUpFailedWords(state);
	const trouble = readTrouble(state);
	const email = safeText(state.answers.email?.value ?? '');
	return (
		<>
			<Text wrap="truncate">An email with a sign-up link goes to {email}.</Text>
			{trouble !== undefined && <Remark tone="danger">{trouble}</Remark>}
			{user && <Remark tone="warning">{hitWords(user)}</Remark>}
			{failed !== undefined && <Remark tone="warning">{failed}</Remark>}
		</>
	);
};

/** The request or the command; Esc, Enter or the same letter closes it, and Enter never sends (interface.md, section 5). */
const Shown = ({state, view, onClose}: {state: Reviewing; view: View; onClose: () => void}) => {
	const {requestOf, commandOf} = useWizard();
	const {columns, rows} = useWindow();
	const letter = view === 'request' ? 'v' : 'c';
	const bindings = live(
		[{keys: ['escape', 'enter', 'shift+tab', letter], action: {}, hint: {key: 'Esc', does: 'close', weight: 8}}],
		() => {
			onClose();
			return true;
		},
	);
	const footer = useFooter(bindings);
	useKeys(footer.bindings);
	const layout = shareRows(rows, {answered: 0, atLeast: 10, footer: 1});
	const lines =
		view === 'request'
			? requestLines(requestOf(state))
			: wrapCommand(commandOf(state), columns - 1);
	return (
		<Screen
			state={state}
			title={view === 'request' ? 'The request' : 'The same invite as a command'}
			layout={layout}
			footer={footer.lines}
		>
			{lines.slice(0, layout.body).map((line) => (
				<Text key={line} wrap="truncate-end">
					{line}
				</Text>
			))}
			{lines.length > layout.body && <Paint tone="muted">The window is too low to show the rest.</Paint>}
		</Screen>
	);
};

const requestLines = (request: ReturnType<ReturnType<typeof useWizard>['requestOf']>): string[] => [
	`${request.method} ${safeText(request.url)}`,
	...JSON.stringify(request.body, null, 2)
		.split('\n')
		.map((line) => line.replace(/^( *)(.*)$/u, (_, blanks: string, rest: string) => blanks + safeText(rest))),
];

/** `Ready to invite`: sends, edits any row, or shows what would be sent. */
export const ReviewScreen = ({state}: {state: Reviewing}) => {
	const [view, setView] = useState<View>();
	return view ? (
		<Shown state={state} view={view} onClose={() => setView(undefined)} />
	) : (
		<Rows state={state} onShow={setView} />
	);
};

import {Box, Text} from 'ink';
import {useMemo, useState} from 'react';
import type {ShownRequest} from '../api/endpoints.ts';
import {addressNote, readTrouble, reviewRows, reviewTitle, sendRow} from '../guide/menu-rows.ts';
import {personThere} from '../guide/path.ts';
import type {GuideState} from '../guide/state.ts';
import {lookUpFailedWords} from '../guide/state-words.ts';
import type {Command} from '../invite/command-line.ts';
import {hitWords} from '../invite/person.ts';
import {safeText} from '../output/text.ts';
import {useFooter} from '../ui/footer.tsx';
import {useKeys} from '../ui/key-provider.tsx';
import {type LiveBinding, live} from '../ui/keys.ts';
import {useWindow} from '../ui/screen/window.tsx';
import {SelectView} from '../ui/select/select-view.tsx';
import {useSelect} from '../ui/select/use-select.ts';
import {words} from '../words/words.ts';
import {useCopyBindings} from './copying.ts';
import {useBackBindings} from './navigation.ts';
import {Screen, shareRows} from './screen.tsx';
import {commandText, requestLines, requestText, shownCommand} from './shown-lines.ts';
import {type Block, fitBlocks, Lines, useBlocks} from './text-blocks.tsx';
import {useWizard} from './wizard-context.ts';

type Reviewing = GuideState & {status: 'reviewing'};

/** What the review can show instead of its rows. */
type View = 'request' | 'command';

/** `Ready to invite`: sends, edits any row, or shows what would be sent. */
export function ReviewScreen({state}: {state: Reviewing}) {
	const [view, setView] = useState<View>();
	return view ? (
		<Shown key={view} state={state} view={view} onShow={setView} />
	) : (
		<Rows state={state} onShow={setView} />
	);
}

/** The request or the command; Esc, Enter or the same letter closes it, the other letter switches, and Enter never sends (docs/behaviour.md, Screens). */
function Shown(props: {state: Reviewing; view: View; onShow: (view: View | undefined) => void}) {
	const {state, view, onShow} = props;
	const {requestOf, commandOf} = useWizard();
	const {columns, rows} = useWindow();
	const [from, setFrom] = useState(0);
	const letter = view === 'request' ? 'v' : 'c';
	const shown =
		view === 'request'
			? asRequest(requestOf(state), columns - 1)
			: asCommand(commandOf(state), columns - 1);
	const {lines} = shown;
	const layout = shareRows(rows, {answered: 0, atLeast: lines.length, footer: 1});
	const last = Math.max(0, lines.length - layout.body);
	const top = Math.min(from, last);
	const close = live(
		[
			{
				keys: ['escape', 'enter', 'shift+tab', letter],
				action: {},
				hint: {key: words.ui.keys.esc, does: words.wizard.keys.close, weight: 8},
			},
		],
		() => {
			onShow(undefined);
			return true;
		},
	);
	const copy = useCopyBindings(shown.text);
	const others = viewBindings(onShow).filter(({keys}) => !keys.includes(letter));
	const scroll = scrollBindings((by) => {
		setFrom((before) => Math.max(0, Math.min(last, Math.min(before, last) + by)));
	});
	const footer = useFooter([...(last > 0 ? scroll : []), ...close, ...copy, ...others]);
	useKeys(footer.bindings);
	return (
		<Screen
			state={state}
			title={view === 'request' ? words.wizard.request : words.wizard.command}
			layout={layout}
			footer={footer.lines}
		>
			<Text>{lines.slice(top, top + layout.body).join('\n')}</Text>
		</Screen>
	);
}

/** What a view shows, and the text that is copied from it. */
type ShownText = {lines: readonly string[]; text: string};

function asRequest(request: ShownRequest, columns: number): ShownText {
	return {lines: requestLines(request, columns), text: requestText(request)};
}

function asCommand(command: Command, columns: number): ShownText {
	return {lines: shownCommand(command, columns), text: commandText(command)};
}

/** What moves a text that is longer than the window. */
function scrollBindings(scroll: (by: number) => void): LiveBinding[] {
	return live<{by: number}>(
		[
			{
				keys: ['up'],
				action: {by: -1},
				hint: {key: words.ui.keys.upDown, does: words.wizard.keys.scroll, weight: 5},
			},
			{keys: ['down'], action: {by: 1}},
		],
		({by}) => {
			scroll(by);
			return true;
		},
	);
}

/** How many rows of the review are seen in the lowest window. */
const rowsAtLeast = 2;

function Rows({state, onShow}: {state: Reviewing; onShow: (view: View) => void}) {
	const {guide} = useWizard();
	const {columns, rows} = useWindow();
	const back = useBackBindings(state);
	const title = reviewTitle(state);
	const options = useMemo(
		() => [
			{...sendRow(state), guarded: state.leadsTo === 'sending'},
			...reviewRows(state).map(({field, label, value, isSet, note}) => ({
				id: field,
				label,
				detail: value,
				isDetailPlain: isSet,
				note,
				field,
			})),
		],
		[state],
	);
	const consequence = useConsequence(state);
	const layout = shareRows(rows, {answered: 0, atLeast: options.length + 2, footer: 1});
	const room = layout.body - layout.gap;
	const below = fitBlocks(consequence, room - rowsAtLeast);
	const select = useSelect({
		options,
		rows: Math.max(1, Math.min(options.length, room - below.length)),
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
	const views = state.leadsTo === 'list' ? [] : viewBindings(onShow);
	const footer = useFooter([...select.bindings, ...views, ...back]);
	useKeys(footer.bindings, {appeared: select.movedTo});
	return (
		<Screen state={state} title={title} layout={layout} footer={footer.lines}>
			<SelectView select={select} width={columns - 1} label={title} />
			<Box marginTop={layout.gap}>
				<Lines lines={below} />
			</Box>
		</Screen>
	);
}

/** What sending will do, and what is known against it. */
function useConsequence(state: Reviewing): Block[] {
	const {memory, account} = useWizard();
	const {status, paragraph} = useBlocks();
	const user = personThere(state);
	const failed = lookUpFailedWords(state);
	const trouble = readTrouble(state);
	const note = addressNote(state, account());
	const email = safeText(state.answers.email?.value ?? '');
	return [
		...(state.leadsTo === 'list' ? [] : [paragraph(words.guide.emailGoesTo(email), {lead: ''})]),
		...(trouble === undefined ? [] : [status('danger', trouble)]),
		...(user ? [status('warning', hitWords(user))] : []),
		...(failed === undefined ? [] : [status('warning', failed)]),
		...(note === undefined ? [] : [paragraph(note, {lead: '', tone: 'muted'})]),
		...(memory.remark === undefined ? [] : [paragraph(memory.remark, {lead: '', tone: 'muted'})]),
	];
}

function viewBindings(show: (view: View) => void): LiveBinding[] {
	const {keys} = words.wizard;
	return live<{view: View}>(
		[
			{keys: ['v'], action: {view: 'request'}, hint: {key: 'v', does: keys.request, weight: 5}},
			{keys: ['c'], action: {view: 'command'}, hint: {key: 'c', does: keys.command, weight: 5}},
		],
		({view}) => {
			show(view);
			return true;
		},
	);
}

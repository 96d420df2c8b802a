import {Box, Text} from 'ink';
import {useRef, useState} from 'react';
import {InviteError} from '../errors.ts';
import type {GuideState} from '../guide/state.ts';
import {cleanKey} from '../settings/key-text.ts';
import {useFooter} from '../ui/footer.tsx';
import {useKeys} from '../ui/key-provider.tsx';
import {live} from '../ui/keys.ts';
import type {SelectOption} from '../ui/select/options.ts';
import {SelectView} from '../ui/select/select-view.tsx';
import {useSelect} from '../ui/select/use-select.ts';
import {Paint} from '../ui/theme.tsx';
import {useWindow} from '../ui/window.tsx';
import {Lines, useBlocks} from './lines.tsx';
import {closeBindings} from './navigation.ts';
import {Screen, shareRows} from './screen.tsx';
import {useWizard} from './wizard-context.ts';

type Props = {state: GuideState; onBack: () => void};

/** `Enter another key`: hidden while it is typed, then for this run or saved (docs/behaviour.md, The key). */
export function KeyScreen({state, onBack}: Props) {
	const [entered, setEntered] = useState<string>();
	const [problem, setProblem] = useState<string>();
	return entered === undefined ? (
		<EnterKey state={state} onBack={onBack} problem={problem} onKey={setEntered} />
	) : (
		<KeepKey
			state={state}
			entered={entered}
			onBack={() => setEntered(undefined)}
			onProblem={(text) => {
				setProblem(text);
				setEntered(undefined);
			}}
		/>
	);
}

function EnterKey(props: Props & {problem: string | undefined; onKey: (key: string) => void}) {
	const {state, onBack, onKey} = props;
	const [problem, setProblem] = useState(props.problem);
	const {rows} = useWindow();
	const secret = useSecret((text) => {
		const cleaned = cleanKey(text);
		if (cleaned.key === undefined) setProblem(cleaned.problem);
		else onKey(cleaned.key);
	});
	const footer = useFooter([...secret.bindings, ...closeBindings(onBack)]);
	useKeys(footer.bindings);
	const {status, words} = useBlocks();
	const where = words('Keys are made at https://app.doit.com/profile/api', {tone: 'muted'});
	const below = problem === undefined ? where : status('danger', problem);
	const layout = shareRows(rows, {answered: 0, atLeast: 4, footer: 1});
	return (
		<Screen state={state} title="Another API key" layout={layout} footer={footer.lines}>
			<Box paddingLeft={2}>
				{secret.hasText ? (
					<Text>received</Text>
				) : (
					<Paint tone="muted">paste it here, it stays hidden</Paint>
				)}
			</Box>
			<Box minHeight={2}>
				<Lines lines={below(layout.body - 1)} />
			</Box>
		</Screen>
	);
}

/** A typed key that never reaches React's state or the screen: only that something arrived is known there. */
function useSecret(onEnter: (text: string) => void) {
	const typed = useRef('');
	const [hasText, setHasText] = useState(false);
	function change(text: string) {
		typed.current = text;
		setHasText(text !== '');
	}
	const bindings = live<{type: 'type'} | {type: 'erase'} | {type: 'clear'} | {type: 'enter'}>(
		[
			{keys: ['text', 'paste'], action: {type: 'type'}},
			{keys: ['backspace'], action: {type: 'erase'}},
			{keys: ['ctrl+u', 'ctrl+w'], action: {type: 'clear'}},
			{keys: ['enter'], action: {type: 'enter'}, hint: {key: 'Enter', does: 'accept', weight: 10}},
		],
		(action, press) => {
			switch (action.type) {
				case 'type':
					change(typed.current + press.text);
					break;
				case 'erase':
					change(typed.current.slice(0, -1));
					break;
				case 'clear':
					change('');
					break;
				case 'enter': {
					const text = typed.current;
					change('');
					onEnter(text);
					break;
				}
			}
			return true;
		},
	);
	return {hasText, bindings};
}

const keepOptions: readonly SelectOption[] = [
	{id: 'run', label: 'Use it for this run'},
	{id: 'save', label: 'Save it'},
];

function KeepKey(props: Props & {entered: string; onProblem: (problem: string) => void}) {
	const {state, onBack, entered, onProblem} = props;
	const {useKey: replaceKey, guide, canSaveKey, keyFile} = useWizard();
	const {columns, rows} = useWindow();
	const {words} = useBlocks();
	const isBusy = useRef(false);
	const select = useSelect({
		options: canSaveKey ? keepOptions : keepOptions.slice(0, 1),
		rows: 2,
		filterable: false,
		onChoose: async (option) => {
			if (!option || isBusy.current) return;
			isBusy.current = true;
			try {
				await replaceKey(entered, option.id === 'save');
				guide.dispatch({type: 'replace-key'});
			} catch (error) {
				isBusy.current = false;
				onProblem(error instanceof InviteError ? error.message : 'This key could not be used.');
			}
		},
	});
	const footer = useFooter([...select.bindings, ...closeBindings(onBack)]);
	useKeys(footer.bindings);
	const layout = shareRows(rows, {answered: 0, atLeast: 4, footer: 1});
	const shown = entered.length >= 12 ? `********${entered.slice(-4)}` : '********';
	return (
		<Screen state={state} title={`Key ${shown}`} layout={layout} footer={footer.lines}>
			<SelectView select={select} width={columns - 1} label="Keep the key" />
			{canSaveKey && (
				<Box marginTop={layout.gap}>
					<Lines
						lines={words(whereSaved(keyFile), {tone: 'muted'})(layout.body - 2 - layout.gap)}
					/>
				</Box>
			)}
		</Screen>
	);
}

/** What is said before a key is written (docs/behaviour.md, The key). */
function whereSaved(file: string) {
	return `A saved key is clear text, readable only by you, in ${file}`;
}

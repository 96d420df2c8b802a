import {Box, Text} from 'ink';
import {useRef, useState} from 'react';
import {maskKey} from '../api/key.ts';
import {
	emptyEntry,
	type HiddenEntry,
	hasArrived,
	hiddenActionOf,
	keyFrom,
	reduceHiddenEntry,
} from '../ask/hidden-entry.ts';
import {keepRows, whereKeyIsSaved, whereKeysAreMade} from '../ask/key-words.ts';
import {InviteError} from '../errors.ts';
import type {GuideState} from '../guide/state.ts';
import {useFooter} from '../ui/footer.tsx';
import {useKeys} from '../ui/key-provider.tsx';
import {live} from '../ui/keys.ts';
import {useWindow} from '../ui/screen/window.tsx';
import type {SelectOption} from '../ui/select/options.ts';
import {SelectView} from '../ui/select/select-view.tsx';
import {useSelect} from '../ui/select/use-select.ts';
import {textInputBindings} from '../ui/text-input/bindings.ts';
import {Paint} from '../ui/theme.tsx';
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
	const secret = useSecret((entry) => {
		const cleaned = keyFrom(entry);
		if (cleaned.key === undefined) setProblem(cleaned.problem);
		else onKey(cleaned.key);
	});
	const footer = useFooter([...secret.bindings, ...closeBindings(onBack)]);
	useKeys(footer.bindings);
	const {status, words} = useBlocks();
	const where = words(whereKeysAreMade, {tone: 'muted'});
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
function useSecret(onEnter: (entry: HiddenEntry) => void) {
	const [typed] = useState(holdEntry);
	const [hasText, setHasText] = useState(false);
	function change(entry: HiddenEntry) {
		typed.set(entry);
		setHasText(hasArrived(entry));
	}
	const bindings = live(textInputBindings, (key, press) => {
		const action = hiddenActionOf(key, press);
		if (action === undefined) return false;
		if (action.type === 'enter') {
			const entry = typed.get();
			change(emptyEntry);
			onEnter(entry);
		} else {
			change(reduceHiddenEntry(typed.get(), action));
		}
		return true;
	});
	return {hasText, bindings};
}

/** Holder of a hidden text outside of React's state. */
function holdEntry() {
	let entry = emptyEntry;
	return {
		get: () => entry,
		set(next: HiddenEntry) {
			entry = next;
		},
	};
}

const keepOptions: readonly SelectOption[] = [keepRows.run, keepRows.save];

function KeepKey(props: Props & {entered: string; onProblem: (problem: string) => void}) {
	const {state, onBack, entered, onProblem} = props;
	const {replaceKey, guide, remember, canSaveKey, keyFile} = useWizard();
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
				const remark = await replaceKey(entered, option.id === 'save');
				if (remark !== undefined) remember({type: 'remark', text: remark});
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
	return (
		<Screen state={state} title={`Key ${maskKey(entered)}`} layout={layout} footer={footer.lines}>
			<SelectView select={select} width={columns - 1} label="Keep the key" />
			{canSaveKey && (
				<Box marginTop={layout.gap}>
					<Lines
						lines={words(whereKeyIsSaved(keyFile), {tone: 'muted'})(layout.body - 2 - layout.gap)}
					/>
				</Box>
			)}
		</Screen>
	);
}

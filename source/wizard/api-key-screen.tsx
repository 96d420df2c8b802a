import {Box, Text} from 'ink';
import {useMemo, useRef, useState} from 'react';
import {keysUrl, maskKey} from '../api/key.ts';
import {
	emptyEntry,
	type HiddenEntry,
	hasArrived,
	hiddenActionOf,
	keyFrom,
	reduceHiddenEntry,
} from '../ask/hidden-entry.ts';
import {InviteError} from '../errors.ts';
import {keepApiKeyRows} from '../guide/menu-rows.ts';
import type {GuideState} from '../guide/state.ts';
import {useFooter} from '../ui/footer.tsx';
import {useKeys} from '../ui/key-provider.tsx';
import {live} from '../ui/keys.ts';
import {useWindow} from '../ui/screen/window.tsx';
import {SelectView} from '../ui/select/select-view.tsx';
import {useSelect} from '../ui/select/use-select.ts';
import {textInputBindings} from '../ui/text-input/bindings.ts';
import {Paint} from '../ui/theme.tsx';
import {words} from '../words/words.ts';
import {closeBindings} from './navigation.ts';
import {Screen, shareRows} from './screen.tsx';
import {Lines, useBlocks} from './text-blocks.tsx';
import {useWizard} from './wizard-context.ts';

type Props = {state: GuideState; onBack: () => void};

/** `Enter another key`: hidden while it is typed, then for this run or saved (docs/behaviour.md, The key). */
export function ApiKeyScreen({state, onBack}: Props) {
	const [entered, setEntered] = useState<string>();
	const [problem, setProblem] = useState<string>();
	return entered === undefined ? (
		<EnterApiKey state={state} onBack={onBack} problem={problem} onKey={setEntered} />
	) : (
		<KeepApiKey
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

function EnterApiKey(props: Props & {problem: string | undefined; onKey: (key: string) => void}) {
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
	const {status, paragraph} = useBlocks();
	const where = paragraph(words.ask.keysAreMadeAt(keysUrl), {tone: 'muted'});
	const below = problem === undefined ? where : status('danger', problem);
	const layout = shareRows(rows, {answered: 0, atLeast: 4, footer: 1});
	return (
		<Screen state={state} title={words.wizard.anotherKey} layout={layout} footer={footer.lines}>
			<Box paddingLeft={2}>
				{secret.hasText ? (
					<Text>{words.ask.received}</Text>
				) : (
					<Paint tone="muted">{words.wizard.keyPlaceholder}</Paint>
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
	const bindings = live(textInputBindings(), (key, press) => {
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

function KeepApiKey(props: Props & {entered: string; onProblem: (problem: string) => void}) {
	const {state, onBack, entered, onProblem} = props;
	const {replaceApiKey, guide, remember, canSaveKey, keyFile} = useWizard();
	const {columns, rows} = useWindow();
	const {paragraph} = useBlocks();
	const isBusy = useRef(false);
	const options = useMemo(() => keepApiKeyRows().slice(0, canSaveKey ? 2 : 1), [canSaveKey]);
	const select = useSelect({
		options,
		rows: 2,
		filterable: false,
		onChoose: async (option) => {
			if (!option || isBusy.current) return;
			isBusy.current = true;
			try {
				const remark = await replaceApiKey(entered, option.id === 'save');
				if (remark !== undefined) remember({type: 'remark', text: remark});
				guide.dispatch({type: 'replace-key'});
			} catch (error) {
				isBusy.current = false;
				onProblem(error instanceof InviteError ? error.message : words.wizard.keyCouldNotBeUsed);
			}
		},
	});
	const footer = useFooter([...select.bindings, ...closeBindings(onBack)]);
	useKeys(footer.bindings);
	const layout = shareRows(rows, {answered: 0, atLeast: 4, footer: 1});
	return (
		<Screen
			state={state}
			title={words.ask.key(maskKey(entered))}
			layout={layout}
			footer={footer.lines}
		>
			<SelectView select={select} width={columns - 1} label={words.wizard.keepApiKeyLabel} />
			{canSaveKey && (
				<Box marginTop={layout.gap}>
					<Lines
						lines={paragraph(words.ask.savedKeyIsClearText(keyFile), {tone: 'muted'})(
							layout.body - 2 - layout.gap,
						)}
					/>
				</Box>
			)}
		</Screen>
	);
}

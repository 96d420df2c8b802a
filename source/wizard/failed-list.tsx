import {Box} from 'ink';
import {useState} from 'react';
import type {InviteError} from '../errors.ts';
import {listWords} from '../guide/list-words.ts';
import type {FieldOfKind} from '../invite/fields.ts';
import {useFooter} from '../ui/footer.tsx';
import {useKeys} from '../ui/key-provider.tsx';
import {useWindow} from '../ui/screen/window.tsx';
import {TextInputView} from '../ui/text-input/text-input-view.tsx';
import {useTextInput} from '../ui/text-input/use-text-input.ts';
import {Lines, useBlocks} from './lines.tsx';
import {MenuScreen} from './menu-screen.tsx';
import {closeBindings, useBackBindings} from './navigation.ts';
import {answeredBefore, Screen, shareRows} from './screen.tsx';
import type {Asking} from './typed-question.tsx';
import {useWizard} from './wizard-context.ts';

/** The ways out of a list that could not be loaded. */
const failedRows = [
	{id: 'retry', label: 'Try again', sends: false},
	{id: 'type', label: 'Type an ID', sends: false},
	{id: 'unset', label: 'Leave unset', sends: false},
] as const;

/** What failed and why, and the three ways out (docs/behaviour.md, Screens). */
export function FailedList(props: {
	state: Asking;
	field: FieldOfKind<'list'>;
	error: InviteError;
	/** The row the focus begins on. */
	initial: (typeof failedRows)[number]['id'];
	onType: () => void;
}) {
	const {state, field, error, initial, onType} = props;
	const {guide} = useWizard();
	const {status, words} = useBlocks();
	const back = useBackBindings(state);
	return (
		<MenuScreen
			state={state}
			title={field.question}
			answered={answeredBefore(state, field.key)}
			news={[
				status('danger', listWords[field.list].failed),
				words(error.message),
				...(error.hint ? [words(error.hint, {tone: 'muted'})] : []),
			]}
			rows={failedRows}
			initial={initial}
			bindings={back}
			onChoose={({id}) => {
				if (id === 'retry') guide.dispatch({type: 'retry-list', field: field.key});
				if (id === 'type') onType();
				if (id === 'unset') guide.dispatch({type: 'answer', field: field.key, value: null});
			}}
		/>
	);
}

/** The ID of a role or organization, typed because its list could not be loaded. */
export function TypedId({
	state,
	field,
	onBack,
}: {
	state: Asking;
	field: FieldOfKind<'list'>;
	onBack: () => void;
}) {
	const {key} = field;
	const {guide, memory, remember} = useWizard();
	const {columns, rows} = useWindow();
	const {status} = useBlocks();
	const [hasProblem, setProblem] = useState(false);
	const input = useTextInput({
		initial: memory.texts[key] ?? state.answers[key]?.value?.id ?? '',
		onChange: (next, before) => {
			if (next.text !== before.text) setProblem(false);
			remember({type: 'keep-text', field: key, text: next});
		},
		onSubmit: (text) => {
			const id = text.trim();
			const isId = /^[\x21-\x7E]+$/u.test(id);
			setProblem(!isId);
			if (isId) guide.dispatch({type: 'answer', field: key, value: {id, name: id}});
		},
	});
	const footer = useFooter([...input.bindings, ...closeBindings(onBack)]);
	useKeys(footer.bindings);
	const answered = answeredBefore(state, key);
	const layout = shareRows(rows, {answered: answered.length, atLeast: 3, footer: 1});
	const problem = status('danger', 'An ID has no blanks and only plain letters, digits and signs.');
	return (
		<Screen
			state={state}
			title={listWords[field.list].typeId}
			layout={layout}
			answered={answered}
			footer={footer.lines}
		>
			<Box paddingLeft={2}>
				<TextInputView
					input={input}
					width={columns - 3}
					label="ID"
					placeholder="as the console shows it"
				/>
			</Box>
			<Box minHeight={1}>
				<Lines lines={hasProblem ? problem(Math.max(1, layout.body - 1)) : []} />
			</Box>
		</Screen>
	);
}

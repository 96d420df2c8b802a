import {Box} from 'ink';
import {useState} from 'react';
import type {InviteError} from '../errors.ts';
import type {ListKey} from '../guide/state.ts';
import {fieldOf} from '../invite/fields.ts';
import {useFooter} from '../ui/footer.tsx';
import {useKeys} from '../ui/key-provider.tsx';
import {TextInputView} from '../ui/text-input/text-input-view.tsx';
import {useTextInput} from '../ui/text-input/use-text-input.ts';
import {useWindow} from '../ui/window.tsx';
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
	field: ListKey;
	error: InviteError;
	/** The row the focus begins on. */
	initial: (typeof failedRows)[number]['id'];
	onType: () => void;
}) {
	const {state, field, error, initial, onType} = props;
	const {guide} = useWizard();
	const {status, words} = useBlocks();
	const what =
		field === 'role' ? 'The roles could not be loaded.' : 'The organizations could not be loaded.';
	return (
		<MenuScreen
			state={state}
			title={fieldOf(field).question}
			answered={answeredBefore(state, field)}
			news={[
				status('danger', what),
				words(error.message),
				...(error.hint ? [words(error.hint, {tone: 'muted'})] : []),
			]}
			rows={failedRows}
			initial={initial}
			bindings={useBackBindings(state)}
			onChoose={({id}) => {
				if (id === 'retry') guide.dispatch({type: 'retry-list', field});
				if (id === 'type') onType();
				if (id === 'unset') guide.dispatch({type: 'answer', field, value: null});
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
	field: ListKey;
	onBack: () => void;
}) {
	const {guide, memory} = useWizard();
	const {columns, rows} = useWindow();
	const {status} = useBlocks();
	const [hasProblem, setProblem] = useState(false);
	const input = useTextInput({
		initial: memory.texts[field] ?? state.answers[field]?.value?.id ?? '',
		onChange: (next) => {
			if (next.text !== memory.texts[field]?.text) setProblem(false);
			memory.texts[field] = next;
		},
		onSubmit: (text) => {
			const id = text.trim();
			const isId = /^[\x21-\x7E]+$/u.test(id);
			setProblem(!isId);
			if (isId) guide.dispatch({type: 'answer', field, value: {id, name: id}});
		},
	});
	const footer = useFooter([...input.bindings, ...closeBindings(onBack)]);
	useKeys(footer.bindings);
	const answered = answeredBefore(state, field);
	const layout = shareRows(rows, {answered: answered.length, atLeast: 3, footer: 1});
	const problem = status('danger', 'An ID has no blanks and only plain letters, digits and signs.');
	return (
		<Screen
			state={state}
			title={field === 'role' ? 'The ID of the role' : 'The ID of the organization'}
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

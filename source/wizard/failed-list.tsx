import {Box} from 'ink';
import {useState} from 'react';
import type {InviteError} from '../errors.ts';
import {failedListRows} from '../guide/menu-rows.ts';
import {questionOf} from '../guide/state-words.ts';
import type {FieldOfKind} from '../invite/fields.ts';
import {isId} from '../invite/match.ts';
import {useFooter} from '../ui/footer.tsx';
import {useKeys} from '../ui/key-provider.tsx';
import {useWindow} from '../ui/screen/window.tsx';
import {TextInputView} from '../ui/text-input/text-input-view.tsx';
import {useTextInput} from '../ui/text-input/use-text-input.ts';
import {words} from '../words/words.ts';
import {keepText, textLeft} from './memory.ts';
import {MenuScreen} from './menu-screen.tsx';
import {closeBindings, useBackBindings} from './navigation.ts';
import {answeredBefore, Screen, shareRows} from './screen.tsx';
import {Lines, useBlocks} from './text-blocks.tsx';
import type {Asking} from './typed-question.tsx';
import {useWizard} from './wizard-context.ts';

/** What failed and why, and the three ways out (docs/behaviour.md, Screens). */
export function FailedList(props: {
	state: Asking;
	field: FieldOfKind<'list'>;
	error: InviteError;
	/** The row the focus begins on. */
	initial: ReturnType<typeof failedListRows>[number]['id'];
	onType: () => void;
}) {
	const {state, field, error, initial, onType} = props;
	const {guide} = useWizard();
	const {status, paragraph} = useBlocks();
	const back = useBackBindings(state);
	return (
		<MenuScreen
			state={state}
			title={questionOf(state, field.key)}
			answered={answeredBefore(state, field.key)}
			news={[
				status('danger', words.fields[field.key].failed),
				paragraph(error.message),
				...(error.hint ? [paragraph(error.hint, {tone: 'muted'})] : []),
			]}
			rows={failedListRows(field)}
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
		initial: textLeft(memory, state, key) ?? state.answers[key]?.value?.id ?? '',
		onChange: (next, before) => {
			if (next.text !== before.text) setProblem(false);
			remember(keepText({...state, field: key}, next));
		},
		onSubmit: (text) => {
			const id = text.trim();
			setProblem(!isId(id));
			if (isId(id)) guide.dispatch({type: 'answer', field: key, value: {id, name: id}});
		},
	});
	const footer = useFooter([...input.bindings, ...closeBindings(onBack)]);
	useKeys(footer.bindings);
	const answered = answeredBefore(state, key);
	const layout = shareRows(rows, {answered: answered.length, atLeast: 3, footer: 1});
	const problem = status('danger', words.guide.invalidId);
	return (
		<Screen
			state={state}
			title={words.fields[field.key].typeId}
			layout={layout}
			answered={answered}
			footer={footer.lines}
		>
			<Box paddingLeft={2}>
				<TextInputView
					input={input}
					width={columns - 3}
					label={words.wizard.idLabel}
					placeholder={words.wizard.idPlaceholder}
				/>
			</Box>
			<Box minHeight={1}>
				<Lines lines={hasProblem ? problem(Math.max(1, layout.body - 1)) : []} />
			</Box>
		</Screen>
	);
}

import {Box} from 'ink';
import {useMemo, useState} from 'react';
import {jobTitles} from '../api/job-titles.ts';
import type {Role} from '../api/types.ts';
import type {InviteError} from '../errors.ts';
import {type ListKey, listOf} from '../guide/state.ts';
import {type Choice, fieldOf} from '../invite/fields.ts';
import {safeText} from '../output/text.ts';
import {useFooter} from '../ui/footer.tsx';
import {useKeys} from '../ui/key-provider.tsx';
import type {SelectOption} from '../ui/select/options.ts';
import {SelectView} from '../ui/select/select-view.tsx';
import {useSelect} from '../ui/select/use-select.ts';
import {Spinner} from '../ui/spinner.tsx';
import {TextInputView} from '../ui/text-input/text-input-view.tsx';
import {useTextInput} from '../ui/text-input/use-text-input.ts';
import {Paint} from '../ui/theme.tsx';
import {useWindow} from '../ui/window.tsx';
import {Clock} from './clock.tsx';
import {Lines, useBlocks} from './lines.tsx';
import {MenuScreen} from './menu-screen.tsx';
import {useBackBindings} from './navigation.ts';
import {useQuestionNote} from './question-notes.tsx';
import {answeredBefore, Screen, shareRows} from './screen.tsx';
import type {Asking} from './text-screen.tsx';
import {useWizard} from './wizard-context.ts';

/** From how many rows on the explanation of the row in focus stands apart from the list. */
const roomyRows = 20;

/** A select with its explanation, in the shape of a question. */
const SelectQuestion = <Option extends SelectOption>(props: {
	state: Asking;
	options: readonly Option[];
	/** The ID of the answer so far. */
	chosen: string | undefined;
	/** Explains the row in focus; `null` is the first one. */
	explain?: (option: Option | null) => string;
	onChoose: (option: Option | null) => void;
}) => {
	const {state, options, chosen, explain, onChoose} = props;
	const {memory} = useWizard();
	const {columns, rows} = useWindow();
	const {words} = useBlocks();
	const field = fieldOf(state.field);
	const back = useBackBindings(state);
	const answered = answeredBefore(state, state.field);
	const explainRows = explain ? (rows >= 12 ? 2 : 1) : 0;
	const explainGap = explain && rows >= roomyRows ? 1 : 0;
	const below = explainRows + explainGap;
	const note = useQuestionNote(state).lines(Math.max(1, rows - 8));
	const layout = shareRows(rows, {
		answered: answered.length,
		atLeast: 1 + Math.min(options.length + 1, 5) + below + 1,
		footer: 1,
	});
	const select = useSelect({
		options,
		lead: field.unsetRow ?? 'Skip',
		rows: Math.min(options.length + 2, Math.max(2, layout.body - below - Math.max(1, note.length))),
		...initialOf(memory.selects[state.field] ?? chosen),
		onChange: (next) => {
			memory.selects[state.field] = next;
		},
		onChoose,
	});
	const footer = useFooter([...select.bindings, ...back]);
	useKeys(footer.bindings);
	// In a low window the row kept free for notes serves the explanation meanwhile.
	const explained = explainRows === 1 && note.length === 0 ? 2 : explainRows;
	const explanation = explain && select.focused !== undefined ? explain(select.focused) : '';
	return (
		<Screen
			state={state}
			title={field.question}
			layout={layout}
			answered={answered}
			footer={footer.lines}
		>
			<SelectView select={select} width={columns - 1} label={field.question} />
			{explainRows > 0 && (
				<Box marginTop={explainGap} height={explained}>
					<Lines lines={words(explanation, {tone: 'muted'})(explained)} />
				</Box>
			)}
			<Box minHeight={explained > explainRows ? 0 : 1}>
				<Lines lines={note} />
			</Box>
		</Screen>
	);
};

const initialOf = <T,>(initial: T | undefined) => (initial === undefined ? {} : {initial});

const titleOptions: readonly SelectOption[] = jobTitles.map((title) => ({id: title, label: title}));

/** `What do they do?` */
export const JobTitleScreen = ({state}: {state: Asking}) => {
	const {guide} = useWizard();
	return (
		<SelectQuestion
			state={state}
			options={titleOptions}
			chosen={state.answers.jobTitle?.value ?? undefined}
			onChoose={(option) =>
				guide.dispatch({type: 'answer', field: 'jobTitle', value: option?.id ?? null})
			}
		/>
	);
};

/** How many permissions a role's explanation names. */
const namedPermissions = 5;

const explainRole = (role: Role): string => {
	const kind = role.type ? `${safeText(role.type)} role` : 'role';
	const permissions = role.permissions ?? [];
	if (permissions.length === 0) return `A ${kind}, no permissions listed.`;
	const some = permissions.slice(0, namedPermissions).map((name) => safeText(name));
	const rest = permissions.length - some.length;
	const more = rest > 0 ? ` and ${rest} more` : '';
	const count = permissions.length === 1 ? '1 permission' : `${permissions.length} permissions`;
	return `A ${kind} with ${count}: ${some.join(', ')}${more}.`;
};

type ListOption = SelectOption & {choice: Choice};

const isRole = (choice: Choice): choice is Role => 'type' in choice || 'permissions' in choice;

/** Names that stand twice in a list get their IDs beside them. */
const toOptions = (choices: readonly Choice[]): ListOption[] => {
	const counts = new Map<string, number>();
	for (const {name} of choices) counts.set(name, (counts.get(name) ?? 0) + 1);
	return choices.map((choice) => {
		const kind = isRole(choice) && choice.type ? safeText(choice.type) : '';
		const repeats = (counts.get(choice.name) ?? 0) > 1;
		const detail = [kind, repeats ? safeText(choice.id) : ''].filter(Boolean).join('  ');
		return {
			id: choice.id,
			label: safeText(choice.name),
			...(detail === '' ? {} : {detail}),
			choice,
		};
	});
};

const explainChoice = (option: ListOption | null): string => {
	if (option === null) return 'No role is sent with the invitation.';
	return isRole(option.choice) ? explainRole(option.choice) : '';
};

const LoadedList = ({
	state,
	field,
	choices,
}: {
	state: Asking;
	field: ListKey;
	choices: readonly Choice[];
}) => {
	const {guide} = useWizard();
	const options = useMemo(() => toOptions(choices), [choices]);
	return (
		<SelectQuestion
			state={state}
			options={options}
			chosen={state.answers[field]?.value?.id}
			{...(field === 'role' ? {explain: explainChoice} : {})}
			onChoose={(option) =>
				guide.dispatch({
					type: 'answer',
					field,
					value: option ? {id: option.choice.id, name: option.choice.name} : null,
				})
			}
		/>
	);
};

const LoadingList = ({state, field}: {state: Asking; field: ListKey}) => {
	const {rows} = useWindow();
	const footer = useFooter(useBackBindings(state));
	useKeys(footer.bindings);
	const answered = answeredBefore(state, state.field);
	const layout = shareRows(rows, {answered: answered.length, atLeast: 2, footer: 1});
	const note = useQuestionNote(state);
	return (
		<Screen
			state={state}
			title={fieldOf(field).question}
			layout={layout}
			answered={answered}
			footer={footer.lines}
		>
			<Box>
				<Spinner />
				<Paint tone="muted">
					{field === 'role' ? ' Loading the roles...' : ' Loading the organizations...'}
				</Paint>
				<Clock />
			</Box>
			<Box minHeight={1}>
				<Lines lines={note.lines(layout.body - 1)} />
			</Box>
		</Screen>
	);
};

const failedRows = [
	{id: 'retry', label: 'Try again', sends: false},
	{id: 'type', label: 'Type an ID', sends: false},
	{id: 'unset', label: 'Leave unset', sends: false},
] as const;

const FailedList = (props: {
	state: Asking;
	field: ListKey;
	error: InviteError;
	/** The row the focus begins on. */
	initial: (typeof failedRows)[number]['id'];
	onType: () => void;
}) => {
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
};

const TypedId = ({state, field, onBack}: {state: Asking; field: ListKey; onBack: () => void}) => {
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
	const back = useBackBindings(state).map((binding) => ({
		...binding,
		run: () => {
			onBack();
			return true;
		},
	}));
	const footer = useFooter([...input.bindings, ...back]);
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
};

/** `Which role?` and `Which organization?`: loading, failed with three ways out, or the list. */
export const ListScreen = ({state, field}: {state: Asking; field: ListKey}) => {
	const list = listOf(state, field);
	const answered = state.answers[field];
	const [isTyping, setTyping] = useState(answered !== undefined && answered.value !== null);
	const [hasTyped, setHasTyped] = useState(isTyping);
	switch (list.status) {
		case 'loaded':
			return <LoadedList state={state} field={field} choices={list.value} />;
		case 'failed':
			return isTyping ? (
				<TypedId state={state} field={field} onBack={() => setTyping(false)} />
			) : (
				<FailedList
					state={state}
					field={field}
					error={list.error}
					initial={hasTyped ? 'type' : answered ? 'unset' : 'retry'}
					onType={() => {
						setTyping(true);
						setHasTyped(true);
					}}
				/>
			);
		case 'waiting':
		case 'loading':
			return <LoadingList state={state} field={field} />;
	}
};

import {Box} from 'ink';
import {useMemo, useState} from 'react';
import {InviteError} from '../errors.ts';
import type {Role} from '../api/types.ts';
import {type ListKey, listOf} from '../guide/state.ts';
import {jobTitles} from '../api/job-titles.ts';
import {type Choice, fieldOf} from '../invite/fields.ts';
import {safeText, wrapToWidth} from '../output/text.ts';
import {useFooter} from '../ui/footer.tsx';
import {useKeys} from '../ui/key-provider.tsx';
import type {SelectOption} from '../ui/select/options.ts';
import {SelectView} from '../ui/select/select-view.tsx';
import {useSelect} from '../ui/select/use-select.ts';
import {Spinner} from '../ui/spinner.tsx';
import {TextInputView} from '../ui/text-input/text-input-view.tsx';
import {useTextInput} from '../ui/text-input/use-text-input.ts';
import {Paint, useTheme} from '../ui/theme.tsx';
import {useWindow} from '../ui/window.tsx';
import {useBackBindings} from './navigation.ts';
import {QuestionNotes} from './question-notes.tsx';
import {answeredBefore, Remark, Screen, shareRows} from './screen.tsx';
import type {Asking} from './text-screen.tsx';
import {useWizard} from './wizard-context.ts';

/** Rows below a list: notes, and what explains the row in focus. */
const noteRows = 1;

/** A select with its explanation, in the shape of a question. */
const SelectQuestion = <Option extends SelectOption>(props: {
	state: Asking;
	options: readonly Option[];
	/** The ID of the answer so far. */
	chosen: string | undefined;
	explain?: (option: Option) => string;
	onChoose: (option: Option | null) => void;
}) => {
	const {state, options, chosen, explain, onChoose} = props;
	const {memory} = useWizard();
	const {columns, rows} = useWindow();
	const {glyphs} = useTheme();
	const field = fieldOf(state.field);
	const back = useBackBindings(state);
	const answered = answeredBefore(state, state.field);
	const explainRows = explain ? (rows >= 16 ? 2 : 1) : 0;
	const wanted = 1 + Math.min(options.length + 1, 5) + noteRows + explainRows;
	const layout = shareRows(rows, {answered: answered.length, atLeast: wanted, footer: 1});
	const select = useSelect({
		options,
		lead: field.unsetRow ?? 'Skip',
		rows: Math.min(options.length + 2, Math.max(2, layout.body - noteRows - explainRows)),
		...initialOf(memory.selects[state.field] ?? chosen),
		onChange: (next) => {
			memory.selects[state.field] = next;
		},
		onChoose,
	});
	const footer = useFooter([...select.bindings, ...back]);
	useKeys(footer.bindings);
	const explanation = select.focused && explain ? explain(select.focused) : '';
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
				<Box flexDirection="column" paddingLeft={2} height={explainRows}>
					{wrapToWidth(explanation, columns - 3, explainRows, glyphs.ellipsis).map((line) => (
						<Paint key={line} tone="muted">
							{line}
						</Paint>
					))}
				</Box>
			)}
			<Box minHeight={noteRows}>
				<QuestionNotes state={state} problem={undefined} />
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

const LoadedList = ({state, field, choices}: {state: Asking; field: ListKey; choices: readonly Choice[]}) => {
	const {guide} = useWizard();
	const options = useMemo(() => toOptions(choices), [choices]);
	return (
		<SelectQuestion
			state={state}
			options={options}
			chosen={state.answers[field]?.value?.id}
			{...(field === 'role'
				? {explain: ({choice}: ListOption) => (isRole(choice) ? explainRole(choice) : '')}
				: {})}
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
			</Box>
			<QuestionNotes state={state} problem={undefined} />
		</Screen>
	);
};

const failedOptions: readonly SelectOption[] = [
	{id: 'retry', label: 'Try again'},
	{id: 'type', label: 'Type an ID'},
	{id: 'unset', label: 'Leave unset'},
];

const FailedList = (props: {
	state: Asking;
	field: ListKey;
	error: InviteError;
	onType: () => void;
}) => {
	const {state, field, error, onType} = props;
	const {guide} = useWizard();
	const {columns, rows} = useWindow();
	const back = useBackBindings(state);
	const select = useSelect({
		options: failedOptions,
		rows: failedOptions.length,
		filterable: false,
		onChoose: (option) => {
			if (option?.id === 'retry') guide.dispatch({type: 'retry-list', field});
			if (option?.id === 'type') onType();
			if (option?.id === 'unset') guide.dispatch({type: 'answer', field, value: null});
		},
	});
	const footer = useFooter([...select.bindings, ...back]);
	useKeys(footer.bindings);
	const answered = answeredBefore(state, field);
	const layout = shareRows(rows, {answered: answered.length, atLeast: 7, footer: 1});
	return (
		<Screen
			state={state}
			title={fieldOf(field).question}
			layout={layout}
			answered={answered}
			footer={footer.lines}
		>
			<Remark tone="danger">
				{field === 'role' ? 'The roles could not be loaded.' : 'The organizations could not be loaded.'}
			</Remark>
			{wrapToWidth(`${error.message} ${error.hint ?? ''}`, columns - 3, layout.body >= 7 ? 3 : 1).map(
				(line) => (
					<Box key={line} paddingLeft={2}>
						<Paint tone="muted">{line}</Paint>
					</Box>
				),
			)}
			<SelectView select={select} width={columns - 1} label={fieldOf(field).question} />
		</Screen>
	);
};

const TypedId = ({state, field, onBack}: {state: Asking; field: ListKey; onBack: () => void}) => {
	const {guide} = useWizard();
	const {columns, rows} = useWindow();
	const [problem, setProblem] = useState<string>();
	const input = useTextInput({
		initial: state.answers[field]?.value?.id ?? '',
		onChange: () => setProblem(undefined),
		onSubmit: (text) => {
			const id = text.trim();
			if (/^[\x21-\x7E]+$/u.test(id)) {
				guide.dispatch({type: 'answer', field, value: {id, name: id}});
			} else {
				setProblem('An ID has no blanks and only plain letters, digits and signs.');
			}
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
	return (
		<Screen
			state={state}
			title={field === 'role' ? 'The ID of the role' : 'The ID of the organization'}
			layout={layout}
			answered={answered}
			footer={footer.lines}
		>
			<Box paddingLeft={2}>
				<TextInputView input={input} width={columns - 3} label="ID" placeholder="as the console shows it" />
			</Box>
			<Box minHeight={1}>{problem !== undefined && <Remark tone="danger">{problem}</Remark>}</Box>
		</Screen>
	);
};

/** `Which role?` and `Which organization?`: loading, failed with three ways out, or the list. */
export const ListScreen = ({state, field}: {state: Asking; field: ListKey}) => {
	const [isTyping, setTyping] = useState(false);
	const list = listOf(state, field);
	switch (list.status) {
		case 'loaded':
			return <LoadedList state={state} field={field} choices={list.value} />;
		case 'failed':
			return isTyping ? (
				<TypedId state={state} field={field} onBack={() => setTyping(false)} />
			) : (
				<FailedList state={state} field={field} error={list.error} onType={() => setTyping(true)} />
			);
		case 'waiting':
		case 'loading':
			return <LoadingList state={state} field={field} />;
	}
};

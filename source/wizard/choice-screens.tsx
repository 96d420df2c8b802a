import {Box} from 'ink';
import {useMemo, useState} from 'react';
import {jobTitles} from '../api/job-titles.ts';
import {explainRole, isRole} from '../guide/role-words.ts';
import {type ListKey, listOf} from '../guide/state.ts';
import {type Choice, fieldOf} from '../invite/fields.ts';
import {safeText} from '../output/text.ts';
import {useFooter} from '../ui/footer.tsx';
import {useKeys} from '../ui/key-provider.tsx';
import type {SelectOption} from '../ui/select/options.ts';
import {SelectView} from '../ui/select/select-view.tsx';
import {useSelect} from '../ui/select/use-select.ts';
import {Spinner} from '../ui/spinner.tsx';
import {Paint} from '../ui/theme.tsx';
import {useWindow} from '../ui/window.tsx';
import {Clock} from './clock.tsx';
import {FailedList, TypedId} from './failed-list.tsx';
import {Lines, useBlocks} from './lines.tsx';
import {useBackBindings} from './navigation.ts';
import {useQuestionNote} from './question-notes.tsx';
import {answeredBefore, Screen, shareRows} from './screen.tsx';
import type {Asking} from './typed-question.tsx';
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
	const {guide, memory} = useWizard();
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
			if (state.leaving) guide.dispatch({type: 'stay'});
			memory.selects[state.field] = next;
		},
		onChoose: (option) => {
			memory.remark = undefined;
			onChoose(option);
		},
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

type ListOption = SelectOption & {choice: Choice};

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

import {Box} from 'ink';
import {useMemo, useState} from 'react';
import {assertNever} from '../errors.ts';
import {listOf} from '../guide/state.ts';
import {explainRole, isRole, questionOf} from '../guide/state-words.ts';
import type {Choice, FieldOfKind} from '../invite/fields.ts';
import {safeText} from '../output/text.ts';
import {useFooter} from '../ui/footer.tsx';
import {useKeys} from '../ui/key-provider.tsx';
import {useWindow} from '../ui/screen/window.tsx';
import type {SelectOption} from '../ui/select/options.ts';
import {Spinner} from '../ui/spinner.tsx';
import {Paint} from '../ui/theme.tsx';
import {words} from '../words/words.ts';
import {Clock} from './clock.tsx';
import {FailedList, TypedId} from './failed-list.tsx';
import {useBackBindings} from './navigation.ts';
import {useQuestionNote} from './question-notes.tsx';
import {answeredBefore, Screen, shareRows} from './screen.tsx';
import {SelectQuestion} from './select-question.tsx';
import {Lines} from './text-blocks.tsx';
import type {Asking} from './typed-question.tsx';
import {useWizard} from './wizard-context.ts';

type ListOption = SelectOption & {choice: Choice};

/** A fixed list: `What do they do?` */
export function ChoiceScreen({state, field}: {state: Asking; field: FieldOfKind<'choice'>}) {
	const {guide} = useWizard();
	const options = useMemo(
		() => field.options.map((option): SelectOption => ({id: option, label: option})),
		[field],
	);
	return (
		<SelectQuestion
			state={state}
			field={field}
			options={options}
			chosen={state.answers[field.key]?.value}
			onChoose={(option) =>
				guide.dispatch({type: 'answer', field: field.key, value: option?.id ?? null})
			}
		/>
	);
}

/** `Which role?` and `Which organization?`: loading, failed with three ways out, or the list. */
export function ListScreen({state, field}: {state: Asking; field: FieldOfKind<'list'>}) {
	const list = listOf(state, field.key);
	const answered = state.answers[field.key];
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
		default:
			return assertNever(list);
	}
}

function LoadedList({
	state,
	field,
	choices,
}: {
	state: Asking;
	field: FieldOfKind<'list'>;
	choices: readonly Choice[];
}) {
	const {guide} = useWizard();
	const answer = state.answers[field.key]?.value;
	const options = useMemo(() => toOptions(withTyped(choices, answer)), [choices, answer]);
	const {unsetMeans} = words.fields[field.key];
	return (
		<SelectQuestion
			state={state}
			field={field}
			options={options}
			chosen={answer === null ? null : answer?.id}
			{...(unsetMeans === '' ? {} : {explain: explainChoices(unsetMeans)})}
			onChoose={(option) =>
				guide.dispatch({
					type: 'answer',
					field: field.key,
					value: option ? {id: option.choice.id, name: option.choice.name} : null,
				})
			}
		/>
	);
}

/** An ID that was typed while the list could not be loaded stays what was answered. */
function withTyped(choices: readonly Choice[], answer: Choice | null | undefined) {
	if (!answer || choices.some(({id}) => id === answer.id)) return choices;
	return [answer, ...choices];
}

/** Names that stand twice in a list get their IDs beside them. */
function toOptions(choices: readonly Choice[]): ListOption[] {
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
}

function explainChoices(unset: string) {
	return (option: ListOption | null): string[] => {
		if (option === null) return [unset];
		return isRole(option.choice) ? explainRole(option.choice) : [];
	};
}

function LoadingList({state, field}: {state: Asking; field: FieldOfKind<'list'>}) {
	const {rows} = useWindow();
	const back = useBackBindings(state);
	const footer = useFooter(back);
	useKeys(footer.bindings);
	const answered = answeredBefore(state, state.field);
	const layout = shareRows(rows, {answered: answered.length, atLeast: 2, footer: 1});
	const note = useQuestionNote(state);
	return (
		<Screen
			state={state}
			title={questionOf(state, field.key)}
			layout={layout}
			answered={answered}
			footer={footer.lines}
		>
			<Box>
				<Spinner />
				<Paint tone="muted"> {words.fields[field.key].loading}</Paint>
				<Clock />
			</Box>
			<Box minHeight={1}>
				<Lines lines={note.lines(layout.body - 1)} />
			</Box>
		</Screen>
	);
}

import {Box} from 'ink';
import {useState} from 'react';
import {homeDomainOf} from '../guide/rows.ts';
import type {GuideState} from '../guide/state.ts';
import {adviseAddress, countAddresses, parseAddress} from '../invite/address.ts';
import {fieldOf} from '../invite/fields.ts';
import {parseName} from '../invite/name.ts';
import {useFooter} from '../ui/footer.tsx';
import {useKeys} from '../ui/key-provider.tsx';
import type {CleanedPaste} from '../ui/paste.ts';
import {TextInputView} from '../ui/text-input/text-input-view.tsx';
import {restOf, type TextInput, useTextInput} from '../ui/text-input/use-text-input.ts';
import {useWindow} from '../ui/window.tsx';
import {useBackBindings} from './navigation.ts';
import {QuestionNotes} from './question-notes.tsx';
import {answeredBefore, Screen, shareRows} from './screen.tsx';
import {useWizard} from './wizard-context.ts';

/** A state in which a question is open. */
export type Asking = GuideState & {status: 'asking'};

const pasteNotice = 'Line breaks and characters nobody can see were left out of what you pasted.';

/** A typed question: title, one line of text, and what there is to say about it. */
const TypedQuestion = (props: {
	state: Asking;
	input: TextInput;
	problem: string | undefined;
	placeholder: string;
}) => {
	const {state, input, problem, placeholder} = props;
	const {columns, rows} = useWindow();
	const field = fieldOf(state.field);
	const footer = useFooter([...input.bindings, ...useBackBindings(state)]);
	useKeys(footer.bindings);
	const answered = answeredBefore(state, state.field);
	const layout = shareRows(rows, {
		answered: answered.length,
		atLeast: 3,
		footer: footer.lines.length,
	});
	return (
		<Screen
			state={state}
			title={field.question}
			layout={layout}
			answered={answered}
			footer={footer.lines}
		>
			<Box paddingLeft={2}>
				<TextInputView
					input={input}
					width={columns - 3}
					placeholder={placeholder}
					label={field.question}
				/>
			</Box>
			<Box minHeight={1}>
				<QuestionNotes state={state} problem={problem} />
			</Box>
		</Screen>
	);
};

/** What follows a half-typed address if the account's home domain is meant. */
const homeGhost = (home: string | undefined) => (text: string) => {
	if (!home || !/^[^\s@<>"]+(?:@[^\s@]*)?$/u.test(text)) return '';
	const at = text.indexOf('@');
	return at === -1 ? `@${home}` : restOf(home)(text.slice(at + 1));
};

/** `Who do you want to invite?` */
export const EmailScreen = ({state}: {state: Asking}) => {
	const {guide, memory, account} = useWizard();
	const [problem, setProblem] = useState<string>();
	const [doubted, setDoubted] = useState<string>();
	const home = homeDomainOf(state, account());

	const submit = (text: string) => {
		const result = parseAddress(text);
		if (!result.ok) {
			const completed = home && !text.includes('@') ? parseAddress(`${text.trim()}@${home}`) : undefined;
			setProblem(
				completed?.ok
					? `This has no @. Tab makes it ${completed.parsed.address}.`
					: result.problem,
			);
			return;
		}
		const {address, names} = result.parsed;
		const advice = adviseAddress(address, home);
		if (advice.kind === 'near-miss' && doubted !== address) {
			setDoubted(address);
			setProblem(`Did you mean ${advice.suggestion}? Enter keeps it as it is.`);
			return;
		}
		memory.remark =
			advice.kind === 'other-domain'
				? `${advice.domain} is not ${advice.homeDomain}: somebody from outside.`
				: undefined;
		if (names) {
			delete memory.texts.firstName;
			delete memory.texts.lastName;
		}
		guide.dispatch({
			type: 'answer',
			field: 'email',
			value: address,
			...(names ? {names} : {}),
		});
	};

	const paste = (cleaned: CleanedPaste) => {
		if (countAddresses(cleaned.text) > 1) {
			setProblem('Only one address fits here. Invite the others one after another.');
			return false;
		}
		setProblem(cleaned.changed ? pasteNotice : undefined);
		return cleaned.text;
	};

	const input = useTextInput({
		initial: memory.texts.email ?? state.answers.email?.value ?? '',
		ghost: homeGhost(home),
		onChange: (next) => {
			if (next.text !== memory.texts.email?.text) setProblem(undefined);
			memory.texts.email = next;
		},
		onSubmit: submit,
		onPaste: paste,
	});
	return (
		<TypedQuestion state={state} input={input} problem={problem} placeholder="an email address" />
	);
};

/** `First name` and `Last name`. */
export const NameScreen = ({state, field}: {state: Asking; field: 'firstName' | 'lastName'}) => {
	const {guide, memory} = useWizard();
	const [problem, setProblem] = useState<string>();
	const suggestion = state.suggestions[field];
	const given = suggestion?.kind === 'value' ? suggestion.text : '';

	const input = useTextInput({
		initial: memory.texts[field] ?? state.answers[field]?.value ?? given,
		ghost: suggestion?.kind === 'ghost' ? restOf(suggestion.text) : () => '',
		onChange: (next) => {
			if (next.text !== memory.texts[field]?.text) setProblem(undefined);
			memory.texts[field] = next;
		},
		onSubmit: (text) => {
			const result = parseName(text);
			if (result.ok) guide.dispatch({type: 'answer', field, value: result.value});
			else setProblem(result.problem);
		},
		onPaste: (cleaned) => {
			setProblem(cleaned.changed ? pasteNotice : undefined);
			return cleaned.text;
		},
	});
	return (
		<TypedQuestion
			state={state}
			input={input}
			problem={problem}
			placeholder={suggestion ? '' : 'optional, Enter skips'}
		/>
	);
};

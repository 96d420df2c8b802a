import {Box} from 'ink';
import {useState} from 'react';
import type {GuideState} from '../guide/state.ts';
import {useFooter} from '../ui/footer.tsx';
import {useKeys} from '../ui/key-provider.tsx';
import type {LiveBinding} from '../ui/keys.ts';
import type {CleanedPaste} from '../ui/paste.ts';
import {useWindow} from '../ui/screen/window.tsx';
import {TextInputView} from '../ui/text-input/text-input-view.tsx';
import type {TextInput} from '../ui/text-input/use-text-input.ts';
import {words} from '../words/words.ts';
import {useBackBindings} from './navigation.ts';
import {type Problem, useQuestionNote} from './question-notes.tsx';
import {answeredBefore, Screen, shareRows} from './screen.tsx';
import {Lines} from './text-blocks.tsx';

/** A state in which a question is open. */
export type Asking = GuideState & {status: 'asking'};

/** Something wrong with what was typed. */
export function danger(text: string): Problem {
	return {tone: 'danger', text};
}

/** What is wrong with the text; forgotten as soon as it is edited. */
export function useProblem(standing?: Problem) {
	const [problem, say] = useState(standing);
	return {
		problem,
		say,
		/** Says what a paste did, once the edit it made has been forgotten about. */
		sayOfPaste(cleaned: CleanedPaste) {
			say(cleaned.changed ? {tone: 'warning', text: words.wizard.pasteWasCut} : undefined);
		},
		forget() {
			say(undefined);
		},
	};
}

/** Tab goes on as Enter does, where it has nothing to take. */
function tabBindings({bindings}: TextInput): LiveBinding[] {
	const enter = bindings.find(({keys}) => keys.includes('enter'));
	return enter ? [{keys: ['tab'], run: enter.run}] : [];
}

/** A typed question: title, one line of text, and what there is to say about it. */
export function TypedQuestion(props: {
	state: Asking;
	input: TextInput;
	problem: Problem | undefined;
	placeholder: string;
	/** Keys besides those of the text and of going back. */
	bindings?: readonly LiveBinding[];
}) {
	const {state, input, problem, placeholder, bindings = []} = props;
	const {columns, rows} = useWindow();
	const {question} = words.fields[state.field];
	const back = useBackBindings(state);
	const footer = useFooter([...input.bindings, ...bindings, ...tabBindings(input), ...back]);
	useKeys(footer.bindings);
	const answered = answeredBefore(state, state.field);
	const note = useQuestionNote(state, problem);
	const layout = shareRows(rows, {
		answered: answered.length,
		atLeast: 1 + note.reserved,
		footer: 1,
	});
	return (
		<Screen
			state={state}
			title={question}
			layout={layout}
			answered={answered}
			footer={footer.lines}
		>
			<Box paddingLeft={2}>
				<TextInputView
					input={input}
					width={columns - 3}
					placeholder={placeholder}
					label={question}
				/>
			</Box>
			<Box minHeight={Math.min(note.reserved, layout.body - 1)}>
				<Lines lines={note.lines(layout.body - 1)} />
			</Box>
		</Screen>
	);
}

import {Box} from 'ink';
import {questionOf} from '../guide/state-words.ts';
import type {DefaultField} from '../invite/fields.ts';
import {useFooter} from '../ui/footer.tsx';
import {useKeys} from '../ui/key-provider.tsx';
import {useWindow} from '../ui/screen/window.tsx';
import type {SelectOption} from '../ui/select/options.ts';
import {SelectView} from '../ui/select/select-view.tsx';
import {useSelect} from '../ui/select/use-select.ts';
import {words} from '../words/words.ts';
import {useBackBindings} from './navigation.ts';
import {useQuestionNote} from './question-notes.tsx';
import {answeredBefore, Screen, shareRows} from './screen.tsx';
import {fitBlocks, Lines, useBlocks} from './text-blocks.tsx';
import type {Asking} from './typed-question.tsx';
import {useWizard} from './wizard-context.ts';

/** From how many rows on the explanation of the row in focus stands apart from the list. */
const roomyRows = 20;

/** A select with its explanation, in the shape of a question. */
export function SelectQuestion<Option extends SelectOption>(props: {
	state: Asking;
	field: DefaultField;
	options: readonly Option[];
	/** The ID of the answer so far; `null` where it is left out. */
	chosen: string | null | undefined;
	/** Explains the row in focus, the most important first; `null` is the first one. */
	explain?: (option: Option | null) => readonly string[];
	onChoose: (option: Option | null) => void;
}) {
	const {state, field, options, chosen, explain, onChoose} = props;
	const {guide, remember} = useWizard();
	const {unsetRow} = words.fields[field.key];
	const question = questionOf(state, field.key);
	const {columns, rows} = useWindow();
	const {paragraph} = useBlocks();
	const back = useBackBindings(state);
	const answered = answeredBefore(state, field.key);
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
		lead: unsetRow,
		rows: Math.min(options.length + 2, Math.max(2, layout.body - below - Math.max(1, note.length))),
		leadWords: words.guide.unsetWords,
		chosen,
		...(typeof chosen === 'string' ? {initial: chosen} : {}),
		onChange: () => {
			if (state.leaving) guide.dispatch({type: 'stay'});
		},
		onChoose: (option) => {
			remember({type: 'drop-remark'});
			onChoose(option);
		},
	});
	const footer = useFooter([...select.bindings, ...back]);
	useKeys(footer.bindings, {appeared: select.movedTo});
	// In a low window the row kept free for notes serves the explanation meanwhile.
	const explained = explainRows === 1 && note.length === 0 ? 2 : explainRows;
	const explanation = explain && select.focused !== undefined ? explain(select.focused) : [];
	const explanationBlocks = explanation.map((text) => paragraph(text, {tone: 'muted'}));
	return (
		<Screen
			state={state}
			title={question}
			layout={layout}
			answered={answered}
			footer={footer.lines}
		>
			<SelectView select={select} width={columns - 1} label={question} />
			{explainRows > 0 && (
				<Box marginTop={explainGap} height={explained}>
					<Lines lines={fitBlocks(explanationBlocks, explained, 0)} />
				</Box>
			)}
			<Box minHeight={explained > explainRows ? 0 : 1}>
				<Lines lines={note} />
			</Box>
		</Screen>
	);
}

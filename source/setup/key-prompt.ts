import {
	createPrompt,
	isEnterKey,
	type KeypressEvent,
	makeTheme,
	useKeypress,
	usePrefix,
	useRef,
	useState,
} from '@inquirer/core';
import {maskKey} from '../api/key.ts';
import {
	emptyEntry,
	type HiddenAction,
	hasArrived,
	hiddenActionFor,
	keyFrom,
	reduceHiddenEntry,
} from '../ask/hidden-entry.ts';
import {words} from '../words/words.ts';
import {below, type PromptLook} from './prompt-theme.ts';

/** What the prompt is made with. */
export type KeyPromptConfig = PromptLook & {
	message: string;
	/** A line above the question, drawn with it: whoever has read it can type at once and nothing is lost. */
	lead?: string | undefined;
};

const hideCursor = '\u{1B}[?25l';

/**
 * Asks for a key that is never shown. `received` stands there once something arrived; after Enter the last
 * four. A text that can be no key is explained and asked again. Which Enter was meant, `listenForPrompt` knows.
 *
 * ? Paste the key received
 */
export const askHiddenKey = createPrompt<string, KeyPromptConfig>((config, done) => {
	const theme = makeTheme<object>(config.theme);
	const [status, setStatus] = useState<'idle' | 'done'>('idle');
	const [received, setReceived] = useState(false);
	const [problem, setProblem] = useState<string | undefined>(undefined);
	const [ends, setEnds] = useState('');
	const entry = useRef(emptyEntry);
	const isPasting = useRef(false);
	const prefix = usePrefix({status, theme});

	function perform(action: HiddenAction | undefined) {
		if (action) entry.current = reduceHiddenEntry(entry.current, action);
	}

	function finish() {
		const cleaned = keyFrom(entry.current);
		entry.current = emptyEntry;
		if (cleaned.problem !== undefined) {
			setReceived(false);
			setProblem(cleaned.problem);
			return;
		}
		setEnds(maskKey(cleaned.key));
		setStatus('done');
		done(cleaned.key);
	}

	useKeypress((key, rl) => {
		if (status !== 'idle') return;
		// The line is taken out of readline at every key: its length would move the cursor.
		const typed = rl.line;
		if (typed !== '') rl.clearLine(0);
		perform({type: 'insert', text: typed});
		if (key.name === 'paste-start') isPasting.current = true;
		if (key.name === 'paste-end') isPasting.current = false;
		perform(actionOf(key, isPasting.current));
		if (entry.current.isEntered) return finish();
		setReceived(hasArrived(entry.current));
		if (typed !== '') setProblem(undefined);
	});

	const message = theme.style.message(config.message, status);
	const above = config.lead === undefined ? '' : `${config.lead}\n`;
	if (status === 'done') return `${above}${prefix} ${message} ${theme.style.answer(ends)}`;
	const hint = theme.style.help(received ? words.ask.received : words.setup.hidden);
	return [`${above}${prefix} ${message} ${hint}${hideCursor}`, below(config, problem)];
});

/** What a key of readline does; the text it typed is in readline's line. */
function actionOf(key: KeypressEvent, isPasting: boolean): HiddenAction | undefined {
	if (isEnterKey(key)) return isPasting ? {type: 'insert', text: '\n'} : {type: 'enter'};
	// A sign has no name there, whatever the type says.
	const {name = '', ctrl, meta = false}: Partial<KeypressEvent> & {meta?: boolean} = key;
	const isTyped = !ctrl && !meta && name.length === 1;
	if (isTyped || name === 'tab') return undefined;
	const modifiers = `${ctrl ? 'ctrl+' : ''}${meta ? 'alt+' : ''}`;
	return hiddenActionFor({name: `${modifiers}${name}`, text: '', enters: 0});
}

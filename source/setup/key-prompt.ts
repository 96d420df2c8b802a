import {
	createPrompt,
	isBackspaceKey,
	isEnterKey,
	makeTheme,
	useEffect,
	useKeypress,
	usePrefix,
	useRef,
	useState,
} from '@inquirer/core';
import {describeKey} from '../api/key.ts';
import {graphemes} from '../output/text.ts';
import {cleanKey} from '../settings/key-text.ts';
import type {PromptTheme} from './prompt-theme.ts';

/** What the prompt is made with. */
export type KeyPromptConfig = {
	message: string;
	/** A line above the question, drawn with it: whoever has read it can type at once and nothing is lost. */
	lead?: string | undefined;
	theme: PromptTheme;
};

/** Silence, in milliseconds, after which an Enter is the end of the entry: a paste of several lines is then whole. */
const pasteGap = 60;

const hideCursor = '\u{1B}[?25l';

/**
 * Asks for a key that is never shown. `received` stands there once something arrived; after Enter the last
 * four. A text that can be no key is explained and asked again.
 *
 * ? Paste the key received
 */
export const askHiddenKey = createPrompt<string, KeyPromptConfig>((config, done) => {
	const theme = makeTheme<object>(config.theme);
	const [status, setStatus] = useState<'idle' | 'done'>('idle');
	const [received, setReceived] = useState(false);
	const [problem, setProblem] = useState<string | undefined>(undefined);
	const [ends, setEnds] = useState('');
	const entry = useRef({text: '', entered: false});
	const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
	const prefix = usePrefix({status, theme});

	useEffect(() => () => clearTimeout(timer.current), []);

	function finish() {
		const cleaned = cleanKey(entry.current.text);
		entry.current = {text: '', entered: false};
		if (cleaned.problem !== undefined) {
			setReceived(false);
			setProblem(cleaned.problem);
			return;
		}
		setEnds(describeKey(cleaned.key, '').masked);
		setStatus('done');
		done(cleaned.key);
	}

	useKeypress((key, rl) => {
		if (status !== 'idle') return;
		// The line is taken out of readline at every key: its length would move the cursor.
		const typed = rl.line;
		if (typed !== '') rl.clearLine(0);
		const {current} = entry;
		current.text += typed;
		if (isEnterKey(key)) {
			current.text += '\n';
			current.entered = true;
		} else if (isBackspaceKey(key)) {
			current.text = graphemes(current.text).slice(0, -1).join('');
		} else if (key.ctrl && (key.name === 'u' || key.name === 'w')) {
			current.text = '';
		}
		clearTimeout(timer.current);
		if (current.entered) timer.current = setTimeout(finish, pasteGap);
		setReceived(current.text.trim() !== '');
		if (typed !== '') setProblem(undefined);
	});

	const message = theme.style.message(config.message, status);
	const above = config.lead === undefined ? '' : `${config.lead}\n`;
	if (status === 'done') return `${above}${prefix} ${message} ${theme.style.answer(ends)}`;
	const hint = theme.style.help(received ? 'received' : '(hidden)');
	return [
		`${above}${prefix} ${message} ${hint}${hideCursor}`,
		problem ? theme.style.error(problem) : '',
	];
});

import {
	createPrompt,
	isEnterKey,
	makeTheme,
	useKeypress,
	usePrefix,
	useState,
} from '@inquirer/core';
import {below, type PromptLook} from './prompt-theme.ts';

/** What the prompt is made with. */
export type TextPromptConfig = PromptLook & {
	message: string;
	/** What an empty line takes. */
	initial?: string | undefined;
	/** What is wrong with a text. */
	check(text: string): string | undefined;
};

/**
 * Asks for a line of text. Inquirer's own `input` has no room for hints.
 *
 * ? Customer (ID, domain or name) acme
 * Enter accept   Esc back   Ctrl+C stop
 */
export const askLine = createPrompt<string, TextPromptConfig>((config, done) => {
	const theme = makeTheme<object>(config.theme);
	const [status, setStatus] = useState<'idle' | 'done'>('idle');
	const [text, setText] = useState('');
	const [problem, setProblem] = useState<string | undefined>(undefined);
	const prefix = usePrefix({status, theme});

	useKeypress((key, rl) => {
		if (status !== 'idle') return;
		if (!isEnterKey(key)) {
			if (rl.line !== text) setProblem(undefined);
			setText(rl.line);
			return;
		}
		const answer = text === '' ? (config.initial ?? '') : text;
		const found = config.check(answer);
		if (found !== undefined) {
			// Enter has emptied readline's line.
			rl.write(text);
			setProblem(found);
			return;
		}
		setText(answer);
		setStatus('done');
		done(answer);
	});

	const message = theme.style.message(config.message, status);
	if (status === 'done') return `${prefix} ${message} ${theme.style.answer(text)}`;
	const usual =
		config.initial && text === '' ? `${theme.style.defaultAnswer(config.initial)} ` : '';
	return [`${prefix} ${message} ${usual}${text}`, below(config, problem)];
});

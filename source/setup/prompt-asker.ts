import {search, select} from '@inquirer/prompts';
import {listenRaw} from '../ask/raw-keyboard.ts';
import {cutToWidth, displayWidth} from '../output/text.ts';
import {findOptions} from '../ui/select/options.ts';
import {words} from '../words/words.ts';
import {asAborted, WentBack} from './abort.ts';
import {type Asker, type AskerStreams, asOptions, type Row} from './asker.ts';
import {askHiddenKey} from './key-prompt.ts';
import {promptHints} from './prompt-hints.ts';
import {listenForPrompt, type Taken} from './prompt-keyboard.ts';
import {createPromptTheme, type Look, type PromptLook} from './prompt-theme.ts';
import {createRepaintableOutput} from './repaintable-output.ts';
import {inSilence} from './silence.ts';
import {askLine} from './text-prompt.ts';

type Context = {
	input: AskerStreams['input'];
	output: AskerStreams['output'];
	signal: AbortSignal;
	/** Takes the question off the screen at its end. */
	clearPromptOnDone: boolean;
};

/** Asks with Inquirer's prompts, in our looks. */
export function createPromptAsker(streams: AskerStreams, look: Look): Asker {
	const {input, output, signal} = streams;
	const theme = createPromptTheme(look);
	const pageSize = Math.max(3, Math.min(10, (output.rows || 24) - 6));
	const ellipsis = look.glyphs === 'unicode' ? '…' : '...';

	/** Asks one question. Ends it also where Inquirer would wait for ever: at Ctrl+D and at the end of the input. */
	async function ask<T>(
		prompt: (context: Context) => Promise<T>,
		question: {
			takes: Taken;
			canGoBack: boolean;
			/** Whether Esc has something to clear in the question itself. */
			isFiltered?: () => boolean;
		},
	): Promise<T> {
		const leave = new AbortController();
		const screen = createRepaintableOutput(output);
		let wentBack = false;
		const keyboard = listenForPrompt(input, question.takes, {
			onLeave: () => leave.abort(),
			onBack(name) {
				if (name === 'escape' && question.isFiltered?.()) {
					keyboard.press('ctrl+e', 'ctrl+u');
				} else if (question.canGoBack) {
					wentBack = true;
					context.clearPromptOnDone = true;
					leave.abort();
				}
			},
			onSuspend: screen.leave,
			onResume: screen.repaint,
		});
		const context: Context = {
			input: keyboard.input,
			output: screen.output,
			signal: AbortSignal.any([signal, leave.signal]),
			clearPromptOnDone: false,
		};
		if ('readableEnded' in input && input.readableEnded) leave.abort();
		try {
			await keyboard.open();
			return await prompt(context);
		} catch (error) {
			throw wentBack && !signal.aborted ? new WentBack() : asAborted(error, signal);
		} finally {
			keyboard.end();
			screen.end();
		}
	}

	function hintsFor(
		kind: Parameters<typeof promptHints>[0],
		keys: {canGoBack: boolean; isFiltered?: boolean},
	) {
		return promptHints(kind, {...keys, columns: columns()});
	}

	function columns() {
		return (output.columns || 80) - 1;
	}

	/** The look of a prompt of ours. */
	function lookOf(canGoBack: boolean): PromptLook {
		return {theme, hints: hintsFor('text', {canGoBack}), columns: columns()};
	}

	/** The theme of Inquirer's own lists, which take the hints from there. */
	function listTheme(hints: () => string) {
		const {style} = theme;
		return {
			...theme,
			style: {
				...style,
				keysHelpTip: () => style.help(hints()),
				// Nothing else goes wrong in a list.
				error: () => style.help(words.ui.noMatch),
			},
		};
	}

	/** A label in what is left of a line beside so many columns. */
	function beside(label: string, taken: number) {
		return cutToWidth(label, Math.max(10, (output.columns || 80) - taken), ellipsis);
	}

	function asChoices<Value>(rows: readonly Row<Value>[], question: string) {
		return rows.map((row) => ({
			value: row,
			name: beside(row.label, 4),
			// The answered line: a mark and the question stand before it.
			short: beside(row.label, displayWidth(question) + 4),
			...(row.id === undefined ? {} : {description: beside(row.id, 4)}),
		}));
	}

	function focused<Value>(rows: readonly Row<Value>[], focus: number) {
		const row = rows[focus];
		return row ? {default: row} : {};
	}

	return {
		key: (message, {lead, canGoBack = false} = {}) =>
			ask((context) => askHiddenKey({message, lead, ...lookOf(canGoBack)}, context), {
				takes: 'hidden',
				canGoBack,
			}),
		text: (message, {initial, check, canGoBack = false}) =>
			ask((context) => askLine({message, initial, check, ...lookOf(canGoBack)}, context), {
				takes: 'line',
				canGoBack,
			}),
		async choose(message, rows, {focus = 0, canGoBack = false} = {}) {
			const row = await ask(
				(context) =>
					select(
						{
							message,
							theme: listTheme(() => hintsFor('choose', {canGoBack})),
							pageSize,
							loop: false,
							choices: asChoices(rows, message),
							...focused(rows, focus),
						},
						context,
					),
				{takes: 'keys', canGoBack},
			);
			return row.value;
		},
		async search(message, rows, {focus = 0, canGoBack = false} = {}) {
			const options = asOptions(rows);
			let filter = '';
			function isFiltered() {
				return filter !== '';
			}
			function find(term = '') {
				filter = term;
				return findOptions(options, term).flatMap((index) => rows[index] ?? []);
			}
			const row = await ask(
				(context) =>
					search(
						{
							message,
							theme: listTheme(() => hintsFor('search', {canGoBack, isFiltered: isFiltered()})),
							pageSize,
							source: (term) => asChoices(find(term), message),
							...focused(rows, focus),
						},
						context,
					),
				{takes: 'line', canGoBack, isFiltered},
			);
			return row.value;
		},
		async during(work) {
			try {
				return await inSilence(
					{...streams, way: 'rewritten', listen: (onKey) => listenRaw(input, {onKey})},
					work,
				);
			} catch (error) {
				throw asAborted(error, signal);
			}
		},
		close() {},
	};
}

import {input as askText, search, select} from '@inquirer/prompts';
import {listenRaw, suspendWhileRaw} from '../ask/raw-keyboard.ts';
import {cutToWidth, displayWidth} from '../output/text.ts';
import {findOptions} from '../ui/select/options.ts';
import {asAborted} from './abort.ts';
import {type Asker, type AskerStreams, asOptions, type Row} from './asker.ts';
import {askHiddenKey} from './key-prompt.ts';
import {createPromptTheme, type Look} from './prompt-theme.ts';
import {createRepaintableOutput} from './repaintable-output.ts';
import {inSilence} from './silence.ts';

type Context = {input: AskerStreams['input']; output: AskerStreams['output']; signal: AbortSignal};

/** Asks with Inquirer's prompts, in our looks. */
export function createPromptAsker(streams: AskerStreams, look: Look): Asker {
	const {input, output, signal} = streams;
	const theme = createPromptTheme(look);
	const pageSize = Math.max(3, Math.min(10, (output.rows || 24) - 6));
	const ellipsis = look.glyphs === 'unicode' ? '…' : '...';

	/**
	 * Ends a prompt also where Inquirer would wait for ever: at Ctrl+D and at the end of the input. Ctrl+Z is taken
	 * from readline, which leaves the keyboard paused after `fg`; the program would end for want of anything to do.
	 */
	async function ask<T>(
		prompt: (context: Context) => Promise<T>,
		/** The key Ctrl+Z becomes for the listeners after this one: one that changes nothing in this prompt. */
		harmless?: 'backspace',
	): Promise<T> {
		const leave = new AbortController();
		const screen = createRepaintableOutput(output);
		let isOver = false;
		async function suspend() {
			screen.leave();
			await suspendWhileRaw(input, () => isOver);
			if (!isOver) screen.repaint();
		}
		function onEnd() {
			return leave.abort();
		}
		function onKey(_text: string | undefined, key?: {ctrl?: boolean; name?: string | undefined}) {
			if (key?.ctrl && key.name === 'd') leave.abort();
			if (key?.ctrl && key.name === 'z') {
				// They get the same object.
				key.name = harmless;
				void suspend();
			}
		}
		if ('readableEnded' in input && input.readableEnded) leave.abort();
		input.on('keypress', onKey);
		input.on('end', onEnd);
		try {
			return await prompt({
				input,
				output: screen.output,
				signal: AbortSignal.any([signal, leave.signal]),
			});
		} catch (error) {
			throw asAborted(error, signal);
		} finally {
			isOver = true;
			input.off('keypress', onKey);
			input.off('end', onEnd);
		}
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
		key: (question, lead) =>
			ask((context) => askHiddenKey({message: question, lead, theme}, context)),
		text: (question, {initial, check}) =>
			ask((context) =>
				askText(
					{
						message: question,
						theme,
						validate: (text) => check(text) ?? true,
						...(initial === undefined ? {} : {default: initial}),
					},
					context,
				),
			),
		async choose(question, rows, focus = 0) {
			// Any other key would be taken for the first letter of a row.
			const row = await ask(
				(context) =>
					select(
						{
							message: question,
							theme,
							pageSize,
							loop: false,
							choices: asChoices(rows, question),
							...focused(rows, focus),
						},
						context,
					),
				'backspace',
			);
			return row.value;
		},
		async search(question, rows, focus = 0) {
			const options = asOptions(rows);
			function find(term = '') {
				return findOptions(options, term).flatMap((index) => rows[index] ?? []);
			}
			const row = await ask((context) =>
				search(
					{
						message: question,
						theme,
						pageSize,
						source: (term) => asChoices(find(term), question),
						...focused(rows, focus),
					},
					context,
				),
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

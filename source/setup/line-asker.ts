import {maskKey} from '../api/key.ts';
import {createChooser} from '../ask/chooser.ts';
import {type HiddenEntry, keyFrom} from '../ask/hidden-entry.ts';
import {createLineReader} from '../ask/line-reader.ts';
import {words} from '../words/words.ts';
import {asAborted, leftSetup, WentBack} from './abort.ts';
import {type Asker, type AskerStreams, asOptions, type ListOptions, type Row} from './asker.ts';
import {inSilence} from './silence.ts';

/** Asks one question a line: choices are numbered, nothing is repainted, no escape codes (docs/behaviour.md, Plain face). */
export function createLineAsker(streams: AskerStreams): Asker {
	const {input, output, signal} = streams;
	const reader = createLineReader(input);
	let entered: string | undefined;
	const chooseRow = createChooser({
		say: (...lines) => lines.forEach(print),
		pageSize: 20,
		moreWords: words.setup.moreRows,
		renumbers: true,
	});

	return {
		async key(question, {lead, canGoBack = false} = {}) {
			if (lead !== undefined) print(lead);
			for (;;) {
				const entry = await hidden(words.setup.hiddenQuestion(question));
				if (canGoBack && isBack(entry.text)) {
					print('');
					throw new WentBack();
				}
				const cleaned = keyFrom(entry);
				if (cleaned.problem === undefined) {
					entered = cleaned.key;
					print(maskKey(cleaned.key));
					return cleaned.key;
				}
				print('');
				print(cleaned.problem);
			}
		},
		async text(question, {initial, check, canGoBack = false}) {
			for (;;) {
				const answer = await answerTo(
					initial
						? words.setup.questionWithInitial(question, initial)
						: words.setup.question(question),
					canGoBack,
				);
				const text = answer === '' ? (initial ?? '') : answer;
				const problem = check(text);
				if (problem === undefined) return text;
				print(problem);
			}
		},
		choose,
		search: choose,
		async during(work) {
			try {
				return await inSilence({...streams, way: 'lines', listen: reader.silence}, work);
			} catch (error) {
				throw asAborted(error, signal);
			}
		},
		close: () => reader.close(),
	};

	function print(line: string) {
		output.write(`${line}\n`);
	}

	async function answerTo(prompt: string, canGoBack: boolean): Promise<string> {
		for (;;) {
			output.write(prompt);
			const event = await reader.line(signal);
			if (event.type !== 'line') throw asAborted(leftSetup(), signal);
			if (await reader.isPaste()) {
				print(words.plain.severalLines);
				continue;
			}
			const answer = event.text.trim();
			// Pasted twice, it waited unechoed for this question, which would repeat it.
			if (entered !== undefined && answer.includes(entered)) {
				print(words.setup.keyAgain);
				continue;
			}
			if (answer.toLowerCase() === 'quit') throw leftSetup();
			if (canGoBack && isBack(answer)) throw new WentBack();
			return answer;
		}
	}

	async function hidden(prompt: string): Promise<HiddenEntry> {
		const event = await reader.hidden(signal, {prompt: () => output.write(prompt)});
		if (event.type !== 'entered') throw asAborted(leftSetup(), signal);
		return event.entry;
	}

	async function choose<Value>(
		question: string,
		choices: readonly Row<Value>[],
		{focus = 0, canGoBack = false}: ListOptions = {},
	): Promise<Value> {
		const rows = asOptions(choices);
		const usual = rows[focus] ?? rows[0];
		if (!usual) throw new Error('nothing to choose from');
		const row = await chooseRow({title: [question], rows, usual}, async (prompt) => ({
			text: await answerTo(prompt, canGoBack),
			isAlone: true,
		}));
		return (row ?? usual).value;
	}
}

function isBack(text: string) {
	return text.trim().toLowerCase() === 'back';
}

import {describeKey} from '../api/key.ts';
import {safeText} from '../output/text.ts';
import {cleanKey} from '../settings/key-text.ts';
import {asAborted, leftSetup} from './abort.ts';
import type {Asker, AskerStreams, Row} from './asker.ts';
import {createLineInput} from './line-input.ts';
import {filterRows} from './rows.ts';
import {inSilence} from './silence.ts';

/** Rows of a long list that are written out before the person is asked to name a part. */
const listed = 20;

/** Asks one question a line: choices are numbered, nothing is repainted, no escape codes (docs/behaviour.md, Plain face). */
export function createLineAsker(streams: AskerStreams): Asker {
	const {output, signal} = streams;
	const lines = createLineInput(streams);
	function print(line: string) {
		return output.write(`${line}\n`);
	}
	async function answerTo(question: string): Promise<string> {
		output.write(`${question}: `);
		const answer = (await lines.line()).trim();
		if (same(answer, 'quit')) throw leftSetup();
		return answer;
	}

	function printRows<Value>(rows: readonly Row<Value>[]) {
		for (const [index, row] of rows.slice(0, listed).entries())
			print(`  ${index + 1}. ${row.label}`);
		const more = rows.length - listed;
		if (more > 0) print(`  and ${more} more; a part of the name shows fewer`);
	}

	async function choose<Value>(
		question: string,
		all: readonly Row<Value>[],
		focus = 0,
	): Promise<Value> {
		const usual = all[focus] ?? all[0];
		if (!usual) throw new Error('nothing to choose from');
		let rows = all;
		print(question);
		printRows(rows);
		for (;;) {
			const answer = await answerTo(`Number or name (empty: ${usual.label})`);
			if (answer === '') return usual.value;
			const number = /^\d+$/.test(answer) ? rows[Number(answer) - 1] : undefined;
			const whole = rows.filter((row) => same(answer, row.label) || same(answer, row.id));
			const found = whole.length === 1 ? whole : filterRows(all, answer);
			const [first] = found;
			if (number) return number.value;
			if (first && found.length === 1) return first.value;
			if (first) {
				rows = found;
				print(`Several fit "${safeText(answer)}":`);
				printRows(rows);
			} else {
				print(`Nothing fits "${safeText(answer)}".`);
			}
		}
	}

	return {
		async key(question, lead) {
			if (lead !== undefined) print(lead);
			for (;;) {
				const prompt = `${question} (hidden): `;
				// Hidden before it is asked: whoever answers at once must not be echoed.
				const typed = lines.hidden(() => output.write(prompt));
				output.write(prompt);
				const text = await typed;
				const cleaned = cleanKey(text);
				if (cleaned.problem === undefined) {
					print(describeKey(cleaned.key, '').masked);
					return cleaned.key;
				}
				print('');
				print(cleaned.problem);
			}
		},
		async text(question, {initial, check}) {
			for (;;) {
				const answer = await answerTo(initial ? `${question} (empty: ${initial})` : question);
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
				return await inSilence(streams, 'lines', work);
			} catch (error) {
				throw asAborted(error, signal);
			} finally {
				lines.drop();
			}
		},
		close: () => lines.close(),
	};
}

function same(text: string, other: string | undefined) {
	return text.toLowerCase() === other?.toLowerCase();
}

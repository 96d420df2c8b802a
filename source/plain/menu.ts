import {safeText} from '../output/text.ts';
import {findRow, type Row, rowLine} from './choices.ts';
import type {Question} from './question.ts';

/** A question with numbered rows. */
export type Menu<R extends Row> = Omit<Question, 'prompt'> & {
	/** Written above the rows. */
	title: readonly string[];
	rows: readonly R[];
	/** What an empty line takes; without it an empty line asks again. */
	usual?: R | undefined;
	/** Written below the rows. */
	notes?: readonly string[];
};

/** A line that was typed, trimmed. */
export type Line = {
	text: string;
	/** Its Enter came behind the prompt, and no other shortly before it. */
	isAlone: boolean;
};

/** What choosing needs of a conversation. */
export type ChooserOptions = {
	say(...lines: readonly string[]): void;
	/** Asks for a line; nothing when the question is over. */
	readLine(question: Question): Promise<Line | undefined>;
	/** Whether an Enter on a row that sends was meant. */
	isMeant(isAlone: boolean): Promise<boolean>;
};

/** Rows of a long list that are written at once. */
const pageSize = 15;

/** Makes what asks a question with numbered rows: by number, name or part of a name, long lists in pages. */
export function createChooser({say, readLine, isMeant}: ChooserOptions) {
	/** Writes a page of rows; returns the numbers that are left for later pages. */
	function writePage<R extends Row>(rows: readonly R[], numbers: readonly number[]): number[] {
		for (const number of numbers.slice(0, pageSize)) {
			const row = rows[number - 1];
			if (row) say(rowLine(row, number));
		}
		const left = numbers.slice(pageSize);
		if (left.length > 0) {
			say(`  ${left.length} more: say more for the next page, or a part of a name.`);
		}
		return left;
	}

	return async <R extends Row>(menu: Menu<R>): Promise<R | undefined> => {
		const {title, rows, usual, notes = []} = menu;
		say(...title);
		let left = writePage(
			rows,
			rows.map((_, index) => index + 1),
		);
		say(...notes);
		const prompt = usual ? `Number or name (empty: ${usual.label}): ` : 'Number or name: ';
		for (;;) {
			const line = await readLine({...menu, prompt});
			if (!line) return undefined;
			const {text, isAlone} = line;
			if (text === '' && usual) return usual;
			if (text === '') {
				say('Type the number of a row, or a part of its name.');
				continue;
			}
			if (text.toLowerCase() === 'more' && left.length > 0) {
				left = writePage(rows, left);
				continue;
			}
			const choice = findRow(rows, text);
			switch (choice.type) {
				case 'row': {
					const {row} = choice;
					if (!row.sends || (await isMeant(isAlone))) return row;
					say('That came too fast to be meant, and nothing was sent. Type it once more.');
					break;
				}
				case 'several':
					say(`Several fit "${safeText(text)}":`);
					left = writePage(rows, choice.numbers);
					break;
				case 'no-number':
					say(`There is no row ${text}: the numbers go from 1 to ${rows.length}.`);
					break;
				case 'nothing':
					say(`Nothing fits "${safeText(text)}".`);
					break;
			}
		}
	};
}

import {safeText} from '../output/text.ts';
import {words} from '../words/words.ts';
import {findRow, type Row, rowLine} from './rows.ts';

/** A question with numbered rows. */
export type Menu<R extends Row> = {
	/** Written above the rows. */
	title: readonly string[];
	rows: readonly R[];
	/** What an empty line takes; without it an empty line asks again. */
	usual?: R | undefined;
	/** Written below the rows. */
	notes?: readonly string[];
	/** An empty line that came before it was asked, or too soon after, takes nothing. */
	isDeafToEarly?: boolean;
};

/** A line that was typed, trimmed. */
export type Line = {
	text: string;
	/** Its Enter came behind the prompt, and no other shortly before it. */
	isAlone: boolean;
	/** It came before the question stood there, or too soon after to be meant for it. */
	isEarly?: boolean;
};

/** How a conversation writes rows, and what choosing needs of it. */
export type ChooserOptions = {
	say(...lines: readonly string[]): void;
	/** Rows that are written at once. */
	pageSize: number;
	/** What stands below a page when so many rows are left. */
	moreWords(left: number): string;
	/** Whether the rows that an answer fits get numbers of their own; else they keep those they have. */
	renumbers?: boolean;
	/** Whether an Enter on a row that sends was meant. */
	isMeant?(isAlone: boolean): Promise<boolean>;
};

/** Asks for a line behind a prompt; nothing when the question is over. */
type ReadLine = (prompt: string) => Promise<Line | undefined>;

/** Makes what asks a question with numbered rows: by number, name or part of a name, long lists in pages. */
export function createChooser(options: ChooserOptions) {
	const {say, pageSize, moreWords, renumbers = false, isMeant = async () => true} = options;

	return async <R extends Row>(menu: Menu<R>, readLine: ReadLine): Promise<R | undefined> => {
		const {title, rows, usual, notes = []} = menu;
		let numbered = rows;
		say(...title);
		let left = writePage(rows, allNumbers(rows));
		say(...notes);
		const prompt = usual ? words.ask.numberOrNameOr(usual.label) : words.ask.numberOrName;
		for (;;) {
			const line = await readLine(prompt);
			if (!line) return undefined;
			const {text, isAlone, isEarly = false} = line;
			if (text === '' && isEarly && menu.isDeafToEarly) continue;
			if (text === '' && usual) return usual;
			if (text === '') {
				say(words.ask.typeRow);
				continue;
			}
			if (text.toLowerCase() === 'more' && left.length > 0) {
				left = writePage(numbered, left);
				continue;
			}
			const choice = findRow(rows, text, numbered);
			switch (choice.type) {
				case 'row': {
					const {row} = choice;
					if (!row.sends || (await isMeant(isAlone))) return row;
					say(words.ask.tooFast);
					break;
				}
				case 'several': {
					say(words.ask.several(safeText(text)));
					const found = choice.numbers.flatMap((number) => rows[number - 1] ?? []);
					numbered = renumbers ? found : rows;
					left = writePage(numbered, renumbers ? allNumbers(found) : choice.numbers);
					break;
				}
				case 'no-number':
					say(words.ask.noRow(text, numbered.length));
					break;
				case 'nothing':
					say(words.ask.nothing(safeText(text)));
					break;
			}
		}
	};

	/** Writes a page of rows; returns the numbers that are left for later pages. */
	function writePage(rows: readonly Row[], numbers: readonly number[]): number[] {
		for (const number of numbers.slice(0, pageSize)) {
			const row = rows[number - 1];
			if (row) say(rowLine(row, number));
		}
		const left = numbers.slice(pageSize);
		if (left.length > 0) say(`  ${moreWords(left.length)}`);
		return left;
	}
}

function allNumbers(rows: readonly Row[]): number[] {
	return rows.map((_, index) => index + 1);
}

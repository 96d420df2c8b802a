import type {Guide} from '../guide/guide.ts';
import type {GuideState} from '../guide/state.ts';
import {safeText} from '../output/text.ts';
import {findRow, type Row, rowLine} from './choices.ts';
import type {LineReader} from './line-reader.ts';

/** A question that one line answers. */
export type Question = {
	/** What stands before the answer: `First name (empty: Skip): `. */
	prompt: string;
	/** What `?` says. */
	help: string;
	/** Where `back` leads, if not one step back in the guide. */
	onBack?: () => void;
};

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

/** Writes lines and asks questions while the guide goes on beside it. */
export type Talk = {
	say(...lines: readonly string[]): void;
	/** The answer, trimmed; nothing when the guide has moved or the person has left this question. */
	ask(question: Question): Promise<string | undefined>;
	/** The chosen row, or nothing as above. */
	choose<R extends Row>(menu: Menu<R>): Promise<R | undefined>;
	/** A hidden text, or nothing as above; only that something arrived is written. */
	askHidden(question: Question): Promise<string | undefined>;
};

/** Rows of a long list that are written at once. */
const pageSize = 15;

/** An Enter that sends has none before it and none after it for so long, in milliseconds (interface.md, section 5). */
const quiet = {before: 200, after: 150};

/** What tells one step of the guide from another: a question that is open ends when it changes. */
export const stepOf = (state: GuideState): string =>
	state.status === 'asking'
		? `${state.round} ${state.status} ${state.field}`
		: `${state.round} ${state.status}`;

const generalHelp =
	'At every question: back goes one step back, quit leaves, Ctrl+C leaves at once.';

/** What a conversation is made of. */
export type TalkOptions = {
	guide: Guide;
	reader: LineReader;
	write(text: string): void;
	now(): number;
	/** News that came in beside the questions and was not told yet. */
	takeNews(state: GuideState): string[];
};

/** Begins a conversation. */
export const createTalk = ({guide, reader, write, now, takeNews}: TalkOptions): Talk => {
	let lastEnter = Number.NEGATIVE_INFINITY;
	const say = (...lines: readonly string[]) => write(lines.map((line) => `${line}\n`).join(''));

	/** Aborts when the guide takes another step; news are told at once, and the prompt again. */
	const watch = (prompt: string) => {
		const moved = new AbortController();
		const step = stepOf(guide.getState());
		const end = guide.subscribe(() => {
			const state = guide.getState();
			if (stepOf(state) !== step) {
				if (!moved.signal.aborted) write('\n');
				moved.abort();
				return;
			}
			const news = takeNews(state);
			if (news.length > 0) {
				write('\n');
				say(...news);
				write(prompt);
			}
		});
		return {signal: moved.signal, end};
	};

	/** Deals with the words that mean the same everywhere. */
	const isCommon = (
		text: string,
		{help, onBack}: Omit<Question, 'prompt'>,
	): 'left' | 'told' | 'no' => {
		switch (text.toLowerCase()) {
			case '?':
				say(help, generalHelp);
				return 'told';
			case 'back':
				if (onBack) onBack();
				else guide.dispatch({type: 'go-back'});
				return 'left';
			case 'quit':
				guide.dispatch({type: 'quit'});
				return 'left';
			default:
				return 'no';
		}
	};

	/** One line, with the moment it came and the one before it. */
	const readLine = async (question: Question) => {
		for (;;) {
			say(...takeNews(guide.getState()));
			const {prompt} = question;
			write(prompt);
			const asked = now();
			const watched = watch(prompt);
			const event = await reader.line(watched.signal);
			watched.end();
			switch (event.type) {
				case 'stopped':
					return undefined;
				case 'ended':
					write('\n');
					guide.dispatch({type: 'abort'});
					return undefined;
				case 'burst':
					lastEnter = now();
					say('Several lines came at once, and none was taken. One line answers one question.');
					break;
				case 'line': {
					const text = event.text.trim();
					const isAlone = event.at >= asked && event.at - lastEnter >= quiet.before;
					lastEnter = event.at;
					const common = isCommon(text, question);
					if (common === 'left') return undefined;
					if (common === 'no') return {text, isAlone};
				}
			}
		}
	};

	/** Whether an Enter on a row that sends was meant. */
	const isMeant = async (isAlone: boolean) => {
		const isFollowed = await reader.isFollowed(quiet.after);
		if (isFollowed) lastEnter = now();
		return isAlone && !isFollowed;
	};

	const writeRows = <R extends Row>(rows: readonly R[], numbers: readonly number[]) => {
		for (const number of numbers) {
			const row = rows[number - 1];
			if (row) say(rowLine(row, number));
		}
	};

	/** Writes a page of rows; returns the numbers that are left for later pages. */
	const writePage = <R extends Row>(rows: readonly R[], numbers: readonly number[]): number[] => {
		writeRows(rows, numbers.slice(0, pageSize));
		const left = numbers.slice(pageSize);
		if (left.length > 0)
			say(`  ${left.length} more: say more for the next page, or a part of a name.`);
		return left;
	};

	return {
		say,
		async ask(question) {
			const line = await readLine(question);
			return line?.text;
		},
		async choose(menu) {
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
		},
		async askHidden(question) {
			for (;;) {
				write(question.prompt);
				const watched = watch(question.prompt);
				let isTold = false;
				const event = await reader.hidden(watched.signal, () => {
					if (!isTold) write('received');
					isTold = true;
				});
				watched.end();
				if (event.type === 'stopped') return undefined;
				write('\n');
				if (event.type === 'interrupted') {
					guide.dispatch({type: 'abort'});
					return undefined;
				}
				lastEnter = now();
				const text = event.text.trim();
				const common = isCommon(text, question);
				if (common === 'left') return undefined;
				if (common === 'no') return text;
			}
		},
	};
};

import {createChooser, type Line, type Menu} from '../ask/chooser.ts';
import type {HiddenEntry} from '../ask/hidden-entry.ts';
import type {LineReader} from '../ask/line-reader.ts';
import type {Row} from '../ask/rows.ts';
import {isTooEarly} from '../ui/enter-guard.ts';
import {words} from '../words/words.ts';

/** A question that one line answers. */
export type Question = {
	/** What stands before the answer: `First name (empty: Skip): `. */
	prompt: string;
	/** What `?` says. */
	help: string;
	/** Where `back` leads, if not one step back. */
	onBack?: () => void;
	/** What `quit` and the end of input do, if not the same to the guide. */
	onQuit?: () => void;
};

/** Writes lines and asks questions while its topic goes on beside it. */
export type Talk = {
	say(...lines: readonly string[]): void;
	/** The answer, trimmed; nothing when the topic has moved or the person has left this question. */
	ask(question: Question): Promise<string | undefined>;
	/** The chosen row, or nothing as above. */
	choose<R extends Row>(menu: Menu<R> & Omit<Question, 'prompt'>): Promise<R | undefined>;
	/** What was entered hidden, or nothing as above; only that something arrived is written. */
	askHidden(question: Question): Promise<HiddenEntry | undefined>;
};

/** What is talked about: it may go on by itself while a question is open, and is told when somebody leaves one. */
export type Topic = {
	/** What tells one step from another: a question that is open ends when it changes. */
	step(): string;
	subscribe(listener: () => void): () => void;
	/** News that came in beside the questions and was not told yet. */
	takeNews(): string[];
	goBack(): void;
	quit(): void;
	/** The input has ended, or Ctrl+C came as a key. */
	abort(): void;
};

/** What a conversation is made of. */
export type TalkOptions = {
	topic: Topic;
	reader: LineReader;
	write(text: string): void;
	now(): number;
};

/** An Enter that sends has none before it and none after it for so long, in milliseconds (docs/behaviour.md, No accidental sending). */
const quiet = {before: 200, after: 150};

/** Begins a conversation. */
export function createTalk({topic, reader, write, now}: TalkOptions): Talk {
	let lastEnter = Number.NEGATIVE_INFINITY;
	function say(...lines: readonly string[]) {
		return write(lines.map((line) => `${line}\n`).join(''));
	}

	/** Aborts when the topic takes another step; news are told at once, and the question put again. */
	function watch(putAgain: () => void) {
		const moved = new AbortController();
		const step = topic.step();
		const end = topic.subscribe(() => {
			if (topic.step() !== step) {
				if (!moved.signal.aborted) write('\n');
				moved.abort();
				return;
			}
			const news = topic.takeNews();
			if (news.length > 0) {
				write('\n');
				say(...news);
				putAgain();
			}
		});
		return {signal: moved.signal, end};
	}

	/** Deals with the words that mean the same everywhere. */
	function isCommon(
		text: string,
		{help, onBack, onQuit}: Omit<Question, 'prompt'>,
	): 'left' | 'told' | 'no' {
		switch (text.toLowerCase()) {
			case '?':
				say(help, words.plain.generalHelp);
				return 'told';
			case 'back':
				if (onBack) onBack();
				else topic.goBack();
				return 'left';
			case 'quit':
				if (onQuit) onQuit();
				else topic.quit();
				return 'left';
			default:
				return 'no';
		}
	}

	/** One line. `appeared`: when what it answers was first asked. */
	async function readLine(question: Question, appeared: number): Promise<Line | undefined> {
		for (;;) {
			say(...topic.takeNews());
			const {prompt} = question;
			write(prompt);
			const asked = now();
			const watched = watch(() => write(prompt));
			const event = await reader.line(watched.signal);
			watched.end();
			switch (event.type) {
				case 'stopped':
					return undefined;
				case 'ended':
					write('\n');
					if (question.onQuit) question.onQuit();
					else topic.abort();
					return undefined;
				case 'line': {
					if (await reader.isPaste()) {
						lastEnter = now();
						say(words.plain.severalLines);
						break;
					}
					const text = event.text.trim();
					const isAlone = event.at >= asked && event.at - lastEnter >= quiet.before;
					lastEnter = event.at;
					const common = isCommon(text, question);
					if (common === 'left') return undefined;
					if (common === 'no') return {text, isAlone, isEarly: isTooEarly(event.at, appeared)};
				}
			}
		}
	}

	/** Whether an Enter on a row that sends was meant. */
	async function isMeant(isAlone: boolean) {
		const isFollowed = await reader.isFollowed(quiet.after);
		if (isFollowed) lastEnter = now();
		return isAlone && !isFollowed;
	}

	const choose = createChooser({
		say,
		pageSize: 15,
		moreWords: words.plain.moreRows,
		isMeant,
	});

	return {
		say,
		async ask(question) {
			const line = await readLine(question, now());
			return line?.text;
		},
		choose(menu) {
			let appeared: number | undefined;
			return choose(menu, (prompt) => {
				appeared ??= now();
				return readLine({...menu, prompt}, appeared);
			});
		},
		async askHidden(question) {
			for (;;) {
				let isTold = false;
				function prompt() {
					write(`${question.prompt}${isTold ? words.ask.received : ''}`);
				}
				const watched = watch(prompt);
				const event = await reader.hidden(watched.signal, {
					prompt,
					onArrival() {
						if (!isTold) write(words.ask.received);
						isTold = true;
					},
				});
				watched.end();
				if (event.type === 'stopped') return undefined;
				write('\n');
				if (event.type === 'interrupted') {
					topic.abort();
					return undefined;
				}
				lastEnter = now();
				const common = isCommon(event.entry.text.trim(), question);
				if (common === 'left') return undefined;
				if (common === 'no') return event.entry;
			}
		},
	};
}

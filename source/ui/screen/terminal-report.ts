import {watchOpenPaste} from '../open-paste.ts';

/** What a terminal said of itself. */
export type TerminalReport = {
	/** Where its cursor is, from 0. */
	row: number;
	column: number;
	/** Whether it moves the cursor down for every line it breaks in two, also for those below the cursor. */
	shiftsCursor: boolean;
};

/** A keyboard whose keys are told from the terminal's own answers. */
export type Reporter = {
	/** What Ink reads from in the keyboard's place. */
	keyboard: NodeJS.ReadStream;
	/** Asks the terminal; `undefined` when it does not answer, and at once ever after. */
	ask(): Promise<TerminalReport | undefined>;
	/** Gives up waiting. */
	cancel(): void;
};

/** How long the terminal may take to answer, in milliseconds. */
const answerLimit = 250;

/** Asks what kind of terminal it is (secondary device attributes), then where its cursor is. */
const question = '\u{1B}[>c\u{1B}[6n';

const kindAnswer = /\u{1B}\[>([\d;]*)c/u;
const cursorAnswer = /\u{1B}\[(\d+);(\d+)R/u;

/** How xterm.js calls itself; VS Code and many web terminals are built on it. */
const xtermJs = '0;276;0';

/** Asks through the terminal and takes its answers out of what is read from the keyboard. */
export function createReporter(stdin: NodeJS.ReadStream, terminal: NodeJS.WriteStream): Reporter {
	let answers = true;
	let shiftsCursor = false;
	let answer: ((report: TerminalReport | undefined) => void) | undefined;
	let missingEnd = '';
	const openPaste = watchOpenPaste((end) => {
		missingEnd = end;
		stdin.emit('readable');
	});

	function takeAnswers(text: string): string {
		if (!answer) return text;
		const kind = kindAnswer.exec(text);
		if (kind) shiftsCursor = kind[1] === xtermJs;
		const cursor = cursorAnswer.exec(text);
		if (cursor) {
			answer({row: Number(cursor[1]) - 1, column: Number(cursor[2]) - 1, shiftsCursor});
		}
		return text.replace(kindAnswer, '').replace(cursorAnswer, '');
	}

	function read(): string | null {
		if (missingEnd !== '') {
			const end = missingEnd;
			missingEnd = '';
			return end;
		}
		for (;;) {
			const chunk: string | Buffer | null = stdin.read();
			if (chunk === null) return null;
			const keys = openPaste.pass(takeAnswers(chunk.toString()));
			if (keys !== '') return keys;
		}
	}

	return {
		keyboard: new Proxy(stdin, {
			get(target, name) {
				if (name === 'read') return read;
				const value: unknown = Reflect.get(target, name, target);
				return typeof value === 'function' ? value.bind(target) : value;
			},
		}),
		async ask() {
			if (!answers) return undefined;
			const report = await new Promise<TerminalReport | undefined>((resolve) => {
				const limit = setTimeout(() => resolve(undefined), answerLimit);
				answer = (said) => {
					clearTimeout(limit);
					resolve(said);
				};
				terminal.write(question);
			});
			answer = undefined;
			answers = report !== undefined;
			return report;
		},
		cancel() {
			openPaste.dispose();
			answer?.(undefined);
		},
	};
}

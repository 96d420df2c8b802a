import type {Keyboard} from '../ask/raw-keyboard.ts';
import type {SelectOption} from '../ui/select/options.ts';

/** A row that can be chosen. */
export type Row<Value> = {
	value: Value;
	/** What is read; text from the service is made safe before. */
	label: string;
	/** Another word it is found by, such as an ID. */
	id?: string;
};

/** Rows as the filter of every list takes them. */
export function asOptions<Value>(
	rows: readonly Row<Value>[],
): readonly (Row<Value> & SelectOption)[] {
	return rows.map((row) => ({...row, id: row.id ?? ''}));
}

/** How a list is asked. */
export type ListOptions = Backward & {
	/** The row that Enter takes, the first unless told. */
	focus?: number;
};

/** Whether a question can be left for the one before. */
export type Backward = {canGoBack?: boolean};

/**
 * Asks a person, one question at a time. Every question rejects with an InviteError ABORTED when the person
 * leaves (Ctrl+C, Ctrl+D, the end of the input) or the run is stopped, and with `WentBack` when the person goes back
 * (Esc, or the word `back`) where that is possible.
 */
export type Asker = {
	/** A key, hidden and cleaned; nothing of it but its last four is ever shown. `lead` is a line above the question. */
	key(question: string, options?: Backward & {lead?: string | undefined}): Promise<string>;
	/** A line of text; `check` returns what is wrong with it. */
	text(
		question: string,
		options: Backward & {initial?: string; check: (text: string) => string | undefined},
	): Promise<string>;
	/** One of a few rows. */
	choose<Value>(
		question: string,
		rows: readonly Row<Value>[],
		options?: ListOptions,
	): Promise<Value>;
	/** One of many rows, found by typing. */
	search<Value>(
		question: string,
		rows: readonly Row<Value>[],
		options?: ListOptions,
	): Promise<Value>;
	/** Waits for work while the keyboard is silent: what is typed is dropped and never echoed; Ctrl+C stops it. */
	during<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T>;
	/** Gives the input back. */
	close(): void;
};

/** The streams a person is asked on. */
export type AskerStreams = {
	input: Keyboard;
	output: NodeJS.WritableStream & {columns?: number; rows?: number};
	/** Stops every question. */
	signal: AbortSignal;
};

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

/**
 * Asks a person, one question at a time. Every question rejects with an InviteError ABORTED when the person
 * leaves (Ctrl+C, Ctrl+D, the end of the input) or the run is stopped.
 */
export type Asker = {
	/** A key, hidden and cleaned; nothing of it but its last four is ever shown. `lead` is a line above the question. */
	key(question: string, lead?: string): Promise<string>;
	/** A line of text; `check` returns what is wrong with it. */
	text(
		question: string,
		options: {initial?: string; check: (text: string) => string | undefined},
	): Promise<string>;
	/** One of a few rows; `focus` is the row that Enter takes, the first unless told. */
	choose<Value>(question: string, rows: readonly Row<Value>[], focus?: number): Promise<Value>;
	/** One of many rows, found by typing. */
	search<Value>(question: string, rows: readonly Row<Value>[], focus?: number): Promise<Value>;
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

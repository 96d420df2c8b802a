import {randomUUID} from 'node:crypto';
import {
	closeSync,
	openSync,
	readSync,
	renameSync,
	rmSync,
	type Stats,
	statSync,
	writeFileSync,
} from 'node:fs';
import {InviteError} from '../errors.ts';
import {notSavedReason} from '../settings/errors.ts';
import {words} from '../words/words.ts';
import type {RowResult} from './run-result.ts';

/** A list as it was read: its cells, without the columns of an earlier report. */
export type ReportedList = {
	/** Undefined where the list has no names of columns: its cells are addresses then. */
	heading: readonly string[] | undefined;
	rows: ReadonlyArray<{row: number; cells: readonly string[]}>;
	/** A comma unless told. */
	delimiter?: ',' | ';' | '\t';
};

/** The columns a report adds. */
const addedColumns = ['status', 'id', 'error'];

/**
 * The report of a run: the list with what became of each row, as a table that is itself a list
 * (docs/behaviour.md, Sending many).
 */
export function writeReport(list: ReportedList, results: readonly RowResult[]): string {
	const {heading, rows, delimiter = ','} = list;
	const byRow = new Map(results.map((result) => [result.row, result]));
	const width = Math.max(heading?.length ?? 1, ...rows.map(({cells}) => cells.length));
	function line(cells: readonly string[], added: readonly string[]) {
		const padding = Array<string>(width - cells.length).fill('');
		return `${[...cells, ...padding, ...added].map((cell) => writeCell(cell, delimiter)).join(delimiter)}\n`;
	}
	return [
		line(heading ?? ['email'], addedColumns),
		...rows.map(({row, cells}) => {
			const result = byRow.get(row);
			return line(cells, [result?.status ?? '', result?.id ?? '', result?.error?.message ?? '']);
		}),
	].join('');
}

/** What a spreadsheet takes for a formula at the beginning of a cell; full-width signs count there too. */
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** A cell that a spreadsheet shows as it is. */
export function harmless(cell: string): string {
	return formula.test(cell) ? `'${cell}` : cell;
}

/** The cell that `harmless` was given. */
export function asWritten(cell: string): string {
	return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell;
}

function writeCell(cell: string, delimiter: string): string {
	const text = harmless(cell);
	const needsQuotes = text.includes(delimiter) || /["\r\n]|^\s|\s$/.test(text);
	return needsQuotes ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Makes sure, before anything is sent, that a report may be written: never over the list itself, and over another file
 * only where that is a report, or empty. Throws USAGE_ERROR.
 */
export function checkReportPath(path: string, inputPath: string | undefined): void {
	const there = look(path);
	if (there === undefined) return;
	const input = inputPath === undefined ? undefined : look(inputPath);
	if (input && input.dev === there.dev && input.ino === there.ino) {
		throw new InviteError('USAGE_ERROR', words.batchRun.reportIsInput(path), {
			hint: words.batchRun.reportElsewhere,
		});
	}
	if (there.isFile() && there.size > 0 && !isReport(path)) {
		throw new InviteError('USAGE_ERROR', words.batchRun.reportIsNoReport(path), {
			hint: words.batchRun.reportElsewhere,
		});
	}
	if (there.isDirectory()) throw notWritten(path, undefined);
}

/** Writes a report whole or not at all. Throws USAGE_ERROR as `checkReportPath` does, and CLI_ERROR. */
export function saveReport(path: string, text: string, inputPath: string | undefined): void {
	checkReportPath(path, inputPath);
	try {
		// A link stays one, and so does what is no file, such as `/dev/stdout`.
		if (look(path)) writeFileSync(path, text);
		else writeBeside(path, text);
	} catch (error) {
		throw notWritten(path, error);
	}
}

function look(path: string): Stats | undefined {
	try {
		return statSync(path, {throwIfNoEntry: false});
	} catch (error) {
		throw notWritten(path, error);
	}
}

/** Whether a file is a report: its first line ends in the columns that reports add. */
function isReport(path: string): boolean {
	const start = Buffer.alloc(64 * 1024);
	try {
		const file = openSync(path, 'r');
		try {
			const text = start.toString('utf8', 0, readSync(file, start));
			const [first = ''] = text.split('\n');
			return [',', ';', '\t'].some((delimiter) =>
				first.trimEnd().endsWith([...addedColumns].join(delimiter)),
			);
		} finally {
			closeSync(file);
		}
	} catch {
		return false;
	}
}

function writeBeside(path: string, text: string): void {
	const fresh = `${path}.${randomUUID()}.new`;
	try {
		writeFileSync(fresh, text, {flag: 'wx'});
		renameSync(fresh, path);
	} catch (error) {
		rmSync(fresh, {force: true});
		throw error;
	}
}

function notWritten(path: string, cause: unknown): InviteError {
	const {reportNotWritten, reportNotWrittenAtAll} = words.batchRun;
	const reason = notSavedReason(cause);
	const message =
		reason === undefined ? reportNotWrittenAtAll(path) : reportNotWritten(path, reason);
	return new InviteError('CLI_ERROR', message, {cause});
}

import {
	linkSync,
	lstatSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {
	asWritten,
	checkReportPath,
	harmless,
	saveReport,
	writeReport,
} from '../../source/batch/report.ts';
import type {RowResult} from '../../source/batch/run-result.ts';
import {InviteError} from '../../source/errors.ts';
import {words} from '../../source/words/words.ts';

const results: RowResult[] = [
	{row: 2, email: 'jane@acme.com', status: 'invited', id: 'u1'},
	{
		row: 3,
		email: 'joe@acme.com',
		status: 'failed',
		error: new InviteError('VALIDATION_ERROR', 'No; "really", no.'),
	},
];

describe('a report', () => {
	it('is the list and three columns more', () => {
		const report = writeReport(
			{
				heading: ['Email', 'Team'],
				rows: [
					{row: 2, cells: ['jane@acme.com', 'A, B']},
					{row: 3, cells: ['joe@acme.com']},
					{row: 4, cells: ['ann@acme.com', ' x\ny ']},
				],
			},
			results,
		);
		expect(report).toBe(
			[
				'Email,Team,status,id,error\n',
				'jane@acme.com,"A, B",invited,u1,\n',
				'joe@acme.com,,failed,,"No; ""really"", no."\n',
				'ann@acme.com," x\ny ",,,\n',
			].join(''),
		);
	});

	it.each([';', '\t'] as const)('keeps the delimiter %j', (delimiter) => {
		const rows = [{row: 2, cells: ['jane@acme.com', 'a,b']}];
		const report = writeReport({heading: ['email', 'team'], rows, delimiter}, results);
		expect(report.split('\n')[1]).toBe(
			['jane@acme.com', 'a,b', 'invited', 'u1', ''].join(delimiter),
		);
	});

	it('of a list without names of columns has some', () => {
		const rows = [{row: 2, cells: ['Jane <jane@acme.com>']}];
		expect(writeReport({heading: undefined, rows}, results)).toBe(
			'email,status,id,error\nJane <jane@acme.com>,invited,u1,\n',
		);
	});

	it('runs nothing in a spreadsheet', () => {
		const cells = ['=1+1', '+81', '-x', '@a', '\tx', '\rx', '＝1', "'=1", "O'Neil", 'a=b'];
		const rows = [{row: 1, cells}];
		const heading = cells.map((_, index) => `c${index}`);
		const [, line = ''] = writeReport({heading, rows, delimiter: ';'}, []).split('\n');
		expect(line.split(';').slice(0, cells.length)).toEqual([
			"'=1+1",
			"'+81",
			"'-x",
			"'@a",
			"'\tx",
			'"\'\rx"',
			"'＝1",
			"''=1",
			"O'Neil",
			'a=b',
		]);
	});

	it('gives every cell back as it was', () => {
		const text = fc.string({unit: fc.constantFrom("'", '=', '+', 'a', '\t', '＋', '\n')});
		fc.assert(
			fc.property(text, (cell) => {
				expect(asWritten(harmless(cell))).toBe(cell);
				expect(/^[=+\-@\t\r]/.test(harmless(cell))).toBe(false);
			}),
		);
	});
});

describe('a report is saved', () => {
	const text = 'email,status,id,error\n';

	function makeFolder() {
		const folder = mkdtempSync(join(tmpdir(), 'dci-report-'));
		const input = join(folder, 'people.csv');
		writeFileSync(input, 'email\njane@acme.com\n');
		return {folder, input, path: join(folder, 'report.csv')};
	}

	it('as a new file, and nothing is left beside it', () => {
		const {folder, input, path} = makeFolder();
		saveReport(path, text, input);
		expect(readFileSync(path, 'utf8')).toBe(text);
		expect(readdirSync(folder).sort()).toEqual(['people.csv', 'report.csv']);
	});

	it('over an earlier report, and over an empty file', () => {
		const {input, path} = makeFolder();
		for (const before of ['', 'Email;Team;status;id;error\r\nx\n', 'email\tstatus\tid\terror\n']) {
			writeFileSync(path, before);
			saveReport(path, text, input);
			expect(readFileSync(path, 'utf8')).toBe(text);
		}
	});

	it('never over the list, by whatever name', () => {
		const {folder, input} = makeFolder();
		symlinkSync(input, join(folder, 'link'));
		linkSync(input, join(folder, 'hard'));
		const before = readFileSync(input, 'utf8');
		writeFileSync(input, text);
		for (const name of ['people.csv', 'link', 'hard']) {
			const path = join(folder, name);
			expect(() => saveReport(path, before, input)).toThrow(words.batchRun.reportIsInput(path));
		}
		expect(readFileSync(input, 'utf8')).toBe(text);
		expect(lstatSync(join(folder, 'link')).isSymbolicLink()).toBe(true);
	});

	it('never over anything else, which is said before anything is sent', () => {
		const {folder, path} = makeFolder();
		writeFileSync(path, 'my novel\n');
		expect(() => checkReportPath(path, undefined)).toThrow(words.batchRun.reportIsNoReport(path));
		expect(readFileSync(path, 'utf8')).toBe('my novel\n');
		expect(() => checkReportPath(folder, undefined)).toThrow(InviteError);
		expect(() => saveReport(join(folder, 'none', 'x.csv'), text, undefined)).toThrow(InviteError);
	});
});

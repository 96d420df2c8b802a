import {describe, expect, it} from 'vitest';
import {columnsOf, renderPairs, renderRows, renderTable} from '../../source/output/table.ts';
import {displayWidth} from '../../source/output/text.ts';

describe('renderTable', () => {
	it('aligns by display width and leaves no blanks at the end', () => {
		const rows = [
			['日本支社', 'a'],
			['e\u0301', ''],
		];
		expect(renderTable(['Name', 'ID'], rows)).toBe(
			'Name      ID\n日本支社  a\né\n'.normalize('NFD'),
		);
	});

	const long = 'abcdefghijklmnopqrstuvwxyz'.repeat(2);

	it.each([
		[20, 'abcdefghijklmno…'],
		[40, 'abcdefghijklmnopqrstuvwxyzabc…'],
		[undefined, long],
	])('in %j columns only the first one gives way', (columns, first) => {
		const table = renderTable(['Name', 'ID'], [[long, 'id-12345']], columns);
		expect(table.split('\n')[1]).toBe(`${first}  id-12345`);
	});

	it('pads to no cell that is much wider than others', () => {
		const name = 'n'.repeat(250);
		const rows = [
			['Viewer', 'v'],
			[name, 'n'],
		];
		expect(renderTable(['Name', 'ID'], rows)).toBe(`Name    ID\nViewer  v\n${name}  n\n`);
		expect(renderTable(['Name', 'ID'], rows, 30)).toBe(
			`${'Name'.padEnd(28)}ID\n${'Viewer'.padEnd(28)}v\n${'n'.repeat(25)}…  n\n`,
		);
	});

	it('cuts a megabyte, with or without a window', () => {
		const rows = [['n'.repeat(1_000_000), 'i'.repeat(1_000_000)]];
		expect(renderTable(['Name', 'ID'], rows)).toBe(
			`Name  ID\n${'n'.repeat(255)}…  ${'i'.repeat(255)}…\n`,
		);
	});

	it.each([
		[200, 60],
		[80, 60],
		[30, 30],
	])('in %i columns has no cell wider than %i', (columns, widest) => {
		const rows = [['Viewer', 'x'.repeat(250), '日'.repeat(100)]];
		const [, row = ''] = renderTable(['Name', 'Type', 'ID'], rows, columns).split('\n');
		const [name, type, id = ''] = row.split(/ {2,}/);
		expect([name, type]).toEqual(['Viewer', `${'x'.repeat(widest - 1)}…`]);
		expect(id).toMatch(/^日+…$/);
		expect(displayWidth(id)).toBeLessThanOrEqual(widest);
	});

	it('makes every cell safe', () => {
		expect(renderTable(['Name', 'ID'], [['a\nb\u001B[31m', '\u202Ex']])).toBe(
			'Name  ID\na b   x\n',
		);
	});
});

it('renderPairs aligns labels', () => {
	expect(
		renderPairs([
			['Role', 'a\nb'],
			['Organization', 'c'],
		]),
	).toBe('  Role          a b\n  Organization  c\n');
	expect(renderPairs([])).toBe('');
});

describe('renderPairs in a window', () => {
	it.each([
		[40, `  Role  ${'x'.repeat(31)}…\n`],
		[10, `  Role  ${'x'.repeat(15)}…\n`],
		[undefined, `  Role  ${'x'.repeat(100)}\n`],
	])('of %j columns', (columns, line) => {
		expect(renderPairs([['Role', 'x'.repeat(100)]], columns)).toBe(line);
	});
});

it('renderRows cuts what is absurdly long, for no window', () => {
	expect(renderRows([['n'.repeat(1_000_000), 'i'.repeat(200)]])).toBe(
		`${'n'.repeat(255)}…\t${'i'.repeat(200)}\n`,
	);
});

it('only a terminal has a width to keep to', () => {
	expect(columnsOf({isTTY: true, columns: 40})).toBe(40);
	expect(columnsOf({isTTY: true, columns: 0})).toBeUndefined();
	expect(columnsOf({columns: 40})).toBeUndefined();
});

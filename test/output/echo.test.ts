import {describe, expect, it} from 'vitest';
import {echoedRows, wipeEcho} from '../../source/output/echo.ts';

describe('an echo', () => {
	it.each([
		['', 80, 0],
		['jane@acme.com', 80, 0],
		['jane@acme.com\r', 80, 1],
		['jane\n\n\n', 80, 3],
		['a\r\nb', 80, 1],
		['x'.repeat(40), 40, 0],
		['x'.repeat(41), 40, 1],
		['日本'.repeat(11), 40, 1],
	])('%j in %i columns leaves the cursor %i rows down', (text, columns, rows) => {
		expect(echoedRows(text, columns)).toBe(rows);
	});

	it('is wiped from its first row on', () => {
		const written: string[] = [];
		const screen = {columns: 80, write: (text: string) => written.push(text)};
		wipeEcho(screen, '');
		wipeEcho(screen, 'a\rb\r');
		expect(written).toEqual(['\r\u001B[J', '\r\u001B[2A\u001B[J']);
	});
});

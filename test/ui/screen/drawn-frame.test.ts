import {describe, expect, it} from 'vitest';
import {createFrameTracker, rowsAt, rowsToCursor} from '../../../source/ui/screen/drawn-frame.ts';
import {createLeftLines} from '../../../source/ui/screen/left-lines.ts';

function tracked(...written: string[]) {
	const tracker = createFrameTracker();
	for (const text of written) tracker.note(text);
	return tracker.frame();
}

describe('the frame tracker', () => {
	it.each<[string, string[], number[], {x: number; y: number}]>([
		['lines', ['one\nthree\n'], [3, 5, 0], {x: 0, y: 2}],
		['colours', ['\u{1B}[1m\u{1B}[38;2;1;2;3mone\u{1B}[39m\u{1B}[22m'], [3], {x: 3, y: 0}],
		['wide characters', ['田中'], [4], {x: 4, y: 0}],
		[
			'a cursor placed inside',
			['one\ntwo\n\u{1B}[2A\u{1B}[2G\u{1B}[?25h'],
			[3, 3, 0],
			{x: 1, y: 0},
		],
		[
			'an unchanged line',
			['one\ntwo\n', '\u{1B}[2A\u{1B}[E\u{1B}[1G\u{1B}[Kx\n'],
			[3, 1, 0],
			{x: 0, y: 2},
		],
		['a part of a line', ['one two\n', '\u{1B}[1A\u{1B}[5G\u{1B}[K!'], [5, 0], {x: 5, y: 0}],
		[
			'lines erased upwards',
			['a\nbb\nccc', '\u{1B}[2K\u{1B}[1A\u{1B}[2K\u{1B}[G'],
			[1, 0, 0],
			{x: 0, y: 1},
		],
		[
			'the rest of the screen erased',
			['a\nbb\nccc', '\u{1B}[1A\u{1B}[1G\u{1B}[J'],
			[1, 0],
			{x: 0, y: 1},
		],
	])('follows %s', (_, written, widths, cursor) => {
		expect(tracked(...written)).toEqual({widths, cursor});
	});

	it('begins anew after a reset', () => {
		const tracker = createFrameTracker();
		tracker.note('one\ntwo');
		tracker.reset();
		expect(tracker.frame()).toEqual({widths: [0], cursor: {x: 0, y: 0}});
	});
});

describe('rows after the terminal broke the lines', () => {
	it.each([
		[0, 40, 1],
		[40, 40, 1],
		[41, 40, 2],
		[81, 40, 3],
		[81, Number.POSITIVE_INFINITY, 1],
	])('%i columns in %i', (width, columns, rows) => {
		expect(rowsAt(width, columns)).toBe(rows);
	});

	const frame = {widths: [50, 10, 50, 90], cursor: {x: 3, y: 2}};
	it.each([
		['the lines above count', frame, 40, undefined, 3],
		['nothing is broken', frame, 100, undefined, 2],
		[
			'the lines below count where the cursor is shifted',
			frame,
			40,
			{column: 3, shiftsCursor: true},
			5,
		],
		[
			'the cursor went along with its line',
			{...frame, cursor: {x: 45, y: 2}},
			40,
			{column: 5, shiftsCursor: false},
			4,
		],
		[
			'the cursor stayed behind',
			{...frame, cursor: {x: 45, y: 2}},
			40,
			{column: 39, shiftsCursor: false},
			3,
		],
	])('to the cursor: %s', (_, of, columns, report, rows) => {
		expect(rowsToCursor(of, columns, report)).toBe(rows);
	});
});

describe('lines left above the frame', () => {
	it('are taken from below, as far as they are seen', () => {
		const left = createLeftLines();
		left.add(3, [10, 0, 50, 7], 40);
		expect(left.take(1, 40)).toBe(1);
		expect(left.take(10, 40)).toBe(2);
		expect(left.take(10, 40)).toBe(0);
	});

	it('keep the part of a broken line that is still hidden', () => {
		const left = createLeftLines();
		left.add(2, [80], 40);
		expect(left.take(1, 40)).toBe(1);
		expect(left.take(5, 40)).toBe(1);
	});

	it('are none where nothing was lost', () => {
		const left = createLeftLines();
		left.add(-3, [10], 40);
		expect(left.take(5, 40)).toBe(0);
	});
});

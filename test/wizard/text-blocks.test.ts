import {describe, expect, it} from 'vitest';
import {type Block, fitBlocks} from '../../source/wizard/text-blocks.tsx';

/** A block of so many rows, `a1` being the first. */
function block(name: string, rows: number): Block {
	return (maxLines) =>
		Array.from({length: Math.min(rows, maxLines)}, (_, index) => ({
			lead: '',
			text: `${name}${index + 1}`,
		}));
}

describe('blocks in little room', () => {
	it.each([
		{room: 10, whole: 1, shown: 'a1 a2 a3 b1 b2 c1'},
		{room: 5, whole: 1, shown: 'a1 a2 a3 b1 c1'},
		{room: 4, whole: 1, shown: 'a1 a2 a3 b1'},
		{room: 2, whole: 1, shown: 'a1 a2'},
		{room: 5, whole: 2, shown: 'a1 a2 a3 b1 b2'},
		{room: 4, whole: 0, shown: 'a1 a2 b1 c1'},
		{room: 0, whole: 1, shown: ''},
	])('gives $whole of them all they need in $room rows, the others a row each', (given) => {
		const blocks = [block('a', 3), block('b', 2), block('c', 1)];
		const lines = fitBlocks(blocks, given.room, given.whole);
		expect(lines.map(({text}) => text).join(' ')).toBe(given.shown);
	});
});

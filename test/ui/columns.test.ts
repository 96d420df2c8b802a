import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {columnGap, fitColumns} from '../../source/ui/table/columns.ts';

const address = {wanted: 20, least: 12, weight: 9};
const name = {wanted: 12, least: 6, weight: 5};
const note = {wanted: 40, least: 10, weight: 7};

describe('columns that share a window', () => {
	it.each([
		[80, [20, 12, 40]],
		[60, [20, 6, 30]],
		[40, [20, 6, 10]],
		[31, [19, 0, 10]],
		[20, [20, 0, 0]],
		[8, [8, 0, 0]],
	])('in %i columns', (room, widths) => {
		expect(fitColumns([address, name, note], room)).toEqual(widths);
	});

	it('leaves a column out that has nothing to show', () => {
		expect(fitColumns([address, {...name, wanted: 0}, note], 80)).toEqual([20, 0, 40]);
	});

	it('never takes more than there is, and never more than is wanted', () => {
		const column = fc.record({
			wanted: fc.nat(60),
			least: fc.integer({min: 1, max: 20}),
			weight: fc.nat(9),
		});
		fc.assert(
			fc.property(fc.array(column, {maxLength: 6}), fc.nat(200), (columns, room) => {
				const widths = fitColumns(columns, room);
				const shown = widths.filter((width) => width > 0);
				const total = shown.reduce((sum, width) => sum + width, 0);
				expect(total + columnGap * Math.max(0, shown.length - 1)).toBeLessThanOrEqual(room);
				for (const [index, width] of widths.entries()) {
					expect(width).toBeLessThanOrEqual(columns[index]?.wanted ?? 0);
				}
			}),
		);
	});
});

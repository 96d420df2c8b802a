import {describe, expect, it} from 'vitest';
import {createChooser} from '../../source/ask/chooser.ts';
import {findRow, type Row} from '../../source/ask/rows.ts';
import {words} from '../../source/words/words.ts';

const rows: Row[] = [
	{id: 'none', label: 'Account default'},
	{id: 'a-1', label: 'Éditeur', detail: 'preset'},
	{id: '7', label: 'Edit all'},
	{id: 'x', label: 'Twin'},
	{id: 'y', label: 'Twin'},
];

describe('a row', () => {
	it.each<[string, string]>([
		['1', 'row none'],
		['5', 'row y'],
		['7', 'row 7'],
		['9', 'no-number'],
		['account DEFAULT', 'row none'],
		['A-1', 'row a-1'],
		['edite', 'row a-1'],
		['edit', 'several 2,3'],
		['twin', 'several 4,5'],
		['x', 'row x'],
		['zzz', 'nothing'],
	])('%s is %s', (text, expected) => {
		const choice = findRow(rows, text);
		const which =
			choice.type === 'row' ? choice.row.id : choice.type === 'several' ? choice.numbers : '';
		expect(`${choice.type} ${which}`.trim()).toBe(expected);
	});

	it('is found by number among those that have numbers, by name among all', () => {
		const numbered = rows.slice(3);
		expect(findRow(rows, '2', numbered)).toEqual({type: 'row', row: rows[4]});
		expect(findRow(rows, 'account d', numbered)).toEqual({type: 'row', row: rows[0]});
	});
});

/** What is said while these lines are typed, and the row that was chosen. */
async function choose(
	lines: string[],
	{renumbers = false, usual, ...row}: {renumbers?: boolean; usual?: Row; sends?: boolean} = {},
) {
	const said: string[] = [];
	const ask = createChooser({
		say: (...words) => said.push(...words),
		pageSize: 2,
		moreWords: (left) => `${left} more`,
		renumbers,
		isMeant: async (isAlone) => isAlone,
	});
	const menu = {title: ['Which?'], rows: rows.map((each) => ({...each, ...row})), usual};
	const chosen = await ask(menu, async (prompt) => {
		said.push(prompt);
		const text = lines.shift();
		return text === undefined ? undefined : {text, isAlone: lines.length === 0};
	});
	return {said, chosen: chosen?.id};
}

describe('choosing', () => {
	it('comes in pages, to the last one', async () => {
		const {said, chosen} = await choose(['more', 'MORE', 'more']);
		expect(chosen).toBeUndefined();
		expect(said).toEqual([
			'Which?',
			'  1. Account default',
			'  2. Éditeur (preset)',
			'  3 more',
			'Number or name: ',
			'  3. Edit all',
			'  4. Twin',
			'  1 more',
			'Number or name: ',
			'  5. Twin',
			'Number or name: ',
			'No row matches "more".',
			'Number or name: ',
		]);
	});

	it.each([
		{renumbers: false, numbers: ['  4. Twin', '  5. Twin'], second: 'a-1'},
		{renumbers: true, numbers: ['  1. Twin', '  2. Twin'], second: 'y'},
	])('gives several new numbers or leaves them theirs: $renumbers', async (each) => {
		const {said, chosen} = await choose(['twin', '2'], {renumbers: each.renumbers});
		expect(said).toEqual(expect.arrayContaining(['Several rows match "twin":', ...each.numbers]));
		expect(chosen).toBe(each.second);
	});

	it('takes the usual row for an empty line, and asks again without one', async () => {
		const [usual] = rows;
		if (!usual) throw new Error('no row');
		expect(await choose([''], {usual})).toMatchObject({chosen: 'none'});
		const {said} = await choose(['', '1']);
		expect(said).toContain('Type the number of a row, or part of its name.');
	});

	it('sends only what was meant', async () => {
		const {said, chosen} = await choose(['1', '1'], {sends: true});
		expect(said).toContain(words.ask.tooFast);
		expect(chosen).toBe('none');
	});
});

it('takes an empty line that came before the prompt for nothing, where told to', async () => {
	const lines = [
		{text: '', isAlone: false, isEarly: true},
		{text: '', isAlone: true},
	];
	const ask = createChooser({say: () => {}, pageSize: 9, moreWords: String});
	const menu = {title: [], rows, usual: rows[0], isDeafToEarly: true};
	expect(await ask(menu, async () => lines.shift())).toBe(rows[0]);
	expect(lines).toEqual([]);
});

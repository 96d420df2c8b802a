import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {root} from './environment.ts';

/** Rows of `test/faults.md`, from the table that has so many columns. */
function readTable(columns: number): string[][] {
	return readFileSync(join(root, 'test/faults.md'), 'utf8')
		.split('\n')
		.filter((line) => line.startsWith('| '))
		.map((line) =>
			line
				.slice(1, -1)
				.split('|')
				.map((cell) => cell.trim()),
		)
		.filter(
			(cells) => cells.length === columns && cells[0] !== 'Case' && !/^-+$/.test(cells[0] ?? ''),
		);
}

/** A case with one outcome for the wizard and one for a script. */
export type FaultRow = {
	name: string;
	words: string[];
	exit: {wizard: number; script: number};
	posts: {wizard: number; script: number};
};

function pair(cell = ''): {wizard: number; script: number} {
	const [wizard = Number.NaN, script = Number.NaN] = cell.split(',').map(Number);
	return {wizard, script};
}

/** The first table. */
export function readFaultRows(): FaultRow[] {
	return readTable(5).map(([name = '', , words = '', exit, posts]) => ({
		name,
		words: [...words.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word),
		exit: pair(exit),
		posts: pair(posts),
	}));
}

/** The names of the cases in the second table. */
export function readFurtherCases(): string[] {
	return readTable(3).map(([name = '']) => name);
}

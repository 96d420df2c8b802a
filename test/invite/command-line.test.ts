import {execFileSync} from 'node:child_process';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {
	commandLine,
	commandLines,
	commandOf,
	flagWords,
	shellWord,
} from '../../source/invite/command-line.ts';
import {displayWidth, safeWhole} from '../../source/output/text.ts';
import {readByShell, shells} from '../helpers/shells.ts';

describe('shellWord', () => {
	const cases: Array<[word: string, quoted: string]> = [
		['jane@acme.com', 'jane@acme.com'],
		['Standard User', '"Standard User"'],
		['', '""'],
		["O'Neil", '"O\'Neil"'],
		['$HOME', "'$HOME'"],
		['a!b', "'a!b'"],
		[`it's "$x" \\`, String.raw`'it'\''s "$x" '\\`],
		['経理担当', '"経理担当"'],
		['~', '"~"'],
		['*', '"*"'],
		['=ls', '"=ls"'],
	];
	it.each(cases)('%j is %j, and the shell reads it back', (word, quoted) => {
		expect(shellWord(word)).toBe(quoted);
		expect(execFileSync('sh', ['-c', `printf %s ${quoted}`], {encoding: 'utf8'})).toBe(word);
	});
});

describe('commandOf', () => {
	const role = {id: 'r-1', name: 'Standard User'};

	function lineOf(...given: Parameters<typeof commandOf>): string {
		return commandLine(commandOf(...given).words);
	}

	it('says names, and none for what is left out', () => {
		expect(lineOf({email: 'jane@acme.com', role, organization: null})).toBe(
			'dci-invite --email jane@acme.com --role "Standard User" --organization none',
		);
	});

	it('says IDs where a name would not do, and what else is needed', () => {
		expect(lineOf({role}, {sayIds: new Set(['role']), more: ['--yes']})).toBe(
			'dci-invite --role r-1 --yes',
		);
	});

	it('gives a value that begins with a dash in one word with its flag', () => {
		expect(lineOf({lastName: '-x', role: {id: 'r', name: '--yes'}})).toBe(
			'dci-invite --last-name=-x --role=--yes',
		);
		expect(flagWords('--profile', 'work')).toEqual(['--profile', 'work']);
	});

	const hostile = [
		"a'\u001B]0;'; touch pwned; '\u0007b",
		'two\nlines',
		'right\u202Eleft',
		'zero\u200Bwidth',
		'n'.repeat(1_000_000),
	];

	it.each(hostile)('says the ID instead of a name that cannot be typed', (name) => {
		expect(commandOf({role: {id: 'r-1', name}})).toEqual({
			words: ['dci-invite', '--role', 'r-1'],
			leftOut: [],
		});
	});

	it.each(hostile)('leaves the flag out where the ID cannot be typed either', (text) => {
		expect(
			commandOf({email: 'jane@acme.com', firstName: text, role: {id: text, name: text}}),
		).toEqual({
			words: ['dci-invite', '--email', 'jane@acme.com'],
			leftOut: ['--first-name', '--role'],
		});
	});
});

describe('a command that is shown', () => {
	const text = fc
		.array(
			fc.oneof(
				fc.string({maxLength: 8}),
				fc.string({unit: 'grapheme', maxLength: 4}),
				fc.constantFrom(
					...[
						"'",
						'"',
						'`',
						'\\',
						'!',
						'!!',
						'$(id)',
						'$x',
						' ',
						' --yes',
						'-x',
						'\n',
						'\u001B]0;',
						'\u0007',
					],
					...[
						'日本',
						'👨‍👩‍👧',
						'~',
						'=ls',
						'*',
						'{a,b}',
						'#',
						'^',
						'%',
						';',
						'&&',
						'|',
						'>',
						'(',
						'\\\n',
					],
				),
			),
			{minLength: 1, maxLength: 12},
		)
		.map((parts) => parts.join(''))
		.filter((joined) => joined !== '');

	const commands = fc.record({
		values: fc.record({
			email: fc.constant('jane@acme.com'),
			firstName: text,
			lastName: text,
			role: fc.record({id: text, name: text}),
			organization: fc.record({id: fc.constant('o-1'), name: text}),
		}),
		columns: fc.integer({min: 20, max: 120}),
	});

	it.each(shells)('is read by %s as what was meant, at any width', (shell) => {
		const given = fc.sample(commands, 400).map(({values, columns}) => {
			const {words} = commandOf(values, {more: ['--yes']});
			const lines = commandLines(words, columns);
			return {words, lines, columns};
		});
		for (const {lines, columns} of given) {
			expect(lines.join('')).toBe(safeWhole(lines.join('')));
			for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(columns);
		}
		expect(
			readByShell(
				shell,
				given.map(({lines}) => lines.join('\n')),
			),
		).toEqual(given.map(({words}) => words.slice(1)));
	});

	it.each(shells)('is read by %s the same on one line', (shell) => {
		const given = fc.sample(commands, 200).map(({values}) => commandOf(values).words);
		expect(readByShell(shell, given.map(commandLine))).toEqual(
			given.map((words) => words.slice(1)),
		);
	});

	it('breaks before flags only, where that is enough', () => {
		expect(
			commandLines(
				['dci-invite', '--role', 'One --two three', '--email', 'jane@acme.com', '--yes'],
				40,
			),
		).toEqual(['dci-invite --role "One --two three" \\', '  --email jane@acme.com --yes']);
	});
});

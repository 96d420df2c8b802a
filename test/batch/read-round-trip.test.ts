import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {readTypedPeople} from '../../source/batch/read-lines.ts';
import {looksLikePath} from '../../source/batch/read-path.ts';
import {readPeople} from '../../source/batch/read-people.ts';

type Person = {email: string; firstName: string; lastName: string; note: string};

const word = fc.constantFrom(
	'a',
	'Jane',
	'Müller',
	'山田',
	'O’Neil',
	'van der',
	'x y',
	'"JD"',
	'Jr.',
);
const name = fc
	.array(fc.oneof(word, fc.constantFrom(',', ';', '"', '""', "'", '-')), {
		minLength: 1,
		maxLength: 4,
	})
	.map((parts) => `N${parts.join(' ')}`);
const person: fc.Arbitrary<Person> = fc.record({
	email: fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/).map((local) => `${local}@acme.com`),
	firstName: name,
	lastName: name,
	note: fc.oneof(
		fc.constant(''),
		fc
			.array(fc.constantFrom('a', '\n', '\r\n', ',', ';', '\t', '"', ' '), {maxLength: 8})
			.map((parts) => parts.join('')),
	),
});

/** A table as a spreadsheet writes one. */
function writeTable(
	people: readonly Person[],
	{delimiter, lineBreak, quotesAll}: {delimiter: string; lineBreak: string; quotesAll: boolean},
): string {
	function cell(text: string) {
		const needsQuotes = quotesAll || /[",;\t\r\n]/.test(text) || text !== text.trim();
		return needsQuotes ? `"${text.replaceAll('"', '""')}"` : text;
	}
	const records = [
		['Note', 'First name', 'E-mail', 'Last name'],
		...people.map(({note, firstName, email, lastName}) => [note, firstName, email, lastName]),
	];
	return records.map((cells) => cells.map(cell).join(delimiter) + lineBreak).join('');
}

const encodings: Readonly<Record<string, (text: string) => Uint8Array | string>> = {
	text: (text) => text,
	'UTF-8': (text) => Buffer.from(text),
	'UTF-8 with a mark': (text) => Buffer.from(`\u{FEFF}${text}`),
	'UTF-16 LE': (text) => Buffer.from(`\u{FEFF}${text}`, 'utf16le'),
	'UTF-16 BE': (text) => Buffer.from(`\u{FEFF}${text}`, 'utf16le').swap16(),
};

describe('whatever a spreadsheet writes', () => {
	it.each(Object.entries(encodings))('is read back as it was, in %s', async (_, encode) => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(person, {minLength: 1, maxLength: 8}),
				fc.constantFrom(',', ';', '\t'),
				fc.constantFrom('\n', '\r\n'),
				fc.boolean(),
				async (people, delimiter, lineBreak, quotesAll) => {
					const text = writeTable(people, {delimiter, lineBreak, quotesAll});
					const result = await readPeople(encode(text));
					expect(result.ok && result.list.rows).toMatchObject(
						people.map(({email, firstName, lastName}, index) => ({
							row: index + 2,
							email,
							values: {firstName, lastName},
							problems: [],
						})),
					);
					expect(result.ok && result.list).toMatchObject({delimiter, ignoredColumns: ['Note']});
				},
			),
			{numRuns: 60},
		);
	});
});

describe('no input at all makes it fail', () => {
	const piece = fc.oneof(
		fc.constantFrom(
			...[
				'email',
				'name',
				'jane@acme.com',
				'<jim@acme.com>',
				'"',
				'""',
				',',
				';',
				'\t',
				'\n',
				'\r',
				' ',
			],
			...[
				'{',
				'}',
				'[',
				']',
				':',
				'"email"',
				'null',
				'\\',
				'\u{0}',
				'\u{FEFF}',
				'=',
				"'",
				'status,id,error',
			],
			...['\u{D800}', '@', 'a:', 'file://', '%', '~/', '__proto__', 'sep=;'],
		),
		fc.string({unit: 'binary', maxLength: 6}),
	);
	const text = fc.array(piece, {maxLength: 30}).map((pieces) => pieces.join(''));

	it('text', async () => {
		await fc.assert(
			fc.asyncProperty(text, async (source) => {
				await expect(readPeople(source)).resolves.toHaveProperty('ok');
				readTypedPeople(source);
				readTypedPeople(source.split(' '));
				looksLikePath(source, '/home/jane');
			}),
			{numRuns: 1500},
		);
	});

	it('bytes', async () => {
		const bytes = fc.oneof(
			fc.uint8Array({maxLength: 60}),
			text.map((source) => Buffer.from(source, 'utf16le')),
			fc.uint8Array({maxLength: 40}).map((rest) => Buffer.from([0xff, 0xfe, ...rest])),
		);
		await fc.assert(
			fc.asyncProperty(bytes, async (source) => {
				await expect(readPeople(source)).resolves.toHaveProperty('ok');
			}),
			{numRuns: 800},
		);
	});

	it.each([
		['quotes', '"'.repeat(1_000_000)],
		['quotes and breaks', '"\n'.repeat(50_000)],
		['quoted pieces', `${'" '.repeat(200_000)}@`],
		['brackets', '['.repeat(1_000_000)],
		['brackets in a body', `[{"email": ${'['.repeat(100_000)}${']'.repeat(100_000)}}]`],
		['a long text in JSON', JSON.stringify([{email: 'x\\"'.repeat(300_000)}])],
		['commas', `email${','.repeat(500_000)}\nj@acme.com`],
		['blanks', `${' '.repeat(500_000)}x@`],
		['half addresses', `${'a <'.repeat(200_000)}@`],
		['keys', JSON.stringify(Array.from({length: 5000}, (_, index) => ({[`k${index}`]: '@'})))],
	])('a megabyte of %s', async (_, source) => {
		await expect(readPeople(source)).resolves.toHaveProperty('ok');
		readTypedPeople(source);
	});
});

import {describe, expect, it} from 'vitest';
import {readTypedPeople} from '../../source/batch/read-lines.ts';
import {looksLikePath} from '../../source/batch/read-path.ts';
import {words} from '../../source/words/words.ts';

function people(typed: string | readonly string[]) {
	return readTypedPeople(typed)?.rows.map(({row, email, values, problems}) => ({
		row,
		email,
		...values,
		...(problems.length > 0 ? {wrong: problems.map(({reason}) => reason)} : {}),
	}));
}

const janeAndJim = [
	{row: 1, email: 'jane@acme.com'},
	{row: 2, email: 'jim@acme.com'},
];
const named = [
	{row: 1, email: 'jane@acme.com', firstName: 'Jane', lastName: 'Doe'},
	{row: 2, email: 'jim@acme.com', firstName: 'Jim', lastName: 'Roe'},
];

describe('several people at the email question', () => {
	it.each([
		'jane@acme.com, jim@acme.com',
		'jane@acme.com;jim@acme.com',
		'jane@acme.com\njim@acme.com',
		'jane@acme.com\r\n\r\njim@acme.com\r\n',
		'jane@acme.com jim@acme.com',
		'jane@acme.com\tjim@acme.com',
		'  jane@acme.com,  jim@acme.com, ',
		'mailto:jane@acme.com, <jim@acme.com>',
	])('%j', (text) => {
		expect(people(text)).toEqual(janeAndJim);
	});

	it.each([
		'Jane Doe <jane@acme.com>, Jim Roe <jim@acme.com>',
		'"Doe, Jane" <jane@acme.com>; "Roe, Jim" <jim@acme.com>',
		'Doe, Jane <jane@acme.com>; Roe, Jim <jim@acme.com>',
		'Jane Doe jane@acme.com, Jim Roe jim@acme.com',
		'jane@acme.com\tJane\tDoe\njim@acme.com\tJim\tRoe',
		'Jane\tDoe\tjane@acme.com\r\nJim\tRoe\tjim@acme.com\r\n',
		'To: Jane Doe <jane@acme.com>\nCc: Jim Roe <jim@acme.com>',
	])('with their names: %j', (text) => {
		expect(people(text)).toEqual(named);
	});

	it('as rows of a spreadsheet with their heading', () => {
		const text = 'Last name\tE-mail\tFirst name\nDoe\tjane@acme.com\tJane\nRoe\tjim@acme.com\tJim';
		expect(people(text)).toEqual(named.map((person) => ({...person, row: person.row + 1})));
	});

	it('say what is wrong and forget nothing', () => {
		expect(people('jane@acme.com, bob, jim@')).toEqual([
			janeAndJim[0],
			{row: 2, email: 'bob', wrong: [words.address.noAt]},
			{row: 3, email: 'jim@', wrong: [words.address.nothingAfterAt]},
		]);
		expect(people('jane@acme.com, Jane@acme.com')).toHaveLength(2);
	});
});

describe('one person at the email question', () => {
	it.each([
		'',
		'jane',
		'jane@acme.com',
		'jane@acme.com,',
		'jane@acme.com\n',
		'Jane Doe jane@acme.com',
		'Jane Doe <jane@acme.com>',
		'"Doe, Jane" <jane@acme.com>',
		'Doe, Jane <jane@acme.com>',
		'Jane Doe (jane@acme.com)',
		'jane@acme.com\tJane\tDoe',
		'Jane\tDoe\tjane@acme.com',
		'mailto:jane@acme.com?subject=a,b',
		'jane@acme.com, bob',
		'jane@acme.com jim@acme.com bob',
		'jane@@acme.com',
	])('%j', (text) => {
		expect(readTypedPeople(text)).toBeUndefined();
	});
});

describe('words of a command line', () => {
	it.each([
		[['jane@acme.com', 'jim@acme.com'], janeAndJim],
		[['jane@acme.com,', 'jim@acme.com'], janeAndJim],
		[['jane@acme.com,jim@acme.com'], janeAndJim],
		[['Jane Doe <jane@acme.com>', 'Jim Roe <jim@acme.com>'], named],
		[['"Doe, Jane" <jane@acme.com>', '"Roe, Jim" <jim@acme.com>'], named],
		[['Jane', 'Doe', 'jane@acme.com,', 'Jim', 'Roe', 'jim@acme.com'], named],
	])('%j are several', (typed, expected) => {
		expect(people(typed)).toEqual(expected);
	});

	it.each([
		[['jane@acme.com']],
		[['Jane', 'Doe', 'jane@acme.com']],
		[['Jane Doe', '<jane@acme.com>']],
		[[]],
	])('%j are one', (typed) => {
		expect(readTypedPeople(typed)).toBeUndefined();
	});
});

describe('a path', () => {
	it.each([
		['people.csv', 'people.csv'],
		['my people.csv', 'my people.csv'],
		['"my people.csv"', 'my people.csv'],
		["'/tmp/my people.csv' ", '/tmp/my people.csv'],
		['/tmp/my\\ people\\(1\\).csv', '/tmp/my people(1).csv'],
		['/tmp/people', '/tmp/people'],
		['./people', './people'],
		['../a@b/people.txt', '../a@b/people.txt'],
		['lists/jane@acme.com.csv', 'lists/jane@acme.com.csv'],
		['~/people.csv', '/home/jane/people.csv'],
		['file:///tmp/my%20people.csv', '/tmp/my people.csv'],
		['file://localhost/tmp/people.csv', '/tmp/people.csv'],
		['C:\\Users\\Jane\\people.csv', 'C:\\Users\\Jane\\people.csv'],
		['People.XLSX', 'People.XLSX'],
		['日本.json', '日本.json'],
	])('is %j', (text, path) => {
		expect(looksLikePath(text, '/home/jane')).toBe(path);
	});

	it.each([
		'',
		'jane@acme.com',
		'a/b@acme.com',
		'jane',
		'Jane Doe <jane@acme.com>',
		'people.csv\nx',
		'file://%',
		'x@people.csv',
		'jane@acme.com, /tmp',
	])('is not %j', (text) => {
		expect(looksLikePath(text, '/home/jane')).toBeUndefined();
	});
});

import {describe, expect, it} from 'vitest';
import type {PeopleList} from '../../source/batch/people-list.ts';
import {readPeople} from '../../source/batch/read-people.ts';
import {fields} from '../../source/invite/fields.ts';
import {words} from '../../source/words/words.ts';

async function listOf(source: string | Uint8Array): Promise<PeopleList> {
	const result = await readPeople(source);
	if (!result.ok) throw result.error;
	return result.list;
}

/** What the rows say: number, address and what is said of it. */
async function people(source: string | Uint8Array) {
	const {rows} = await listOf(source);
	return rows.map(({row, email, values}) => ({row, email, ...values}));
}

async function problems(source: string) {
	const {rows} = await listOf(source);
	return rows.flatMap((row) => row.problems.map(({field: _, ...problem}) => problem));
}

async function refusal(source: string | Uint8Array) {
	const result = await readPeople(source, {name: 'people.csv'});
	return result.ok ? result.list : [result.error.message, result.error.hint];
}

const what = 'people.csv';
const jane = {row: 2, email: 'jane@acme.com'};

describe('a table', () => {
	it.each([
		['comma', 'email,first name\njane@acme.com,Jane\n'],
		['semicolon', 'email;first name\njane@acme.com;Jane\n'],
		['tab', 'email\tfirst name\njane@acme.com\tJane'],
		['Windows line breaks', 'email,first name\r\njane@acme.com,Jane\r\n'],
		['old Mac line breaks', 'email,first name\rjane@acme.com,Jane\r'],
		['quotes', '"email","first name"\n"jane@acme.com","Jane"\n'],
		['the separator in a line of its own', 'sep=;\nemail;first name\njane@acme.com;Jane'],
		['a mark', '\u{FEFF}email,first name\njane@acme.com,Jane'],
		['blanks around', ' email , first name \n jane@acme.com , Jane '],
		['cells that are missing or empty', 'email,first name,last name,\njane@acme.com,Jane\n'],
	])('with %s', async (_, text) => {
		expect(await people(text)).toEqual([{...jane, firstName: 'Jane'}]);
	});

	it('counts records as a spreadsheet does', async () => {
		const text = 'email,note\njane@acme.com,"two\nlines"\n\n,\njim@acme.com,\n';
		expect((await listOf(text)).rows.map(({row}) => row)).toEqual([2, 5]);
		expect((await listOf(`\n\n${text}`)).rows.map(({row}) => row)).toEqual([4, 7]);
	});

	it('keeps the cells as they came', async () => {
		const {heading, rows} = await listOf('Email,Note\n jane@acme.com,"a, ""b"""\n');
		expect(heading).toEqual(['Email', 'Note']);
		expect(rows.map(({cells}) => cells)).toEqual([[' jane@acme.com', 'a, "b"']]);
	});

	it("is DoiT's own template", async () => {
		const text = [
			'userEmail,firstName,lastName,userPhone,phoneExtension,jobFunction,billingProfilesAssignments,userRole,notifyBudget,notifyNews',
			'jane@acme.com,Jane,Doe,+1,5551234,Data Engineer/Data Analysts,,Standard User,1,1',
		].join('\n');
		expect(await people(text)).toEqual([
			{
				...jane,
				firstName: 'Jane',
				lastName: 'Doe',
				jobTitle: 'Data Engineer/Data Analysts',
				role: 'Standard User',
			},
		]);
		const {ignoredColumns} = await listOf(text);
		expect(ignoredColumns).toEqual([
			'userPhone',
			'phoneExtension',
			'billingProfilesAssignments',
			'notifyBudget',
			'notifyNews',
		]);
	});

	it('is Japanese', async () => {
		const text =
			'メールアドレス,姓,名,役職,ロール,組織\njane@acme.com,山田,花子,Founder,経理担当,日本支社';
		expect(await people(text)).toEqual([
			{
				...jane,
				firstName: '花子',
				lastName: '山田',
				jobTitle: 'Founder',
				role: '経理担当',
				organization: '日本支社',
			},
		]);
		expect(await people('メール,氏名\njane@acme.com,山田　花子')).toEqual([
			{...jane, firstName: '花子', lastName: '山田'},
		]);
		expect(await people('メール,氏名\njane@acme.com,Jane Doe')).toEqual([
			{...jane, firstName: 'Jane', lastName: 'Doe'},
		]);
	});

	it.each([
		['Jane Doe', {firstName: 'Jane', lastName: 'Doe'}],
		['"Doe, Jane"', {firstName: 'Jane', lastName: 'Doe'}],
		['Jane van der Berg', {firstName: 'Jane', lastName: 'van der Berg'}],
		['Jane', {firstName: 'Jane'}],
		['none', {}],
	])('splits the name %s', async (name, names) => {
		expect(await people(`Full Name,E-Mail\n${name},jane@acme.com`)).toEqual([{...jane, ...names}]);
	});

	it('takes the name beside the address where it has no other', async () => {
		expect(await people('email,role\n"""Doe, Jane"" <jane@acme.com>",Admin')).toEqual([
			{...jane, firstName: 'Jane', lastName: 'Doe', role: 'Admin'},
		]);
		expect(await people('email,last name\nJane Roe <jane@acme.com>,Doe')).toEqual([
			{...jane, lastName: 'Doe'},
		]);
	});

	it('leaves out what says none', async () => {
		expect(await people('email,last name,role\njane@acme.com,none,none')).toEqual([
			{...jane, lastName: null, role: null},
		]);
	});

	it.each([
		['address beside a clearer name', 'email,address\njane@acme.com,Main St 1', {}],
		['address alone', 'address,role\njane@acme.com,Admin', {role: 'Admin'}],
		[
			'title beside a clearer name',
			'mail,title,job title\njane@acme.com,Dr,Founder',
			{jobTitle: 'Founder'},
		],
		['title alone', 'mail,title\njane@acme.com,Founder', {jobTitle: 'Founder'}],
	])('%s', async (_, text, said) => {
		expect(await people(text)).toEqual([{...jane, ...said}]);
	});

	it('is a report of a list whose row has more cells than its heading', async () => {
		const text =
			"email,last name,,'-x,,status,id,error\nj@acme.com,Doe,,,Jr.,invalid,,no\nk@acme.com,,,,,failed,,\n";
		const {heading, rows} = await listOf(text);
		expect(heading).toEqual(['email', 'last name', '', '-x']);
		expect(rows.map((row) => row.problems.map(({reason}) => reason))).toEqual([
			[words.batch.tooManyCells],
			[],
		]);
	});

	it('is a report, whose rows went through or not', async () => {
		const text = [
			'email,first name,status,status,id,error',
			'jane@acme.com,Jane,x,invited,u-1,',
			"jim@acme.com,'-Jim,y,failed,,no",
			'joe@acme.com,Joe,z,skipped,,',
		].join('\n');
		const {heading, rows} = await listOf(text);
		expect(heading).toEqual(['email', 'first name', 'status']);
		expect(rows.map(({cells, settled}) => [cells, settled])).toEqual([
			[['jane@acme.com', 'Jane', 'x'], {status: 'invited', id: 'u-1'}],
			[['jim@acme.com', '-Jim', 'y'], undefined],
			[['joe@acme.com', 'Joe', 'z'], {status: 'skipped'}],
		]);
	});
});

describe('text', () => {
	const text = 'email,last name\njane@acme.com,Müller\n';
	it.each([
		['UTF-8', Buffer.from(text)],
		['UTF-8 with a mark', Buffer.from(`\u{FEFF}${text}`)],
		['UTF-16 LE with a mark', Buffer.from(`\u{FEFF}${text}`, 'utf16le')],
		['UTF-16 BE with a mark', Buffer.from(`\u{FEFF}${text}`, 'utf16le').swap16()],
	])('in %s', async (_, bytes) => {
		expect(await people(bytes)).toEqual([{...jane, lastName: 'Müller'}]);
	});

	it.each([
		['Latin-1', Buffer.from(text, 'latin1')],
		['UTF-16 without a mark', Buffer.from(text, 'utf16le')],
		['cut UTF-16', Buffer.from(`\u{FEFF}${text}`, 'utf16le').subarray(0, -1)],
		['what a decoder gave up on', text.replace('ü', '\u{FFFD}')],
	])('in another encoding is refused: %s', async (_, source) => {
		expect(await refusal(source)).toEqual([
			words.batch.badEncoding(what),
			words.batch.badEncodingHint,
		]);
	});

	it.each([
		['xlsx', Buffer.from('PK\u{3}\u{4}...')],
		['xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1])],
	])('is not %s', async (_, bytes) => {
		expect(await refusal(bytes)).toEqual([
			words.batch.isSpreadsheet(what),
			words.batch.isSpreadsheetHint,
		]);
	});

	it('is not larger than that', async () => {
		expect(await refusal(new Uint8Array(50 * 1024 * 1024))).toEqual([
			words.batch.tooLarge(what, 10),
			words.batch.tooLargeHint,
		]);
	});
});

describe('a list that is refused as a whole', () => {
	const {batch} = words;
	it.each([
		['', batch.isEmpty(what)],
		[' \n\n\t\n', batch.isEmpty(what)],
		['[]', batch.isEmpty(what)],
		['email,first name\n', batch.onlyHeading(what)],
		['email\n', batch.onlyHeading(what)],
		[
			'Vorname;Anschrift\nJane;jane@acme.com',
			batch.noAddressColumn(what, ['Vorname', 'Anschrift']),
		],
		['first name,last name\nJane,Doe', batch.noAddressColumn(what, ['first name', 'last name'])],
		['email,E-Mail\na@acme.com,b@acme.com', batch.twoColumns(what, 'email', 'email', 'E-Mail')],
		['email,role,Role ID\na@acme.com,,', batch.twoColumns(what, 'role', 'role', 'Role ID')],
		['jane@acme.com,Jane,Doe\njim@acme.com,Jim,Roe', batch.noHeading(what)],
		['Jane\nJim\n', batch.noPeople(what)],
		['email\n"jane@acme.com\njim@acme.com\n', batch.openQuote(what, 2)],
		['email,note\njim@acme.com,\njane@acme.com,"a "b" c"\n', batch.badQuotes(what, 3)],
		['[{"email": "jane@acme.com"}', batch.notJson(what)],
		['{"email": \n', batch.notJson(what)],
	])('%j', async (text, message) => {
		expect(await refusal(text)).toEqual([message, expect.any(String)]);
	});

	it('has a name of its own where nobody gave one', async () => {
		expect(await readPeople('')).toMatchObject({
			error: {message: words.batch.isEmpty(words.batch.theList)},
		});
	});
});

describe('a row that is wrong', () => {
	const {batch, invite, address, fields} = words;
	it.each([
		['email\njane', 'email', 'jane', address.noAt],
		['email,role\n,Admin', undefined, undefined, batch.noAddress],
		[
			'mail\n"jane@acme.com, jim@acme.com"',
			'mail',
			'jane@acme.com, jim@acme.com',
			batch.severalAddresses,
		],
		[
			'email\n"=HYPERLINK(""http://x"")"',
			'email',
			'=HYPERLINK("http://x")',
			batch.formula('email'),
		],
		['email\n=jane@acme.com', 'email', '=jane@acme.com', batch.formula('email')],
		[
			"email,last name\nj@acme.com,+cmd|' /C calc'!A0",
			'last name',
			"+cmd|' /C calc'!A0",
			batch.formula('last name'),
		],
		['email,Name\nj@acme.com,@SUM(1)', 'Name', '@SUM(1)', batch.formula('first name')],
		['email,last name\nj@acme.com,-1+1', 'last name', '-1+1', batch.formula('last name')],
		[
			'email,last name\nj@acme.com,"Doe\nRoe"',
			'last name',
			'Doe Roe',
			invite.textControls('last name'),
		],
		['email,last name\nj@acme.com,D\u{7}oe', 'last name', 'Doe', invite.textControls('last name')],
		[
			'email,last name\nj@acme.com,D\u{200B}oe',
			'last name',
			'Doe',
			invite.textInvisible('last name'),
		],
		['email,last name\nj@acme.com,Doe, Jr.', undefined, 'Jr.', batch.tooManyCells],
	])('%j', async (text, column, value, reason) => {
		expect(await problems(text)).toEqual([{row: 2, column, value, reason}]);
	});

	it('stays as it was written, where the address is none', async () => {
		expect(await people('email\n Jane Doe <jane> \n')).toEqual([
			{row: 2, email: 'Jane Doe <jane>'},
		]);
	});

	it.each(['email', 'firstName', 'role'] as const)('has a %s of a megabyte', async (key) => {
		const long = `${'x'.repeat(1024 * 1024)}@acme.com`;
		const text = `email,firstName,role\n${key === 'email' ? `${long},,` : `j@acme.com,${key === 'role' ? `,${long}` : `${long},`}`}`;
		const [problem, ...more] = await problems(text);
		expect(more).toEqual([]);
		expect(problem).toMatchObject({row: 2, reason: batch.long(fields[key].name, 1000)});
		expect(problem?.value?.length).toBeLessThan(300);
	});

	it.each(['-', '-x', "O'Neil", '山田'])('is not one with the name %s', async (name) => {
		expect(await problems(`email,last name\nj@acme.com,${name}`)).toEqual([]);
	});
});

describe('a plain list', () => {
	it.each([
		['lines', 'jane@acme.com\n\n jim@acme.com \n', [1, 3]],
		['commas', 'jane@acme.com, jim@acme.com', [1, 2]],
		['semicolons', 'jane@acme.com;jim@acme.com;\n', [1, 2]],
		['blanks', 'jane@acme.com jim@acme.com', [1, 2]],
		['tabs', 'jane@acme.com\tjim@acme.com', [1, 2]],
		['quotes', '"jane@acme.com"\n"jim@acme.com"', [1, 2]],
		['links', 'mailto:jane@acme.com\nmailto:jim@acme.com', [1, 2]],
	])('by %s', async (_, text, numbers) => {
		expect(await people(text)).toEqual([
			{row: numbers[0], email: 'jane@acme.com'},
			{row: numbers[1], email: 'jim@acme.com'},
		]);
	});

	it.each([
		['Outlook', '"Doe, Jane" <jane@acme.com>; "Roe, Jim" <jim@acme.com>;'],
		['Outlook without quotes', 'Doe, Jane <jane@acme.com>; Roe, Jim <jim@acme.com>'],
		['Gmail', 'Jane Doe <jane@acme.com>, Jim Roe <jim@acme.com>'],
		['lines', 'Doe, Jane <jane@acme.com>\nJim Roe jim@acme.com\n'],
		['rows', 'jane@acme.com\tJane\tDoe\nJim Roe\tjim@acme.com\n'],
		['quotes and commas', '"Doe, Jane" <jane@acme.com>, "Roe, Jim" <jim@acme.com>'],
	])('as %s writes it', async (_, text) => {
		expect(await people(text)).toEqual([
			{row: 1, email: 'jane@acme.com', firstName: 'Jane', lastName: 'Doe'},
			{row: 2, email: 'jim@acme.com', firstName: 'Jim', lastName: 'Roe'},
		]);
	});

	it('forgets nothing that is no address', async () => {
		const list = 'People\njane@acme.com\njim@\nbob\n';
		expect((await listOf(list)).rows.map(({row, problems: {length}}) => [row, length])).toEqual([
			[1, 1],
			[2, 0],
			[3, 1],
			[4, 1],
		]);
		expect(await people('jane@acme.com, bob, jim@acme.com')).toEqual([
			{row: 1, email: 'jane@acme.com'},
			{row: 2, email: 'bob'},
			{row: 3, email: 'jim@acme.com'},
		]);
	});

	it('keeps what was written', async () => {
		const {heading, format, rows} = await listOf('Jane <jane@acme.com>\njim@acme.com');
		expect({heading, format}).toEqual({heading: undefined, format: 'plain'});
		expect(rows.map(({cells}) => cells)).toEqual([['Jane <jane@acme.com>'], ['jim@acme.com']]);
	});
});

describe('JSON', () => {
	const bodies = [
		{email: 'jane@acme.com', firstName: 'Jane', jobFunction: 'Founder', roleId: 'r1', extra: 1},
		{mail: 'Jim Roe <jim@acme.com>', role: null, organizationId: 'o1'},
		'joe@acme.com',
	];
	const read = [
		{row: 1, email: 'jane@acme.com', firstName: 'Jane', jobTitle: 'Founder', role: 'r1'},
		{
			row: 2,
			email: 'jim@acme.com',
			firstName: 'Jim',
			lastName: 'Roe',
			role: null,
			organization: 'o1',
		},
		{row: 3, email: 'joe@acme.com'},
	];

	it('is an array', async () => {
		expect(await people(JSON.stringify(bodies, undefined, 2))).toEqual(read);
		const {format, heading, ignoredColumns, rows} = await listOf(JSON.stringify(bodies));
		expect({format, ignoredColumns}).toEqual({format: 'json', ignoredColumns: ['extra']});
		expect(heading?.slice(0, 6)).toEqual([
			'email',
			'firstName',
			'jobFunction',
			'roleId',
			'extra',
			'mail',
		]);
		expect(rows.map(({cells}) => cells)).toEqual([
			['jane@acme.com', 'Jane', 'Founder', 'r1', '1', '', '', ''],
			['', '', '', '', '', 'Jim Roe <jim@acme.com>', 'none', 'o1'],
			['joe@acme.com', '', '', '', '', '', '', ''],
		]);
	});

	it('is one object a line', async () => {
		const text = bodies
			.slice(0, 2)
			.map((body) => JSON.stringify(body))
			.join('\n\n');
		expect(await people(text)).toEqual([read[0], {...read[1], row: 3}]);
		expect((await listOf(text)).format).toBe('ndjson');
	});

	it('is one object', async () => {
		expect(await people(JSON.stringify(bodies[0], undefined, 2))).toEqual([read[0]]);
	});

	it('is an array of addresses', async () => {
		const list = await listOf('["jane@acme.com", "Jim <jim@acme.com>"]');
		expect(list.heading).toBeUndefined();
		expect(list.rows.map(({email, cells}) => [email, cells])).toEqual([
			['jane@acme.com', ['jane@acme.com']],
			['jim@acme.com', ['Jim <jim@acme.com>']],
		]);
	});

	const {batch} = words;
	it.each([
		['[{"email": "j@acme.com", "firstName": 1}]', 'firstName', '1', batch.notText],
		[
			'[{"email": "j@acme.com", "email": "k@acme.com"}]',
			'email',
			'k@acme.com',
			batch.saidTwice('email'),
		],
		[
			'[{"email": "j@acme.com", "role": "a", "roleId": "b"}]',
			'roleId',
			'b',
			batch.saidTwice('role'),
		],
		['[[]]', undefined, '[]', batch.notAPerson],
		['[null]', undefined, 'null', batch.notAPerson],
		['{"email": "j@acme.com"}\n{"email":', undefined, '{"email":', batch.notJsonLine],
		['[{}]', undefined, undefined, batch.noAddress],
	])('%s has a row that is wrong', async (text, column, value, reason) => {
		const row = text.includes('\n') ? 2 : 1;
		expect(await problems(text)).toEqual([{row, column, value, reason}]);
	});
});

it('names a column by its label and its flag, whatever the field', async () => {
	for (const {flag, key} of fields) {
		for (const name of [flag, key, words.fields[key].label, words.fields[key].name]) {
			if (key === 'email') continue;
			expect(await people(`email,${name.toUpperCase()}\njane@acme.com,Jane`)).toEqual([
				{...jane, [key]: 'Jane'},
			]);
		}
	}
});

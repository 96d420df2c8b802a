/** What is said of many people: of reading them and of the plan. `what`: the file, or `theList`. */
export const batch = {
	theList: 'The list',
	fullName: 'name',
	tooLarge: (what: string, megabytes: number) => `${what} is larger than ${megabytes} MB.`,
	tooLargeHint: 'Split it into several files.',
	isSpreadsheet: (what: string) => `${what} is a spreadsheet, and only text can be read.`,
	isSpreadsheetHint:
		'Save it as CSV: in Excel with "Save As" and "CSV UTF-8", in Google Sheets with "Download" and "Comma Separated Values".',
	badEncoding: (what: string) => `${what} is not valid UTF-8 text.`,
	badEncodingHint:
		'Save it as UTF-8: in Excel with "Save As" and "CSV UTF-8", in a text editor with the encoding "UTF-8".',
	isEmpty: (what: string) => `${what} is empty.`,
	isEmptyHint: 'It needs a line for each person, with the email address.',
	noPeople: (what: string) => `${what} contains no email address.`,
	noPeopleHint: 'It needs a line for each person, with the email address.',
	onlyHeading: (what: string) => `${what} has a heading, but nobody below it.`,
	onlyHeadingHint: 'It needs a row for each person.',
	noAddressColumn: (what: string, columns: readonly string[]) =>
		`${what} has no column for the email address. Its columns are: ${columns.join(', ')}.`,
	noAddressColumnHint: 'Give the column with the addresses the heading email.',
	noHeading: (what: string) => `${what} has several columns, but no heading that names them.`,
	noHeadingHint: 'Put a heading above the people, such as: email,firstName,lastName,role',
	twoColumns: (what: string, field: string, one: string, other: string) =>
		`${what} has two columns for the ${field}: ${one} and ${other}.`,
	twoColumnsHint: 'Rename or remove one of them.',
	openQuote: (what: string, row: number) => `${what} has a quote in row ${row} that never closes.`,
	badQuotes: (what: string, row: number) =>
		`${what} has a quote in row ${row} inside a quoted cell.`,
	quotesHint: 'Write a quote inside a quoted cell twice, as in "Jane ""JD"" Doe".',
	notJson: (what: string) => `${what} is not valid JSON.`,
	notJsonHint:
		'For example: [{"email": "jane@acme.com"}, {"email": "joe@acme.com"}], or one such object a line.',
	noAddress: 'This row has no email address.',
	severalAddresses: 'More than one address stands here. Give every person a row.',
	formula: (field: string) => `The ${field} is a formula of a spreadsheet.`,
	long: (field: string, characters: number) =>
		`The ${field} is longer than ${characters} characters.`,
	tooManyCells: 'This row has more cells than the heading. Put a cell with a comma in quotes.',
	notJsonLine: 'This line is not valid JSON.',
	notAPerson: 'This is neither an address nor an object with one.',
	notText: 'The value has to be text, or null to leave it out.',
	saidTwice: (field: string) => `The ${field} is said twice.`,
	contradicts: (row: number) => `Row ${row} says something else for the same address.`,
	listMissing: (field: string) =>
		`The list that tells what this ${field} is could not be loaded. Use an ID.`,
};

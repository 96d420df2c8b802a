/** What the numbered questions say. */
export const ask = {
	numberOrName: 'Number or name: ',
	/** `usual`: the row an empty line takes. */
	numberOrNameOr: (usual: string) => `Number or name (empty: ${usual}): `,
	typeRow: 'Type the number of a row, or a part of its name.',
	tooFast: 'That came too fast to be meant, and nothing was sent. Type it once more.',
	several: (text: string) => `Several fit "${text}":`,
	noRow: (number: string, last: number) =>
		`There is no row ${number}: the numbers go from 1 to ${last}.`,
	nothing: (text: string) => `Nothing fits "${text}".`,
	keysAreMadeAt: (url: string) => `Keys are made at ${url}`,
	savedKeyIsClearText: (file: string) =>
		`A saved key is clear text, readable only by you, in ${file}`,
};

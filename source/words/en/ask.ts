/** What the numbered questions say. */
export const ask = {
	numberOrName: 'Number or name: ',
	/** `usual`: the row an empty line takes. */
	numberOrNameOr: (usual: string) => `Number or name (empty: ${usual}): `,
	typeRow: 'Type the number of a row, or part of its name.',
	tooFast: 'The answer came too quickly to be deliberate, so nothing was sent. Type it again.',
	several: (text: string) => `Several rows match "${text}":`,
	noRow: (number: string, last: number) =>
		`There is no row ${number}. Choose a number from 1 to ${last}.`,
	nothing: (text: string) => `No row matches "${text}".`,
	/** Stands in place of a key that is being typed. */
	received: 'received',
	key: (masked: string) => `Key ${masked}`,
	nobodyToAsk: 'There is no terminal to ask on.',
	keysAreMadeAt: (url: string) => `You can create an API key at ${url}`,
	savedKeyIsClearText: (file: string) =>
		`A saved key is stored as clear text, readable only by you, in ${file}`,
};

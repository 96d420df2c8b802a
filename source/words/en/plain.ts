/** What the plain face says; the setup says some of it too. */
export const plain = {
	atEveryQuestion: 'At every question: back, ? for help, or quit.',
	generalHelp: 'At every question, back goes one step back, quit leaves and Ctrl+C leaves at once.',
	backQuits: 'This is the first question. Type back again to quit.',
	severalLines:
		'Several lines came at once, so none was taken. Answer each question with one line.',
	moreRows: (left: number) => `${left} more: type more for the next page, or part of a name.`,
	whatNext: 'What next?',
	/** Prompts: the question, and what an empty line or `1` takes. */
	address: (question: string) => `${question} `,
	addressOr: (question: string, usual: string) => `${question} (empty: ${usual}) `,
	addressOrMeant: (question: string, usual: string, meant: string) =>
		`${question} (empty: ${usual}, 1: ${meant}) `,
	text: (question: string) => `${question} (empty: Skip): `,
	textOrGuess: (question: string, guess: string) => `${question} (empty: Skip, 1: ${guess}): `,
	textOr: (question: string, usual: string) => `${question} (empty: ${usual}, none: Skip): `,
	typeId: (question: string) => `${question}: `,
	typeIdHelp: 'Enter the ID as the console shows it.',
	isThisTheAddress: 'Is this the address?',
	yes: (address: string) => `Yes, ${address}`,
	noAskAgain: 'No, ask again',
	noKeep: (address: string) => `No, keep ${address}`,
	addressHelp: 'Choose the address to invite.',
	failedListHelp: 'Choose by number: load the list again, enter an ID you know, or leave it out.',
	showRequest: 'Show the request',
	showCommand: 'Show the same invite as a command',
	reviewHelp: 'Type 1 to send the invitation, or the number of what you want to change or see.',
	enterApiKey: 'Another API key (hidden): ',
	enterApiKeyHelp: 'Paste the key and press Enter; it stays hidden.',
	keepApiKey: 'Keep the key?',
	keepApiKeyHelp:
		'A saved key is used in later runs too. Otherwise it is forgotten when this run ends.',
};

/** Sentences of the first-time setup. */
export const setup = {
	/** Where a key came from, as part of a sentence. */
	fromSetup: 'this setup',
	fromStandardInput: 'standard input',

	stopped: 'Setup was stopped.',
	stoppedHint: 'Only what you confirmed was saved. To start again: dci-invite setup',

	environmentWins: 'DCI_API_KEY is set, and is used instead of a saved key.',
	keyOfOtherOrigin: (origin: string, baseUrl: string) =>
		`The saved key is for ${origin} and is not sent to ${baseUrl}. A new one replaces it.`,
	whatToChange: 'What do you want to change?',
	replaceKey: 'Replace the key',
	changeDefaults: 'Change defaults',
	profileOf: (profile: string, who: string, domain: string, masked: string) =>
		`Profile "${profile}": ${who} (${domain}), key ${masked}`,
	profileUnchecked: (profile: string, masked: string) => `Profile "${profile}": key ${masked}`,
	profileUncheckedOf: (profile: string, email: string, masked: string) =>
		`Profile "${profile}": ${email}, key ${masked}`,
	toInvite: (command: string) => `To invite someone: ${command}`,

	pasteKey: 'Paste the key',
	hidden: '(hidden)',
	hiddenQuestion: (question: string) => `${question} (hidden): `,
	question: (question: string) => (question.endsWith('?') ? `${question} ` : `${question}: `),
	questionWithInitial: (question: string, initial: string) => `${question} (empty: ${initial}): `,
	moreRows: (left: number) =>
		`and ${left} more: type part of a name to see fewer, or more to see the next ones`,
	keyAgain: 'That is the key again. It is no answer to this question.',
	checkingKey: 'Checking the key...',
	keyBelongsTo: (email: string, domain: string) => `This key belongs to ${email} (${domain}).`,
	keyBelongsToServiceAccount: (domain: string) =>
		`This key belongs to a service account of ${domain}.`,
	keyUnchecked: 'The key could not be checked',
	goOnUnchecked: 'Continue without checking it',
	cancel: 'Cancel',
	thirdTryOver: (refusal: string) => `${refusal} That was the third try. Nothing was saved.`,
	thirdTryOverKeyStays: (refusal: string) =>
		`${refusal} That was the third try. Nothing was changed; the saved key stays.`,
	customerId: 'Customer (ID, domain or name)',
	badCustomerId: 'Enter the ID, the domain or the name of a customer.',

	saveFor: (profile: string) => `Save it for the profile "${profile}"?`,
	save: 'Save',
	thisRunOnly: 'Use for this run only',
	nothingSaved: 'Nothing was saved.',
	saved: 'Saved.',

	defaultsIntroduction:
		'Defaults answer the questions whose answers rarely change. You can skip each one.',
	defaultOf: (field: string) => `Default ${field}`,
	askEachTime: 'Skip: ask each time',
	skipEachTime: 'Skip each time',
	accountDefaultEachTime: 'Account default each time',
	listFailed: (failure: string, reason: string) => `${failure} ${reason}`,
	defaultsSaved: 'Defaults saved. To change one later: dci-invite config',

	keyStdinOnTerminal: '--key-stdin reads the key from a pipe or a file, not from the keyboard.',
	keyStdinOnTerminalHint:
		'For example: dci-invite setup --key-stdin < key.txt. To type it hidden: dci-invite setup',
	noKeyOnStdin: 'The text on standard input is not a key.',
	tooLongOnStdin: 'The text on standard input is too long to be a key.',
	tooLongOnStdinHint: 'Send the key alone.',
	stdinUnreadable: 'Standard input could not be read.',
	stdinUnreadableHint: 'Send the key again.',

	whatToDoWithFile: 'What do you want to do with it?',
	setAside: 'Set it aside and continue',
	leaveAndQuit: 'Leave it and quit',
	movedTo: (path: string) => `It was moved to ${path}`,
};

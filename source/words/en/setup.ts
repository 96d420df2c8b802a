/** Sentences of the first-time setup. */
export const setup = {
	/** Where a key came from, as part of a sentence. */
	fromSetup: 'this setup',
	fromStandardInput: 'standard input',

	stopped: 'Setup was stopped.',
	stoppedHint: 'What was not confirmed was not saved. To begin again: dci-invite setup',
	nobodyToAsk: 'There is nobody here to ask.',
	nobodyToAskHint: 'Say --yes to do it without asking.',
	no: 'No',
	yes: 'Yes',

	environmentWins: 'DCI_API_KEY is set: as long as it is, it is used instead of a saved key.',
	keyOfOtherOrigin: (origin: string, baseUrl: string) =>
		`The saved key is for ${origin} and is not sent to ${baseUrl}. A new one replaces it.`,
	whatToChange: 'What should be changed?',
	replaceKey: 'Replace the key',
	changeDefaults: 'Change defaults',
	quit: 'Quit',
	nothingChanged: 'Nothing was changed.',
	profileOf: (profile: string, email: string, domain: string, masked: string) =>
		`Profile "${profile}": ${email} (${domain}), key ${masked}`,
	profileUnchecked: (profile: string, masked: string) => `Profile "${profile}": key ${masked}`,
	profileUncheckedOf: (profile: string, email: string, masked: string) =>
		`Profile "${profile}": ${email}, key ${masked}`,
	toInvite: (command: string) => `To invite somebody: ${command}`,

	whereKeysAreMade: (keysUrl: string) => `A key is made at ${keysUrl}`,
	pasteKey: 'Paste the key',
	hidden: '(hidden)',
	received: 'received',
	hiddenQuestion: (question: string) => `${question} (hidden): `,
	question: (question: string) => `${question}: `,
	questionWithInitial: (question: string, initial: string) => `${question} (empty: ${initial}): `,
	moreRows: (left: number) =>
		`and ${left} more; a part of the name shows fewer, the word more the next ones`,
	selectKeys: 'Enter choose   Up/Down move   Ctrl+C quit',
	checkingKey: 'Checking the key...',
	keyBelongsTo: (email: string, domain: string) => `This key belongs to ${email} (${domain}).`,
	keyUnchecked: 'The key could not be checked',
	tryAgain: 'Try again',
	goOnUnchecked: 'Go on without checking it',
	anotherKey: 'Enter another key',
	cancel: 'Cancel',
	thirdTryOver: (refusal: string) => `${refusal} That was the third try. Nothing was saved.`,
	thirdTryOverKeyStays: (refusal: string) =>
		`${refusal} That was the third try. Nothing was changed; the saved key stays.`,
	customerId: 'Customer ID',
	badCustomerId: 'A customer ID has no blanks, and is not empty.',

	keyWouldBeIn: (path: string) => `The key would be saved in ${path}`,
	keyIsClearText: 'It lies there as clear text, readable only by you.',
	saveFor: (profile: string) => `Save it for the profile "${profile}"?`,
	save: 'Save',
	thisRunOnly: 'Use for this run only',
	nothingSaved: 'Nothing was saved.',
	saved: 'Saved.',
	keyNotSaved: 'The key was not saved. dci-invite asks for it again, or takes it from DCI_API_KEY.',

	defaultsIntroduction: 'Defaults answer the questions that never change. Each one can be skipped.',
	defaultOf: (field: string) => `Default ${field.toLowerCase()}`,
	askEachTime: 'Skip: ask each time',
	leaveUnset: 'Leave unset each time',
	listFailed: (field: string, reason: string) => `${field}s could not be loaded. ${reason}`,
	listEmpty: (field: string) => `${field}s: there are none to choose from.`,
	defaultsSaved: 'Defaults saved. To change one later: dci-invite config',

	keyStdinOnTerminal: '--key-stdin reads the key from a pipe or a file, not from the keyboard.',
	keyStdinOnTerminalHint:
		'For example: dci-invite setup --key-stdin < key.txt. To type it hidden: dci-invite setup',
	noKeyOnStdin: 'What came on standard input is no key.',
	tooLongOnStdin: 'What came on standard input is too long to be a key.',
	tooLongOnStdinHint: 'Send the key alone.',
	stdinUnreadable: 'Standard input could not be read.',
	stdinUnreadableHint: 'Send the key again.',

	whatToDoWithFile: 'What should be done with it?',
	setAside: 'Set it aside and go on',
	leaveAndQuit: 'Leave it and quit',
	keptAs: (path: string) => `It is kept as ${path}`,
};

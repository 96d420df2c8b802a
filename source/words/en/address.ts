/** What is said of email addresses. */
export const address = {
	needed: 'Enter an email address, such as jane@acme.com.',
	onlyOne: 'Enter one address only. You can invite the others afterwards.',
	noAt: 'This is not an email address: it needs an @, as in jane@acme.com.',
	/** `completed`: the address with the account's home domain. */
	noAtTabCompletes: (completed: string) =>
		`This is not an email address: it needs an @. Tab makes it ${completed}.`,
	severalAts: 'This is not an email address: it has more than one @.',
	invisible: 'This is not an email address: it contains invisible characters. Type it again.',
	blanks: 'This is not an email address: it cannot contain spaces.',
	nothingBeforeAt:
		'This is not an email address: it needs a name before the @, as in jane@acme.com.',
	nothingAfterAt:
		'This is not an email address: it needs a domain after the @, as in jane@acme.com.',
	noPlainLocalPart:
		'This is not an email address: only letters without accents, digits and symbols can come before the @.',
	oddInLocalPart: (character: string) =>
		`This is not an email address: it cannot contain ${character} before the @.`,
	dotsInLocalPart:
		'This is not an email address: before the @, a dot cannot come first, last or twice in a row.',
	longLocalPart: 'This is not an email address: at most 64 characters can come before the @.',
	noInternationalDomain:
		'This is not an email address: its domain is not a valid international one.',
	shortDomain: 'This is not an email address: the @ must be followed by a domain such as acme.com.',
	dotsInDomain:
		'This is not an email address: after the @, a dot cannot come first, last or twice in a row.',
	oddInDomain: (character: string) =>
		`This is not an email address: its domain cannot contain ${character}.`,
	hyphenAtEnd:
		'This is not an email address: no part of its domain can begin or end with a hyphen.',
	longLabel:
		'This is not an email address: no part of its domain can have more than 63 characters.',
	noTopLevel: (ending: string) =>
		`This is not an email address: its domain cannot end in .${ending}.`,
	long: 'This is not an email address: it can have at most 254 characters.',
	/** `readable`: as its owner writes it, with what is sent in brackets. */
	sentAs: (readable: string, address: string) => `${readable} is sent as ${address}.`,
	outside: (domain: string, home: string) => `${domain} is outside ${home}.`,
	didYouMean: (suggestion: string) => `Did you mean ${suggestion}?`,
	didYouMeanTab: (suggestion: string) =>
		`Did you mean ${suggestion}? Tab takes it, Enter keeps yours.`,
};

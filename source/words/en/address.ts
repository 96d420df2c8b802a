/** What is said of email addresses. */
export const address = {
	needed: 'Enter an email address, such as jane@acme.com.',
	onlyOne: 'Enter one address only. You can invite the others afterwards.',
	noAt: 'This has no @. An address looks like jane@acme.com.',
	/** `completed`: the address with the account's home domain. */
	noAtTabCompletes: (completed: string) => `This has no @. Tab makes it ${completed}.`,
	severalAts: 'This has more than one @.',
	invisible: 'This address contains invisible characters. Type it again.',
	blanks: 'An address cannot contain spaces.',
	nothingBeforeAt: 'There is nothing before the @. An address looks like jane@acme.com.',
	nothingAfterAt: 'There is nothing after the @. An address looks like jane@acme.com.',
	noPlainLocalPart: 'Only letters without accents, digits and symbols can come before the @.',
	oddInLocalPart: (character: string) => `An address cannot have ${character} before the @.`,
	dotsInLocalPart: 'Before the @, a dot cannot come first, last or twice in a row.',
	longLocalPart: 'At most 64 characters can come before the @.',
	noInternationalDomain: 'This is not a valid international domain.',
	shortDomain: 'The @ must be followed by a domain such as acme.com.',
	dotsInDomain: 'After the @, a dot cannot come first, last or twice in a row.',
	oddInDomain: (character: string) => `A domain cannot contain ${character}.`,
	hyphenAtEnd: 'No part of a domain can begin or end with a hyphen.',
	longLabel: 'No part of a domain can have more than 63 characters.',
	noTopLevel: (ending: string) => `A domain cannot end in .${ending}.`,
	long: 'An address can have at most 254 characters.',
	/** `readable`: as its owner writes it, with what is sent in brackets. */
	sentAs: (readable: string, address: string) => `${readable} is sent as ${address}.`,
	outside: (domain: string, home: string) => `The domain ${domain} is outside ${home}.`,
	didYouMean: (suggestion: string) => `Did you mean ${suggestion}?`,
	didYouMeanTab: (suggestion: string) =>
		`Did you mean ${suggestion}? Tab takes it, Enter keeps yours.`,
};

/** What is said of email addresses. */
export const address = {
	needed: 'An email address is needed, such as jane@acme.com.',
	onlyOne: 'Only one address fits here. Invite the others one after another.',
	noAt: 'This has no @. An address looks like jane@acme.com.',
	/** `completed`: the address with the account's home domain. */
	noAtTabCompletes: (completed: string) => `This has no @. Tab makes it ${completed}.`,
	severalAts: 'This has more than one @.',
	invisible: 'This address holds invisible characters. Type it anew.',
	blanks: 'An address has no blanks in it.',
	nothingBeforeAt: 'There is nothing before the @. An address looks like jane@acme.com.',
	nothingAfterAt: 'There is nothing after the @. An address looks like jane@acme.com.',
	noPlainLocalPart: 'Before the @, only letters without accents, digits and signs can be sent.',
	oddInLocalPart: (character: string) => `An address cannot have ${character} before the @.`,
	dotsInLocalPart: 'Before the @, a dot stands between other characters, one at a time.',
	longLocalPart: 'More than 64 characters before the @ are too many.',
	noInternationalDomain: 'This domain is not a valid international name.',
	shortDomain: 'After the @, a domain such as acme.com is needed.',
	dotsInDomain: 'After the @, a dot stands between other characters, one at a time.',
	oddInDomain: (character: string) => `A domain cannot have ${character} in it.`,
	hyphenAtEnd: 'No part of a domain begins or ends with a hyphen.',
	longLabel: 'No part of a domain has more than 63 characters.',
	noTopLevel: (ending: string) => `A domain does not end in .${ending}.`,
	long: 'An address has at most 254 characters.',
	/** `readable`: as its owner writes it, with what is sent in brackets. */
	sentAs: (readable: string, address: string) => `${readable} is sent as ${address}.`,
	outside: (domain: string, home: string) => `${domain} is not ${home}: somebody from outside.`,
	didYouMean: (suggestion: string) => `Did you mean ${suggestion}?`,
	didYouMeanTab: (suggestion: string) =>
		`Did you mean ${suggestion}? Tab takes it, Enter keeps yours.`,
};

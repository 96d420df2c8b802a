import {domainToASCII, domainToUnicode} from 'node:url';
import {words} from '../words/words.ts';
import {isWellKnown, wellKnownNear} from './known-domains.ts';
import {countAddresses, type Names, takeApart} from './one-person.ts';

/** A usable address, exactly as it will be sent, and the names that stood beside it. */
type ParsedAddress = {
	address: string;
	/** The address as its owner writes it, where an international domain makes the two differ. */
	readable?: string;
	/** From `Jane Doe <jane@acme.com>`. */
	names?: Names;
};

/** A usable address, or one sentence on what is wrong with it. */
export type AddressResult = {ok: true; parsed: ParsedAddress} | {ok: false; problem: string};

/** What a domain says about an address; asked once, never a refusal (docs/behaviour.md, Screens). */
export type AddressAdvice =
	| {kind: 'none'}
	/** The domain looks like the home domain, or a well-known one, mistyped. */
	| {kind: 'near-miss'; suggestion: string}
	/** Another organization's domain. */
	| {kind: 'other-domain'; domain: string; homeDomain: string};

/** RFC 5321, section 4.5.3.1: octets before the @, after it, and in all. */
const limits = {localPart: 64, label: 63, address: 254};

/**
 * Reads one email address from what was typed or pasted. International domains become the form that mail
 * servers use (`domainToASCII`); everything else is sent exactly as it was written.
 */
export function parseAddress(text: string): AddressResult {
	const trimmed = text.trim();
	if (trimmed === '') return problem(words.address.needed);
	if (countAddresses(trimmed) > 1) {
		return problem(words.address.onlyOne);
	}

	const {bare, names} = takeApart(trimmed);
	const at = bare.lastIndexOf('@');
	if (at === -1) return problem(words.address.noAt);
	if (/[\p{Cc}\p{Cf}\p{DI}]/u.test(bare)) {
		return problem(words.address.invisible);
	}
	if (/\s/u.test(bare)) return problem(words.address.blanks);
	if (bare.indexOf('@') !== at) return problem(words.address.severalAts);

	const local = bare.slice(0, at);
	const written = bare.slice(at + 1);
	const localProblem = checkLocalPart(local);
	if (localProblem) return problem(localProblem);
	if (written === '') return problem(words.address.nothingAfterAt);
	const isPlain = /^[\u{21}-\u{7E}]*$/u.test(written);
	const domain = isPlain ? written : domainToASCII(written);
	if (domain === '') return problem(words.address.noInternationalDomain);
	const domainProblem = checkDomain(domain);
	if (domainProblem) return problem(domainProblem);
	const address = `${local}@${domain}`;
	if (address.length > limits.address) return problem(words.address.long);

	const readableDomain = /xn--/iu.test(domain) ? domainToUnicode(domain) : domain;
	return {
		ok: true,
		parsed: {
			address,
			...(readableDomain !== domain && readableDomain !== ''
				? {readable: `${local}@${readableDomain}`}
				: {}),
			...(names ? {names} : {}),
		},
	};
}

function problem(sentence: string): AddressResult {
	return {ok: false, problem: sentence};
}

function checkLocalPart(local: string): string | undefined {
	if (local === '') return words.address.nothingBeforeAt;
	if (/[^\u{21}-\u{7E}]/u.test(local)) {
		return words.address.noPlainLocalPart;
	}
	const odd = /[^\w.!#$%&'*+/=?^`{|}~-]/u.exec(local);
	if (odd) return words.address.oddInLocalPart(odd[0]);
	if (/^\.|\.$|\.\./u.test(local)) {
		return words.address.dotsInLocalPart;
	}
	if (local.length > limits.localPart) return words.address.longLocalPart;
	return undefined;
}

function checkDomain(domain: string): string | undefined {
	const labels = domain.split('.');
	if (labels.length < 2) return words.address.shortDomain;
	if (labels.includes('')) {
		return words.address.dotsInDomain;
	}
	const odd = /[^a-z\d.-]/iu.exec(domain);
	if (odd) return words.address.oddInDomain(odd[0]);
	if (labels.some((label) => /^-|-$/u.test(label))) {
		return words.address.hyphenAtEnd;
	}
	if (labels.some((label) => label.length > limits.label)) {
		return words.address.longLabel;
	}
	if (!/^(?:[a-z]{2,}|xn--[a-z\d-]+)$/iu.test(labels.at(-1) ?? '')) {
		return words.address.noTopLevel(labels.at(-1) ?? '');
	}
	return undefined;
}

/** Names that the part before the @ suggests: `jane.doe@` is probably Jane Doe, `jane@` could be anybody. */
export function guessNames(address: string): Names {
	const local = address.slice(0, address.lastIndexOf('@')).replace(/\+.*$/u, '');
	const parts = local.replace(/\d+$/u, '').split(/[._]/u);
	const [first, last] = parts;
	if (parts.length !== 2 || first === undefined || last === undefined) return {};
	if (![first, last].every((part) => /^[a-z]{2,}(?:-[a-z]{2,})*$/iu.test(part))) return {};
	return {firstName: capitalise(first), lastName: capitalise(last)};
}

function capitalise(word: string) {
	return word
		.split('-')
		.map((part) => part.charAt(0).toUpperCase() + part.slice(1).toLowerCase())
		.join('-');
}

/** What the account's home domain, and the domains of well-known mail services, say about an address. */
export function adviseAddress(address: string, homeDomain: string | undefined): AddressAdvice {
	const at = address.lastIndexOf('@');
	const domain = address.slice(at + 1).toLowerCase();
	const home = homeDomain?.toLowerCase();
	if (home && (domain === home || domain.endsWith(`.${home}`))) return {kind: 'none'};
	const near = isWellKnown(domain) ? undefined : nearDomain(domain, home);
	if (near) return {kind: 'near-miss', suggestion: `${address.slice(0, at)}@${near}`};
	return home ? {kind: 'other-domain', domain, homeDomain: home} : {kind: 'none'};
}

/** The domain that was probably meant: the home domain first. */
function nearDomain(domain: string, home: string | undefined): string | undefined {
	return home && isOneEditApart(domain, home) ? home : wellKnownNear(domain, isOneEditApart);
}

/** Whether one edit (insert, delete, replace, or two neighbours swapped) turns one word into the other. */
function isOneEditApart(left: string, right: string): boolean {
	if (left === right || Math.abs(left.length - right.length) > 1) return false;
	let start = 0;
	while (start < left.length && left[start] === right[start]) start++;
	let end = 0;
	const shortest = Math.min(left.length, right.length);
	while (end < shortest - start && left.at(-1 - end) === right.at(-1 - end)) end++;
	const [leftCore, rightCore] = [
		left.slice(start, left.length - end),
		right.slice(start, right.length - end),
	];
	if (leftCore.length <= 1 && rightCore.length <= 1) return true;
	return leftCore.length === 2 && leftCore[0] === rightCore[1] && leftCore[1] === rightCore[0];
}

/** Whether two addresses reach the same person as the service sees it: case-blind (docs/api.md, Users). */
export function isSameAddress(left: string, right: string): boolean {
	return left.toLowerCase() === right.toLowerCase();
}

/** An address for people: as it is sent, and in brackets as its owner writes it where the two differ. */
export function readableAddress(address: string): string {
	const at = address.lastIndexOf('@');
	const domain = address.slice(at + 1);
	if (!/xn--/iu.test(domain)) return address;
	const readable = domainToUnicode(domain);
	return readable === '' || readable === domain
		? address
		: `${address} (${address.slice(0, at)}@${readable})`;
}

/** Domains of mail services that are often mistyped. */
const oftenMistyped = [
	'gmail.com',
	'hotmail.com',
	'outlook.com',
	'yahoo.com',
	'icloud.com',
	'googlemail.com',
	'protonmail.com',
];

/** Domains that look like one of those and are none of their slips, or are known well enough to be meant. */
const meant: ReadonlySet<string> = new Set([
	...oftenMistyped,
	...['mail.com', 'email.com', 'ymail.com', 'fmail.com'],
	...['gmx.com', 'gmx.net', 'gmx.de', 'web.de', 'live.com', 'msn.com', 'aol.com', 'me.com'],
	...['mac.com', 'proton.me', 'pm.me', 'zoho.com', 'fastmail.com', 'yandex.com', 't-online.de'],
]);

/** Whether a domain, in small letters, is a well-known one: never a slip. */
export function isWellKnown(domain: string): boolean {
	return meant.has(domain);
}

/** The well-known domain that a domain is one slip away from. */
export function wellKnownNear(
	domain: string,
	isSlip: (domain: string, wanted: string) => boolean,
): string | undefined {
	return oftenMistyped.find((known) => isSlip(domain, known));
}

import {type Reply, refuse} from './reply.ts';

/** What the embedded API does when somebody invites a reserved address. */
export type ReservedEffect =
	| {kind: 'refuse'; reply: Reply}
	/** The connection ends without an answer, before the invitation was made or after. */
	| {kind: 'drop'; when: 'before' | 'after'}
	| {kind: 'slow'};

/** An address that brings out one failure; looking it up works as for any other. */
export type ReservedAddress = {
	email: string;
	/** Everybody at its domain is treated the same. */
	isWholeDomain?: boolean;
	effect: ReservedEffect;
	/** What happens, for help. */
	summary: string;
};

/** The reserved addresses, in the order help lists them. */
export const reservedAddresses: readonly ReservedAddress[] = [
	{
		email: 'bad-request@example.com',
		effect: refuseWith(400, 'email: this address cannot be invited'),
		summary: 'refused with 400, naming the email',
	},
	{
		email: 'anyone@blocked.example',
		isWholeDomain: true,
		effect: refuseWith(400, 'Domain is not allowed'),
		summary: 'refused with 400, like everyone at that domain',
	},
	{
		email: 'unauthorized@example.com',
		effect: refuseWith(401, 'Invalid API key'),
		summary: 'refused with 401',
	},
	{
		email: 'forbidden@example.com',
		effect: refuseWith(403, 'Missing permission usersManager'),
		summary: 'refused with 403',
	},
	{
		email: 'conflict@example.com',
		effect: refuseWith(409, 'This person was invited a moment ago'),
		summary: 'refused with 409',
	},
	{
		email: 'rate-limited@example.com',
		effect: refuseWith(429, 'Too many requests'),
		summary: 'refused with 429, every time',
	},
	{
		email: 'rate-limited-now@example.com',
		effect: refuseWith(429, 'Too many requests', {'retry-after': '0'}),
		summary: 'refused with 429 and Retry-After: 0, every time',
	},
	{
		email: 'server-error@example.com',
		effect: refuseWith(500, 'Internal server error'),
		summary: 'answered with 500, nothing done',
	},
	{
		email: 'unavailable@example.com',
		effect: refuseWith(503, 'Service unavailable'),
		summary: 'answered with 503, nothing done',
	},
	{
		email: 'lost-before@example.com',
		effect: {kind: 'drop', when: 'before'},
		summary: 'no answer, nothing done',
	},
	{
		email: 'lost-after@example.com',
		effect: {kind: 'drop', when: 'after'},
		summary: 'no answer, although the invitation was made',
	},
	{
		email: 'slow@example.com',
		effect: {kind: 'slow'},
		summary: 'invited, but it takes about 8 seconds',
	},
];

/** What inviting that address brings out; nothing for ordinary ones. */
export function reservedEffectOf(email: string): ReservedEffect | undefined {
	const asked = email.toLowerCase();
	return reservedAddresses.find((address) =>
		address.isWholeDomain ? domainOf(address.email) === domainOf(asked) : address.email === asked,
	)?.effect;
}

function domainOf(email: string): string {
	return email.slice(email.lastIndexOf('@') + 1);
}

/** The reserved addresses for help, one a line, columns aligned. */
export function reservedAddressHelp(): string {
	const width = Math.max(...reservedAddresses.map(({email}) => email.length));
	return reservedAddresses
		.map(({email, summary}) => `  ${email.padEnd(width)}  ${summary}`)
		.join('\n');
}

function refuseWith(status: number, error: string, headers?: Reply['headers']): ReservedEffect {
	return {kind: 'refuse', reply: {...refuse(status, error), ...(headers ? {headers} : {})}};
}

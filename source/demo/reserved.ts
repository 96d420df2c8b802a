/** What the embedded API does when somebody invites a reserved address. */
export type ReservedEffect =
	| {kind: 'refuse'; status: number; body: object}
	/** The connection ends without an answer, before the invitation was made or after. */
	| {kind: 'drop'; when: 'before' | 'after'}
	| {kind: 'slow'};

/** An address that brings out one failure; looking it up works as for any other. */
export type ReservedAddress = {
	email: string;
	effect: ReservedEffect;
	/** What happens, for help. */
	summary: string;
};

/** The reserved addresses, in the order help lists them. */
export const reservedAddresses: readonly ReservedAddress[] = [
	{
		email: 'bad-request@example.com',
		effect: refuse(400, 'email: this address cannot be invited'),
		summary: 'refused with 400, naming the email',
	},
	{
		email: 'unauthorized@example.com',
		effect: refuse(401, 'Invalid API key'),
		summary: 'refused with 401',
	},
	{
		email: 'forbidden@example.com',
		effect: refuse(403, 'Missing permission usersManager'),
		summary: 'refused with 403',
	},
	{
		email: 'conflict@example.com',
		effect: refuse(409, 'This person was invited a moment ago'),
		summary: 'refused with 409',
	},
	{
		email: 'rate-limited@example.com',
		effect: refuse(429, 'Too many requests'),
		summary: 'refused with 429, every time',
	},
	{
		email: 'server-error@example.com',
		effect: refuse(500, 'Internal server error'),
		summary: 'answered with 500, nothing done',
	},
	{
		email: 'unavailable@example.com',
		effect: refuse(503, 'Service unavailable'),
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
	return reservedAddresses.find((address) => address.email === email.toLowerCase())?.effect;
}

/** The reserved addresses for help, one a line, columns aligned. */
export function reservedAddressHelp(): string {
	const width = Math.max(...reservedAddresses.map(({email}) => email.length));
	return reservedAddresses
		.map(({email, summary}) => `  ${email.padEnd(width)}  ${summary}`)
		.join('\n');
}

function refuse(status: number, error: string): ReservedEffect {
	return {
		kind: 'refuse',
		status,
		body: {error},
	};
}

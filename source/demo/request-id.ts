import {randomBytes, randomInt} from 'node:crypto';

/** The headers a request ID was seen in (docs/api.md, Known from clients). */
export type RequestIdHeader =
	| 'request-id'
	| 'x-request-id'
	| 'x-doit-trace'
	| 'cf-ray'
	| 'x-cloud-trace-context';

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A new ID as support asks for it: `req_` and a ULID. */
export function newRequestId(): string {
	return `req_${[...randomBytes(26)].map((byte) => crockford.charAt(byte % 32)).join('')}`;
}

/** That header, with the request's own ID or, in those of the network in front of the service, another one. */
export function requestIdIn(header: RequestIdHeader, requestId: string): Record<string, string> {
	return {[header]: idFor(header, requestId)};
}

function idFor(header: RequestIdHeader, requestId: string): string {
	switch (header) {
		case 'request-id':
		case 'x-request-id':
			return requestId;
		case 'x-doit-trace':
			return hex(16);
		case 'cf-ray':
			return `${hex(8)}-FRA`;
		case 'x-cloud-trace-context':
			return `${hex(16)}/${randomInt(2 ** 40)};o=1`;
		default:
			return header satisfies never;
	}
}

function hex(bytes: number): string {
	return randomBytes(bytes).toString('hex');
}

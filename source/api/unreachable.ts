import {InviteError} from '../errors.ts';
import {words} from '../words/words.ts';
import type {EndpointRequest} from './endpoints.ts';
import {causeOf} from './server-text.ts';
import type {Fault} from './transport.ts';

/** What is told of a connection that failed; `host` with its port, `proxy` by its name where one is in use. */
type ConnectionContext = {
	method: EndpointRequest['method'];
	host: string;
	proxy: string | undefined;
	/** Takes the key out of a text. */
	redact(text: string): string;
};

/** The error of a connection that never came to stand: nothing can have reached the service. */
export function failureOfConnection(fault: Fault, context: ConnectionContext): InviteError {
	const {host, proxy, method} = context;
	const {message, hint} =
		fault.code === 'ERR_PROXY_TUNNEL' && proxy !== undefined
			? proxyRefused(host, proxy, fault.proxyStatus)
			: unreachable(host, reasonOf(fault), proxy);
	return new InviteError('NETWORK_ERROR', message, {
		hint: method === 'POST' ? words.api.nothingSent(hint) : hint,
		retryable: true,
		delivery: 'never-sent',
		cause: causeOf(fault, context.redact),
	});
}

type Told = {message: string; hint: string};

/** The proxy would not connect; `status` is what it answered, where it answered at all. */
function proxyRefused(host: string, proxy: string, status: number | undefined): Told {
	const {api} = words;
	if (status === 407) {
		return {message: api.proxyWantsPassword(host, proxy), hint: api.proxyWantsPasswordHint};
	}
	const message =
		status === undefined
			? api.proxyDidNotConnect(host, proxy)
			: api.proxyAnswered(host, proxy, status);
	return {message, hint: api.proxyRefusedHint};
}

function unreachable(host: string, reason: UnreachableReason, proxy: string | undefined): Told {
	const {api} = words;
	return proxy === undefined
		? {
				message: api.unreachable(host, reason),
				hint: remedyFor(reason) ?? api.unreachableHint,
			}
		: {
				message: api.unreachableThrough(host, proxy, reason),
				hint: remedyFor(reason) ?? api.unreachableThroughHint,
			};
}

function remedyFor(reason: UnreachableReason): string | undefined {
	switch (reason) {
		case 'unknown-authority':
			return words.api.unknownAuthorityHint;
		case 'certificate-dates':
			return words.api.certificateDatesHint;
		case 'certificate-host':
			return words.api.certificateHostHint;
		case 'no-secure-connection':
			return words.api.noSecureConnectionHint;
		default:
			return undefined;
	}
}

type UnreachableReason = Parameters<typeof words.api.unreachable>[1];

const reasonsByCode: Readonly<Record<string, UnreachableReason>> = {
	ENOTFOUND: 'unknown-name',
	EAI_AGAIN: 'no-name-service',
	ECONNREFUSED: 'refused',
	ENETUNREACH: 'no-route',
	EHOSTUNREACH: 'no-route',
	ECONNRESET: 'closed',
	ETIMEDOUT: 'too-slow',
	SELF_SIGNED_CERT_IN_CHAIN: 'unknown-authority',
	DEPTH_ZERO_SELF_SIGNED_CERT: 'unknown-authority',
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unknown-authority',
	UNABLE_TO_GET_ISSUER_CERT: 'unknown-authority',
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unknown-authority',
	CERT_UNTRUSTED: 'unknown-authority',
	CERT_HAS_EXPIRED: 'certificate-dates',
	CERT_NOT_YET_VALID: 'certificate-dates',
	ERR_TLS_CERT_ALTNAME_INVALID: 'certificate-host',
	EPROTO: 'no-secure-connection',
};

function reasonOf({reason, code = ''}: Fault): UnreachableReason {
	if (reason !== 'broken') return 'too-slow';
	const known = reasonsByCode[code];
	if (known) return known;
	return /^ERR_(?:SSL|TLS)/.test(code) ? 'no-secure-connection' : 'other';
}

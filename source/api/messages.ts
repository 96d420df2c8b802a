import {keysUrl} from './key.ts';
import type {KeyDescription} from './types.ts';

/** A message and, where there is something to do about it, what. */
export type Words = {message: string; hint?: string};

/** A reason for which no connection came to stand. */
export type UnreachableReason =
	| 'unknown-name'
	| 'no-name-service'
	| 'refused'
	| 'no-route'
	| 'closed'
	| 'too-slow'
	| 'unknown-authority'
	| 'certificate-dates'
	| 'certificate-host'
	| 'no-secure-connection'
	| 'other';

const reasons: Record<UnreachableReason, string> = {
	'unknown-name': 'the name does not exist',
	'no-name-service': 'the name could not be looked up',
	refused: 'the connection was refused',
	'no-route': 'there is no way to it from this network',
	closed: 'the connection was closed at once',
	'too-slow': 'no connection in time',
	'unknown-authority': 'its certificate comes from an authority this computer does not know',
	'certificate-dates': 'its certificate is not valid at this time',
	'certificate-host': 'its certificate is for another host',
	'no-secure-connection': 'no secure connection could be made',
	other: 'the connection could not be made',
};

const remedies: Partial<Record<UnreachableReason, string>> = {
	'unknown-authority':
		'If your company inspects traffic, set NODE_EXTRA_CA_CERTS to the file with its certificate.',
	'certificate-dates': 'Check the clock of this computer.',
	'certificate-host': 'Check DCI_API_BASE_URL. A sign-in page of the network can be the cause too.',
	'no-secure-connection': 'Check DCI_API_BASE_URL. A proxy or firewall can be the cause too.',
};

/** A 5xx, once nothing is in doubt (docs/behaviour.md, Bad news). */
export function serverFailed(status: number, requestId: string | undefined): Words {
	return {
		message: `DoiT's server failed (${status}).`,
		hint:
			requestId === undefined
				? 'Try again in a minute. If it stays like this, ask DoiT support.'
				: `Try again in a minute. If it stays like this, give DoiT support the request ID ${requestId}.`,
	};
}

/** 400, 422 and other refusals; `words` are the server's own, made safe, or empty. */
export function refused(status: number, words: string): Words {
	return {
		message:
			words === ''
				? `The server refused the request: it gave no reason (${status}).`
				: `The server refused the request: ${words}`,
	};
}

/** 400 `tenant_id_required` (docs/behaviour.md, Bad news). */
export function customerRequired(): Words {
	return {
		message: 'This key works for several customers.',
		hint: 'Say which one with --customer-context <id>.',
	};
}

/** 400 `tenant_id_mismatch`. */
export function customerMismatch(customer: string | undefined): Words {
	return {
		message:
			customer === undefined
				? 'This key does not work for that customer.'
				: `This key does not work for the customer ${customer}.`,
		hint: 'Name another one with --customer-context <id>.',
	};
}

/** 401 (docs/behaviour.md, Bad news). */
export function keyNotAccepted({masked, source}: KeyDescription, baseUrl: string): Words {
	return {
		message: `DoiT did not accept the key ${masked} from ${source} at ${baseUrl}.`,
		hint: `It may be mistyped or revoked. A new one is made at ${keysUrl}.`,
	};
}

/** 403; `who` is the address the key belongs to, if it is known. */
export function mayNotInvite(who: string | undefined, isWebPage: boolean): Words {
	return {
		message:
			who === undefined
				? 'This key may not invite people here.'
				: `${who} may not invite people here.`,
		hint: isWebPage
			? 'The permission Users Manager is needed. The answer is a web page: a proxy or firewall may have refused instead.'
			: 'The permission Users Manager is needed. An admin of this customer can grant it.',
	};
}

/** 404 on a resend or a cancel. */
export function noInvitation(): Words {
	return {
		message: 'There is no open invitation: it was accepted or removed.',
		hint: 'dci-invite status, with the address, says where that person stands.',
	};
}

/** Any other 404. */
export function notFound(baseUrl: string, words: string): Words {
	return {
		message:
			words === ''
				? `The server found nothing at ${baseUrl}.`
				: `The server did not find it: ${words}`,
		hint: 'Check the IDs, and DCI_API_BASE_URL if it is set.',
	};
}

/** 409. */
export function conflict(words: string): Words {
	return {
		message:
			words === ''
				? 'The server refused the request: it does not fit what is there already.'
				: `The server refused the request: ${words}`,
		hint: 'dci-invite status, with the address, says where that person stands.',
	};
}

/** 429; `retryAfter` in seconds. */
export function tooManyRequests(retryAfter: number | undefined): Words {
	return {
		message: 'Too many requests.',
		hint:
			retryAfter === undefined
				? 'Wait a minute, then try again.'
				: `Try again in ${retryAfter} seconds.`,
	};
}

/** 3xx; where it points to is not said, since the key must not follow. */
export function unexpectedRedirect(status: number, isWrite: boolean): Words {
	return {
		message: isWrite
			? `DoiT's server answered ${status}, an unexpected redirect.`
			: `DoiT's server sent an unexpected redirect (${status}).`,
		hint: 'Redirects are not followed, because the key would go along. Check DCI_API_BASE_URL and the network.',
	};
}

/** A 2xx that is not what the published document says; the body is never quoted. */
export function unreadableAnswer(host: string): Words {
	return {
		message: `${host} answered, but the answer could not be read.`,
		hint: 'A proxy, a sign-in page of the network or a wrong DCI_API_BASE_URL can be the cause.',
	};
}

/** An answer over the size limit. */
export function answerTooLarge(host: string): Words {
	return {
		message: `${host} sent more than 5 MB, and the answer was not read.`,
		hint: 'A proxy or a wrong DCI_API_BASE_URL can be the cause.',
	};
}

/** The connection stood, and then broke. Claims neither that it went through nor that it did not. */
export function connectionLost(host: string): Words {
	return {
		message: `No answer. The connection to ${host} was lost.`,
		hint: 'Check the network, then try again.',
	};
}

/** The answer was not whole in time. Claims neither that it went through nor that it did not. */
export function answerLate(host: string, limitMs: number): Words {
	return {
		message: `No answer. ${host} did not answer within ${seconds(limitMs)}.`,
		hint: 'Try again, or allow more time with --timeout <seconds>.',
	};
}

function seconds(ms: number): string {
	return `${Math.round(ms / 100) / 10} s`;
}

/** 408: the server gave up waiting. */
export function serverGaveUp(status: number): Words {
	return {
		message: serverAnswered(status),
		hint: 'Check the network, then try again.',
	};
}

/** While the fate of a request is in doubt: what the server answered, claiming nothing (docs/behaviour.md, Bad news). */
function serverAnswered(status: number): string {
	return `DoiT's server answered ${status}.`;
}

/** The caller stopped the wait. */
export function stopped(mayHaveArrived: boolean): Words {
	return {
		message: mayHaveArrived ? 'Stopped before the answer came.' : 'Stopped. Nothing was sent.',
	};
}

/** No connection came to stand; `proxy` is the name of the one in use. */
export function unreachable(
	host: string,
	reason: UnreachableReason,
	proxy: string | undefined,
): Required<Words> {
	return {
		message:
			proxy === undefined
				? `Could not reach ${host}: ${reasons[reason]}.`
				: `Could not reach ${host} through the proxy ${proxy}: ${reasons[reason]}.`,
		hint:
			remedies[reason] ??
			(proxy === undefined
				? 'Check the network. Behind a proxy, set HTTPS_PROXY.'
				: 'Check the network and HTTPS_PROXY.'),
	};
}

/** The proxy would not connect; `status` is what it answered, where it answered at all. */
export function proxyRefused(
	host: string,
	proxy: string,
	status: number | undefined,
): Required<Words> {
	if (status === 407) {
		return {
			message: `Could not reach ${host}: the proxy ${proxy} asks for a user name and password.`,
			hint: 'Put them into HTTPS_PROXY, as in http://name:password@proxy.example.com:3128.',
		};
	}
	return {
		message:
			status === undefined
				? `Could not reach ${host}: the proxy ${proxy} did not connect.`
				: `Could not reach ${host}: the proxy ${proxy} answered ${status}.`,
		hint: 'Check HTTPS_PROXY, or name the host in NO_PROXY if it needs no proxy.',
	};
}

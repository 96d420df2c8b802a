import {type ErrorCode, type ErrorDetails, InviteError} from '../errors.ts';
import type {EndpointRequest} from './endpoints.ts';
import {fieldNamedIn} from './field.ts';
import * as messages from './messages.ts';
import {parseRetryAfter} from './retry.ts';
import {type ErrorWords, readErrorWords} from './schemas.ts';
import {causeOf, requestIdOf, showable} from './server-text.ts';
import type {Answer, Fault} from './transport.ts';
import type {KeyDescription} from './types.ts';
import {failureOfConnection} from './unreachable.ts';

/** What a failure is told with: everything about a call but the key itself. */
export type CallContext = {
	method: EndpointRequest['method'];
	purpose: EndpointRequest['purpose'];
	baseUrl: string;
	/** Host and port of the base. */
	host: string;
	keyDescription: KeyDescription;
	customerContext: string | undefined;
	/** The address the key belongs to, once validate said it. */
	who: string | undefined;
	/** The name of the proxy in use. */
	proxy: string | undefined;
	/** The limit for one answer, in milliseconds. */
	answerTimeoutMs: number;
	/** Takes the key out of a text. */
	redact(text: string): string;
};

/** The JSON an answer holds, or `undefined`. */
export function jsonOf(answer: Answer): unknown {
	return parseJson(answer.text.replace(/^\uFEFF/, ''));
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** Statuses after which a read, or a write that is safe to repeat, may be tried again. */
const transientStatuses = new Set([408, 429, 500, 502, 503, 504, 521, 522, 524]);

/** The error of a whole answer that is no success (docs/behaviour.md, Bad news). */
export function failureOfAnswer(answer: Answer, context: CallContext): InviteError {
	const {status} = answer;
	const requestId = requestIdOf(answer, context.redact);
	const isRefusal = status >= 400 && status < 500 && status !== 408;
	const details: ErrorDetails = {
		httpStatus: status,
		retryable: transientStatuses.has(status),
		delivery: isRefusal ? 'refused' : 'in-doubt',
		requestId,
	};
	if (isRefusal) {
		return failureOfRequestError(answer, readErrorWords(jsonOf(answer)), context, details);
	}
	if (status === 408) return tell('NETWORK_ERROR', messages.serverGaveUp(status), details);
	if (status >= 500)
		return tell('API_SERVER_ERROR', messages.serverFailed(status, requestId), details);
	const isWrite = context.method === 'POST';
	return tell('API_SERVER_ERROR', messages.unexpectedRedirect(status, isWrite), details);
}

/** Columns of server text in a message: a line or two (docs/behaviour.md, Bad news). */
const maxWords = 160;

function failureOfRequestError(
	answer: Answer,
	errorWords: ErrorWords,
	context: CallContext,
	details: ErrorDetails,
): InviteError {
	const words = showable(errorWords.text ?? '', maxWords, context.redact);
	function mentions(code: string): boolean {
		return errorWords.code === code || words.includes(code);
	}
	const {status} = answer;
	switch (status) {
		case 401:
			return tell(
				'AUTHENTICATION_FAILED',
				messages.keyNotAccepted(context.keyDescription, context.baseUrl),
				details,
			);
		case 403: {
			const isWebPage = /^\s*</.test(answer.text);
			return tell('PERMISSION_DENIED', messages.mayNotInvite(context.who, isWebPage), details);
		}
		case 404:
			return tell(
				'RESOURCE_NOT_FOUND',
				context.purpose === 'follow-up'
					? messages.noInvitation()
					: messages.notFound(context.baseUrl, words),
				details,
			);
		case 409:
			return tell('RESOURCE_CONFLICT', messages.conflict(words), details);
		case 429: {
			const retryAfter = parseRetryAfter(answer.headers['retry-after'], Date.now());
			return tell('RATE_LIMITED', messages.tooManyRequests(retryAfter), {...details, retryAfter});
		}
		default: {
			if (mentions('tenant_id_required')) {
				return tell('VALIDATION_ERROR', messages.customerRequired(), {
					...details,
					field: 'customerContext',
				});
			}
			if (mentions('tenant_id_mismatch')) {
				return tell('VALIDATION_ERROR', messages.customerMismatch(context.customerContext), {
					...details,
					field: 'customerContext',
				});
			}
			const field = context.purpose === 'invite' ? fieldNamedIn(errorWords.text ?? '') : undefined;
			return tell('VALIDATION_ERROR', messages.refused(status, words), {...details, field});
		}
	}
}

function tell(
	code: ErrorCode,
	words: messages.Words,
	details: Omit<ErrorDetails, 'hint'>,
): InviteError {
	return new InviteError(code, words.message, {...details, hint: words.hint});
}

/** The error of a 2xx that says nothing readable. */
export function failureOfUnreadable(answer: Answer, context: CallContext): InviteError {
	const requestId = requestIdOf(answer, context.redact);
	return tell('API_SERVER_ERROR', messages.unreadableAnswer(context.host), {
		httpStatus: answer.status,
		delivery: 'in-doubt',
		requestId,
	});
}

/** The error of an exchange without a whole answer (docs/library-notes.md, Doubt after a POST). */
export function failureOfFault(fault: Fault, context: CallContext): InviteError {
	const {host} = context;
	const isWrite = context.method === 'POST';
	if (fault.reason === 'aborted') {
		return tell('ABORTED', messages.stopped(!isWrite || fault.connected), {
			delivery: fault.connected ? 'in-doubt' : 'never-sent',
		});
	}
	if (!fault.connected) return failureOfConnection(fault, context);
	const details: ErrorDetails = {
		delivery: 'in-doubt',
		httpStatus: fault.status,
	};
	if (fault.reason === 'too-large') {
		return tell('API_SERVER_ERROR', messages.answerTooLarge(host), details);
	}
	if (fault.reason === 'answer-timeout') {
		return tell('NETWORK_ERROR', messages.answerLate(host, context.answerTimeoutMs), {
			...details,
			retryable: true,
		});
	}
	if (isGarbled(fault.code)) {
		return tell('API_SERVER_ERROR', messages.unreadableAnswer(host), details);
	}
	return tell('NETWORK_ERROR', messages.connectionLost(host), {
		...details,
		retryable: true,
		cause: causeOf(fault, context.redact),
	});
}

/** Codes of an answer that arrived and makes no sense: broken compression, no HTTP. */
function isGarbled(code = ''): boolean {
	return /^(Z_|HPE_|ERR_(?:_ERROR|BROTLI|ZSTD|HTTP_INVALID))/.test(code);
}

import {type ErrorCode, type ErrorDetails, InviteError} from '../errors.ts';
import {words} from '../words/words.ts';
import type {EndpointRequest} from './endpoints.ts';
import {fieldNamedIn} from './field.ts';
import {keysUrl} from './key.ts';
import {parseRetryAfter} from './retry.ts';
import {type ErrorWords, readErrorWords} from './schemas.ts';
import {causeOf, docsUrlIn, jsonOf, requestIdOf, showable} from './server-text.ts';
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

/** Statuses after which a read, or a write that is safe to repeat, may be tried again. */
const transientStatuses = new Set([408, 429, 500, 502, 503, 504, 521, 522]);

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
		const errorWords = readErrorWords(jsonOf(answer));
		const error = failureOfRequestError(answer, errorWords, context, details);
		return withHelpPage(error, docsUrlIn(errorWords.docsUrl, context.redact));
	}
	const {api} = words;
	if (status === 408) {
		return tell('NETWORK_ERROR', [api.serverAnswered(status), api.checkNetwork], details);
	}
	if (status >= 500) {
		const hint =
			requestId === undefined ? api.serverFailedHint : api.serverFailedHintWithId(requestId);
		return tell('API_SERVER_ERROR', [api.serverFailed(status), hint], details);
	}
	const isWrite = context.method === 'POST';
	const message = isWrite ? api.unexpectedRedirectOfWrite(status) : api.unexpectedRedirect(status);
	return tell('API_SERVER_ERROR', [message, api.unexpectedRedirectHint], details);
}

function withHelpPage(error: InviteError, url: string | undefined): InviteError {
	if (url === undefined) return error;
	const more = words.api.moreAt(url);
	const hint = error.hint === undefined ? more : `${error.hint} ${more}`;
	return error.with({hint, cause: error.cause});
}

/** Columns of server text in a message: a line or two (docs/behaviour.md, Bad news). */
const maxWords = 160;

function failureOfRequestError(
	answer: Answer,
	errorWords: ErrorWords,
	context: CallContext,
	details: ErrorDetails,
): InviteError {
	const {api} = words;
	const said = showable(errorWords.text ?? '', maxWords, context.redact);
	const {status} = answer;
	const isAboutDomain = context.purpose === 'invite' && /domain is not allowed/i.test(said);
	switch (status) {
		case 401: {
			const {masked, source} = context.keyDescription;
			const message = api.keyNotAccepted(masked, source, context.baseUrl);
			return tell('AUTHENTICATION_FAILED', [message, api.keyNotAcceptedHint(keysUrl)], details);
		}
		case 403: {
			const {who} = context;
			const message = who === undefined ? api.keyMayNotInvite : api.mayNotInvite(who);
			const isWebPage = /^\s*</.test(answer.text);
			const lacksCustomer = context.purpose === 'identity' && context.customerContext === undefined;
			if (lacksCustomer && !isWebPage) {
				return tell('PERMISSION_DENIED', [api.customerRequired, api.customerOrPermissionHint], {
					...details,
					field: 'customerContext',
				});
			}
			const hint = isWebPage ? api.mayNotInviteWebPageHint : api.mayNotInviteHint;
			return tell('PERMISSION_DENIED', [message, hint], details);
		}
		case 404: {
			if (context.purpose === 'follow-up') {
				return tell('RESOURCE_NOT_FOUND', [api.noInvitation, api.checkStatusHint], details);
			}
			const message = said === '' ? api.nothingFoundAt(context.baseUrl) : api.notFound(said);
			return tell('RESOURCE_NOT_FOUND', [message, api.notFoundHint], details);
		}
		case 409: {
			const message = said === '' ? api.conflictWithoutReason : api.refused(said);
			return isAboutDomain
				? tell('RESOURCE_CONFLICT', [message, api.domainNotAllowedHint], {
						...details,
						field: 'email',
					})
				: tell('RESOURCE_CONFLICT', [message, api.checkStatusHint], details);
		}
		case 429: {
			const retryAfter = parseRetryAfter(answer.headers['retry-after'], Date.now());
			const hint = retryAfter ? api.tooManyRequestsHintIn(retryAfter) : api.tooManyRequestsHint;
			return tell('RATE_LIMITED', [api.tooManyRequests, hint], {...details, retryAfter});
		}
		default: {
			const aboutCustomer = customerProblem(errorWords, said, context);
			if (aboutCustomer) {
				return tell('VALIDATION_ERROR', aboutCustomer, {...details, field: 'customerContext'});
			}
			const message = said === '' ? api.refusedWithoutReason(status) : api.refused(said);
			if (isAboutDomain) {
				return tell('VALIDATION_ERROR', [message, api.domainNotAllowedHint], {
					...details,
					field: 'email',
				});
			}
			const field = context.purpose === 'invite' ? fieldOf(errorWords) : undefined;
			return tell('VALIDATION_ERROR', [message], {...details, field});
		}
	}
}

/** The field of the invite a refusal is about: one its details give, else one its words name. */
function fieldOf({fields = '', text = ''}: ErrorWords) {
	return fieldNamedIn(fields) ?? fieldNamedIn(text);
}

/** A refusal because of the customer, by its code, which some answers have in the text. */
function customerProblem(
	{code}: ErrorWords,
	said: string,
	{customerContext}: CallContext,
): Told | undefined {
	const {api} = words;
	function mentions(known: string): boolean {
		return code === known || said.includes(known);
	}
	if (mentions('tenant_id_required')) return [api.customerRequired, api.customerRequiredHint];
	if (!mentions('tenant_id_mismatch')) return undefined;
	const message =
		customerContext === undefined
			? api.customerMismatchUnnamed
			: api.customerMismatch(customerContext);
	return [message, api.customerMismatchHint];
}

/** What happened and, where there is something to do about it, what. */
type Told = readonly [message: string, hint?: string];

function tell(
	code: ErrorCode,
	[message, hint]: Told,
	details: Omit<ErrorDetails, 'hint'>,
): InviteError {
	return new InviteError(code, message, {...details, hint});
}

/** The error of a 2xx that says nothing readable. */
export function failureOfUnreadable(answer: Answer, context: CallContext): InviteError {
	const requestId = requestIdOf(answer, context.redact);
	return tell('API_SERVER_ERROR', unreadableAnswer(context.host), {
		httpStatus: answer.status,
		delivery: 'in-doubt',
		requestId,
	});
}

function unreadableAnswer(host: string): Told {
	return [words.api.unreadableAnswer(host), words.api.unreadableAnswerHint];
}

/** The error of an exchange without a whole answer (docs/library-notes.md, Doubt after a POST). */
export function failureOfFault(fault: Fault, context: CallContext): InviteError {
	const {api} = words;
	const {host} = context;
	const isWrite = context.method === 'POST';
	if (fault.reason === 'aborted') {
		return tell(
			'ABORTED',
			[!isWrite || fault.connected ? words.api.stopped : words.api.stoppedUnsent],
			{
				delivery: fault.connected ? 'in-doubt' : 'never-sent',
			},
		);
	}
	if (!fault.connected) return failureOfConnection(fault, context);
	const details: ErrorDetails = {
		delivery: 'in-doubt',
		httpStatus: fault.status,
	};
	if (fault.reason === 'too-large') {
		return tell('API_SERVER_ERROR', [api.answerTooLarge(host), api.answerTooLargeHint], details);
	}
	if (fault.reason === 'answer-timeout') {
		const seconds = Math.round(context.answerTimeoutMs / 100) / 10;
		const message = api.answerLate(host, seconds);
		return tell('NETWORK_ERROR', [message, api.answerLateHint], {
			...details,
			retryable: true,
		});
	}
	if (isGarbled(fault.code)) {
		return tell('API_SERVER_ERROR', unreadableAnswer(host), details);
	}
	return tell('NETWORK_ERROR', [api.connectionLost(host), api.checkNetwork], {
		...details,
		retryable: true,
		cause: causeOf(fault, context.redact),
	});
}

/** Codes of an answer that arrived and makes no sense: broken compression, no HTTP. */
function isGarbled(code = ''): boolean {
	return /^(Z_|HPE_|ERR_(?:_ERROR|BROTLI|ZSTD|HTTP_INVALID))/.test(code);
}

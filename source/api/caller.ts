import {Agent as HttpAgent} from 'node:http';
import {Agent as HttpsAgent} from 'node:https';
import {InviteError} from '../errors.ts';
import {words} from '../words/words.ts';
import {parseBaseUrl} from './base-url.ts';
import {type EndpointRequest, urlOf} from './endpoints.ts';
import {type CallContext, failureOfAnswer, failureOfFault, failureOfUnreadable} from './failure.ts';
import {checkKey} from './key.ts';
import {nameOfProxy, proxyFor} from './proxy.ts';
import {createKeyRemover, createRedactor, withoutKeys} from './redactor.ts';
import {withRetries} from './retry.ts';
import {jsonOf, requestIdOf} from './server-text.ts';
import {type Answer, exchange, type Fault} from './transport.ts';
import type {ApiOptions, CallOptions} from './types.ts';

/** Does a call: limits, retries, log and errors included. Rejects with an `InviteError` and nothing else. */
export type Caller = {
	readonly baseUrl: string;
	/** `read` makes a result of the JSON of a 2xx; `undefined` when it is unreadable. */
	call<T>(
		request: EndpointRequest,
		read: (body: unknown) => T | undefined,
		options?: CallOptions,
	): Promise<T>;
	/** Tells whose key it is, for messages. */
	learnIdentity(email: string): void;
};

const defaultAnswerTimeoutMs = 30_000;
const defaultConnectTimeoutMs = 5000;
const defaultRetries = 2;

/** Prepares calls. Throws an `InviteError` for a base, key, customer or proxy that cannot be used. */
export function createCaller(options: ApiOptions): Caller {
	const {key, keyDescription, log} = options;
	const customerContext = options.customerContext || undefined;
	const baseUrl = parseBaseUrl(options.baseUrl);
	checkKey(key, keyDescription);
	checkCustomer(customerContext);
	const base = new URL(baseUrl);
	const proxy = proxyFor(base, options.env);
	const connectTimeoutMs = options.connectTimeoutMs ?? defaultConnectTimeoutMs;
	const removeKeys = createKeyRemover(() => [key, ...(options.otherKeys ?? [])]);
	const redact = createRedactor(removeKeys);
	// Sockets are not pooled: a POST on one the server just closed would be in doubt for nothing.
	const agent = {
		http: new HttpAgent({
			keepAlive: false,
			...(proxy ? {proxyEnv: {HTTP_PROXY: proxy.href}} : {}),
		}),
		https: new HttpsAgent({
			keepAlive: false,
			// The agent's own time-out is what ends a tunnel that does not come to stand.
			...(proxy ? {proxyEnv: {HTTPS_PROXY: proxy.href}, timeout: connectTimeoutMs} : {}),
		}),
	};
	const headers = {
		authorization: `Bearer ${key}`,
		accept: 'application/json',
		'user-agent': `dci-invite/${options.version ?? '0.0.0'}`,
		...(customerContext === undefined ? {} : {'x-tenant-id': headerValue(customerContext)}),
	};
	let who: string | undefined;

	function logLine(method: string, path: string, outcome: Answer | Fault, ms: number): void {
		if (!log) return;
		const requestId = outcome.kind === 'answer' ? requestIdOf(outcome, redact) : undefined;
		const result = outcome.kind === 'answer' ? outcome.status : (outcome.code ?? outcome.reason);
		log(
			redact(
				[method, path, result, requestId, ms, 'ms'].filter((part) => part !== undefined).join(' '),
			),
		);
	}

	async function attempt<T>(
		request: EndpointRequest,
		read: (body: unknown) => T | undefined,
		{signal, timeoutMs}: CallOptions,
	): Promise<T> {
		const {method, purpose, json} = request;
		const url = urlOf(request, {baseUrl, customerContext});
		const answerTimeoutMs = timeoutMs ?? options.timeoutMs ?? defaultAnswerTimeoutMs;
		const startedAt = performance.now();
		const outcome = await exchange({
			method,
			url,
			headers: {...headers, ...request.headers},
			...(json === undefined ? {} : {json}),
			agent,
			connectTimeoutMs,
			answerTimeoutMs,
			signal,
		});
		logLine(method, url.pathname, outcome, Math.round(performance.now() - startedAt));
		const context: CallContext = {
			method,
			purpose,
			baseUrl,
			host: base.host,
			keyDescription,
			customerContext,
			who,
			proxy: proxy && nameOfProxy(proxy),
			answerTimeoutMs,
			redact,
		};
		if (outcome.kind === 'fault') throw failureOfFault(outcome, context);
		if (outcome.status < 200 || outcome.status > 299) throw failureOfAnswer(outcome, context);
		const result = read(withoutKeys(jsonOf(outcome), removeKeys));
		if (result === undefined) throw failureOfUnreadable(outcome, context);
		return result;
	}

	return {
		baseUrl,
		call(request, read, callOptions = {}) {
			const retries = request.purpose === 'invite' ? 0 : (callOptions.retries ?? defaultRetries);
			return withRetries(() => attempt(request, read, callOptions), retries, callOptions.signal);
		},
		learnIdentity(email) {
			who = email;
		},
	};
}

/** A text as a header holds it: Node writes a byte for a character, so UTF-8 goes in byte by byte. */
function headerValue(text: string): string {
	return Buffer.from(text).toString('latin1');
}

function checkCustomer(customer: string | undefined): void {
	if (customer === undefined || /^[^\p{Cc}]+$/u.test(customer)) return;
	throw new InviteError('VALIDATION_ERROR', words.api.badCustomer, {
		hint: words.api.badCustomerHint,
	});
}

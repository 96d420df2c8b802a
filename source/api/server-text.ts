import {cutToWidth, safeText} from '../output/text.ts';
import type {Answer, Fault} from './transport.ts';

type Redact = (text: string) => string;

/** Making safe and cutting look at every character: a text of megabytes is shortened before. */
const maxRaw = 4000;

/** Text from outside as it may be shown: without the key, on one line, cut to so many columns. */
export function showable(text: string, columns: number, redact: Redact): string {
	// Twice, because a control character inside the key would hide it from the first.
	return cutToWidth(redact(safeText(redact(text).slice(0, maxRaw))).trim(), columns);
}

/** Columns of a request ID; the real ones have 30. */
const maxRequestId = 64;

/** The service's `Request-Id`, safe to show. */
export function requestIdOf(answer: Answer, redact: Redact): string | undefined {
	const value = answer.headers['request-id'];
	const text = typeof value === 'string' ? showable(value, maxRequestId, redact) : '';
	return text === '' ? undefined : text;
}

/** Columns of a system error's words, which `--debug` shows. */
const maxDetail = 300;

/** What lies under a fault, for `--debug`: code and words, without the key and without a proxy's password. */
export function causeOf(fault: Fault, redact: Redact): Error | undefined {
	if (fault.detail === undefined) return undefined;
	const detail = fault.detail.replace(/\/\/[^/@\s]*@/g, '//');
	const error = new Error(showable(detail, maxDetail, redact));
	return fault.code === undefined ? error : Object.assign(error, {code: fault.code});
}

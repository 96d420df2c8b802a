import {cutToWidth, safeText} from '../output/text.ts';
import type {Redact} from './redactor.ts';
import type {Answer, Fault} from './transport.ts';

/** Text from outside as it may be shown: without keys, on one line, cut to so many columns. */
export function showable(text: string, columns: number, redact: Redact): string {
	return cutToWidth(safeText(redact(text)).trim(), columns);
}

/** Columns of a request ID; the real ones have 30. */
const maxRequestId = 64;

/** Where a request ID may stand, the most telling first (docs/api.md, Errors). */
const requestIdHeaders = [
	'request-id',
	'x-request-id',
	'x-doit-trace',
	'cf-ray',
	'x-cloud-trace-context',
];

/** The ID of a request, safe to show: from a header, or from the `instance` of a problem+json. */
export function requestIdOf(answer: Answer, redact: Redact): string | undefined {
	for (const name of requestIdHeaders) {
		const value = answer.headers[name];
		const text = typeof value === 'string' ? showable(value, maxRequestId, redact) : '';
		if (text !== '') return text;
	}
	return answer.status < 400 ? undefined : instanceOf(jsonOf(answer), redact);
}

/** The last segment of a problem's `instance`. */
function instanceOf(body: unknown, redact: Redact): string | undefined {
	if (typeof body !== 'object' || body === null || !('instance' in body)) return undefined;
	if (typeof body.instance !== 'string') return undefined;
	const segment = body.instance
		.replace(/[?#].*$/s, '')
		.split('/')
		.findLast((part) => part !== '');
	return segment === undefined ? undefined : showable(segment, maxRequestId, redact) || undefined;
}

/** Characters of the address of a help page; a longer one is not shown. */
const longestDocsUrl = 200;

/** The address of a help page, safe to show whole: https only, without credentials. */
export function docsUrlIn(text: string | undefined, redact: Redact): string | undefined {
	const url = text === undefined ? null : URL.parse(text);
	if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') return undefined;
	const {href} = url;
	// An address is of no use in parts, and what is encoded in it can be read.
	return href.length > longestDocsUrl || redact(decoded(href)) !== decoded(href) ? undefined : href;
}

/** A text with its percent-encoding undone as far as it makes sense. */
function decoded(text: string): string {
	return text.replace(/%[2-7][0-9a-f]/gi, (code) =>
		String.fromCharCode(Number.parseInt(code.slice(1), 16)),
	);
}

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

/** Columns of a system error's words, which `--debug` shows. */
const maxDetail = 300;

/** What lies under a fault, for `--debug`: code and words, without the key and without a proxy's password. */
export function causeOf(fault: Fault, redact: Redact): Error | undefined {
	if (fault.detail === undefined) return undefined;
	const detail = fault.detail.replace(/\/\/[^/@\s]*@/g, '//');
	const error = new Error(showable(detail, maxDetail, redact));
	return fault.code === undefined ? error : Object.assign(error, {code: fault.code});
}

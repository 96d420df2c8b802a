import type {InviteError} from '../errors.ts';

/** What a command hands back: one object, two renderings (interface.md, section 6). */
export type Result = {
	/** For `--json`. */
	json: Record<string, unknown>;
	/** For people: whole lines, the last one ended. */
	text: string;
	/** 0 unless told. */
	exitCode?: number;
};

const plainJson = /^[\n\x20-\x7E]*$/;

let deceptive: RegExp | undefined;

/**
 * An object as JSON whose text can steer no terminal and deceive no reader: controls, bidirectional and zero-width
 * characters and line separators are escaped, so that parsing gives exactly what was there.
 */
const renderJson = (value: object): string => {
	const json = `${JSON.stringify(value, null, 2)}\n`;
	if (plainJson.test(json)) return json;
	// The variants of emoji and of Han characters stay; the line breaks are the layout's own.
	deceptive ??= /(?!\n|\p{Variation_Selector})[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{DI}]/gu;
	return json.replace(deceptive, (character) =>
		character
			.split('')
			.map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
			.join(''),
	);
};

/** A result as it goes to stdout. */
export const renderResult = (result: Result, format: 'table' | 'json'): string =>
	format === 'json' ? renderJson(result.json) : result.text;

/** An error as it goes to stderr: what happened, then what to do; with `--json` the error object of section 6. */
export const renderError = (error: InviteError, format: 'table' | 'json'): string => {
	if (format === 'json') {
		const {code, message, hint, retryable, httpStatus, requestId} = error;
		return renderJson({
			error: {
				code,
				message,
				hint: hint ?? null,
				retryable,
				http_status: httpStatus ?? null,
				request_id: requestId ?? null,
			},
		});
	}
	const request = error.requestId ? `Request ID: ${error.requestId}\n` : '';
	return `${error.message}\n${error.hint ? `${error.hint}\n` : ''}${request}`;
};

/** The stack of an error and of what caused it, for `--debug`; `redact` takes keys out. */
export const renderStack = (error: unknown, redact: (text: string) => string): string => {
	const parts: string[] = [];
	for (let current = error; current instanceof Error; current = current.cause) {
		parts.push(current.stack ?? current.message);
	}
	return redact(`${parts.join('\ncaused by ')}\n`);
};

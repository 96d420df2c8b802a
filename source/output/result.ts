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

/** A result as it goes to stdout. */
export const renderResult = (result: Result, format: 'table' | 'json'): string =>
	format === 'json' ? `${JSON.stringify(result.json, null, 2)}\n` : result.text;

/** An error as it goes to stderr: what happened, then what to do; with `--json` the error object of section 6. */
export const renderError = (error: InviteError, format: 'table' | 'json'): string => {
	if (format === 'json') {
		const {code, message, hint, retryable, httpStatus, requestId} = error;
		return `${JSON.stringify(
			{
				error: {
					code,
					message,
					hint: hint ?? null,
					retryable,
					http_status: httpStatus ?? null,
					request_id: requestId ?? null,
				},
			},
			null,
			2,
		)}\n`;
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

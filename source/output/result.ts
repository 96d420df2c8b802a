import type {InviteError} from '../errors.ts';
import {words} from '../words/words.ts';

/** What a command hands back: one object, two renderings (docs/behaviour.md, Scripts). */
export type Result = {
	/** For `--json`. */
	json: Record<string, unknown>;
	/** For people: whole lines, the last one ended. */
	text: string;
	/** What was done and stays done, in a sentence: said first where the result cannot be written. */
	done?: string;
	/** 0 unless told. */
	exitCode?: number;
	/** What is wrong although there is something to print: said behind it, with its exit code. */
	error?: InviteError;
};

let deceptive: RegExp | undefined;

/** A result as it goes to stdout. */
export function renderResult(result: Result, format: 'table' | 'json'): string {
	return format === 'json' ? renderJson(result.json) : result.text;
}

const plainJson = /^[\n\x20-\x7E]*$/;

/**
 * An object as JSON whose text can steer no terminal and deceive no reader: controls, bidirectional and zero-width
 * characters and line separators are escaped, so that parsing gives exactly what was there.
 */
function renderJson(value: object): string {
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
}

/** What is said besides a result or an error, and stands with `--json` in the one object on stderr. */
export type Remarks = {
	warnings: readonly string[];
	/** The lines of `--debug`; absent without it. */
	debug?: readonly string[] | undefined;
};

const noRemarks: Remarks = {warnings: []};

/** Remarks of a run that succeeded, as they go to stderr with `--json`; nothing where there are none. */
export function renderRemarks({warnings, debug = []}: Remarks): string {
	if (warnings.length + debug.length === 0) return '';
	return renderJson({warnings, ...(debug.length > 0 ? {debug} : {})});
}

/**
 * An error as it goes to stderr: what happened, then what to do; with `--json` the error object, every
 * problem, the `warnings` and the lines of `--debug` inside it
 * (docs/behaviour.md, Scripts).
 */
export function renderError(
	error: InviteError,
	format: 'table' | 'json',
	{warnings, debug}: Remarks = noRemarks,
): string {
	if (format === 'json') {
		return renderJson({error: {...errorObject(error), warnings, ...(debug ? {debug} : {})}});
	}
	const request = error.requestId ? `${words.guide.requestId(error.requestId)}\n` : '';
	return `${error.message}\n${error.hint ? `${error.hint}\n` : ''}${request}`;
}

/** An error as scripts read it (docs/behaviour.md, Scripts). */
export function errorObject(error: InviteError) {
	const {code, message, hint, retryable, httpStatus, requestId, problems} = error;
	return {
		code,
		message,
		hint: hint ?? null,
		retryable,
		http_status: httpStatus ?? null,
		request_id: requestId ?? null,
		problems,
	};
}

/** The stack of an error and of what caused it, for `--debug`; `redact` takes keys out. */
export function renderStack(error: unknown, redact: (text: string) => string): string {
	const parts: string[] = [];
	for (let current = error; current instanceof Error; current = current.cause) {
		parts.push(current.stack ?? current.message);
	}
	return redact(`${parts.join('\ncaused by ')}\n`);
}

import {words} from './words/words.ts';

/** Exit codes by error code (docs/behaviour.md, Exit codes). */
export const exitCodes = {
	CLI_ERROR: 1,
	USAGE_ERROR: 2,
	AUTHENTICATION_FAILED: 10,
	PERMISSION_DENIED: 11,
	RESOURCE_NOT_FOUND: 20,
	RESOURCE_CONFLICT: 21,
	VALIDATION_ERROR: 30,
	API_SERVER_ERROR: 40,
	NETWORK_ERROR: 41,
	RATE_LIMITED: 50,
	ABORTED: 130,
} as const;

/** The code scripts read in `error.code`. */
export type ErrorCode = keyof typeof exitCodes;

/**
 * What is known of a request that failed: it never left, the service said no to it, or nobody can tell
 * whether it took effect.
 */
export type Delivery = 'never-sent' | 'refused' | 'in-doubt';

/** A value that is wrong or missing, as scripts read it in `error.problems` (docs/behaviour.md, Scripts). */
export type Problem = {
	/** The flag that says such a value, such as `--role`; `null` where none does, as for a key. */
	flag: string | null;
	/** The row of a list of people, counted from 1; `null` elsewhere. */
	row: number | null;
	/** The column of that list; `null` elsewhere. */
	column: string | null;
	/** What was given; `null` where nothing was. */
	value: string | null;
	/** What is wrong, in a sentence. */
	reason: string;
	/** What the value can be, the nearest first; empty where that is no list. */
	candidates: readonly string[];
};

/** A problem with nothing said but the reason, and what is known besides. */
export function problemOf(reason: string, known: Partial<Omit<Problem, 'reason'>> = {}): Problem {
	return {flag: null, row: null, column: null, value: null, reason, candidates: [], ...known};
}

/** What an error may say besides its message. */
export type ErrorDetails = {
	/** What to do about it, one or two sentences. */
	hint?: string | undefined;
	/** Whether the same call may work later. */
	retryable?: boolean | undefined;
	/** The status the service answered with. */
	httpStatus?: number | undefined;
	/** The service's `Request-Id`, which support asks for. */
	requestId?: string | undefined;
	/** The key of the field the service named in its refusal, such as `email` or `roleId`. */
	field?: string | undefined;
	/** Only on errors of a request: whether it took effect. */
	delivery?: Delivery | undefined;
	/** Seconds the service asked to wait (`Retry-After`). */
	retryAfter?: number | undefined;
	/** Differs from the code's own only for signals: 143 for SIGTERM, 129 for SIGHUP. */
	exitCode?: number | undefined;
	/** Every value that is wrong or missing. */
	problems?: readonly Problem[] | undefined;
	/** The error underneath, shown with `--debug` only. */
	cause?: unknown;
};

/** What changes in a copy of an error; an undefined detail is removed. */
export type ErrorChanges = ErrorDetails & {code?: ErrorCode; message?: string};

/** The one error people and scripts meet: what happened (message), what to do (hint), a code and an exit code. */
export class InviteError extends Error {
	override readonly name = 'InviteError';
	readonly code: ErrorCode;
	readonly exitCode: number;
	readonly hint: string | undefined;
	readonly retryable: boolean;
	readonly httpStatus: number | undefined;
	readonly requestId: string | undefined;
	readonly field: string | undefined;
	readonly delivery: Delivery | undefined;
	readonly retryAfter: number | undefined;
	readonly problems: readonly Problem[];

	constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
		super(message, details.cause === undefined ? undefined : {cause: details.cause});
		this.code = code;
		this.exitCode = details.exitCode ?? exitCodes[code];
		this.hint = details.hint;
		this.retryable = details.retryable ?? false;
		this.httpStatus = details.httpStatus;
		this.requestId = details.requestId;
		this.field = details.field;
		this.delivery = details.delivery;
		this.retryAfter = details.retryAfter;
		this.problems = details.problems ?? [];
	}
	/** A copy with changes: what they do not name stays. The cause is this error unless they name another. */
	with({code = this.code, message = this.message, ...details}: ErrorChanges): InviteError {
		const {hint, retryable, httpStatus, requestId, field, delivery, retryAfter, problems} = this;
		return new InviteError(code, message, {
			hint,
			retryable,
			httpStatus,
			requestId,
			field,
			delivery,
			retryAfter,
			problems,
			cause: this,
			// Another code has an exit code of its own.
			exitCode: code === this.code ? this.exitCode : undefined,
			...details,
		});
	}
}

/** What work returns, or the error that could be foreseen. */
export function attempt<T>(work: () => T): T | InviteError {
	try {
		return work();
	} catch (error) {
		if (error instanceof InviteError) return error;
		throw error;
	}
}

/** Which code several problems end with: what is missing comes before what is wrong, the key comes last. */
const codesOfProblems = ['USAGE_ERROR', 'VALIDATION_ERROR', 'AUTHENTICATION_FAILED'] as const;

/** Several errors about what was given as one that says them all (docs/behaviour.md, Every problem at once). */
export function joinErrors(errors: readonly [InviteError, ...InviteError[]]): InviteError {
	const [first, ...others] = errors;
	if (others.length === 0) return first;
	const code = codesOfProblems.find((known) => errors.some((error) => error.code === known));
	const hints = errors.flatMap(({hint}) => hint ?? []);
	return new InviteError(code ?? first.code, errors.map(({message}) => message).join(' '), {
		hint: hints.length > 0 ? hints.join('\n') : undefined,
		problems: errors.flatMap(({problems}) => problems),
		cause: first,
	});
}

/** Any error as one that can be told: what nobody foresaw is a fault of the program itself. */
export function toInviteError(
	error: unknown,
	details: Pick<ErrorDetails, 'delivery'> = {},
): InviteError {
	return error instanceof InviteError
		? error
		: new InviteError('CLI_ERROR', words.program.fault, {
				...details,
				hint: words.program.faultHint,
				cause: error,
			});
}

/** Assertion that a union was switched over completely; throws if it ever runs. */
export function assertNever(value: never): never {
	throw new Error(`not a case of its union: ${JSON.stringify(value)}`);
}

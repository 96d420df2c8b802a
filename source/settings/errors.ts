import {InviteError} from '../errors.ts';
import {words} from '../words/words.ts';

/** A settings file that cannot be used as it is. It was left untouched. */
export class BrokenFileError extends InviteError {
	/** The file. */
	readonly path: string;
	/** Whether moving it out of the way makes sense: not when a newer program wrote it. */
	readonly canSetAside: boolean;

	constructor(path: string, message: string, options: {hint: string; canSetAside: boolean}) {
		super('CLI_ERROR', message, {hint: options.hint});
		this.path = path;
		this.canSetAside = options.canSetAside;
	}
}

/** The settings could not be written. What was there before is still there; callers say so once and go on. */
export class NotSavedError extends InviteError {
	constructor(message: string, cause?: unknown) {
		super('CLI_ERROR', message, {hint: words.settings.notSavedHint, cause});
	}
}

/** A file system error's code, such as `ENOSPC`; undefined for anything else. */
export function systemCode(error: unknown): string | undefined {
	return error instanceof Error && 'code' in error && typeof error.code === 'string'
		? error.code
		: undefined;
}

type Reason = Parameters<typeof words.settings.notSaved>[1];

const reasons: Readonly<Record<string, Reason>> = {
	EACCES: 'not-yours',
	EPERM: 'not-yours',
	EROFS: 'read-only',
	ENOSPC: 'full',
	EDQUOT: 'quota',
	EFBIG: 'full',
	ENOTDIR: 'file-in-the-way',
	EEXIST: 'file-in-the-way',
	ELOOP: 'dead-link',
	ENOENT: 'cannot-be-made',
	ENAMETOOLONG: 'name-too-long',
};

/** Turns a file system error into the one callers know. */
export function asNotSaved(path: string, error: unknown): InviteError {
	if (error instanceof InviteError) return error;
	return new NotSavedError(notSavedWords(path, systemCode(error)), error);
}

/** Why a file could not be written, where the system's code is one that can be told in words. */
export function notSavedReason(error: unknown): Reason | undefined {
	return reasons[systemCode(error) ?? ''];
}

function notSavedWords(path: string, code: string | undefined): string {
	if (code === undefined) return words.settings.notWrittenAtAll(path);
	const reason = reasons[code];
	return reason === undefined
		? words.settings.notWritten(path, code)
		: words.settings.notSaved(path, reason);
}

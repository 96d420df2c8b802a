import {InviteError} from '../errors.ts';

/** A settings file that cannot be used as it is. It was left untouched. */
export class BrokenFileError extends InviteError {
	/** The file. */
	readonly path: string;
	/** Whether moving it out of the way makes sense: not when a newer program wrote it. */
	readonly canSetAside: boolean;

	constructor(path: string, problem: string, options: {hint: string; canSetAside: boolean}) {
		super('CLI_ERROR', `${path} ${problem}.`, {hint: options.hint});
		this.path = path;
		this.canSetAside = options.canSetAside;
	}
}

/** The settings could not be written. What was there before is still there; callers say so once and go on. */
export class NotSavedError extends InviteError {
	constructor(path: string, reason: string, cause?: unknown) {
		super('CLI_ERROR', `Nothing was saved: ${path} ${reason}.`, {
			hint: 'Everything else works. To save settings elsewhere, set XDG_CONFIG_HOME.',
			cause,
		});
	}
}

/** A file system error's code, such as `ENOSPC`; undefined for anything else. */
export function systemCode(error: unknown): string | undefined {
	return error instanceof Error && 'code' in error && typeof error.code === 'string'
		? error.code
		: undefined;
}

const reasons: Readonly<Record<string, string>> = {
	EACCES: 'is not yours to write',
	EPERM: 'is not yours to write',
	EROFS: 'is on a disk that cannot be written',
	ENOSPC: 'is on a disk that is full',
	EDQUOT: 'is on a disk where your quota is used up',
	EFBIG: 'is on a disk that is full',
	ENOTDIR: 'would have to be a folder, but a file is in the way',
	EEXIST: 'would have to be a folder, but a file is in the way',
	ELOOP: 'is a link that leads nowhere',
	ENOENT: 'cannot be made',
	ENAMETOOLONG: 'has too long a name',
};

/** Turns a file system error into the one callers know. */
export function asNotSaved(path: string, error: unknown): InviteError {
	if (error instanceof InviteError) return error;
	const code = systemCode(error);
	const reason = reasons[code ?? ''] ?? `cannot be written (${code ?? 'unknown reason'})`;
	return new NotSavedError(path, reason, error);
}

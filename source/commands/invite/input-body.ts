import {open} from 'node:fs/promises';
import {InviteError} from '../../errors.ts';
import {safeText} from '../../output/text.ts';
import type {Host} from '../../terminal.ts';
import {words} from '../../words/words.ts';
import type {BodyValues} from './body-values.ts';
import {invalid, parseJsonBody} from './json-body.ts';

/**
 * Reads the body that `--input` names: a file, or standard input with `-`.
 * @throws InviteError USAGE_ERROR where nothing can be read, VALIDATION_ERROR for what is no body.
 */
export async function readInputBody(host: Pick<Host, 'stdin'>, path: string): Promise<BodyValues> {
	const text = path === '-' ? await readStdin(host) : await readFile(path);
	return parseJsonBody(text);
}

async function readStdin({stdin}: Pick<Host, 'stdin'>): Promise<string> {
	if (stdin.isTTY) {
		throw usage(words.commands.body.isKeyboard, words.commands.body.isKeyboardHint);
	}
	return collect(stdin);
}

function usage(message: string, hint: string) {
	return new InviteError('USAGE_ERROR', message, {hint});
}

/** The most bytes of a body that are read; the fields together need a few hundred. */
const maxBytes = 64 * 1024;

async function collect(chunks: AsyncIterable<string | Uint8Array>): Promise<string> {
	const parts: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of chunks) {
		const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
		size += bytes.byteLength;
		if (size > maxBytes) throw invalid(words.commands.body.tooLarge);
		parts.push(bytes);
	}
	return Buffer.concat(parts).toString('utf8');
}

const reasons: Readonly<Record<string, keyof typeof words.commands.body.unreadable>> = {
	ENOENT: 'missing',
	EACCES: 'forbidden',
	EISDIR: 'folder',
};

async function readFile(path: string): Promise<string> {
	try {
		const file = await open(path);
		try {
			return await collect(file.createReadStream({autoClose: false}));
		} finally {
			await file.close();
		}
	} catch (error) {
		if (error instanceof InviteError) throw error;
		const code = error instanceof Error && 'code' in error ? String(error.code) : '';
		const reason = reasons[code];
		const {body} = words.commands;
		throw usage(
			reason ? body.unreadable[reason](safeText(path)) : body.unreadableOther(safeText(path), code),
			body.unreadableHint,
		);
	}
}

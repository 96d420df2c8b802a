import {constants} from 'node:fs';
import {type FileHandle, open, realpath} from 'node:fs/promises';
import {addAbortSignal} from 'node:stream';
import {setTimeout as sleep} from 'node:timers/promises';
import type {Context} from '../../context.ts';
import {InviteError} from '../../errors.ts';
import {safeText} from '../../output/text.ts';
import type {Host} from '../../terminal.ts';
import {words} from '../../words/words.ts';
import type {BodyValues} from './body-values.ts';
import {invalid, parseJsonBody} from './json-body.ts';

/**
 * Reads what `--input` names, a file or standard input with `-`: all of it, or a byte more than a list may have.
 * @throws InviteError USAGE_ERROR where nothing can be read.
 */
export function readInput(host: Pick<Host, 'stdin'>, path: string): Promise<Uint8Array> {
	return path === '-' ? readStdin(host) : readFile(path);
}

/**
 * The body of one person, if that is what was read: one JSON object, and not one in every line.
 * @throws InviteError VALIDATION_ERROR for a body that cannot be used.
 */
export function parseOneBody(bytes: Uint8Array): BodyValues | undefined {
	const [first] =
		/^(?:\u{FEFF})?\s*(\S)/u.exec(decode(bytes.subarray(0, maxBytes)))?.slice(1) ?? [];
	if (first !== '{') return undefined;
	if (bytes.byteLength > maxBytes) {
		// Many lines with an object each are a list; one object is never as large.
		if (isObject(decode(bytes.subarray(0, maxBytes)).trimStart().split('\n')[0] ?? ''))
			return undefined;
		throw invalid(words.commands.body.tooLarge);
	}
	const text = decode(bytes);
	const lines = text.split('\n').filter((line) => line.trim() !== '');
	if (lines.length > 1 && !isObject(text) && lines.some(isObject)) return undefined;
	return parseJsonBody(text);
}

function decode(bytes: Uint8Array): string {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}

function isObject(text: string): boolean {
	try {
		const value: unknown = JSON.parse(text.replace(/^\u{FEFF}/u, ''));
		return typeof value === 'object' && value !== null && !Array.isArray(value);
	} catch {
		return false;
	}
}

/** How long nothing may arrive on standard input before it is said that it is read, in milliseconds. */
const quietMs = 2000;

/**
 * Reads the body that is piped to the command; undefined where nothing is, to its end or within `--timeout`.
 * @throws InviteError USAGE_ERROR where it breaks off or cannot be read, VALIDATION_ERROR for what is no body.
 */
export async function readPipedBody({
	host: {stdin},
	resolved,
	format,
	say,
}: Pick<Context, 'host' | 'resolved' | 'format' | 'say'>): Promise<BodyValues | undefined> {
	const {body} = words.commands;
	const seconds = resolved().timeout.value;
	const limit = new AbortController();
	const patience = setTimeout(() => limit.abort(), seconds * 1000);
	const quiet = setTimeout(() => format !== 'json' && say(body.reading), quietMs);
	let hasBegun = false;
	async function* chunks() {
		for await (const chunk of addAbortSignal(limit.signal, stdin)) {
			hasBegun = true;
			clearTimeout(quiet);
			patience.refresh();
			yield chunk;
		}
	}
	try {
		const bytes = await collect(chunks(), maxBytes);
		if (bytes.byteLength > maxBytes) throw invalid(body.tooLarge);
		const text = decode(bytes);
		return text.trim() === '' ? undefined : parseJsonBody(text, body.oneObject);
	} catch (error) {
		if (error instanceof InviteError) throw error;
		if (!limit.signal.aborted) {
			throw usage(
				body.unreadableOther(words.setup.fromStandardInput, codeOf(error)),
				body.unreadableHint,
			);
		}
		if (hasBegun) throw usage(body.brokeOff(seconds), body.oneObject);
		return undefined;
	} finally {
		clearTimeout(patience);
		clearTimeout(quiet);
	}
}

async function readStdin({stdin}: Pick<Host, 'stdin'>): Promise<Uint8Array> {
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

/** The most bytes that are read at all: what is larger is no list either (docs/behaviour.md, Reading). */
const mostRead = 10 * 1024 * 1024 + 1;

async function collect(
	chunks: AsyncIterable<string | Uint8Array>,
	most = mostRead,
): Promise<Uint8Array> {
	const parts: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of chunks) {
		const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
		size += bytes.byteLength;
		parts.push(bytes);
		if (size > most) break;
	}
	return Buffer.concat(parts);
}

const reasons: Readonly<Record<string, keyof typeof words.commands.body.unreadable>> = {
	ENOENT: 'missing',
	EACCES: 'forbidden',
	EISDIR: 'folder',
};

/** How long nobody may write to a pipe before it is looked at again, in milliseconds. */
const pipePause = 50;

/**
 * Reads a file without ever blocking: opening a pipe nobody writes to would hold a thread, and with it the end of
 * the program; a read that waits would as well.
 */
async function readFile(path: string): Promise<Uint8Array> {
	const {O_RDONLY, O_NONBLOCK} = constants;
	try {
		const file = await open(path, O_RDONLY | O_NONBLOCK);
		try {
			const isPipe = (await file.stat()).isFIFO();
			return await collect(
				isPipe ? readPipe(file, await isNamed(path)) : file.createReadStream({autoClose: false}),
			);
		} finally {
			await file.close();
		}
	} catch (error) {
		if (error instanceof InviteError) throw error;
		const code = codeOf(error);
		const reason = reasons[code];
		const {body} = words.commands;
		throw usage(
			reason ? body.unreadable[reason](safeText(path)) : body.unreadableOther(safeText(path), code),
			body.unreadableHint,
		);
	}
}

function codeOf(error: unknown) {
	return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** Whether a pipe lies in a folder; one of a shell, `<(...)`, does not, and has had its writer. */
async function isNamed(path: string): Promise<boolean> {
	return realpath(path).then(
		() => true,
		() => false,
	);
}

/** What is written to a pipe, to the end of its last writer. Before the first one came, a named one reads as ended. */
async function* readPipe(file: FileHandle, isWriterToCome: boolean): AsyncGenerator<Uint8Array> {
	const chunk = Buffer.alloc(16 * 1024);
	let hasBegun = !isWriterToCome;
	for (;;) {
		const size = await readAvailable(file, chunk);
		if (size) {
			hasBegun = true;
			yield Buffer.from(chunk.subarray(0, size));
		} else if (size === 0 && hasBegun) {
			return;
		} else {
			await sleep(pipePause);
		}
	}
}

/** How many bytes were read; undefined while a writer is there and nothing came yet. */
async function readAvailable(file: FileHandle, chunk: Buffer): Promise<number | undefined> {
	try {
		return (await file.read(chunk)).bytesRead;
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'EAGAIN') return undefined;
		throw error;
	}
}

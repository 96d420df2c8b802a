import {open} from 'node:fs/promises';
import {InviteError} from '../../errors.ts';
import {safeText} from '../../output/text.ts';
import type {Host} from '../../terminal.ts';
import {type BodyWords, isBodyKey, unknownField} from './body-words.ts';

/**
 * Reads the body that `--input` names: a file, or standard input with `-`.
 * @throws InviteError USAGE_ERROR where nothing can be read, VALIDATION_ERROR for what is no body.
 */
export async function readInputBody(host: Pick<Host, 'stdin'>, path: string): Promise<BodyWords> {
	const text = path === '-' ? await readStdin(host) : await readFile(path);
	let body: unknown;
	try {
		body = JSON.parse(text.replace(/^\u{FEFF}/u, ''));
	} catch (error) {
		throw invalid('The body given with --input is not valid JSON.', error);
	}
	if (typeof body !== 'object' || body === null || Array.isArray(body)) {
		throw invalid('The body given with --input is not a JSON object.');
	}
	const words: BodyWords = {};
	for (const [name, value] of Object.entries(body)) {
		if (!isBodyKey(name)) throw unknownField(name);
		if (typeof value !== 'string' && value !== null) {
			throw invalid(`${name} must be a text in the body given with --input.`);
		}
		words[name] = value;
	}
	return words;
}

async function readStdin({stdin}: Pick<Host, 'stdin'>): Promise<string> {
	if (stdin.isTTY) {
		throw usage(
			'--input - reads standard input, and that is the keyboard.',
			'Hand the body over: dci-invite --input - --dry-run < body.json',
		);
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
		if (size > maxBytes) throw invalid('The body given with --input is larger than 64 KB.');
		parts.push(bytes);
	}
	return Buffer.concat(parts).toString('utf8');
}

function invalid(message: string, cause?: unknown) {
	return new InviteError('VALIDATION_ERROR', message, {
		cause,
		hint: 'For example: {"email": "jane@acme.com", "jobTitle": "Founder"}',
	});
}

const reasons: Readonly<Record<string, string>> = {
	ENOENT: 'it is not there',
	EACCES: 'it is not yours to read',
	EISDIR: 'it is a folder',
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
		throw usage(
			`${safeText(path)} could not be read: ${reasons[code] ?? code}.`,
			'--input takes a file with a JSON body, or - for standard input.',
		);
	}
}

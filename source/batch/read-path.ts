import {homedir} from 'node:os';
import {fileURLToPath} from 'node:url';

/** How the names of files end that people keep in lists; spreadsheets too, which are then refused in words. */
const listFile = /\.(?:csv|tsv|txt|json|jsonl|ndjson|xlsx|xls|ods|numbers)$/iu;

/**
 * The path that a typed, pasted or dropped text is, as the file system has it; undefined where it is none. Understands
 * quotes, escaped blanks, `file://` and `~`.
 */
export function looksLikePath(text: string, home: string = homedir()): string | undefined {
	const trimmed = text.trim();
	if (trimmed === '' || trimmed.length > 4096 || /[\p{Cc}]/u.test(trimmed)) return undefined;
	if (/^file:/iu.test(trimmed)) return fromUrl(trimmed);
	const bare = withoutQuotes(trimmed);
	const isPlace = /^(?:~?\/|\.{1,2}[/\\]|[a-z]:[/\\]|\\\\)/iu.test(bare);
	const isName = listFile.test(bare) && !bare.includes('@');
	const isElsewhere = listFile.test(bare) && /[/\\]/u.test(bare);
	if (!isPlace && !isName && !isElsewhere) return undefined;
	return bare.startsWith('~/') ? home + bare.slice(1) : bare;
}

/** A link to a file of this machine. */
function fromUrl(text: string): string | undefined {
	try {
		return fileURLToPath(text.replace(/^file:\/\/localhost\//iu, 'file:///'));
	} catch {
		return undefined;
	}
}

/** Quotes go, and so do the backslashes of a shell, but for the paths of Windows. */
function withoutQuotes(text: string): string {
	const [, , quoted] = /^(["'])(.*)\1$/u.exec(text) ?? [];
	if (quoted !== undefined) return quoted;
	return /^[a-z]:\\|^\\\\/iu.test(text) ? text : text.replace(/\\(.)/gu, '$1');
}

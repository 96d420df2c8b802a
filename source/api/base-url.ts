import {InviteError} from '../errors.ts';
import {words} from '../words/words.ts';

/** Whether a host name as `URL` gives it is this machine: `localhost` and its subdomains, 127.0.0.0/8, `[::1]`. */
export function isLoopbackHost(hostname: string): boolean {
	return (
		hostname === 'localhost' ||
		hostname.endsWith('.localhost') ||
		hostname === '[::1]' ||
		/^127\.\d+\.\d+\.\d+$/.test(hostname)
	);
}

/** Characters; every request and many a message holds the base. */
const longestBase = 1000;

/**
 * The base all calls go to, without a trailing slash; a path prefix is kept (docs/api.md, Base).
 * Throws `USAGE_ERROR` unless it is https, or plain http to this machine, with no credentials, query or fragment, and
 * of a sensible length.
 */
export function parseBaseUrl(text: string): string {
	// The text is never quoted back: a mistaken one may hold a password.
	const url = URL.parse(text.trim());
	if (text.length > longestBase) return refuse('long');
	if (!url) return refuse('no-url');
	if (url.username !== '' || url.password !== '') return refuse('credentials');
	if (text.includes('?') || text.includes('#')) return refuse('query');
	if (url.protocol === 'http:') {
		if (!isLoopbackHost(url.hostname)) return refuse('insecure');
	} else if (url.protocol !== 'https:') {
		return refuse('scheme');
	}
	return url.origin + url.pathname.replace(/\/+$/, '');
}

function refuse(problem: Parameters<typeof words.api.badBaseUrl>[0]): never {
	throw new InviteError('USAGE_ERROR', words.api.badBaseUrl(problem), {
		hint: words.api.badBaseUrlHint,
	});
}

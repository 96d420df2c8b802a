import {InviteError} from '../errors.ts';

/** Whether a host name as `URL` gives it is this machine: `localhost` and its subdomains, 127.0.0.0/8, `[::1]`. */
export function isLoopbackHost(hostname: string): boolean {
	return (
		hostname === 'localhost' ||
		hostname.endsWith('.localhost') ||
		hostname === '[::1]' ||
		/^127\.\d+\.\d+\.\d+$/.test(hostname)
	);
}

/**
 * The base all calls go to, without a trailing slash; a path prefix is kept (docs/api.md, Base).
 * Throws `USAGE_ERROR` unless it is https, or plain http to this machine, with no credentials, query or fragment.
 */
export function parseBaseUrl(text: string): string {
	// The text is never quoted back: a mistaken one may hold a password.
	const url = URL.parse(text.trim());
	if (!url) return refuse('is not a URL');
	if (url.username !== '' || url.password !== '')
		return refuse('must not hold a user name or password');
	if (text.includes('?') || text.includes('#'))
		return refuse('must not have a query or a fragment');
	if (url.protocol === 'http:') {
		if (!isLoopbackHost(url.hostname))
			return refuse('must use https, because the key goes with every call');
	} else if (url.protocol !== 'https:') {
		return refuse('must begin with https://');
	}
	return url.origin + url.pathname.replace(/\/+$/, '');
}

function refuse(problem: string): never {
	throw new InviteError('USAGE_ERROR', `The base URL ${problem}.`, {
		hint: 'Set DCI_API_BASE_URL to something like https://api.doit.com, or unset it.',
	});
}

import {InviteError} from '../errors.ts';
import {words} from '../words/words.ts';
import {isLoopbackHost} from './base-url.ts';

type Env = Readonly<Record<string, string | undefined>>;

/**
 * The proxy that calls to `base` go through, or none. The lower-case variable wins, an empty one counts as unset, this
 * machine is exempt. Throws `USAGE_ERROR` for a proxy that is neither http nor https.
 */
export function proxyFor(base: URL, env: Env): URL | undefined {
	if (isLoopbackHost(base.hostname)) return undefined;
	const exempt = (env['no_proxy'] || env['NO_PROXY'] || '').toLowerCase().split(/[\s,]+/);
	if (exempt.some((entry) => covers(entry, base.hostname, portOf(base)))) return undefined;
	const text = variablesFor(base)
		.map((name) => env[name])
		.find(Boolean);
	if (!text) return undefined;
	const proxy = URL.parse(text.includes('://') ? text : `http://${text}`);
	if (proxy && (proxy.protocol === 'http:' || proxy.protocol === 'https:')) return proxy;
	throw new InviteError('USAGE_ERROR', words.api.badProxy, {
		hint: words.api.badProxyHint,
	});
}

/** The variables that name the proxy for a base; each scheme has its own. */
function variablesFor({protocol}: URL): readonly string[] {
	return protocol === 'http:' ? ['http_proxy', 'HTTP_PROXY'] : ['https_proxy', 'HTTPS_PROXY'];
}

/** Whether one entry of `NO_PROXY` covers the host: `*`, a name with its subdomains, an address, each with an optional port. */
function covers(entry: string, host: string, port: string): boolean {
	if (entry === '*') return true;
	const [, name = '', onlyPort] = /^(\[.*\]|[^:]*)(?::(\d+))?$/.exec(entry) ?? [];
	if (name === '' || (onlyPort !== undefined && onlyPort !== port)) return false;
	const suffix = name.replace(/^\*?\./, '');
	return host === suffix || host.endsWith(`.${suffix}`);
}

function portOf(url: URL): string {
	return url.port || (url.protocol === 'https:' ? '443' : '80');
}

/** A proxy as people know it, without user name and password: `proxy.example.com:3128`. */
export function nameOfProxy(proxy: URL): string {
	return `${proxy.hostname}:${portOf(proxy)}`;
}

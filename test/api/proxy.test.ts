import {describe, expect, it} from 'vitest';
import {nameOfProxy, proxyFor} from '../../source/api/proxy.ts';

const api = 'https://api.doit.com';
const proxy = 'http://proxy.example.com:3128';

describe('proxyFor', () => {
	it.each<[string, Record<string, string>, string | undefined]>([
		[api, {}, undefined],
		[api, {HTTPS_PROXY: ''}, undefined],
		[api, {HTTPS_PROXY: proxy}, 'proxy.example.com:3128'],
		[api, {https_proxy: proxy}, 'proxy.example.com:3128'],
		[api, {https_proxy: 'http://low:1', HTTPS_PROXY: proxy}, 'low:1'],
		[api, {https_proxy: '', HTTPS_PROXY: proxy}, 'proxy.example.com:3128'],
		[api, {HTTPS_PROXY: 'proxy.example.com:3128'}, 'proxy.example.com:3128'],
		[api, {HTTPS_PROXY: 'https://user:pass@secure.example.com'}, 'secure.example.com:443'],
		[api, {HTTP_PROXY: proxy}, undefined],
		[api, {HTTPS_PROXY: proxy, NO_PROXY: 'other.example.com'}, 'proxy.example.com:3128'],
		[api, {HTTPS_PROXY: proxy, NO_PROXY: '*'}, undefined],
		[api, {HTTPS_PROXY: proxy, NO_PROXY: 'a.b, API.doit.com'}, undefined],
		[api, {HTTPS_PROXY: proxy, NO_PROXY: 'doit.com'}, undefined],
		[api, {HTTPS_PROXY: proxy, NO_PROXY: '.doit.com'}, undefined],
		[api, {HTTPS_PROXY: proxy, NO_PROXY: '*.doit.com'}, undefined],
		[api, {HTTPS_PROXY: proxy, no_proxy: 'api.doit.com:443'}, undefined],
		[api, {HTTPS_PROXY: proxy, NO_PROXY: 'api.doit.com:8443'}, 'proxy.example.com:3128'],
		[api, {HTTPS_PROXY: proxy, NO_PROXY: 'oit.com'}, 'proxy.example.com:3128'],
		['https://localhost', {HTTPS_PROXY: proxy}, undefined],
		['https://127.0.0.1:8443', {HTTPS_PROXY: proxy}, undefined],
		['https://[::1]', {HTTPS_PROXY: proxy}, undefined],
		['http://127.0.0.1', {HTTP_PROXY: proxy}, undefined],
		['http://api.doit.com', {HTTP_PROXY: proxy}, 'proxy.example.com:3128'],
		['http://api.doit.com', {http_proxy: 'http://low:1', HTTP_PROXY: proxy}, 'low:1'],
		['http://api.doit.com', {HTTP_PROXY: proxy, NO_PROXY: 'doit.com'}, undefined],
		['http://api.doit.com', {HTTPS_PROXY: proxy}, undefined],
	])('%s with %j goes through %s', (base, env, expected) => {
		const found = proxyFor(new URL(base), env);
		expect(found && nameOfProxy(found)).toBe(expected);
	});

	it.each([['socks5://proxy.example.com'], ['http://'], ['ftp://x']])('refuses %s', (text) => {
		expect(() => proxyFor(new URL(api), {HTTPS_PROXY: text})).toThrow(
			expect.objectContaining({code: 'USAGE_ERROR'}),
		);
	});
});

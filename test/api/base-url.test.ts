import {describe, expect, it} from 'vitest';
import {isLoopbackHost, parseBaseUrl} from '../../source/api/base-url.ts';
import {InviteError} from '../../source/errors.ts';

describe('parseBaseUrl', () => {
	it.each([
		['https://api.doit.com', 'https://api.doit.com'],
		['https://api.doit.com/', 'https://api.doit.com'],
		[' https://API.doit.com:443// ', 'https://api.doit.com'],
		['https://gateway.example.com/doit/', 'https://gateway.example.com/doit'],
		['http://localhost:8080', 'http://localhost:8080'],
		['http://127.0.0.1:1', 'http://127.0.0.1:1'],
		['http://127.9.8.7', 'http://127.9.8.7'],
		['http://[::1]:8080/x', 'http://[::1]:8080/x'],
	])('takes %j as %s', (text, base) => {
		expect(parseBaseUrl(text)).toBe(base);
	});

	it.each([
		[''],
		['api.doit.com'],
		['http://api.doit.com'],
		['http://localhost.evil.example'],
		['http://127.0.0.1.evil.example'],
		['http://10.0.0.1'],
		['ftp://api.doit.com'],
		['file:///etc/passwd'],
		['https://me:secret-word@api.doit.com'],
		['https://api.doit.com?x=1'],
		['https://api.doit.com/?'],
		['https://api.doit.com/#top'],
		[`https://${'a'.repeat(1000)}.example`],
		[`https://api.doit.com/${'a'.repeat(100_000)}`],
	])('refuses %j', (text) => {
		try {
			parseBaseUrl(text);
			expect.unreachable();
		} catch (error) {
			expect(error).toBeInstanceOf(InviteError);
			expect(error).toMatchObject({code: 'USAGE_ERROR', exitCode: 2});
			expect(String(error)).not.toContain('secret-word');
		}
	});
});

it.each([
	['localhost', true],
	['demo.localhost', true],
	['127.0.0.1', true],
	['[::1]', true],
	['notlocalhost', false],
	['128.0.0.1', false],
	['0.0.0.0', false],
])('isLoopbackHost(%s) is %s', (host, expected) => {
	expect(isLoopbackHost(host)).toBe(expected);
});

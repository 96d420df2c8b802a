import {describe, expect, it} from 'vitest';
import {InviteError} from '../../source/errors.ts';
import {renderError, renderResult} from '../../source/output/result.ts';

const hostile =
	'a\u007Fb\u0080c\u009Fd\u00ADe\u061Cf\u200Bg\u200Dh\u202Ei\u2028j\u2029k\u2066l\uFEFFm\u{E0041}n\u001B[31m';

describe('JSON on a terminal', () => {
	it.each([
		['a result', renderResult({json: {name: hostile}, text: ''}, 'json')],
		['an error', renderError(new InviteError('CLI_ERROR', hostile), 'json')],
	])('of %s holds nothing that steers or deceives, and parses to what it was', (_, json) => {
		expect(json).not.toMatch(/[^\n\x20-\x7E]/);
		expect(json).toContain('b\\u0080c');
		expect(json).toContain('\\udb40\\udc41');
		const parsed = JSON.parse(json) as {name?: string; error?: {message: string}};
		expect(parsed.name ?? parsed.error?.message).toBe(hostile);
	});

	it('keeps what can be read', () => {
		const json = {name: 'Zoë 経理 ❤\uFE0F', list: [1, {two: null}]};
		expect(renderResult({json, text: ''}, 'json')).toBe(`${JSON.stringify(json, null, 2)}\n`);
	});
});

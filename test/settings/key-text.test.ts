import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {cleanKey} from '../../source/settings/key-text.ts';
import {anyCharacter} from '../helpers/any-character.ts';

const key = 'test-key-0000-canary';

describe('what is taken off', () => {
	it.each([
		key,
		`  ${key}\n`,
		`\r\n${key}\r\n\r\n`,
		`"${key}"`,
		`'${key}'`,
		`“${key}”`,
		`\`${key}\``,
		`Bearer ${key}`,
		`bearer  ${key}`,
		`Authorization: Bearer ${key}`,
		`DCI_API_KEY=${key}`,
		`DCI_API_KEY = "${key}"`,
		`export DCI_API_KEY="${key}"`,
		`export DCI_API_KEY='Bearer ${key}';`,
		`set DCI_API_KEY=${key}`,
		`"DCI_API_KEY=${key}"`,
		`\u{FEFF}${key}`,
		`\u{200B}${key}\u{A0}`,
		`\u{1B}[200~${key}\u{1B}[201~`,
	])('%j is the key', (raw) => {
		expect(cleanKey(raw)).toEqual({key});
	});

	it.each(['Bearerish-key-0000', 'export-key-0000', 'bearer-key-0000', 'a"b-key-0000'])(
		'%s stays whole',
		(raw) => {
			expect(cleanKey(raw)).toEqual({key: raw});
		},
	);
});

describe('what is explained', () => {
	it.each([
		['', /contains no key/],
		[' \t\n', /contains no key/],
		['""', /contains no key/],
		['Bearer ', /contains no key/],
		['export DCI_API_KEY=', /contains no key/],
		[`${key}\n${key}`, /more than one line/],
		[`first line\r\n${key}\r\n`, /more than one line/],
		[`${key} ${key}`, /cannot contain spaces/],
		[`${key}ü`, /no key has/],
		[`${key.slice(0, 5)}\u{200B}${key.slice(5)}`, /no key has/],
		[`${key.slice(0, 5)}\u{1B}[D${key.slice(5)}`, /no key has/],
		['abc', /too short/],
		['x'.repeat(9000), /too long/],
	])('%j', (raw, sentence) => {
		const {problem} = cleanKey(raw);
		expect(problem).toMatch(sentence);
		expect(problem).not.toContain(key);
	});
});

it('gives visible ASCII or a sentence, whatever comes', () => {
	fc.assert(
		fc.property(fc.string({unit: anyCharacter}), (raw) => {
			const cleaned = cleanKey(raw);
			if (cleaned.key === undefined) expect(cleaned.problem).toMatch(/\.$/);
			else expect(cleaned.key).toMatch(/^[\x21-\x7e]{8,8000}$/);
		}),
	);
});

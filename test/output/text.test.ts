import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {
	cutToWidth,
	displayWidth,
	graphemes,
	padToWidth,
	safeText,
	safeWhole,
	wrapToWidth,
} from '../../source/output/text.ts';
import {anyCharacter} from '../helpers/any-character.ts';

describe('safeWhole', () => {
	it.each([
		['plain text stays', 'Jane Doe <jane@acme.com>', 'Jane Doe <jane@acme.com>'],
		['blanks are not folded', 'a  b', 'a  b'],
		[
			'letters of all kinds stay',
			'Zoë 日本語 한국어 ภาษาไทย العربية',
			'Zoë 日本語 한국어 ภาษาไทย العربية',
		],
		['colour', '\x1B[1;31mred\x1B[0m', 'red'],
		['hidden text stays visible', '\x1B[8mhidden\x1B[28m', 'hidden'],
		['CSI in its 8-bit form', '\x9B31mred', 'red'],
		['an unfinished CSI', 'a\x1B[31', 'a'],
		['a link, payload too', 'a\x1B]8;;http://evil.example\x07b\x1B]8;;\x1B\\c', 'abc'],
		['a title in the 8-bit form', 'a\x9D0;title\x9Cb', 'ab'],
		['an OSC without an end', 'a\x1B]52;c;AAAA', 'a'],
		['an OSC cut short by another sequence', 'a\x1B]0;t\x1B[31mb', 'ab'],
		['DCS', 'a\x1BPq#0\x07still\x1B\\b', 'ab'],
		['APC, PM and SOS', 'a\x1B_x\x1B\\b\x1B^y\x1B\\c\x1BXz\x1B\\d', 'abcd'],
		['nested in a passthrough', 'a\x1BPtmux;\x1B\x1B]0;t\x07\x1B\\b', 'ab'],
		['character sets and resets', 'a\x1B(0b\x1Bcd', 'abd'],
		['a single shift', 'a\x1BOPb', 'ab'],
		['a lone escape', 'a\x1B', 'a'],
		['an escape before a control', 'a\x1B\x07b', 'ab'],
		['other controls', 'a\x00\x07\x08\x7F\x85b', 'a b'],
		['line breaks and tabs', 'a\r\nb\nc\rd\te\u2028f', 'a b c d e f'],
		['bidirectional controls', 'a\u202Eb\u2066c\u200Fd\u061Ce', 'abcde'],
		['zero-width characters', 'a\u200Bb\u2060c\uFEFFd\u00ADe\u034Ff', 'abcdef'],
		['joiners between letters', 'می\u200Cخ क\u200Dष', 'میخ कष'],
		['joiners in emoji stay', '👨‍👩‍👧 👩🏽‍💻 ❤️‍🔥', '👨‍👩‍👧 👩🏽‍💻 ❤️‍🔥'],
		['emoji joiners without a partner', '👨\u200D\u200D👩 👨\u200D', '👨👩 👨'],
		['emoji forms stay, others go', '❤️ 1️⃣ a\uFE0F 1\uFE0F', '❤️ 1️⃣ a 1'],
		['variants of Han characters stay', '葛\u{E0100}', '葛\u{E0100}'],
		['tags', '🏴\u{E0067}\u{E0062}\u{E007F}a\u{E0041}', '🏴a'],
		['fillers that look like nothing', 'a\u3164\u115Fb', 'ab'],
		['Arabic number signs stay', '\u0600١', '\u0600١'],
		['half a character', 'a\uD83Db', 'a\uFFFDb'],
		['piled-up marks', `e${'\u0301'.repeat(50)}`, `e${'\u0301'.repeat(8)}`],
	])('%s', (_, given, expected) => {
		expect(safeWhole(given)).toBe(expected);
	});

	const nasty = fc
		.array(
			fc.oneof(
				fc.string({unit: anyCharacter}),
				fc.constantFrom(
					'\x1B',
					'\x1B[',
					'\x1B]',
					'\x1BP',
					'\x1B\\',
					'\x9B',
					'\x9C',
					'\x9D',
					'\x07',
				),
				fc.constantFrom(
					'\u200D',
					'\uFE0F',
					'👨',
					'1',
					'\u20E3',
					'葛',
					'\u{E0100}',
					'\u202E',
					'\uD83D',
				),
				fc.constantFrom('a', ' ', '31m', '\n', '\t', '\u0301'),
			),
		)
		.map((parts) => parts.join(''));

	it('never lets a control through, and is done after one pass', () => {
		fc.assert(
			fc.property(nasty, (text) => {
				const safe = safeWhole(text);
				expect(safe).not.toMatch(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069\u200B]/u);
				expect(safe.isWellFormed()).toBe(true);
				expect(safeWhole(safe)).toBe(safe);
			}),
			{numRuns: 1000},
		);
	});

	it('takes a long hostile text in its stride', () => {
		const hostile = `${'\x1B]'.repeat(50_000)}${'\x1BP'.repeat(50_000)}${'\u200D'.repeat(100_000)}`;
		expect(safeWhole(hostile)).toBe('');
	});
});

describe('safeText', () => {
	it('keeps what fits a line, the longest address too', () => {
		const address = `${'a'.repeat(64)}@${'b'.repeat(185)}.com`;
		expect(safeText(address)).toBe(address);
		expect(safeText('\u001B[31mred\u001B[0m')).toBe('red');
	});

	it.each([
		['letters', 'n'.repeat(1_000_000)],
		['wide letters', '名'.repeat(400_000)],
		['what is not seen', `${'\u200B'.repeat(1_000_000)}x`],
		['a sequence without an end', `x\u001B]0;${'t'.repeat(1_000_000)}`],
		['marks', `e${'\u0301'.repeat(1_000_000)}`],
	])('cuts a megabyte of %s', (_, text) => {
		const shown = safeText(text);
		expect(displayWidth(shown)).toBeLessThanOrEqual(256);
		expect(shown).toMatch(/…$/);
		expect(safeText(shown)).toBe(shown);
	});

	it('is done after one pass', () => {
		fc.assert(
			fc.property(fc.string({unit: anyCharacter, maxLength: 600}), (text) => {
				expect(safeText(safeText(text))).toBe(safeText(text));
			}),
		);
	});
});

describe('widths', () => {
	const texts = fc
		.array(fc.oneof(fc.string(), fc.constantFrom('日', '👨‍👩‍👧', '🇯🇵', 'e\u0301', '한', 'ำ', ' ')))
		.map((parts) => safeWhole(parts.join('')));
	const columns = fc.nat({max: 40});

	it.each([
		['', 0],
		['abc', 3],
		['日本語', 6],
		['👨‍👩‍👧', 2],
		['e\u0301', 1],
	])('%j takes %i columns', (text, width) => {
		expect(displayWidth(text)).toBe(width);
	});

	it.each([
		['abcdef', 6, 'abcdef'],
		['abcdef', 5, 'abcd…'],
		['abc def', 5, 'abc…'],
		['日本語', 5, '日本…'],
		['日本語', 4, '日…'],
		['日本語', 1, '…'],
		['abc', 0, ''],
	])('%j cut to %i columns is %j', (text, width, expected) => {
		expect(cutToWidth(text, width)).toBe(expected);
	});

	it('cuts with an ASCII ellipsis too', () => {
		expect(cutToWidth('abcdef', 5, '...')).toBe('ab...');
		expect(cutToWidth('abcdef', 2, '...')).toBe('..');
	});

	it('never exceeds the width', () => {
		fc.assert(
			fc.property(texts, columns, fc.constantFrom('…', '...'), (text, width, ellipsis) => {
				expect(displayWidth(cutToWidth(text, width, ellipsis))).toBeLessThanOrEqual(width);
				expect(displayWidth(padToWidth(text, width))).toBe(Math.max(width, displayWidth(text)));
			}),
		);
	});

	it('splits into graphemes that make the text again', () => {
		expect(graphemes('a👨‍👩‍👧e\u0301')).toEqual(['a', '👨‍👩‍👧', 'e\u0301']);
		fc.assert(
			fc.property(texts, (text) => {
				expect(graphemes(text).join('')).toBe(text);
			}),
		);
	});

	it.each([
		['the quick brown fox', 10, 3, ['the quick', 'brown fox']],
		['the quick brown fox jumps', 10, 2, ['the quick', 'brown fox…']],
		['incomprehensible', 6, 3, ['incomp', 'rehens', 'ible']],
		['日本語テキスト', 5, 9, ['日本', '語テ', 'キス', 'ト']],
		['日本', 1, 3, ['…', '…']],
		['日ำ', 2, 3, ['…']],
		['', 10, 3, []],
		['abc', 0, 3, []],
	])('%j wrapped to %i columns and %i lines', (text, width, maxLines, expected) => {
		expect(wrapToWidth(text, width, maxLines)).toEqual(expected);
	});

	it('wraps within the lines it has', () => {
		fc.assert(
			fc.property(texts, fc.integer({min: 2, max: 30}), fc.nat({max: 5}), (text, width, lines) => {
				const wrapped = wrapToWidth(text, width, lines);
				expect(wrapped.length).toBeLessThanOrEqual(lines);
				for (const line of wrapped) {
					expect(displayWidth(line)).toBeLessThanOrEqual(width);
				}
			}),
		);
	});
});

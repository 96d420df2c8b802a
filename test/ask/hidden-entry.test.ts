import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {
	emptyEntry,
	type HiddenAction,
	type HiddenEntry,
	hiddenActionFor,
	keyFrom,
	reduceHiddenEntry,
} from '../../source/ask/hidden-entry.ts';
import {createKeyDecoder} from '../../source/ask/key-decoder.ts';
import {longestKey} from '../../source/settings/key-text.ts';
import {anyCharacter} from '../helpers/any-character.ts';

const key = 'test-key-0000-canary';

/** The entry after what a terminal in raw mode sends, chunk by chunk. */
function entryAfter(...chunks: string[]): HiddenEntry {
	const decode = createKeyDecoder();
	let entry = emptyEntry;
	for (const press of chunks.flatMap(decode)) {
		const action = hiddenActionFor(press);
		if (action) entry = reduceHiddenEntry(entry, action);
	}
	return entry;
}

describe('a hidden text', () => {
	it.each([
		['typed', ['abc'], 'abc', false],
		['typed and entered', ['abc\r'], 'abc', true],
		['Backspace', ['abcd\u{7F}'], 'abc', false],
		['Backspace as Ctrl+H', ['abcd\b'], 'abc', false],
		['Backspace by grapheme', ['ab👩‍👩‍👧\u{7F}'], 'ab', false],
		['Backspace on nothing', ['\u{7F}\u{7F}abc'], 'abc', false],
		['Ctrl+U', ['typo\u{15}abc'], 'abc', false],
		['Ctrl+W', ['typo\u{17}abc'], 'abc', false],
		['Left and Delete', ['axbc\u{1B}[D\u{1B}[D\u{1B}[D\u{1B}[3~'], 'abc', false],
		['Home', ['bc\u{1B}[Ha'], 'abc', false],
		['Home and End, in application mode', ['b\u{1B}OHa\u{1B}OFc'], 'abc', false],
		['Home and End, by number', ['b\u{1B}[1~a\u{1B}[4~c'], 'abc', false],
		['Ctrl+A and Ctrl+E', ['b\u{1}a\u{5}c'], 'abc', false],
		['Enter where the cursor is not at the end', ['abc\u{1B}[D\r'], 'abc', true],
		['Up, Down, a function key, Alt and a letter', ['a\u{1B}[Ab\u{1B}[15~\u{1B}xc'], 'abc', false],
		['Esc alone, then text', ['a\u{1B}', 'bc'], 'abc', false],
		['Ctrl+Z and other controls', ['a\u{1A}b\u{0}c\u{1C}'], 'abc', false],
		['a sequence in two chunks', ['ab\u{1B}', '[D\u{1B}[3~c'], 'ac', false],
		['a sequence in three chunks', ['bc\u{1B}[', '1', '~a'], 'abc', false],
		['a report of the terminal', ['ab\u{1B}]11;rgb:0000/0000/0000\u{7}c'], 'abc', false],
		['a report in two chunks', ['ab\u{1B}]11;rgb:00', '00/0000\u{1B}\\c'], 'abc', false],
		['a bracketed paste', ['\u{1B}[200~abc\u{1B}[201~'], 'abc', false],
		['a bracketed paste in pieces', ['\u{1B}[200~a', 'bc\u{1B}[2', '01~'], 'abc', false],
		['a bracketed paste that ends in Enter', ['\u{1B}[200~abc\r\u{1B}[201~'], 'abc\n', false],
		['controls in a bracketed paste', ['\u{1B}[200~a\u{3}b\u{1A}c\u{1B}[201~'], 'abc', false],
		['colours in a bracketed paste', ['\u{1B}[200~\u{1B}[31mabc\u{1B}[201~'], 'abc', false],
		['a plain paste of lines', ['a\rb\r\nc\r'], 'a\nb\nc', true],
		['blank lines around it', ['\r\rabc\r\r'], '\nabc', true],
		['a tab in a plain paste', ['a\tb'], 'a b', false],
		['Backspace takes the Enter back', ['abc\r\u{7F}'], 'abc', false],
		['Ctrl+U takes it back too', ['abc\r\u{15}'], '', false],
		['an arrow does not', ['abc\r\u{1B}[D'], 'abc', true],
	])('%s', (_, chunks, text, isEntered) => {
		expect(entryAfter(...chunks)).toMatchObject({text, isEntered, isCut: false});
	});

	it('keeps no more than a key may have, and knows that more came', () => {
		const full = entryAfter('x'.repeat(longestKey));
		expect(full).toMatchObject({isCut: false});
		expect(keyFrom(full).key).toHaveLength(longestKey);
		const cut = entryAfter('x'.repeat(longestKey), 'y');
		expect(cut).toMatchObject({isCut: true, text: full.text});
		expect(keyFrom(cut).problem).toBe('That is too long to be a key. Copy the key alone.');
		expect(keyFrom(entryAfter(`${'x'.repeat(longestKey)}y\u{7F}`)).problem).toContain('too long');
		expect(keyFrom(entryAfter(`${'x'.repeat(longestKey)}y\u{15}${key}`))).toEqual({key});
	});

	it.each(['', '\u{1B}[200~'])('takes a paste of 256 kB, begun with %j', (start) => {
		for (const unit of ['x', 'é', 'x\r', '\u{1B}[31m', '\t', '\u{1B}]', '\u{9D}', '👍🏽']) {
			const entry = entryAfter(start + unit.repeat(262_144 / unit.length));
			expect(entry.text.length).toBeLessThanOrEqual(longestKey);
		}
	});

	it('never throws, grows beyond the limit or holds a control, whatever comes', () => {
		const moves = [
			'delete-left',
			'delete-right',
			'delete-word-left',
			'delete-to-blank',
			'delete-to-start',
			'delete-to-end',
			'move-left',
			'move-right',
			'move-word-left',
			'move-to-start',
			'move-to-end',
			'enter',
		] as const;
		const strange = fc.constantFrom(
			'\u{1B}[',
			'\u{1B}]',
			'\u{9B}',
			'\u{3}',
			'\r\n',
			'👩‍👧',
			'\u{301}',
		);
		const text = fc.oneof(fc.string({unit: anyCharacter}), strange);
		const action = fc.oneof(
			text.map((typed): HiddenAction => ({type: 'insert', text: typed})),
			fc.constantFrom(...moves).map((type): HiddenAction => ({type})),
		);
		fc.assert(
			fc.property(
				fc.array(action, {maxLength: 60}),
				fc.integer({min: 0, max: 40}),
				(all, limit) => {
					for (let [entry, index] = [emptyEntry, 0]; index < all.length; index++) {
						entry = reduceHiddenEntry(entry, all[index] as HiddenAction, limit);
						expect(entry.text.length).toBeLessThanOrEqual(limit);
						expect(entry.text).not.toMatch(/(?!\n)\p{Cc}/u);
						expect(entry.cursor).toBeGreaterThanOrEqual(0);
						expect(entry.cursor).toBeLessThanOrEqual(entry.text.length);
					}
				},
			),
		);
	});

	it('is the same whatever the chunks, as long as no sequence is cut behind Esc', () => {
		const piece = fc.oneof(
			fc.string({unit: 'grapheme-ascii'}),
			fc.constantFrom('\u{1B}[D', '\u{1B}[1;5C', '\r', '\u{7F}', '\u{1B}[200~p\u{1B}[201~', 'é'),
		);
		fc.assert(
			fc.property(fc.array(piece), fc.integer({min: 1, max: 5}), (pieces, size) => {
				const sent = pieces.join('');
				const chunks = sent.match(new RegExp(`[^]{1,${size}}`, 'gu')) ?? [];
				expect(entryAfter(...chunks)).toEqual(entryAfter(sent));
			}),
		);
	});
});

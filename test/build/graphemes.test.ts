import fc from 'fast-check';
import stringWidth from 'string-width';
import {describe, expect, it} from 'vitest';
import {isPlain, Segmenter} from '../../scripts/build/graphemes.ts';

const segmenter = new Intl.Segmenter();
const everyUnit = Array.from({length: 0x1_00_00}, (_, unit) => String.fromCharCode(unit));
const plain = everyUnit.filter((unit) => isPlain(unit));
const shown = plain.filter((unit) => unit !== '\n' && unit !== '\u{1B}');

describe('plain text', () => {
	it('is one column a character', () => {
		expect(shown.filter((unit) => stringWidth(unit) !== 1)).toEqual([]);
		expect(shown.length).toBeGreaterThan(500);
	});

	it('never joins its neighbours', () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom(...plain)), (units) => {
				const text = units.join('');
				expect([...segmenter.segment(text)].map(({segment}) => segment)).toEqual([...text]);
			}),
		);
	});

	it('has the glyphs of the frame in it', () => {
		expect(isPlain('❯ ✓ · … ─ │ ╭ ╯ é ß Jane Doe <jane@acme.com>')).toBe(true);
	});
});

it('cuts any text as the segmenter does', () => {
	const unit = fc.oneof(
		fc.string({unit: 'grapheme'}),
		fc.constantFrom(...plain, '👩‍👧', 'e\u{301}'),
	);
	fc.assert(
		fc.property(fc.array(unit), (units) => {
			const text = units.join('');
			function cut(segments: Iterable<{segment: string; index: number}>) {
				return [...segments].map(({segment, index}) => ({segment, index}));
			}
			const segments = new Segmenter().segment(text);
			expect(cut(segments)).toEqual(cut(segmenter.segment(text)));
			expect(segments.containing(1)?.index).toBe(segmenter.segment(text).containing(1)?.index);
		}),
	);
});

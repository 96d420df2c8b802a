import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {displayWidth, graphemes} from '../../source/output/text.ts';
import {
	reduceTextInput,
	type TextInputAction,
	type TextInputState,
	textInputState,
} from '../../source/ui/text-input/state.ts';
import {visiblePart} from '../../source/ui/text-input/visible-part.ts';

/** `ab|c`: the text with a bar where the cursor is. */
function parsed(marked: string): TextInputState {
	return {text: marked.replace('|', ''), cursor: marked.indexOf('|')};
}

function marked({text, cursor}: TextInputState): string {
	return `${text.slice(0, cursor)}|${text.slice(cursor)}`;
}

const family = '👨‍👩‍👧';

describe('editing by grapheme', () => {
	it.each<[string, TextInputAction, string]>([
		['a|c', {type: 'insert', text: 'b'}, 'ab|c'],
		['e|x', {type: 'insert', text: '\u0301'}, 'e\u0301|x'],
		['a|', {type: 'insert', text: '\x1B[31mb\u200B'}, 'ab|'],
		['👨|', {type: 'insert', text: '\u200D👩'}, '👨‍👩|'],
		['a|', {type: 'replace', text: 'xyz'}, 'xyz|'],
		[`${family}|a`, {type: 'delete-left'}, '|a'],
		['🇯🇵🇰🇷|', {type: 'delete-left'}, '🇯🇵|'],
		['한|', {type: 'delete-left'}, '|'],
		['ที่|', {type: 'delete-left'}, '|'],
		['|ab', {type: 'delete-left'}, '|ab'],
		[`|${family}a`, {type: 'delete-right'}, '|a'],
		['a|', {type: 'delete-right'}, 'a|'],
		[`a${family}|`, {type: 'move-left'}, `a|${family}`],
		[`a|${family}`, {type: 'move-right'}, `a${family}|`],
		['|a', {type: 'move-left'}, '|a'],
		['jane.doe@acme.com|', {type: 'move-word-left'}, 'jane.doe@acme.|com'],
		['jane |doe', {type: 'move-word-left'}, '|jane doe'],
		['|jane doe', {type: 'move-word-right'}, 'jane| doe'],
		['jane| doe', {type: 'move-word-right'}, 'jane doe|'],
		['jane doe|x', {type: 'delete-word-left'}, 'jane |x'],
		['|jane doe', {type: 'delete-word-right'}, '| doe'],
		['to jane@acme.com |x', {type: 'delete-to-blank'}, 'to |x'],
		['مرحبا بك|', {type: 'delete-to-blank'}, 'مرحبا |'],
		['ab|cd', {type: 'delete-to-start'}, '|cd'],
		['ab|cd', {type: 'delete-to-end'}, 'ab|'],
		['ab|cd', {type: 'move-to-start'}, '|abcd'],
		['ab|cd', {type: 'move-to-end'}, 'abcd|'],
		// The halves of two flags that meet make another flag; the cursor goes behind it.
		['🇯a|🇵', {type: 'delete-left'}, '🇯🇵|'],
	])('%j, %j: %j', (before, action, after) => {
		expect(marked(reduceTextInput(parsed(before), action))).toBe(after);
	});

	it('starts on a boundary, whatever it is told', () => {
		expect(textInputState(family, 3)).toEqual({text: family, cursor: family.length});
		expect(textInputState('ab', -5)).toEqual({text: 'ab', cursor: 0});
		expect(textInputState('a\nb\x07')).toEqual({text: 'a b', cursor: 3});
	});
});

const pieces = fc.constantFrom(
	'a',
	' ',
	'@',
	'日',
	family,
	'👩🏽‍💻',
	'❤️',
	'🇯🇵',
	'🇯',
	'e\u0301',
	'\u0301',
	'ᄒ',
	'ᅡ',
	'ᆫ',
	'ที่',
	'ำ',
	'مر',
	'क्षि',
	'\u200D',
	'\uD83D',
);
const texts = fc.array(pieces, {maxLength: 12}).map((parts) => parts.join(''));
const simpleEdits = fc.constantFrom<TextInputAction['type']>(
	'delete-left',
	'delete-right',
	'delete-word-left',
	'delete-word-right',
	'delete-to-blank',
	'delete-to-start',
	'delete-to-end',
	'move-left',
	'move-right',
	'move-word-left',
	'move-word-right',
	'move-to-start',
	'move-to-end',
);
const edits = fc.oneof(
	simpleEdits.map((type) => ({type}) as TextInputAction),
	texts.map((text): TextInputAction => ({type: 'insert', text})),
);

function boundaries(text: string): number[] {
	const found = [0];
	for (const grapheme of graphemes(text)) {
		found.push((found.at(-1) ?? 0) + grapheme.length);
	}

	return found;
}

describe('properties of editing', () => {
	it('keeps the cursor on a boundary and the text well-formed', () => {
		fc.assert(
			fc.property(texts, fc.array(edits, {maxLength: 20}), (start, actions) => {
				let state = textInputState(start);
				for (const action of actions) {
					state = reduceTextInput(state, action);
					expect(boundaries(state.text)).toContain(state.cursor);
					expect(state.text.isWellFormed()).toBe(true);
				}
			}),
		);
	});

	it('takes back an inserted grapheme that joins with nothing', () => {
		fc.assert(
			fc.property(texts, fc.nat(), fc.constantFrom('a', '日', family), (text, at, typed) => {
				const whole = textInputState(text);
				const places = boundaries(whole.text);
				const cursor = places[at % places.length] ?? 0;
				const before = {text: whole.text, cursor};
				const after = reduceTextInput(before, {type: 'insert', text: typed});
				fc.pre(
					graphemes(after.text).length === graphemes(before.text).length + 1 &&
						after.cursor === cursor + typed.length,
				);
				expect(reduceTextInput(after, {type: 'delete-left'})).toEqual(before);
			}),
		);
	});

	it('moves left and right by the same steps', () => {
		fc.assert(
			fc.property(texts, (text) => {
				let state = textInputState(text);
				const seen = [state.cursor];
				while (state.cursor > 0) {
					state = reduceTextInput(state, {type: 'move-left'});
					seen.push(state.cursor);
				}

				for (const cursor of seen.reverse()) {
					expect(state.cursor).toBe(cursor);
					state = reduceTextInput(state, {type: 'move-right'});
				}
			}),
		);
	});

	it('draws a part that fits, with the cursor in it', () => {
		const cases = fc.tuple(
			fc.array(pieces, {maxLength: 60}).map((parts) => parts.join('')),
			fc.nat(),
			fc.integer({min: 1, max: 40}),
			fc.constantFrom(1, 3),
		);
		fc.assert(
			fc.property(cases, ([text, at, columns, mark]) => {
				const whole = textInputState(text);
				const places = boundaries(whole.text);
				const state = {text: whole.text, cursor: places[at % places.length] ?? 0};
				const part = visiblePart(state, columns, mark);
				const marks = (part.cutBefore ? mark : 0) + (part.cutAfter ? mark : 0);
				expect(displayWidth(part.text) + marks).toBeLessThanOrEqual(columns);
				expect(part.cursor).toBeGreaterThanOrEqual(0);
				expect(part.cursor).toBeLessThan(columns);
				expect(whole.text).toContain(part.text);
				// From 10 columns on, what is under the cursor is seen, and so is what was typed last.
				if (columns >= 10 && state.cursor < whole.text.length) {
					const left = part.cursor - (part.cutBefore ? mark : 0);
					expect(left).toBeGreaterThanOrEqual(0);
					expect(left).toBeLessThanOrEqual(displayWidth(part.text));
				}
			}),
			{numRuns: 500},
		);
	});
});

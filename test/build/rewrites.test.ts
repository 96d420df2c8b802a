import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import fc from 'fast-check';
import originalWidth from 'string-width';
import {afterAll, beforeAll, expect, it} from 'vitest';
import originalWrap from 'wrap-ansi';
import {bundle} from '../../scripts/build/bundle.ts';
import {applyRewrite} from '../../scripts/build/plugins.ts';

const root = resolve(import.meta.dirname, '../..');
let folder: string;
let stringWidth: typeof originalWidth;
let wrapAnsi: typeof originalWrap;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'dci-invite-build-'));
	await bundle({
		root,
		entries: {
			width: join(root, 'scripts/build/string-width.ts'),
			wrap: join(root, 'node_modules/wrap-ansi/index.js'),
		},
		outdir: folder,
	});
	stringWidth = (await import(join(folder, 'width.js'))).default;
	wrapAnsi = (await import(join(folder, 'wrap.js'))).default;
});

afterAll(() => rm(folder, {recursive: true, force: true}));

// Narrow, wide and combining characters between styles.
const parts = ['\u{1B}[1m', '\u{1B}[0m', 'a', 'é', '❯', '·', '日本', '👩‍👧', 'e\u{301}', '\n', ' '];
const styled = fc.array(fc.constantFrom(...parts), {maxLength: 30}).map((some) => some.join(''));
const text = fc.oneof(fc.string({unit: 'grapheme'}), fc.string({unit: 'binary'}), styled);

it('measures every character as the library does', () => {
	const wrong: number[] = [];
	for (let code = 0; code <= 0x1_ff_ff; code++) {
		const character = String.fromCodePoint(code);
		if (stringWidth(character) !== originalWidth(character)) {
			wrong.push(code);
		}
	}
	expect(wrong).toEqual([]);
});

it('measures any text as the library does', () => {
	fc.assert(
		fc.property(text, fc.boolean(), (value, ambiguousIsNarrow) => {
			const options = {ambiguousIsNarrow};
			expect(stringWidth(value, options)).toBe(originalWidth(value, options));
		}),
		{numRuns: 1000},
	);
});

it('wraps styled text as the library does', () => {
	fc.assert(
		fc.property(styled, fc.integer({min: 1, max: 20}), (value, columns) => {
			const options = {hard: true, trim: false};
			expect(wrapAnsi(value, columns, options)).toBe(originalWrap(value, columns, options));
		}),
		{numRuns: 500},
	);
});

it('fails on a text that is no longer there', () => {
	const rewrite = {file: 'library/index.js', replace: [['gone', 'new'] as [string, string]]};
	expect(() => applyRewrite('what stands there now', rewrite)).toThrow(
		'library/index.js no longer contains the text the build rewrites: gone',
	);
	expect(applyRewrite('gone and gone', rewrite)).toBe('new and new');
});

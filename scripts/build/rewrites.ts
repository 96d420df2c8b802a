/** One change to the text of a library's file. */
export type Rewrite = {
	/** Path below node_modules. */
	file: string;
	/** What is replaced, and by what. Each text must stand in the file at least once. */
	replace: Array<[from: string, to: string]>;
};

/** How rewritten files reach `graphemes.ts`. */
export const graphemesSpecifier = 'build:graphemes';

function importing(names: string) {
	return `import {${names}} from '${graphemesSpecifier}';`;
}

/**
 * What libraries do while they are imported and the first frame does not need. Making one
 * `Intl.Segmenter` costs about 10 ms and one `\p{RGI_Emoji}` expression about 18 ms, so both are made
 * at their first use; Yoga's loader is made synchronous, because `fetch()` on its own data URL loads all
 * of undici and a top-level await holds up everything that imports Ink.
 */
export const rewrites: Rewrite[] = [
	{
		file: 'string-width/index.js',
		replace: [
			['const segmenter = new Intl.Segmenter();', importing('isPlain, wholeSegmenter')],
			['segmenter.segment(string)', 'wholeSegmenter().segment(string)'],
			[
				"const prependedConcatenationMarksRegex = new RegExp(`^[${prependedConcatenationMarks}]+`, 'v');",
				'const lazily = make => { let made; return () => (made ??= make()); };\n' +
					"const prependedConcatenationMarksRegex = lazily(() => new RegExp(`^[${prependedConcatenationMarks}]+`, 'v'));",
			],
			['prependedConcatenationMarksRegex.exec', 'prependedConcatenationMarksRegex().exec'],
			[
				"const visibleCharacterRegex = new RegExp(String.raw`[^\\p{Default_Ignorable_Code_Point}\\p{Control}\\p{Enclosing_Mark}\\p{Nonspacing_Mark}[\\p{Format}--[${prependedConcatenationMarks}]]]`, 'v');",
				"const visibleCharacterRegex = lazily(() => new RegExp(String.raw`[^\\p{Default_Ignorable_Code_Point}\\p{Control}\\p{Enclosing_Mark}\\p{Nonspacing_Mark}[\\p{Format}--[${prependedConcatenationMarks}]]]`, 'v'));",
			],
			['segment.search(visibleCharacterRegex)', 'segment.search(visibleCharacterRegex())'],
			['visibleCharacterRegex.test', 'visibleCharacterRegex().test'],
			[
				'const emojiPrefixRegex = /^(?:\\p{RGI_Emoji}|\\p{Regional_Indicator}{1,2}|[\\d#*]\\u{FE0F})/v;',
				"const emojiPrefixRegex = lazily(() => new RegExp(String.raw`^(?:\\p{RGI_Emoji}|\\p{Regional_Indicator}{1,2}|[\\d#*]\\u{FE0F})`, 'v'));",
			],
			['emojiPrefixRegex.test', 'emojiPrefixRegex().test'],
			['emojiPrefixRegex.exec', 'emojiPrefixRegex().exec'],
			[
				'const textPresentationEmojiRegex = /^[\\p{Emoji_Presentation}--[\\u{10000}-\\u{10FFFF}]]\\u{FE0E}/v;',
				"const textPresentationEmojiRegex = lazily(() => new RegExp(String.raw`^[\\p{Emoji_Presentation}--[\\u{10000}-\\u{10FFFF}]]\\u{FE0E}`, 'v'));",
			],
			['textPresentationEmojiRegex.test', 'textPresentationEmojiRegex().test'],
			[
				'const emojiZwjSequenceRegex = /\\u{200D}\\p{Extended_Pictographic}/v;',
				"const emojiZwjSequenceRegex = lazily(() => new RegExp(String.raw`\\u{200D}\\p{Extended_Pictographic}`, 'v'));",
			],
			['emojiZwjSequenceRegex.test', 'emojiZwjSequenceRegex().test'],
			['emojiZwjSequenceRegex.exec', 'emojiZwjSequenceRegex().exec'],
			[
				'	// A lone surrogate is written out',
				'	if (ambiguousIsNarrow && !/[\\n\\x1B]/.test(string) && isPlain(string)) {\n' +
					'		return width + string.length;\n' +
					'	}\n\n' +
					'	// A lone surrogate is written out',
			],
		],
	},
	{
		file: 'wrap-ansi/index.js',
		replace: [
			['const segmenter = new Intl.Segmenter();', importing('segmentsOf')],
			['segmenter.segment(', 'segmentsOf('],
		],
	},
	{
		file: 'slice-ansi/tokenize-ansi.js',
		replace: [
			[
				"const GRAPHEME_SEGMENTER = new Intl.Segmenter(undefined, {granularity: 'grapheme'});",
				importing('segmentsOf, wholeSegmenter'),
			],
			['GRAPHEME_SEGMENTER.segment(visibleString)', 'segmentsOf(visibleString)'],
			['GRAPHEME_SEGMENTER.segment(', 'wholeSegmenter().segment('],
		],
	},
	{
		file: '@alcalzone/ansi-tokenize/build/tokenize.js',
		replace: [
			[
				'const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });',
				importing('segmentsOf'),
			],
			['segmenter.segment(', 'segmentsOf('],
		],
	},
	{
		file: 'ink/build/line-update.js',
		replace: [
			[
				"const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });",
				importing('wholeSegmenter'),
			],
			['segmenter.segment(', 'wholeSegmenter().segment('],
			// Terminals disagree on the width of joined emoji: a line that holds one is drawn anew from its start.
			[
				'/\\p{Control}/u',
				'/[\\0-\\x1F\\x7F-\\x9F\\u200D\\uFE0F\\u{1F1E6}-\\u{1F1FF}\\u{1F3FB}-\\u{1F3FF}]/u',
			],
		],
	},
	{
		file: 'ink/build/sanitize-ansi.js',
		replace: [
			['/(?![\\t\\n])\\p{Control}/gu', '/[\\0-\\x08\\x0B-\\x1F\\x7F-\\x9F]/g'],
			['const leadingMarksRegex = /^\\p{Mark}+/u;', 'let leadingMarksRegex;'],
			[
				'leadingMarksRegex.exec(value)',
				"(value < '\\u{300}' ? null : (leadingMarksRegex ??= new RegExp('^\\\\p{Mark}+', 'u')).exec(value))",
			],
		],
	},
	{
		file: 'ink/build/parse-keypress.js',
		replace: [
			['const metaKeyCodeRe = /^(?:\\x1b)([^\\p{C}\\[])$/u;', 'let metaKeyCodeRe;'],
			[
				'metaKeyCodeRe.exec(s)',
				"(metaKeyCodeRe ??= new RegExp('^(?:\\\\x1b)([^\\\\p{C}\\\\[])$', 'u')).exec(s)",
			],
		],
	},
	{
		file: 'ink/build/output.js',
		replace: [
			// Nothing below U+00AD and none of the frame's own glyphs is ignorable.
			[
				'filter(character => !/^\\p{Default_Ignorable_Code_Point}+$/u.test(character.value))',
				"filter(({ value }) => value < '\\u{AD}' || (value >= '\\u{2190}' && value < '\\u{3000}') || !(ignorable ??= new RegExp('^\\\\p{Default_Ignorable_Code_Point}+$', 'u')).test(value))",
			],
			['class OutputCaches', 'let ignorable;\nclass OutputCaches'],
		],
	},
	{
		// Only DEV=true asks for it, and the import is a top-level await.
		file: 'ink/build/reconciler.js',
		replace: [["if (process.env['DEV'] === 'true')", 'if (false)']],
	},
	{
		// For error messages only; the first use of ICU's lists costs about 8 ms.
		file: '@sindresorhus/is/distribution/index.js',
		replace: [
			[
				"const andFormatter = new Intl.ListFormat('en', { style: 'long', type: 'conjunction' });",
				"const andFormatter = { format: list => new Intl.ListFormat('en', { style: 'long', type: 'conjunction' }).format(list) };",
			],
			[
				"const orFormatter = new Intl.ListFormat('en', { style: 'long', type: 'disjunction' });",
				"const orFormatter = { format: list => new Intl.ListFormat('en', { style: 'long', type: 'disjunction' }).format(list) };",
			],
		],
	},
	{
		file: 'ink/build/ink.js',
		replace: [['performance.now()', 'Date.now()']],
	},
	{
		// Reading the global `performance` loads a module of Node's that nothing else needs so early.
		file: 'scheduler/cjs/scheduler.production.js',
		replace: [
			['"object" === typeof performance && "function" === typeof performance.now', 'false'],
		],
	},
	{
		file: 'yoga-layout/dist/binaries/yoga-wasm-base64-esm.js',
		replace: [
			['return h.instantiateWasm(d,\na)', 'return h.instantiateWasm(d,a,H)'],
			['import.meta.url', "''"],
		],
	},
	{
		file: 'yoga-layout/dist/src/index.js',
		replace: [
			[
				'const Yoga = wrapAssembly(await loadYoga());',
				[
					'const assembly = {',
					'	instantiateWasm(imports, done, url) {',
					"		const bytes = Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');",
					'		const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), imports);',
					'		done(instance);',
					'		return instance.exports;',
					'	},',
					'};',
					'loadYoga(assembly);',
					'const Yoga = wrapAssembly(assembly);',
				].join('\n'),
			],
		],
	},
];

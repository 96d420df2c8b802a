/** One change to the text of a library's file. */
export type Rewrite = {
	/** Path below node_modules. */
	file: string;
	/** What is replaced, and by what. Each text must stand in the file at least once. */
	replace: Array<[from: string, to: string]>;
};

/**
 * What libraries do while they are imported and the first frame does not need. Making one
 * `Intl.Segmenter` costs about 10 ms and one `\p{RGI_Emoji}` expression about 18 ms, so both are made
 * at their first use; Yoga's loader is made synchronous, because `fetch()` on its own data URL loads all
 * of undici and a top-level await holds up everything that imports Ink.
 */
export const rewrites: Rewrite[] = [
	{
		file: 'ink/build/line-update.js',
		replace: [
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

/** One change to the text of a library's file. */
export type Rewrite = {
	/** Path below node_modules. */
	file: string;
	/** What is replaced, and by what. Each text must stand in the file at least once. */
	replace: Array<[from: string, to: string]>;
};

/**
 * Yoga's loader is made synchronous: `fetch()` on its own data URL loads all of undici (25 to 35 ms), and a
 * top-level await holds up everything that imports Ink.
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

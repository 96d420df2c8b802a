import {readFileSync, realpathSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join} from 'node:path';
import {type BuildResult, build} from 'esbuild';
import {type Replacement, replacePlugin, rewritePlugin} from './plugins.ts';
import {rewrites} from './rewrites.ts';

/** Imports that are answered by something smaller. */
const replacements: Replacement[] = [
	// Asks other programs for the size of a terminal that does not say; we draw on terminals only.
	{
		specifier: 'terminal-size',
		importer: 'ink/',
		by: {text: 'export default () => ({columns: 80, rows: 24});'},
	},
	// Our own error boundary stands below Ink's; what passes it needs no source excerpt.
	{
		specifier: './ErrorOverview.js',
		importer: 'ink/',
		by: {
			text: "import {createElement} from 'react'; import Text from './Text.js'; export default ({error}) => createElement(Text, null, error.message);",
		},
	},
	// Each of eighty files would copy all that React exports, one getter a name: 2 ms.
	...['react', 'react/jsx-runtime'].map((specifier) => ({
		specifier,
		by: {text: facadeOf(specifier)},
	})),
	...['react/index.js', 'react/jsx-runtime.js'].map((path) => ({specifier: path, by: {path}})),
	// Several copies of two majors with the same signature: one is enough, loaded when text is not plain.
	{specifier: 'string-width', by: {path: join(import.meta.dirname, 'string-width.ts')}},
	{specifier: 'string-width/index.js', by: {path: 'string-width/index.js'}},
	// The whole of the compatibility layer hangs on this one name.
	{
		specifier: 'es-toolkit/compat',
		importer: 'ink/',
		by: {path: 'es-toolkit/dist/compat/function/throttle.mjs'},
	},
	// HTTP/2 is never asked for, and Node's module for it costs several milliseconds.
	{
		specifier: './utils/http2-client.js',
		importer: 'got/',
		by: {text: 'export default {};'},
	},
	{
		specifier: 'node:http2',
		importer: 'got/',
		by: {text: 'export class Http2ServerResponse {} export const constants = {};'},
	},
	// conf compiles a schema only when it is given one; ours are checked with zod.
	{
		specifier: 'ajv/dist/2020.js',
		importer: 'conf/',
		by: {
			text: 'export class Ajv2020 {constructor() {throw new Error("Schemas are left out of this build.");}}',
		},
	},
	{specifier: 'ajv-formats', importer: 'conf/', by: {text: 'export default {};'}},
	// Ink checks one argument with it; Node's own costs several milliseconds to load.
	{
		specifier: 'assert',
		importer: 'ink/node_modules/signal-exit/',
		by: {text: 'module.exports = {equal() {}};'},
	},
	// Shows the cursor on stderr at every exit, also in a file there; we give the terminal back ourselves.
	{
		specifier: 'restore-cursor',
		importer: 'cli-cursor/',
		by: {text: 'export default () => {};'},
	},
];

/** An ES module that gives out what a CommonJS one exports. */
function facadeOf(specifier: string): string {
	const names = Object.keys(createRequire(import.meta.url)(specifier));
	const file = `react/${specifier === 'react' ? 'index' : 'jsx-runtime'}.js`;
	return `import whole from '${file}'; export default whole; export const {${names.join(', ')}} = whole;`;
}

/** What to bundle and where to. */
export type BundleOptions = {
	/** The project's folder, with node_modules and package.json. */
	root: string;
	/** Entry points by the name of the file they become. */
	entries: Record<string, string>;
	/** The folder the chunks are written to. */
	outdir: string;
};

/** Bundles the program into ES modules for the oldest supported Node. Throws when a rewrite finds nothing. */
export async function bundle({
	root,
	entries,
	outdir,
}: BundleOptions): Promise<BuildResult<{metafile: true}>> {
	const nodeModules = realpathSync(join(root, 'node_modules'));
	const {version} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
		version: string;
	};
	return build({
		absWorkingDir: root,
		entryPoints: entries,
		outdir,
		bundle: true,
		splitting: true,
		minify: true,
		format: 'esm',
		platform: 'node',
		target: 'node22',
		mainFields: ['module', 'main'],
		chunkNames: '[name]-[hash]',
		legalComments: 'none',
		jsx: 'automatic',
		metafile: true,
		logLevel: 'warning',
		define: {
			'process.env.NODE_ENV': '"production"',
			__VERSION__: JSON.stringify(version),
			'Intl.Segmenter': 'Segmenter',
			'Intl.ListFormat': 'ListFormat',
			// Nobody is in a browser.
			navigator: 'undefined',
			'globalThis.navigator': 'undefined',
		},
		inject: ['graphemes.ts', 'globals.ts'].map((file) => join(import.meta.dirname, file)),
		plugins: [replacePlugin(nodeModules, replacements), rewritePlugin(nodeModules, rewrites)],
	});
}

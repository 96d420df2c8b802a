import {readFileSync} from 'node:fs';
import {builtinModules} from 'node:module';
import {join} from 'node:path';
import type {Plugin} from 'esbuild';
import type {Rewrite} from './rewrites.ts';

function packageOf(file: string) {
	return file.split('/', file.startsWith('@') ? 2 : 1).join('/');
}

/** Applies a rewrite to a file's text; throws when a text to replace is not there. */
export function applyRewrite(text: string, {file, replace}: Rewrite): string {
	let result = text;
	for (const [from, to] of replace) {
		if (!result.includes(from)) {
			throw new Error(`${file} no longer contains the text the build rewrites: ${from}`);
		}
		result = result.replaceAll(from, () => to);
	}
	return result;
}

/**
 * Changes files of libraries on their way into the bundle. All rewrites are applied before anything is
 * bundled, so an upgrade that moves the text fails the build; so does a package that is bundled without
 * its rewritten file.
 */
export function rewritePlugin(nodeModules: string, rewrites: Rewrite[]): Plugin {
	return {
		name: 'rewrite',
		setup(build) {
			const texts = new Map<string, string>();
			const loaded = new Set<string>();
			for (const rewrite of rewrites) {
				const path = join(nodeModules, rewrite.file);
				texts.set(path, applyRewrite(readFileSync(path, 'utf8'), rewrite));
			}
			build.onLoad({filter: /\/node_modules\/.*\.js$/}, ({path}) => {
				loaded.add(path);
				const contents = texts.get(path);
				return contents === undefined ? undefined : {contents, loader: 'js'};
			});
			build.onEnd(() => {
				const missed = rewrites.filter(
					({file}) =>
						!loaded.has(join(nodeModules, file)) &&
						[...loaded].some((path) => path.startsWith(join(nodeModules, packageOf(file), '/'))),
				);
				return {
					errors: missed.map(({file}) => ({
						text: `${file} is rewritten by the build but not used`,
					})),
				};
			});
		},
	};
}

/** One import that is answered by something else. */
export type Replacement = {
	/** The specifier as it is written in the import. */
	specifier: string;
	/** Below node_modules, the folder whose files are meant; all importers when left out. */
	importer?: string;
	/** A path below node_modules, or the text of the module to use instead. */
	by: {file: string} | {text: string};
};

/** Answers some imports with another file or a few lines; fails when a known importer no longer asks. */
export function replacePlugin(nodeModules: string, replacements: Replacement[]): Plugin {
	return {
		name: 'replace',
		setup(build) {
			const used = new Set<Replacement>();
			const importers = new Set<string>();
			build.onResolve({filter: /^[^/]/}, ({path, importer, resolveDir}) => {
				importers.add(importer);
				const replacement = replacements.find(
					(candidate) =>
						candidate.specifier === path &&
						(candidate.importer === undefined ||
							importer.startsWith(join(nodeModules, candidate.importer))),
				);
				if (!replacement) {
					return;
				}
				used.add(replacement);
				return 'file' in replacement.by
					? {path: join(nodeModules, replacement.by.file)}
					: {
							path: `${replacements.indexOf(replacement)}:${path}`,
							namespace: 'replacement',
							pluginData: resolveDir,
						};
			});
			build.onLoad({filter: /.*/, namespace: 'replacement'}, ({path, pluginData}) => {
				const by = replacements[Number.parseInt(path, 10)]?.by;
				return by && 'text' in by
					? {contents: by.text, loader: 'js', resolveDir: pluginData}
					: undefined;
			});
			build.onEnd(() => {
				const missed = replacements.filter(
					(replacement) =>
						!used.has(replacement) &&
						replacement.importer !== undefined &&
						[...importers].some((path) =>
							path.startsWith(join(nodeModules, replacement.importer ?? '')),
						),
				);
				return {
					errors: missed.map(({specifier, importer}) => ({
						text: `${importer} no longer imports ${specifier}, which the build replaces`,
					})),
				};
			});
		},
	};
}

/** Modules of Node's that take a millisecond and more to load and are seldom needed at once. */
const lazyBuiltins = new Set([
	'child_process',
	'crypto',
	'dns/promises',
	'fs/promises',
	'http2',
	'https',
	'perf_hooks',
	'readline',
	'readline/promises',
	'tls',
	'worker_threads',
	'zlib',
]);

/**
 * Node's own modules by `process.getBuiltinModule`, one property read a name: linking dozens of them as
 * ES modules costs time, and esbuild then drops the ones nobody uses. Expensive ones are loaded by the
 * first call instead.
 */
export function builtinPlugin(): Plugin {
	const names = new Set(builtinModules.filter((name) => !name.startsWith('_')));
	return {
		name: 'builtin',
		setup(build) {
			build.onResolve({filter: /^(node:)?[a-z_/0-9]+$/}, ({path, kind, importer}) => {
				const name = path.replace(/^node:/, '');
				if (!names.has(name)) {
					return;
				}
				// One small module for each importer: a shared one would become a file of its own to open.
				return {
					path: `${name} for ${importer}`,
					pluginData: name,
					namespace: kind === 'require-call' ? 'builtin-required' : 'builtin-imported',
					sideEffects: false,
				};
			});
			build.onLoad({filter: /.*/, namespace: 'builtin-required'}, ({pluginData: name}) => ({
				contents: `module.exports = process.getBuiltinModule(${JSON.stringify(name)});`,
				loader: 'js',
			}));
			build.onLoad({filter: /.*/, namespace: 'builtin-imported'}, ({pluginData: name}) => ({
				contents: builtinModule(name),
				loader: 'js',
			}));
		},
	};
}

/** The text of an ES module that stands for one of Node's. */
function builtinModule(name: string): string {
	const exported: Record<string, unknown> = {...process.getBuiltinModule(name)};
	const keys = Object.keys(exported).filter((key) => key !== 'default' && /^[\w$]+$/.test(key));
	const get = `process.getBuiltinModule(${JSON.stringify(name)})`;
	function read(key: string, from: string) {
		return `const $${key} = /* @__PURE__ */ (() => ${from}.${key})(); export {$${key} as ${key}};`;
	}
	if (!lazyBuiltins.has(name)) {
		const all = keys.map((key) => read(key, 'builtin'));
		return `const builtin = /* @__PURE__ */ ${get};\nexport default builtin;\n${all.join('\n')}`;
	}
	const named = keys.map((key) =>
		isPlainFunction(key, exported[key])
			? `const $${key} = (...args) => ${get}.${key}(...args); export {$${key} as ${key}};`
			: read(key, get),
	);
	const getters = keys.map((key) => `get ${key}() {return ${get}.${key};}`);
	return `${named.join('\n')}\nexport default {${getters.join(', ')}};`;
}

/** Whether all there is to do with it is to call it: no class, nothing hung on it such as `promisify.custom`. */
function isPlainFunction(name: string, value: unknown): boolean {
	return (
		typeof value === 'function' &&
		/^[a-z]/.test(name) &&
		Object.keys(value).length === 0 &&
		Object.getOwnPropertySymbols(value).length === 0
	);
}

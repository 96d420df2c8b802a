import {readFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
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
	/** A path, absolute or below node_modules, or the text of the module to use instead. */
	by: {path: string} | {text: string};
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
				return 'path' in replacement.by
					? {path: resolve(nodeModules, replacement.by.path)}
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

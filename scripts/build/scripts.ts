import {createHash} from 'node:crypto';
import {readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {build, transform} from 'esbuild';

const compact = {
	minify: true,
	platform: 'node',
	target: 'node22',
	legalComments: 'none',
	charset: 'ascii',
	logLevel: 'silent',
} as const;

function scriptName(name: string) {
	return name.replace(/\.js$/, '.cjs');
}

/**
 * Turns the ES modules of a folder, all but the entry, into scripts that `loader.ts` runs, and gives the
 * entry that loader. Throws on anything a script cannot hold, such as a top-level await.
 */
export async function turnIntoScripts(outdir: string, entry: string): Promise<void> {
	const chunks = readdirSync(outdir).filter((name) => name.endsWith('.js') && name !== entry);
	const hash = createHash('sha256');
	for (const name of chunks) {
		const script = await toScript(readFileSync(join(outdir, name), 'utf8'), name, chunks);
		hash.update(script);
		rmSync(join(outdir, name));
		writeFileSync(join(outdir, scriptName(name)), script);
	}
	const path = join(outdir, entry);
	const bundled = readFileSync(path, 'utf8');
	const loading = pointToScripts(bundled, 'import', chunks).replaceAll(
		/\bimport\(("\.\/[^"]+")\)/g,
		'Promise.resolve($1).then(load)',
	);
	if (loading === bundled || /\bimport[\s({"'*]/.test(loading)) {
		throw new Error(`${entry} should load chunks by import() and import nothing else`);
	}
	await build({
		...compact,
		stdin: {
			contents: `import {load} from './loader.ts';\n${loading}`,
			resolveDir: import.meta.dirname,
		},
		outfile: path,
		allowOverwrite: true,
		bundle: true,
		format: 'esm',
		define: {__BUILD__: JSON.stringify(hash.digest('hex').slice(0, 12))},
	});
}

async function toScript(module: string, name: string, chunks: string[]): Promise<string> {
	const {code, warnings} = await transform(module, {
		...compact,
		format: 'cjs',
		supported: {'dynamic-import': false},
	});
	if (warnings.length > 0) {
		throw new Error(`${name}: ${warnings.map(({text}) => text).join('; ')}`);
	}
	return `(function(require,exports,module){${pointToScripts(code.trimEnd(), 'require', chunks)}\n})`;
}

/** Renames the chunks in calls of `import` or `require`; throws when one is not of this build. */
function pointToScripts(code: string, call: 'import' | 'require', chunks: string[]): string {
	return code.replaceAll(
		new RegExp(`\\b${call}\\("(\\./)?([^"]+)"\\)`, 'g'),
		(text, relative: string | undefined, name: string) => {
			if (relative === undefined || !chunks.includes(name)) {
				throw new Error(`${text} names no chunk of this build`);
			}
			return `${call}("./${scriptName(name)}")`;
		},
	);
}

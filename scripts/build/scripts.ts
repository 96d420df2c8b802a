import {createHash} from 'node:crypto';
import {readFileSync, rmSync, writeFileSync} from 'node:fs';
import {basename, join} from 'node:path';
import {type BuildOptions, build, type Metafile, type Plugin} from 'esbuild';

/** Modules that are loaded one after the other, as one script: each script costs about 0.3 ms to open and check. */
type Pack = {
	name: string;
	/** What `import()` asks for or several of those share; what that imports comes along unless an earlier pack has it. */
	sources: string[];
	/** Whether it takes even what others import too; such a thing stays by itself otherwise. */
	takesShared: boolean;
};

const packs: Pack[] = [
	{name: 'program', sources: ['source/program.ts'], takesShared: true},
	{name: 'en', sources: ['source/words/en/en.ts'], takesShared: true},
	{
		name: 'start',
		sources: ['source/commands/parse.ts', 'source/context.ts', 'source/commands/invite/invite.ts'],
		takesShared: true,
	},
	{
		name: 'guide',
		sources: [
			'source/guide/guide.ts',
			'source/guide/reducer.ts',
			'source/commands/invite/services.ts',
			'source/commands/invite/face-options.ts',
			'source/guide/menu-rows.ts',
			'source/ui/keys.ts',
			'source/settings/key-text.ts',
		],
		takesShared: true,
	},
	{name: 'wizard', sources: ['source/wizard/wizard.tsx'], takesShared: false},
	{name: 'client', sources: ['source/service.ts', 'source/api/client.ts'], takesShared: false},
	{name: 'one-line', sources: ['source/commands/invite/one-line.ts'], takesShared: false},
];

const loader = join(import.meta.dirname, 'loader.ts');

const common = {
	bundle: true,
	minify: true,
	platform: 'node',
	target: 'node22',
	legalComments: 'none',
	charset: 'ascii',
	logLevel: 'silent',
} satisfies BuildOptions;

/**
 * Turns the ES modules of a folder, all but the entry, into scripts that `loader.ts` runs, and gives the
 * entry that loader. Throws on anything a script cannot hold, such as a top-level await.
 */
export async function turnIntoScripts(
	outdir: string,
	entry: string,
	{outputs}: Metafile,
): Promise<void> {
	const packOf = packChunks(outputs, entry);
	const libraries = defaultsOf(outputs);
	const hash = createHash('sha256');
	for (const pack of new Set(packOf.values())) {
		const chunks = [...packOf.keys()].filter((chunk) => packOf.get(chunk) === pack);
		const {outputFiles} = await build({
			...common,
			stdin: {
				contents: chunks.map((chunk) => `export * as ${idOf(chunk)} from './${chunk}';`).join('\n'),
				resolveDir: outdir,
			},
			format: 'cjs',
			supported: {'dynamic-import': false},
			write: false,
			plugins: [crossPacks({packOf, libraries, pack, load: 'require'})],
		});
		const code = outputFiles[0]?.text.trimEnd() ?? '';
		// The mark lets `default` mean what it meant in the module.
		const marked = `${code};for(const part of Object.values(module.exports))part.__esModule=true`;
		const script = `(function(require,exports,module){${escaped(marked)}\n})`;
		hash.update(script);
		writeFileSync(join(outdir, `${pack}.cjs`), script);
	}
	await build({
		...common,
		stdin: {
			contents: readFileSync(join(outdir, entry), 'utf8'),
			resolveDir: outdir,
		},
		outfile: join(outdir, entry),
		allowOverwrite: true,
		format: 'esm',
		define: {__BUILD__: JSON.stringify(hash.digest('hex').slice(0, 12))},
		plugins: [
			crossPacks({
				packOf,
				libraries,
				pack: entry,
				load: `require(${JSON.stringify(loader)}).load`,
			}),
		],
	});
	for (const chunk of packOf.keys()) {
		rmSync(join(outdir, chunk));
	}
}

/** Which pack each chunk goes to. */
function packChunks(outputs: Metafile['outputs'], entry: string): Map<string, string> {
	const imports = new Map(
		Object.entries(outputs).map(([path, output]) => [
			basename(path),
			output.imports
				.filter(({kind, external}) => kind === 'import-statement' && !external)
				.map((imported) => basename(imported.path)),
		]),
	);
	const packOf = new Map<string, string>();
	for (const {name, sources, takesShared} of packs) {
		const entries = sources.map((source) => {
			const paths = Object.keys(outputs);
			const found =
				paths.find((path) => outputs[path]?.entryPoint === source) ??
				paths.find((path) => outputs[path]?.inputs[source]);
			if (found === undefined) {
				throw new Error(`${source} is to be packed but stands in no chunk`);
			}
			return basename(found);
		});
		const taken = new Set(entries);
		for (const chunk of taken) {
			for (const next of imports.get(chunk) ?? []) {
				const others = [...imports].filter(([, asked]) => asked.includes(next));
				if (!packOf.has(next) && (takesShared || others.every(([other]) => taken.has(other)))) {
					taken.add(next);
				}
			}
		}
		// esbuild has put the hash of its content into the name of each chunk.
		const hash = createHash('sha256')
			.update([...taken].join())
			.digest('hex');
		for (const chunk of taken) {
			packOf.set(chunk, `${name}-${hash.slice(0, 8).toUpperCase()}`);
		}
	}
	for (const chunk of imports.keys()) {
		if (chunk !== entry && !packOf.has(chunk)) {
			packOf.set(chunk, basename(chunk, '.js'));
		}
	}
	return packOf;
}

/** Code in pure ASCII, as the loader reads it; esbuild leaves the other characters of expressions as they are. */
function escaped(code: string): string {
	return code.replaceAll(
		/[^\0-\x7F]/g,
		(unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
}

/** Name under which a pack exports a chunk. */
function idOf(chunk: string): string {
	return basename(chunk, '.js').replaceAll(/\W/g, '_');
}

/** The chunks that export nothing but a default: libraries that are imported when they are needed. */
function defaultsOf(outputs: Metafile['outputs']): Set<string> {
	const chunks = Object.entries(outputs).filter(([, {exports}]) => exports.includes('default'));
	for (const [path, {exports}] of chunks) {
		// A script of several exports hands over an object, and Node's rules make that the default.
		if (exports.length > 1) throw new Error(`${path} has a default beside other exports`);
	}
	return new Set(chunks.map(([path]) => basename(path)));
}

type Packing = {
	packOf: Map<string, string>;
	libraries: Set<string>;
	/** The one that is being made. */
	pack: string;
	/** What loads another one, as code. */
	load: string;
};

/** Asks the other pack for what a chunk of it is imported for; Node's own modules are marked for the loader. */
function crossPacks({packOf, libraries, pack, load}: Packing): Plugin {
	return {
		name: 'cross-packs',
		setup({onResolve, onLoad}) {
			onResolve({filter: /\.js$/}, ({path}) => {
				const other = packOf.get(basename(path));
				if (other === undefined) {
					return {errors: [{text: `${path} names no chunk of this build`}]};
				}
				return other === pack ? undefined : {path: basename(path), namespace: 'other-pack'};
			});
			onResolve({filter: /\.cjs$/}, ({path}) => ({path, external: true}));
			onResolve({filter: /^(node:)?[a-z_/0-9]+$/}, ({path}) => ({
				path: `node:${path.replace(/^node:/, '')}`,
				external: true,
			}));
			onLoad({filter: /./, namespace: 'other-pack'}, ({path}) => {
				const other = `${load}('./${packOf.get(path)}.cjs').${idOf(path)}`;
				return {
					resolveDir: import.meta.dirname,
					contents: libraries.has(path)
						? `export default ${other}.default;`
						: `module.exports = ${other};`,
				};
			});
		},
	};
}

import {execFile, execFileSync} from 'node:child_process';
import {chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {promisify} from 'node:util';
import type {Metafile} from 'esbuild';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';

const root = resolve(import.meta.dirname, '../..');
let folder: string;
let cli: string;
let metafile: Metafile;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'dci-invite-output-'));
	const path = join(folder, 'meta.json');
	const args = ['scripts/build.ts', '--outdir', join(folder, 'dist'), '--metafile', path];
	execFileSync(process.execPath, args, {cwd: root});
	cli = join(folder, 'dist', 'cli.js');
	metafile = JSON.parse(await readFile(path, 'utf8'));
});

afterAll(() => rm(folder, {recursive: true, force: true}));

/** The packages in the chunk of a source file and in all chunks that it imports at once. */
function packagesOf(source: string): Set<string> {
	const first = Object.entries(metafile.outputs).find(([, {entryPoint}]) => entryPoint === source);
	const packages = new Set<string>();
	const seen = new Set<string>();
	function visit(path: string) {
		const output = metafile.outputs[path];
		if (!output || seen.has(path)) {
			return;
		}
		seen.add(path);
		for (const input of Object.keys(output.inputs)) {
			const name = /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1];
			if (name !== undefined) {
				packages.add(name);
			}
		}
		for (const {path: next, kind} of output.imports) {
			if (kind === 'import-statement') {
				visit(next);
			}
		}
	}
	expect(first, `no chunk for ${source}`).toBeDefined();
	visit(first?.[0] ?? '');
	return packages;
}

describe('the chunks', () => {
	it.each(['source/program.ts', 'source/commands/help.ts', 'source/commands/parse.ts'])(
		'%s loads neither React nor got',
		(source) => {
			const packages = packagesOf(source);
			for (const heavy of [
				'react',
				'react-reconciler',
				'ink',
				'yoga-layout',
				'got',
				'zod',
				'conf',
			]) {
				expect(packages).not.toContain(heavy);
			}
		},
	);

	it('leave out what nobody uses', () => {
		const inputs = Object.values(metafile.outputs).flatMap((output) =>
			Object.keys(output.inputs).filter((input) => output.inputs[input]?.bytesInOutput !== 0),
		);
		for (const name of ['ajv', 'iconv-lite', 'react-devtools-core', 'stack-utils']) {
			expect(inputs.filter((input) => input.startsWith(`node_modules/${name}/`))).toEqual([]);
		}
	});

	it('name the licence of every package', async () => {
		const text = await readFile(join(folder, 'dist', 'licenses.txt'), 'utf8');
		for (const name of ['ink', 'react', 'got', 'zod', 'conf', 'yoga-layout']) {
			expect(text).toMatch(new RegExp(`^${name} \\d`, 'm'));
		}
	});
});

async function run(env: Record<string, string>) {
	const {stdout} = await promisify(execFile)(process.execPath, [cli, '--version'], {env});
	return stdout.trim();
}

describe('compiled code', () => {
	async function compiled(cache: string) {
		const [build = ''] = await readdir(join(cache, 'dci-invite', 'compile'));
		return join(cache, 'dci-invite', 'compile', build);
	}
	function newCache() {
		return mkdtemp(join(folder, 'cache-'));
	}

	it('is kept for its owner alone', async () => {
		const cache = await newCache();
		const version = await run({XDG_CACHE_HOME: cache});
		const files = await readdir(await compiled(cache));
		expect(files.filter((name) => name.startsWith('program-'))).toHaveLength(1);
		for (const name of files) {
			expect((await stat(join(await compiled(cache), name))).mode & 0o777).toBe(0o600);
		}
		expect((await stat(join(cache, 'dci-invite'))).mode & 0o777).toBe(0o700);
		expect(await run({XDG_CACHE_HOME: cache})).toBe(version);
	});

	it('is made again when it is damaged', async () => {
		const cache = await newCache();
		const version = await run({XDG_CACHE_HOME: cache});
		const kept = await compiled(cache);
		for (const name of await readdir(kept)) {
			await writeFile(join(kept, name), 'damaged');
		}
		expect(await run({XDG_CACHE_HOME: cache})).toBe(version);
		for (const name of await readdir(kept)) {
			expect((await stat(join(kept, name))).size).toBeGreaterThan('damaged'.length);
		}
	});

	it('of an older build is removed', async () => {
		const cache = await newCache();
		const old = join(cache, 'dci-invite', 'compile', 'older-v24.0.0-x64');
		await mkdir(old, {recursive: true, mode: 0o700});
		await chmod(join(cache, 'dci-invite'), 0o700);
		await run({XDG_CACHE_HOME: cache});
		expect(await readdir(join(cache, 'dci-invite', 'compile'))).toHaveLength(1);
		await expect(stat(old)).rejects.toThrow('ENOENT');
	});

	it('is not trusted in a folder that others can write to', async () => {
		const cache = await newCache();
		await mkdir(join(cache, 'dci-invite'));
		await chmod(join(cache, 'dci-invite'), 0o777);
		await run({XDG_CACHE_HOME: cache});
		expect(await readdir(await compiled(cache))).toEqual([]);
	});

	it.each([
		['no home at all', {}],
		['a relative cache home', {XDG_CACHE_HOME: 'somewhere'}],
		['a home that cannot be', {HOME: '/dev/null/home'}],
	])('is done without: %s', async (_case, env) => {
		expect(await run(env)).toMatch(/^\d+\.\d+\.\d+$/);
	});
});

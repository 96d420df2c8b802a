import {execFileSync} from 'node:child_process';
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import type {Metafile} from 'esbuild';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';

const root = resolve(import.meta.dirname, '../..');
let folder: string;
let metafile: Metafile;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'dci-invite-output-'));
	const path = join(folder, 'meta.json');
	const args = ['scripts/build.ts', '--outdir', join(folder, 'dist'), '--metafile', path];
	execFileSync(process.execPath, args, {cwd: root});
	metafile = JSON.parse(await readFile(path, 'utf8'));
});

afterAll(() => rm(folder, {recursive: true, force: true}));

/** The packages in the chunk of a source file and in all chunks that it imports at once. */
function packagesOf(source: string): Set<string> {
	return new Set(
		inputsOf(source).flatMap((input) => {
			const name = /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1];
			return name === undefined ? [] : [name];
		}),
	);
}

/** The files of which there is something in the chunk of a source file, and in all chunks that it imports at once. */
function inputsOf(source: string): string[] {
	const first = Object.entries(metafile.outputs).find(([, {entryPoint}]) => entryPoint === source);
	const inputs: string[] = [];
	const seen = new Set<string>();
	function visit(path: string) {
		const output = metafile.outputs[path];
		if (!output || seen.has(path)) {
			return;
		}
		seen.add(path);
		inputs.push(...Object.keys(output.inputs));
		for (const {path: next, kind} of output.imports) {
			if (kind === 'import-statement') {
				visit(next);
			}
		}
	}
	expect(first, `no chunk for ${source}`).toBeDefined();
	visit(first?.[0] ?? '');
	return inputs;
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

	it.each([
		'source/program.ts',
		'source/commands/invite/invite.ts',
		'source/commands/invite/one-line.ts',
		'source/wizard/wizard.tsx',
		'source/plain/plain.ts',
	])('%s loads nothing of what lists need', (source) => {
		const inputs = inputsOf(source);
		expect(inputs.filter((input) => /^source\/(?:batch|commands\/batch)\//.test(input))).toEqual(
			[],
		);
		expect(packagesOf(source)).not.toContain('papaparse');
	});

	it('leave out what nobody uses', () => {
		const inputs = Object.values(metafile.outputs).flatMap((output) =>
			Object.keys(output.inputs).filter((input) => output.inputs[input]?.bytesInOutput !== 0),
		);
		for (const name of [
			'ajv',
			'iconv-lite',
			'react-devtools-core',
			'stack-utils',
			'terminal-size',
		]) {
			expect(inputs.filter((input) => input.startsWith(`node_modules/${name}/`))).toEqual([]);
		}
	});

	it('name the licence of every package', async () => {
		const text = await readFile(join(folder, 'dist', 'licenses.txt'), 'utf8');
		for (const name of ['ink', 'react', 'got', 'zod', 'conf', 'yoga-layout', 'papaparse']) {
			expect(text).toMatch(new RegExp(`^${name} \\d`, 'm'));
		}
	});
});

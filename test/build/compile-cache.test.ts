import {execFile, execFileSync} from 'node:child_process';
import {
	chmod,
	cp,
	lstat,
	mkdir,
	mkdtemp,
	readdir,
	readFile,
	readlink,
	rename,
	rm,
	stat,
	symlink,
	writeFile,
} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {dirname, join, resolve} from 'node:path';
import process from 'node:process';
import {promisify} from 'node:util';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {program} from '../helpers/environment.ts';

const root = resolve(import.meta.dirname, '../..');
let folder: string;
let cli: string;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'dci-invite-cache-'));
	const dist = join(folder, 'dist');
	if (process.env['DCI_INVITE_PROGRAM']) await cp(dirname(program), dist, {recursive: true});
	else execFileSync(process.execPath, ['scripts/build.ts', '--outdir', dist], {cwd: root});
	cli = join(dist, 'cli.js');
});

afterAll(() => rm(folder, {recursive: true, force: true}));

/** The version as the program prints it; fails when anything else is printed or it does not end. */
async function run(env: Record<string, string>, entry = cli) {
	const ran = promisify(execFile)(process.execPath, [entry, '--version'], {
		env,
		timeout: 20_000,
		killSignal: 'SIGKILL',
	});
	const {stdout, stderr} = await ran;
	expect(stderr).toBe('');
	expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
	return stdout.trim();
}

function newCache() {
	return mkdtemp(join(folder, 'home-'));
}

/** The folder of the one build in a cache. */
async function compiled(cache: string) {
	const [build = ''] = await readdir(join(cache, 'dci-invite', 'compile'));
	return join(cache, 'dci-invite', 'compile', build);
}

/** A cache the program has filled, the folder of its files and the path of one of them. */
async function filledCache() {
	const cache = await newCache();
	await run({XDG_CACHE_HOME: cache});
	const kept = await compiled(cache);
	const [name = ''] = await readdir(kept);
	return {cache, kept, file: join(kept, name)};
}

/** Turns one bit over in every file of a folder, at this share of its length. */
async function flipBits(kept: string, share: number) {
	for (const name of await readdir(kept)) {
		const content = await readFile(join(kept, name));
		const at = Math.floor(share * (content.length - 1));
		content[at] = (content[at] ?? 0) ^ 0x10;
		await writeFile(join(kept, name), content);
	}
}

describe('compiled code', () => {
	it('is kept for its owner alone', async () => {
		const {cache, kept} = await filledCache();
		const files = await readdir(kept);
		expect(files.filter((name) => name.startsWith('program-'))).toHaveLength(1);
		for (const name of files) {
			expect((await stat(join(kept, name))).mode & 0o777).toBe(0o600);
		}
		for (const path of [kept, join(cache, 'dci-invite', 'compile'), join(cache, 'dci-invite')]) {
			expect((await stat(path)).mode & 0o777).toBe(0o700);
		}
	});

	it('is taken as it is the next time', async () => {
		const {cache, file} = await filledCache();
		const before = await stat(file);
		await run({XDG_CACHE_HOME: cache});
		expect((await stat(file)).ino).toBe(before.ino);
	});

	it('is made again when it is damaged', async () => {
		const {cache, kept} = await filledCache();
		for (const damage of ['', 'x', 'damaged']) {
			for (const name of await readdir(kept)) {
				await writeFile(join(kept, name), damage);
			}
			await run({XDG_CACHE_HOME: cache});
			for (const name of await readdir(kept)) {
				expect((await stat(join(kept, name))).size).toBeGreaterThan('damaged'.length);
			}
		}
	});

	it('is made again when a single bit is wrong', async () => {
		const {cache, kept, file} = await filledCache();
		for (let step = 0; step <= 10; step++) {
			await flipBits(kept, step / 10);
			const damaged = await stat(file);
			await run({XDG_CACHE_HOME: cache});
			expect((await stat(file)).ino, `${step} of 10`).not.toBe(damaged.ino);
		}
	});

	it('is not taken for another source of the same length', async () => {
		const {cache, kept} = await filledCache();
		const dist = join(folder, 'changed');
		await cp(join(folder, 'dist'), dist, {recursive: true});
		const version = await run({XDG_CACHE_HOME: cache});
		const other = version.replace(/\d+$/, (last) => `${(Number(last) + 1) % 10}`);
		expect(other).toHaveLength(version.length);
		for (const name of await readdir(kept)) {
			const source = await readFile(join(dist, name), 'utf8');
			await writeFile(join(dist, name), source.replaceAll(version, other));
		}
		expect(await run({XDG_CACHE_HOME: cache}, join(dist, 'cli.js'))).toBe(other);
		expect(await run({XDG_CACHE_HOME: cache})).toBe(version);
	});

	it('is neither read nor written through a link', async () => {
		const {cache, file} = await filledCache();
		const elsewhere = join(cache, 'elsewhere');
		await rename(file, elsewhere);
		const before = await readFile(elsewhere);
		await symlink(elsewhere, file);
		await run({XDG_CACHE_HOME: cache});
		expect((await lstat(file)).isFile()).toBe(true);
		expect(await readFile(elsewhere)).toEqual(before);
	});

	it('is not written through a link in place of the file it is first written to', async () => {
		const {cache, file} = await filledCache();
		const target = join(cache, 'target');
		await writeFile(target, 'mine');
		await rm(file);
		const plant = 'ln -s "$TARGET" "$FILE.$$" && exec "$NODE" "$CLI" --version';
		await promisify(execFile)('sh', ['-c', plant], {
			env: {
				PATH: process.env['PATH'] ?? '',
				XDG_CACHE_HOME: cache,
				TARGET: target,
				FILE: file,
				NODE: process.execPath,
				CLI: cli,
			},
		});
		expect(await readFile(target, 'utf8')).toBe('mine');
		expect((await lstat(file)).isFile()).toBe(true);
		expect(await readdir(join(file, '..'))).not.toContainEqual(expect.stringMatching(/\.\d+$/));
	});

	it('is not taken from a file that others can write to', async () => {
		const {cache, file} = await filledCache();
		await chmod(file, 0o666);
		await run({XDG_CACHE_HOME: cache});
		expect((await stat(file)).mode & 0o777).toBe(0o600);
	});

	it('is made again when a pipe stands in its place', async () => {
		const {cache, file} = await filledCache();
		await rm(file);
		execFileSync('mkfifo', [file]);
		await run({XDG_CACHE_HOME: cache});
		expect((await lstat(file)).isFile()).toBe(true);
	});

	it('is not kept in a folder that others can write to', async () => {
		const cache = await newCache();
		await mkdir(join(cache, 'dci-invite'));
		await chmod(join(cache, 'dci-invite'), 0o777);
		await run({XDG_CACHE_HOME: cache});
		expect(await readdir(join(cache, 'dci-invite'))).toEqual([]);
	});

	it.each([
		['the outer folder', 2],
		['the folder of all builds', 1],
		['the folder of the build', 0],
	])('is not touched where others can write to %s', async (_folder, above) => {
		const {cache, kept, file} = await filledCache();
		const open = resolve(kept, ...Array<string>(above).fill('..'));
		for (const mode of [0o720, 0o702]) {
			await chmod(open, mode);
			await writeFile(file, 'damaged');
			await run({XDG_CACHE_HOME: cache});
			expect(await readFile(file, 'utf8')).toBe('damaged');
		}
		await chmod(open, 0o700);
		await run({XDG_CACHE_HOME: cache});
		expect((await stat(file)).size).toBeGreaterThan('damaged'.length);
	});

	it.each([
		['the outer folder', 2],
		['the folder of all builds', 1],
		['the folder of the build', 0],
	])('is not touched where a link stands for %s', async (_folder, above) => {
		const {cache, kept, file} = await filledCache();
		const linked = resolve(kept, ...Array<string>(above).fill('..'));
		await writeFile(file, 'damaged');
		await rename(linked, join(cache, 'moved'));
		await symlink(join(cache, 'moved'), linked);
		await run({XDG_CACHE_HOME: cache});
		expect(await readFile(file, 'utf8')).toBe('damaged');
		expect(await readlink(linked)).toBe(join(cache, 'moved'));
	});

	it('of an older build is removed, and nothing else', async () => {
		const cache = await newCache();
		const builds = join(cache, 'dci-invite', 'compile');
		const old = '0123456789ab-v24.0.0-x64';
		const others = ['older-v24.0.0-x64', 'ba9876543210-v24.0.0-x64', 'aaaaaaaaaaaa-v24.0.0-x64'];
		const [unknown = '', link = '', file = ''] = others;
		await mkdir(join(cache, 'elsewhere'));
		await writeFile(join(cache, 'elsewhere', 'file'), 'mine');
		for (const name of [old, unknown]) {
			await mkdir(join(builds, name), {recursive: true, mode: 0o700});
			await writeFile(join(builds, name, 'program.cjs'), '');
		}
		await symlink(join(cache, 'elsewhere'), join(builds, link));
		await writeFile(join(builds, file), '');
		await run({XDG_CACHE_HOME: cache});
		const left = await readdir(builds);
		expect(left).toEqual(expect.arrayContaining(others));
		expect(left).toHaveLength(others.length + 1);
		expect(left).not.toContain(old);
		expect(await readFile(join(cache, 'elsewhere', 'file'), 'utf8')).toBe('mine');
	});

	it('is kept where no folder above exists yet', async () => {
		const cache = join(await newCache(), 'a', 'b');
		await run({XDG_CACHE_HOME: cache});
		expect(await readdir(await compiled(cache))).not.toEqual([]);
	});

	it.each([
		['no home at all', {}],
		['a relative cache home', {XDG_CACHE_HOME: 'somewhere'}],
		['a home that cannot be', {HOME: '/dev/null/home'}],
		['a home in /proc', {HOME: '/proc/x'}],
		['a cache home in /proc', {XDG_CACHE_HOME: '/proc/x'}],
		['a cache home deep in /proc', {XDG_CACHE_HOME: '/proc/x/y/z'}],
		['/proc itself', {XDG_CACHE_HOME: '/proc'}],
		['a cache home in /sys', {XDG_CACHE_HOME: '/sys/x'}],
		['a device', {XDG_CACHE_HOME: '/dev/null'}],
	])('is done without: %s', async (_case, env) => {
		await run(env);
		await run(env);
	});

	it.each([
		['a file', (path: string) => writeFile(path, '')],
		['a pipe', async (path: string) => void execFileSync('mkfifo', [path])],
		['a link to nowhere', (path: string) => symlink('/nowhere/at/all', path)],
		['a link to itself', (path: string) => symlink(path, path)],
		['a folder nothing can be written to', (path: string) => mkdir(path, {mode: 0o500})],
	])('is done without: %s in the way', async (_case, plant) => {
		const home = await newCache();
		const inTheWay = [join(home, 'cache'), join(home, 'dci-invite')];
		for (const path of inTheWay) {
			await plant(path);
		}
		for (const cache of [join(home, 'cache'), join(home, 'cache', 'x'), home]) {
			await run({XDG_CACHE_HOME: cache});
		}
		for (const path of inTheWay) {
			await rm(path, {recursive: true, force: true});
		}
	});
});

/**
 * Bundled into the entry by the build: loads the chunks as scripts and keeps their compiled code.
 * Node's own compile cache is made right after compiling, when hardly a function has been called yet, and
 * so holds next to none of them; this one is made when the program ends.
 *
 * V8 trusts what it is given and crashes on a flipped bit. So it gets only files that are the user's own
 * and end in the right checksum; without one the program compiles, which only costs time.
 */
import type {Stats} from 'node:fs';
import type {Script} from 'node:vm';

/** Names the build, so that another one finds nothing of this one's. */
declare const __BUILD__: string;

type Chunk = {exports: unknown};
type Wrapper = (require: typeof load, exports: unknown, chunk: Chunk) => void;

const chunks = new Map<string, Chunk>();
const scripts = new Map<string, {script: Script; seed: number}>();
const checksumLength = 4;
let folder: string | undefined;
let hasNewCode = false;

/** The exports of a chunk beside the entry, such as `./program.cjs`. */
export function load(path: string): unknown {
	const known = chunks.get(path);
	if (known !== undefined) {
		return known.exports;
	}
	if (chunks.size === 0) {
		folder = attempt(() => openFolder());
		process.once('exit', () => attempt(keep));
	}
	const chunk: Chunk = {exports: {}};
	chunks.set(path, chunk);
	const name = path.slice('./'.length);
	const filename = `${import.meta.dirname}/${name}`;
	const {crc32} = process.getBuiltinModule('node:zlib');
	const vm = process.getBuiltinModule('node:vm');
	const source = process.getBuiltinModule('node:fs').readFileSync(filename, 'utf8');
	const seed = crc32(source, crc32(folderName() + process.versions.v8));
	const script = new vm.Script(source, {filename, cachedData: attempt(() => kept(name, seed))});
	// False when it was taken, undefined when there was none.
	hasNewCode ||= script.cachedDataRejected !== false;
	scripts.set(name, {script, seed});
	const wrapper: Wrapper = script.runInThisContext();
	wrapper(load, chunk.exports, chunk);
	return chunk.exports;
}

function attempt<Result>(act: () => Result): Result | undefined {
	try {
		return act();
	} catch {
		return undefined;
	}
}

function folderName(): string {
	return `${__BUILD__}-${process.version}-${process.arch}`;
}

/**
 * `<cache home>/dci-invite/compile/<build and Node>`, undefined where others could plant something in it.
 * Throws when it is not there; `make` is called with every level before that is looked at.
 */
function openFolder(make?: (path: string) => void): string | undefined {
	const {XDG_CACHE_HOME = '', HOME = '', NODE_DISABLE_COMPILE_CACHE = ''} = process.env;
	let path = [XDG_CACHE_HOME, HOME && `${HOME}/.cache`].find((home) => home.startsWith('/'));
	if (path === undefined || NODE_DISABLE_COMPILE_CACHE !== '') {
		return undefined;
	}
	const {lstatSync} = process.getBuiltinModule('node:fs');
	for (const name of ['dci-invite', 'compile', folderName()]) {
		path = `${path}/${name}`;
		make?.(path);
		const stats = lstatSync(path);
		if (!stats.isDirectory() || !isOwn(stats)) {
			return undefined;
		}
	}
	return path;
}

function isOwn({uid, mode}: Stats): boolean {
	return uid === process.getuid?.() && (mode & 0o022) === 0;
}

/** Makes a folder level by level: in `/proc`, Node's `recursive` goes round for ever. */
function makeFolder(path: string): void {
	const {existsSync, mkdirSync} = process.getBuiltinModule('node:fs');
	const parent = path.slice(0, path.lastIndexOf('/'));
	if (existsSync(path)) {
		return;
	}
	if (parent !== '') {
		makeFolder(parent);
	}
	mkdirSync(path, {mode: 0o700});
}

/** The code kept for a script; throws or is undefined when it is not to be trusted. */
function kept(name: string, seed: number): Buffer | undefined {
	if (folder === undefined) {
		return undefined;
	}
	const {closeSync, constants, fstatSync, openSync, readFileSync} =
		process.getBuiltinModule('node:fs');
	const {O_RDONLY, O_NOFOLLOW, O_NONBLOCK} = constants;
	const file = openSync(`${folder}/${name}`, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
	try {
		const stats = fstatSync(file);
		if (!stats.isFile() || !isOwn(stats)) {
			return undefined;
		}
		const content = readFileSync(file);
		// The checksum stands last, since V8 copies what does not begin on a multiple of eight.
		const code = content.subarray(0, -checksumLength);
		return content.readUInt32LE(code.length) === checksum(code, seed) ? code : undefined;
	} finally {
		closeSync(file);
	}
}

function checksum(code: Buffer, seed: number): number {
	return process.getBuiltinModule('node:zlib').crc32(code, seed);
}

/**
 * When something was compiled, keeps the code of everything loaded: of older chunks too, since this run
 * may have called more of them.
 */
function keep(): void {
	const place = hasNewCode ? openFolder(makeFolder) : undefined;
	if (place === undefined) {
		return;
	}
	const fs = process.getBuiltinModule('node:fs');
	for (const [name, {script, seed}] of scripts) {
		const code = script.createCachedData();
		const end = Buffer.alloc(checksumLength);
		end.writeUInt32LE(checksum(code, seed));
		const temporary = `${place}/${name}.${process.pid}`;
		fs.rmSync(temporary, {force: true});
		fs.writeFileSync(temporary, Buffer.concat([code, end]), {flag: 'wx', mode: 0o600});
		fs.renameSync(temporary, `${place}/${name}`);
	}
	removeOlder(place.slice(0, place.lastIndexOf('/')));
}

/** Removes the folders of other builds, and nothing that only looks like one. */
function removeOlder(parent: string): void {
	const {lstatSync, readdirSync, rmSync} = process.getBuiltinModule('node:fs');
	for (const name of readdirSync(parent)) {
		const path = `${parent}/${name}`;
		const isOlder = /^[\da-f]{12}-v\d/.test(name) && !name.startsWith(`${__BUILD__}-`);
		const stats = lstatSync(path);
		if (isOlder && stats.isDirectory() && isOwn(stats)) {
			rmSync(path, {recursive: true, force: true});
		}
	}
}

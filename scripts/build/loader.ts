/**
 * Bundled into the entry by the build: loads the chunks as scripts and keeps their compiled code.
 * Node's own compile cache is made right after compiling, when hardly a function has been called yet, and
 * so holds next to none of them; this one is made when the program ends.
 *
 * V8 trusts the code it is given and crashes on a flipped bit. So it gets only what lies in files of the
 * user's own and has the right checksum; without it the program compiles, which only costs time.
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
/** Asked for when the first chunk is loaded, since a Node that is too old does not know how. */
let fs: typeof import('node:fs');
let zlib: typeof import('node:zlib');
let folder: string | undefined;
let hasNewCode = false;

/** The exports of a chunk beside the entry, such as `./program.cjs`, or a module of Node's, such as `node:fs`. */
export function load(path: string): unknown {
	if (!path.startsWith('./')) {
		return path.startsWith('node:') ? lazily(path) : process.getBuiltinModule(path);
	}
	const known = chunks.get(path);
	if (known !== undefined) {
		return known.exports;
	}
	if (chunks.size === 0) {
		fs = process.getBuiltinModule('node:fs');
		zlib = process.getBuiltinModule('node:zlib');
		folder = attempt(() => openFolder());
		process.once('exit', () => attempt(keep));
	}
	const chunk: Chunk = {exports: {}};
	chunks.set(path, chunk);
	const name = path.slice('./'.length);
	const filename = `${import.meta.dirname}/${name}`;
	const bytes = fs.readFileSync(filename);
	const seed = zlib.crc32(bytes, zlib.crc32(nameOfBuild() + process.versions.v8));
	// The chunks are pure ASCII, which is read in a third of the time.
	const source = bytes.toString('latin1');
	const cachedData = attempt(() => readKept(name, seed));
	const vm = process.getBuiltinModule('node:vm');
	const script = new vm.Script(source, {filename, cachedData});
	// False when it was taken, undefined when there was none.
	hasNewCode ||= script.cachedDataRejected !== false;
	scripts.set(name, {script, seed});
	const wrapper: Wrapper = script.runInThisContext();
	wrapper(load, chunk.exports, chunk);
	return chunk.exports;
}

/** A module of Node's that is loaded when something of it is read: some take several milliseconds. */
function lazily(name: string): unknown {
	const module: object = new Proxy(
		{},
		{
			get: (_target, key) => Reflect.get(process.getBuiltinModule(name) ?? {}, key),
			// A default import makes an object that inherits from this one.
			getPrototypeOf: () => module,
		},
	);
	return module;
}

function attempt<Result>(act: () => Result): Result | undefined {
	try {
		return act();
	} catch {
		return undefined;
	}
}

function nameOfBuild(): string {
	return `${__BUILD__}-${process.version}-${process.arch}`;
}

/**
 * `<cache home>/dci-invite/compile/<build and Node>`; undefined when others could put something into it.
 * Throws when it is not there. `make` is called with each level before the level is looked at.
 */
function openFolder(make?: (path: string) => void): string | undefined {
	const {XDG_CACHE_HOME = '', HOME = '', NODE_DISABLE_COMPILE_CACHE = ''} = process.env;
	let path = [XDG_CACHE_HOME, HOME && `${HOME}/.cache`].find((home) => home.startsWith('/'));
	if (path === undefined || NODE_DISABLE_COMPILE_CACHE !== '') {
		return undefined;
	}
	for (const name of ['dci-invite', 'compile', nameOfBuild()]) {
		path = `${path}/${name}`;
		make?.(path);
		const stats = fs.lstatSync(path);
		if (!stats.isDirectory() || !isOwn(stats)) {
			return undefined;
		}
	}
	return path;
}

function isOwn({uid, mode}: Stats): boolean {
	return uid === process.getuid?.() && (mode & 0o022) === 0;
}

/** Makes a folder and those above it. Node's `recursive` does not, since it goes round for ever in `/proc`. */
function makeFolder(path: string): void {
	if (path === '' || fs.existsSync(path)) {
		return;
	}
	makeFolder(path.slice(0, path.lastIndexOf('/')));
	fs.mkdirSync(path, {mode: 0o700});
}

/** The compiled code of a script; throws or is undefined when there is none to be trusted. */
function readKept(name: string, seed: number): Buffer | undefined {
	if (folder === undefined) {
		return undefined;
	}
	const {O_RDONLY, O_NOFOLLOW, O_NONBLOCK} = fs.constants;
	const file = fs.openSync(`${folder}/${name}`, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
	try {
		const stats = fs.fstatSync(file);
		if (!stats.isFile() || !isOwn(stats)) {
			return undefined;
		}
		const content = fs.readFileSync(file);
		// The checksum comes last, since V8 copies code that does not begin on a multiple of eight.
		const code = content.subarray(0, -checksumLength);
		return content.readUInt32LE(code.length) === zlib.crc32(code, seed) ? code : undefined;
	} finally {
		fs.closeSync(file);
	}
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
	for (const [name, {script, seed}] of scripts) {
		const code = script.createCachedData();
		const checksum = Buffer.alloc(checksumLength);
		checksum.writeUInt32LE(zlib.crc32(code, seed));
		const temporary = `${place}/${name}.${process.pid}`;
		// Left by a run that was killed, as its number may come again.
		fs.rmSync(temporary, {force: true});
		fs.writeFileSync(temporary, Buffer.concat([code, checksum]), {flag: 'wx', mode: 0o600});
		fs.renameSync(temporary, `${place}/${name}`);
	}
	removeOtherBuilds(place.slice(0, place.lastIndexOf('/')));
}

function removeOtherBuilds(parent: string): void {
	for (const name of fs.readdirSync(parent)) {
		const path = `${parent}/${name}`;
		const isOther = /^[\da-f]{12}-v\d/.test(name) && !name.startsWith(`${__BUILD__}-`);
		const stats = fs.lstatSync(path);
		if (isOther && stats.isDirectory() && isOwn(stats)) {
			fs.rmSync(path, {recursive: true, force: true});
		}
	}
}

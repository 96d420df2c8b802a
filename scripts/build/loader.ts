/**
 * Bundled into the entry by the build: loads the chunks as scripts and keeps their compiled code.
 * Node's own compile cache is made right after compiling, when hardly a function has been called yet, and
 * so holds next to none of them; this one is made when the program ends.
 */
import type {Script} from 'node:vm';

/** Names the build, so that another one finds nothing of this one's. */
declare const __BUILD__: string;

type Chunk = {exports: unknown};
type Wrapper = (require: typeof load, exports: unknown, chunk: Chunk) => void;

const chunks = new Map<string, Chunk>();
const scripts = new Map<string, Script>();
let folder: string | undefined;
let hasNewCode = false;

/** The exports of a chunk beside the entry, such as `./program.cjs`. */
export function load(path: string): unknown {
	const known = chunks.get(path);
	if (known !== undefined) {
		return known.exports;
	}
	if (chunks.size === 0) {
		folder = openFolder();
		process.once('exit', keep);
	}
	const chunk: Chunk = {exports: {}};
	chunks.set(path, chunk);
	const name = path.slice('./'.length);
	const filename = `${import.meta.dirname}/${name}`;
	const {readFileSync} = process.getBuiltinModule('node:fs');
	const vm = process.getBuiltinModule('node:vm');
	const script = new vm.Script(readFileSync(filename, 'utf8'), {filename, cachedData: kept(name)});
	// False when it was taken, undefined when there was none.
	hasNewCode ||= script.cachedDataRejected !== false;
	scripts.set(name, script);
	const wrapper: Wrapper = script.runInThisContext();
	wrapper(load, chunk.exports, chunk);
	return chunk.exports;
}

function kept(name: string): Buffer | undefined {
	try {
		return folder === undefined
			? undefined
			: process.getBuiltinModule('node:fs').readFileSync(`${folder}/${name}`);
	} catch {
		return undefined;
	}
}

/**
 * `<cache home>/dci-invite/compile/<build and Node>` (docs/behaviour.md, Places). What lies in it is run, so
 * it has to be the user's own; there is none when it cannot be had so, which only costs time.
 */
function openFolder(): string | undefined {
	try {
		const {XDG_CACHE_HOME = '', HOME = '', NODE_DISABLE_COMPILE_CACHE = ''} = process.env;
		const home = XDG_CACHE_HOME.startsWith('/') ? XDG_CACHE_HOME : `${HOME}/.cache`;
		if (
			!home.startsWith('/') ||
			HOME + XDG_CACHE_HOME === '' ||
			NODE_DISABLE_COMPILE_CACHE !== ''
		) {
			return undefined;
		}
		const {existsSync, lstatSync, mkdirSync} = process.getBuiltinModule('node:fs');
		const own = `${home}/dci-invite`;
		const path = `${own}/compile/${__BUILD__}-${process.version}-${process.arch}`;
		if (!existsSync(path)) {
			mkdirSync(path, {recursive: true, mode: 0o700});
		}
		const {uid, mode} = lstatSync(own);
		return uid === process.getuid?.() && (mode & 0o022) === 0 ? path : undefined;
	} catch {
		return undefined;
	}
}

/**
 * When something was compiled, keeps the code of everything loaded: of older chunks too, since this run
 * may have called more of them. A file appears whole or not at all.
 */
function keep(): void {
	if (folder === undefined || !hasNewCode) {
		return;
	}
	try {
		const fs = process.getBuiltinModule('node:fs');
		for (const [name, script] of scripts) {
			const temporary = `${folder}/${name}.${process.pid}`;
			const options = {flag: 'wx', mode: 0o600, flush: true};
			fs.writeFileSync(temporary, script.createCachedData(), options);
			fs.renameSync(temporary, `${folder}/${name}`);
		}
		const parent = folder.slice(0, folder.lastIndexOf('/'));
		for (const entry of fs.readdirSync(parent)) {
			if (!entry.startsWith(`${__BUILD__}-`)) {
				fs.rmSync(`${parent}/${entry}`, {recursive: true, force: true});
			}
		}
	} catch {
		// The next run compiles again.
	}
}

import {execFileSync} from 'node:child_process';
import {randomUUID} from 'node:crypto';
import {readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {hostname} from 'node:os';
import {isProcessThere, ownProcessId} from '../terminal.ts';
import {readOwnFile} from './journal-file.ts';

/** Who holds a journal. A number is used again one day, so the moment its process began belongs to it. */
export type Holder = {pid: number; start: string | undefined; host: string};

/** A journal that was not touched for so long, in milliseconds, is no longer held from another machine. */
const forgottenElsewhereMs = 15 * 60 * 1000;

/** The holder of a lock who is still there; `quietMs` is how long the journal has not been written to. */
export function holderOf(
	lock: string,
	uid: number | undefined,
	quietMs: number,
): Holder | undefined {
	const holder = readHolder(lock, uid);
	if (holder === undefined) return undefined;
	if (holder.host !== hostname()) return quietMs < forgottenElsewhereMs ? holder : undefined;
	if (!isProcessThere(holder.pid)) return undefined;
	const start = startOf(holder.pid);
	const isAnother = start !== undefined && holder.start !== undefined && start !== holder.start;
	return isAnother || start === 'gone' ? undefined : holder;
}

/** Takes a lock, from a holder who is gone too. Only while the folder is locked. Throws file system errors. */
export function takeLock(lock: string): void {
	const pid = ownProcessId();
	const holder: Holder = {pid, start: startOf(pid), host: hostname()};
	const fresh = `${lock}.${randomUUID()}.new`;
	try {
		writeFileSync(fresh, JSON.stringify(holder), {mode: 0o600, flag: 'wx'});
		renameSync(fresh, lock);
	} catch (error) {
		rmSync(fresh, {force: true});
		throw error;
	}
}

/** Gives a lock back, if it is still this process's. */
export function releaseLock(lock: string, uid: number | undefined): void {
	const holder = readHolder(lock, uid);
	if (holder?.pid === ownProcessId() && holder.host === hostname()) rmSync(lock, {force: true});
}

function readHolder(lock: string, uid: number | undefined): Holder | undefined {
	try {
		const data: unknown = JSON.parse(readOwnFile(lock, uid));
		if (typeof data !== 'object' || data === null || !('pid' in data) || !('host' in data)) {
			return undefined;
		}
		const {pid, host} = data;
		if (!Number.isInteger(pid) || typeof pid !== 'number' || typeof host !== 'string') {
			return undefined;
		}
		const start = 'start' in data && typeof data.start === 'string' ? data.start : undefined;
		return {pid, start, host};
	} catch {
		return undefined;
	}
}

/** When a process began, as a text to compare; `gone` for one that has ended, undefined where that cannot be told. */
function startOf(pid: number): string | undefined {
	try {
		// Behind the name, which may hold anything: the state, and as the twentieth the ticks since the machine began.
		const [state, ...rest] = readFileSync(`/proc/${pid}/stat`, 'latin1')
			.replace(/^.*\) /s, '')
			.split(' ');
		if (state === 'Z' || state === 'X') return 'gone';
		const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
		return `${boot} ${rest[18]}`;
	} catch {
		return startAsListed(pid);
	}
}

/** The same where there is no `/proc`. */
function startAsListed(pid: number): string | undefined {
	try {
		const start = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
			encoding: 'utf8',
			env: {PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC'},
			stdio: ['ignore', 'pipe', 'ignore'],
			timeout: 2000,
		});
		return start.trim() || undefined;
	} catch {
		return undefined;
	}
}

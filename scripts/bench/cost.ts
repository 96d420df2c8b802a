import {readdirSync, readFileSync} from 'node:fs';

/** Milliseconds of processor time that a process has taken so far; NaN where there is no `/proc`. */
export function processorTime(pid: number, threads: 'all' | 'main' = 'all'): number {
	try {
		const tasks = threads === 'main' ? [`${pid}`] : readdirSync(`/proc/${pid}/task`);
		const spent = tasks.map((task) => {
			const [nanoseconds] = readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ');
			return Number(nanoseconds);
		});
		return spent.reduce((sum, nanoseconds) => sum + nanoseconds, 0) / 1e6;
	} catch {
		return Number.NaN;
	}
}

/** Megabytes of memory that a process has held at most; NaN where there is no `/proc`. */
export function peakMemory(pid: number): number {
	try {
		const [, kilobytes] =
			/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
		return Number(kilobytes) / 1024;
	} catch {
		return Number.NaN;
	}
}

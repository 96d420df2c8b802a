import {execFileSync} from 'node:child_process';
import {readdirSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {spawn} from '@lydell/node-pty';
import {afterEach, describe, expect, it, vi} from 'vitest';
import {makeHome} from '../helpers/environment.ts';
import {goodKey} from './fake-service.ts';

const script = fileURLToPath(new URL('session.ts', import.meta.url));
const running = new Set<{kill(): void}>();

afterEach(() => {
	for (const terminal of running) terminal.kill();
	running.clear();
});

const waiting = {timeout: 30_000, interval: 10};

/** Waits until the process is stopped, as after Ctrl+Z. */
function isStopped(pid: number) {
	return vi.waitFor(() => {
		const state = execFileSync('ps', ['-o', 'state=', '-p', String(pid)], {encoding: 'utf8'});
		expect(state.trim()).toBe('T');
	}, waiting);
}

/** Runs the setup on a pseudo-terminal. */
function open(face: 'wizard' | 'plain', delay = 0) {
	const home = makeHome();
	const terminal = spawn(process.execPath, [script, home, face, String(delay)], {
		cols: 80,
		rows: 24,
		env: {PATH: process.env['PATH'] ?? '', TERM: 'xterm-256color'},
	});
	running.add(terminal);
	let shown = '';
	terminal.onData((data) => {
		shown += data;
	});
	const ended = new Promise<void>((resolve) => {
		terminal.onExit(() => {
			running.delete(terminal);
			resolve();
		});
	});
	function shows(text: string) {
		return vi.waitFor(() => expect(shown).toContain(text), waiting);
	}
	/** The terminal echoes what is typed, and the program gets it as a line. */
	async function isAsBefore() {
		terminal.write('echoed-again\r');
		await shows('echoed-again');
		await ended;
	}
	function settings() {
		return readdirSync(home);
	}
	return {home, terminal, shows, isAsBefore, settings, shown: () => shown};
}

describe.each(['wizard', 'plain'] as const)('setup on a terminal, %s', (face) => {
	const save = face === 'wizard' ? '\r' : '1\r';

	it('never echoes a key, not even one that is pasted again while it is checked', async () => {
		// The check takes so long that what would be echoed meanwhile had time to come.
		const {terminal, shows, isAsBefore, shown} = open(face, 400);
		await shows('(hidden)');
		terminal.write(`${goodKey}\r`);
		await shows('Checking the key...');
		terminal.write(`${goodKey}\r`);
		await shows('Save it for the profile');
		expect(shown()).not.toContain('ended');
		await shows(face === 'wizard' ? '❯ Save' : 'empty: Save');
		terminal.write(save);
		await shows('ended: saved');
		await isAsBefore();
		expect(shown()).not.toContain(goodKey);
		expect(shown()).toContain('********nary');
	});

	it('lets nothing of a paste of several lines through', async () => {
		const {terminal, shows, shown, home} = open(face);
		await shows('(hidden)');
		terminal.write(`one\r${goodKey}\rthree\r\r`);
		await shows('That is more than one line.');
		terminal.write('\u{3}');
		await shows('ended: exit 130');
		expect(shown()).not.toContain(goodKey);
		expect(shown()).not.toContain('three');
		expect(readdirSync(home)).toEqual([]);
	});

	it.each([
		['Ctrl+C', '\u{3}'],
		['Ctrl+D', '\u{4}'],
	])('%s at the key leaves the terminal as it was', async (_name, typed) => {
		const {terminal, shows, isAsBefore, shown} = open(face);
		await shows('(hidden)');
		terminal.write(`${goodKey.slice(0, 9)}${typed}`);
		await shows('ended: exit 130, raw: false');
		await isAsBefore();
		expect(shown().lastIndexOf('\u{1B}[?25h')).toBeGreaterThanOrEqual(
			shown().lastIndexOf('\u{1B}[?25l'),
		);
	});

	it('goes on after Ctrl+Z and fg, with what was entered', async () => {
		const {terminal, shows, isAsBefore, shown, settings} = open(face);
		await shows('(hidden)');
		terminal.write(goodKey.slice(0, 9));
		if (face === 'wizard') await shows('received');
		terminal.write('\u{1A}');
		await isStopped(terminal.pid);
		const before = shown().length;
		process.kill(terminal.pid, 'SIGCONT');
		await vi.waitFor(() => expect(shown().slice(before)).toContain('Paste the key'), waiting);
		terminal.write(`${goodKey.slice(9)}\r`);
		await shows('Save it for the profile');
		if (face === 'wizard') {
			await shows('❯ Save');
			terminal.write('\u{1B}[B');
			await shows('❯ Use for this run only');
			terminal.write('\u{1A}');
			await isStopped(terminal.pid);
			const earlier = shown().length;
			process.kill(terminal.pid, 'SIGCONT');
			await vi.waitFor(
				() => expect(shown().slice(earlier)).toContain('❯ Use for this run only'),
				waiting,
			);
			expect(shown().slice(earlier)).not.toContain('❯ Save');
		}
		terminal.write(face === 'wizard' ? '\u{3}' : 'quit\r');
		await shows('ended: exit 130, raw: false');
		await isAsBefore();
		expect(shown()).not.toContain(goodKey);
		expect(settings()).toEqual([]);
	});

	it('Ctrl+C while the key is checked leaves the terminal as it was', async () => {
		const {terminal, shows, isAsBefore, home} = open(face, 20_000);
		await shows('(hidden)');
		terminal.write(`${goodKey}\r`);
		await shows('Checking the key...');
		terminal.write('\u{3}');
		await shows('ended: exit 130, raw: false');
		await isAsBefore();
		expect(readdirSync(home)).toEqual([]);
	});
});

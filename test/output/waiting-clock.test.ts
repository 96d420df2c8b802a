import {PassThrough} from 'node:stream';
import {afterEach, beforeEach, expect, it, vi} from 'vitest';
import {startWaitingClock, type WaitingClockOptions} from '../../source/output/waiting-clock.ts';

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

function start(options: Omit<WaitingClockOptions, 'output'>, columns = 80) {
	const output = Object.assign(new PassThrough({encoding: 'utf8'}), {columns});
	const clock = startWaitingClock({output, ...options});
	return {clock, takes: () => (output.read() as string | null) ?? ''};
}

const clear = '\r\u{1B}[K';

it('rewrites one line from the third second on, and takes it away', () => {
	const {clock, takes} = start({way: 'rewritten', what: 'api.doit.com'});
	vi.advanceTimersByTime(2900);
	expect(takes()).toBe('');
	vi.advanceTimersByTime(100);
	expect(takes()).toBe('\rStill waiting for api.doit.com, 3 s.\u{1B}[K');
	vi.advanceTimersByTime(1000);
	expect(takes()).toBe('\rStill waiting for api.doit.com, 4 s.\u{1B}[K');
	clock.clear();
	expect(takes()).toBe(clear);
	vi.advanceTimersByTime(1000);
	expect(takes()).toContain('5 s.');
	clock.stop();
	clock.stop();
	expect(takes()).toBe(clear);
	vi.advanceTimersByTime(60_000);
	expect(takes()).toBe('');
});

it('says it now and then where nothing may be repainted', () => {
	const {clock, takes} = start({way: 'lines'});
	vi.advanceTimersByTime(185_000);
	clock.stop();
	expect(takes()).toBe(
		[3, 10, 20, 30, 45, 60, 120, 180].map((time) => `Still waiting, ${time} s.\n`).join(''),
	);
});

it('leaves nothing behind when it was not shown', () => {
	const {clock, takes} = start({way: 'rewritten'});
	vi.advanceTimersByTime(2000);
	clock.stop();
	expect(takes()).toBe('');
});

it('fits a narrow window', () => {
	const {takes} = start({way: 'rewritten', what: 'api.doit.com'}, 20);
	vi.advanceTimersByTime(3000);
	expect(takes()).toBe('\rStill waiting for…\u{1B}[K');
});

it('is cleared when the program is stopped', () => {
	const stop = new AbortController();
	const {takes} = start({way: 'rewritten', signal: stop.signal});
	vi.advanceTimersByTime(3000);
	takes();
	stop.abort();
	expect(takes()).toBe(clear);
	vi.advanceTimersByTime(3000);
	expect(takes()).toBe('');
});

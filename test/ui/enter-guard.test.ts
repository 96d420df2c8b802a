import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {createEnterGuard, type EnterGuard} from '../../source/ui/enter-guard.ts';

describe('the Enter guard', () => {
	let guard: EnterGuard;
	const act = vi.fn();

	beforeEach(() => {
		vi.useFakeTimers();
		act.mockReset();
		guard = createEnterGuard({now: () => performance.now(), setTimeout, clearTimeout});
	});

	afterEach(() => {
		guard.dispose();
		vi.useRealTimers();
	});

	it('acts on an Enter that comes alone, after a moment', () => {
		guard.press(1, act);
		vi.advanceTimersByTime(149);
		expect(act).not.toHaveBeenCalled();
		vi.advanceTimersByTime(10);
		expect(act).toHaveBeenCalledTimes(1);
		vi.advanceTimersByTime(5000);
		expect(act).toHaveBeenCalledTimes(1);
	});

	it.each([
		[50, 0],
		[199, 0],
		[200, 1],
		[1000, 1],
	])('another Enter %i ms before: acts %i times', (before, times) => {
		guard.note(1);
		vi.advanceTimersByTime(before);
		guard.press(1, act);
		vi.advanceTimersByTime(1000);
		expect(act).toHaveBeenCalledTimes(times);
	});

	it.each([
		['before the next beat', 185, 30, 0],
		['in the middle', 100, 30, 70],
	])('a busy moment %s does not make a held key look slow', (_, before, busy, after) => {
		let lost = 0;
		const slow = createEnterGuard({
			now: () => performance.now() + lost,
			setTimeout,
			clearTimeout,
		});
		slow.note(1);
		vi.advanceTimersByTime(before);
		lost += busy;
		vi.advanceTimersByTime(after);
		slow.press(1, act);
		vi.advanceTimersByTime(1000);
		expect(act).toHaveBeenCalledTimes(after === 0 ? 0 : 1);
		slow.dispose();
	});

	it.each([10, 100, 149])('another Enter %i ms after: does not act', (after) => {
		guard.press(1, act);
		vi.advanceTimersByTime(after);
		guard.note(1);
		vi.advanceTimersByTime(1000);
		expect(act).not.toHaveBeenCalled();
	});

	it('does not act on several at once', () => {
		guard.press(2, act);
		vi.advanceTimersByTime(1000);
		expect(act).not.toHaveBeenCalled();
	});

	it.each([5, 16, 30, 33, 50, 90, 120, 149, 150, 151, 170, 190])(
		'sends nothing when the key is held and repeats every %i ms',
		(interval) => {
			// The key went down on an earlier question, as when holding Enter through the whole run.
			guard.note(1);
			vi.advanceTimersByTime(interval);
			for (let repeat = 0; repeat < 60; repeat++) {
				guard.press(1, act);
				vi.advanceTimersByTime(interval);
			}

			vi.advanceTimersByTime(5000);
			expect(act).not.toHaveBeenCalled();
		},
	);

	it('reads keys that arrived while the program was busy before it acts', () => {
		guard.press(1, act);
		vi.advanceTimersByTime(150);
		guard.note(1);
		vi.advanceTimersByTime(1000);
		expect(act).not.toHaveBeenCalled();
	});

	it('can be called off, by the press or altogether', () => {
		const callOff = guard.press(1, act);
		callOff();
		vi.advanceTimersByTime(1000);
		guard.press(1, act);
		guard.cancel();
		vi.advanceTimersByTime(1000);
		expect(act).not.toHaveBeenCalled();
	});

	it('calls off its own press only', () => {
		const callOff = guard.press(1, act);
		vi.advanceTimersByTime(1000);
		guard.press(1, act);
		callOff();
		vi.advanceTimersByTime(1000);
		expect(act).toHaveBeenCalledTimes(2);
	});

	it('is deaf once disposed', () => {
		guard.press(1, act);
		guard.dispose();
		vi.advanceTimersByTime(1000);
		guard.press(1, act);
		vi.advanceTimersByTime(1000);
		expect(act).not.toHaveBeenCalled();
	});
});

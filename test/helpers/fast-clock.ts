import {afterAll, beforeAll, vi} from 'vitest';

/** Milliseconds of the fast clock for each look at it, a few real milliseconds apart. */
const step = 100;

/**
 * Makes waits short for the tests of a file or `describe`: the clock goes on by steps, one for each turn of the event
 * loop that finds it due. A machine that is slow slows this clock too, so nothing times out that would not otherwise.
 */
export function speedUpClock(): void {
	let driver: ReturnType<typeof setInterval>;
	beforeAll(() => {
		const {setInterval} = globalThis;
		vi.useFakeTimers({
			toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'],
		});
		driver = setInterval(() => vi.advanceTimersByTime(step), 5);
	});
	afterAll(() => {
		vi.useRealTimers();
		clearInterval(driver);
	});
}

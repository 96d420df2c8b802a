/** Time as the guard sees it; all in milliseconds. */
export type GuardClock<Handle> = {
	/** A clock that never jumps, such as `performance.now`. */
	now: () => number;
	setTimeout: (act: () => void, delay: number) => Handle;
	clearTimeout: (handle: Handle) => void;
};

/** Tells an Enter that was meant from one that was held down or typed ahead. One per run, for all screens. */
export type EnterGuard = {
	/** An Enter came that sends nothing; `count` of them at once. */
	note: (count: number) => void;
	/**
	 * An Enter came on something that sends: acts after `quietAfter` if it stays alone. Returns what calls
	 * it off, for a screen that goes away.
	 */
	press: (count: number, act: () => void) => () => void;
	/**
	 * Something appears now. Tells from then on whether an Enter that is just being read came too early to be meant
	 * for it.
	 */
	appear: () => () => boolean;
	/** Calls off what is waiting. */
	cancel: () => void;
	/** Calls off what is waiting, and acts on nothing from now on. */
	dispose: () => void;
};

/** An Enter that comes within so many milliseconds after another one is not meant (docs/behaviour.md, No accidental sending). */
const quietBefore = 200;

/** An Enter that is followed by another one within so many milliseconds is not meant either. */
const quietAfter = 150;

/** What appears is deaf to an Enter for so many milliseconds: it was meant for what stood there before. */
const deafFor = 400;

/** Whether an Enter came too early to be meant for what appeared; both in milliseconds on one clock (docs/behaviour.md, No accidental sending). */
export function isTooEarly(enter: number, appeared: number): boolean {
	return enter - appeared < deafFor;
}

/**
 * The guard over a clock. A held key repeats faster than `quietBefore` in every usual setting, so each
 * repeat has an Enter before it and none acts, not even the last. Repeats slower than that cannot be told
 * from a person who presses the key again and again.
 */
export function createEnterGuard<Handle>(clock: GuardClock<Handle>): EnterGuard {
	const pulse = createPulse(clock);
	let lastEnter = Number.NEGATIVE_INFINITY;
	let waiting: {handle: Handle} | undefined;
	let disposed = false;

	function cancel() {
		if (waiting) {
			clock.clearTimeout(waiting.handle);
			waiting = undefined;
		}
	}

	function note(count: number): boolean {
		cancel();
		const alone = count === 1 && pulse.earliestArrival() - lastEnter >= quietBefore;
		lastEnter = clock.now();
		if (!disposed) pulse.beatFor(2 * quietBefore);
		return alone;
	}

	return {
		note,
		press(count, act) {
			if (!note(count) || disposed) {
				return () => {};
			}

			function fire() {
				waiting = undefined;
				act();
			}

			// When the program was busy, the timer comes due before the keys that arrived meanwhile are read.
			// One more turn of the event loop reads them first.
			function lastLook() {
				mine.handle = clock.setTimeout(fire, 0);
			}

			const mine = {handle: clock.setTimeout(lastLook, quietAfter)};
			waiting = mine;
			return () => {
				if (waiting === mine) {
					cancel();
				}
			};
		},
		appear() {
			const appeared = clock.now();
			if (!disposed) pulse.beatOn(deafFor);
			return () => isTooEarly(pulse.earliestArrival(), appeared);
		},
		cancel,
		dispose() {
			disposed = true;
			pulse.stop();
			cancel();
		},
	};
}

/** How often the pulse looks at the clock, in milliseconds. */
const beat = 4;

/** A longer silence between two beats, in milliseconds, means that the program was busy and read no keys. */
const slack = 2 * beat;

/**
 * Pulse that tells how late a key may have been read. On a busy machine a held key is read in fits: two repeats 190 ms
 * apart can look like 210. A key that was read right after such a silence counts from the beginning of the silence.
 */
function createPulse<Handle>(clock: GuardClock<Handle>) {
	let handle: Handle | undefined;
	let last = clock.now();
	let until = last;
	let silence = {from: last, to: last};

	function look() {
		const now = clock.now();
		if (now - last > slack) silence = {from: last, to: now};
		last = now;
		handle = now < until ? clock.setTimeout(look, beat) : undefined;
	}

	function stop() {
		if (handle !== undefined) clock.clearTimeout(handle);
		handle = undefined;
	}

	function beatFor(ms: number) {
		stop();
		last = clock.now();
		until = last + ms;
		silence = {from: last, to: last};
		handle = clock.setTimeout(look, beat);
	}

	return {
		/** Beats for so many milliseconds from now on; what was silent before is forgotten. */
		beatFor,
		/** Beats for so many milliseconds at least. */
		beatOn(ms: number) {
			if (handle === undefined) beatFor(ms);
			else until = Math.max(until, clock.now() + ms);
		},
		/** The earliest moment at which a key that is read now can have come. */
		earliestArrival(): number {
			const now = clock.now();
			if (handle !== undefined && now - last > slack) return last;
			return silence.to > silence.from && now - silence.to <= slack ? silence.from : now;
		},
		stop,
	};
}

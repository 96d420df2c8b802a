/** A clock of its own: time passes only while something is waited for. */
export class VirtualClock {
	#now = 0;
	#agenda: {at: number; run: () => void}[] = [];

	now(): number {
		return this.#now;
	}

	/** Does something at a moment, in milliseconds; returns what takes it back. */
	at(time: number, run: () => void): () => void {
		const entry = {at: Math.max(time, this.#now), run};
		const place = this.#agenda.findIndex(({at}) => at > entry.at);
		this.#agenda.splice(place < 0 ? this.#agenda.length : place, 0, entry);
		return () => {
			this.#agenda = this.#agenda.filter((other) => other !== entry);
		};
	}

	/** Resolves after some time to `over`, or to `aborted` as soon as the signal is. */
	pass(ms: number, signal?: AbortSignal): Promise<'over' | 'aborted'> {
		return new Promise((resolve) => {
			if (signal?.aborted) return resolve('aborted');
			const forget = this.at(this.#now + ms, () => resolve('over'));
			signal?.addEventListener(
				'abort',
				() => {
					forget();
					resolve('aborted');
				},
				{once: true},
			);
		});
	}

	/** Lets time pass until the work is done. Throws where nothing would ever happen any more. */
	async run<T>(work: Promise<T>): Promise<T> {
		let isDone = false;
		const watched = work.finally(() => {
			isDone = true;
		});
		watched.catch(() => {});
		for (;;) {
			await new Promise((resolve) => setImmediate(resolve));
			if (isDone) return watched;
			const next = this.#agenda.shift();
			if (!next) throw new Error(`it hangs after ${this.#now} ms`);
			this.#now = next.at;
			next.run();
		}
	}
}

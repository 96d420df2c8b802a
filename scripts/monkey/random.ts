/** Random numbers that a seed replays. */
export type Random = {
	/** From 0 up to, but not including, 1. */
	next(): number;
	/** A whole number, both ends included. */
	between(low: number, high: number): number;
	pick<Item>(items: readonly Item[]): Item;
	/** One of the items, each as often as its weight says. */
	weighted<Item>(items: ReadonlyArray<readonly [weight: number, item: Item]>): Item;
	/** True that often, from 0 to 1. */
	chance(share: number): boolean;
};

/** Random numbers of a seed: mulberry32, which needs no library and is even enough for typing. */
export function createRandom(seed: number): Random {
	let state = seed | 0;
	function next(): number {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	}
	function between(low: number, high: number): number {
		return low + Math.floor(next() * (high - low + 1));
	}
	function pick<Item>(items: readonly Item[]): Item {
		const item = items[between(0, items.length - 1)];
		if (item === undefined) throw new Error('Nothing to pick from.');
		return item;
	}
	return {
		next,
		between,
		pick,
		weighted(items) {
			let rest = next() * items.reduce((sum, [weight]) => sum + weight, 0);
			for (const [weight, item] of items) {
				rest -= weight;
				if (rest < 0) return item;
			}
			return pick(items)[1];
		},
		chance: (share) => next() < share,
	};
}

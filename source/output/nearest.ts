/**
 * The word that was probably meant, case-blind: one that begins with what was typed, else the one with the
 * fewest letters wrong, at most a third of them and at least one. Undefined when none is near.
 */
export function nearest(word: string, words: readonly string[]): string | undefined {
	const typed = word.slice(0, 100).toLowerCase();
	if (typed === '') return undefined;
	const begun = words.filter((candidate) => candidate.toLowerCase().startsWith(typed));
	if (begun.length === 1 && typed.length > 1) return begun[0];
	let best: {word: string; wrong: number} | undefined;
	for (const candidate of words) {
		const wrong = distance(typed, candidate.toLowerCase());
		const allowed = Math.max(1, Math.floor(Math.max(typed.length, candidate.length) / 3));
		if (wrong <= allowed && wrong < (best?.wrong ?? Number.POSITIVE_INFINITY)) {
			best = {word: candidate, wrong};
		}
	}
	return best?.word;
}

/** How many single-letter changes turn one word into the other; two neighbours swapped count as one. */
function distance(from: string, to: string): number {
	let before: number[] = [];
	let previous = Array.from({length: to.length + 1}, (_, index) => index);
	for (let row = 1; row <= from.length; row++) {
		const current = [row];
		for (let column = 1; column <= to.length; column++) {
			const same = from[row - 1] === to[column - 1];
			const swapped =
				row > 1 &&
				column > 1 &&
				from[row - 1] === to[column - 2] &&
				from[row - 2] === to[column - 1];
			current.push(
				Math.min(
					(previous[column] ?? 0) + 1,
					(current[column - 1] ?? 0) + 1,
					(previous[column - 1] ?? 0) + (same ? 0 : 1),
					swapped ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
				),
			);
		}
		before = previous;
		previous = current;
	}
	return previous[to.length] ?? 0;
}

/** One row to choose. Its texts are made safe for display before they come here. */
export type SelectOption = {
	/** What tells it from the others; found by the filter too. */
	id: string;
	label: string;
	/** Stands in a second column, muted unless it is what one reads, such as the value of a review. */
	detail?: string;
	isDetailPlain?: boolean;
	/** Stands muted behind the detail and is never cut. */
	note?: string;
	/** More words the filter finds it by. */
	search?: string;
	/** Choosing it sends something: acts only on an Enter that came alone (docs/behaviour.md, No accidental sending). */
	guarded?: boolean;
	/** Stands before the others whatever the filter, and is not counted. Pinned options come first in a list. */
	pinned?: boolean;
};

/** What the filter compares with, for one option. */
type Haystack = {label: string; id: string; all: string};

/** What is worked out once for a list, when it is first drawn, and the last result to start from. */
type Index = {
	/** How many options are pinned. */
	pinned: number;
	haystacks: Haystack[];
	last: {filter: string; found: readonly number[]};
};

let marks: RegExp | undefined;
let betweenWords: RegExp | undefined;

// A filter without letters to fold is the usual case.
const ascii = /^[\x20-\x7E]*$/;

/** A text as the filter compares it: without letter case, accents and differences of width. */
export function folded(text: string): string {
	if (ascii.test(text)) {
		return text.toLowerCase();
	}

	marks ??= /\p{M}+/gu;
	// Upper case first: it opens up letters such as the German sharp s.
	return text.normalize('NFKD').replace(marks, '').toUpperCase().toLowerCase();
}

/** How many options stand at the head of a list whatever the filter. */
export function countPinned(options: readonly SelectOption[]): number {
	return indexOf(options).pinned;
}

/**
 * The positions of the options that hold every word of the filter, best first, else in the list's order, behind those
 * that are pinned. An empty filter finds all. The result of the last filter is reused, also while a word grows.
 */
export function findOptions(options: readonly SelectOption[], filter: string): readonly number[] {
	const index = indexOf(options);
	const wanted = folded(filter).trim().replaceAll(/\s+/g, ' ');
	if (wanted === index.last.filter) {
		return index.last.found;
	}

	const words = wanted.split(' ');
	const among = wanted.startsWith(index.last.filter) ? index.last.found : index.haystacks.keys();
	const ranks: number[][] = [[], [], [], [], []];
	for (const position of among) {
		if (position < index.pinned) continue;
		const haystack = index.haystacks[position];
		if (haystack && words.every((word) => haystack.all.includes(word))) {
			ranks[rank(haystack, wanted, words)]?.push(position);
		}
	}

	// What was found among an earlier result is in that result's order.
	const pinned = Array.from({length: index.pinned}, (_, position) => position);
	const found = [...pinned, ...ranks.flatMap((positions) => positions.sort((a, b) => a - b))];
	index.last = {filter: wanted, found};
	return found;
}

const indexes = new WeakMap<readonly SelectOption[], Index>();

function indexOf(options: readonly SelectOption[]): Index {
	let index = indexes.get(options);
	if (!index) {
		index = {
			pinned: options.filter(({pinned}) => pinned).length,
			haystacks: options.map(haystackOf),
			last: {filter: '', found: options.map((_, position) => position)},
		};
		indexes.set(options, index);
	}

	return index;
}

const haystacks = new WeakMap<SelectOption, Haystack>();

/** What the filter compares with; kept with the option, since a list that changes in one row is a new list of old rows. */
function haystackOf(option: SelectOption): Haystack {
	let haystack = haystacks.get(option);
	if (!haystack) {
		const {id, label, search} = option;
		haystack = {label: folded(label), id: folded(id), all: ''};
		haystack.all = `${haystack.label}\n${haystack.id}${search ? `\n${folded(search)}` : ''}`;
		haystacks.set(option, haystack);
	}

	return haystack;
}

/** How well an option fits; smaller is better: whole, start of the label, starts of words, within, by ID. */
function rank(haystack: Haystack, filter: string, words: readonly string[]): number {
	if (haystack.label === filter || haystack.id === filter) {
		return 0;
	}

	if (haystack.label.startsWith(filter)) {
		return 1;
	}

	if (!words.every((word) => haystack.label.includes(word))) {
		return 4;
	}

	betweenWords ??= /[^\p{L}\p{N}]+/gu;
	const label = ` ${haystack.label.replace(betweenWords, ' ')}`;
	return words.every((word) => label.includes(` ${word}`)) ? 2 : 3;
}

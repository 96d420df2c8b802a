/**
 * Bundled with the program in place of the segmenters that libraries make when they are imported:
 * one `Intl.Segmenter` for all, made when the first text needs it (about 10 ms).
 */

let segmenter: Intl.Segmenter | undefined;

/**
 * Characters of one column that never join a neighbour: ASCII, Latin, general punctuation, box drawing
 * and the glyphs of the frame. Text of these alone needs no segmenter.
 */
const others =
	/[^\n\u{1B}\u{20}-\u{7E}\u{A1}-\u{A8}\u{AA}-\u{AC}\u{AF}-\u{2FF}\u{2010}-\u{2027}\u{2500}-\u{25A9}\u{25AC}-\u{25B5}\u{25B8}-\u{25BF}\u{25C1}-\u{25FA}\u{2713}\u{276F}]/u;

/** Whether each UTF-16 unit of the text is one grapheme of one column (line breaks and escapes aside). */
export function isPlain(text: string): boolean {
	return !others.test(text);
}

/** The segmenter itself, for what the fast path cannot answer. */
export function wholeSegmenter(): Intl.Segmenter {
	segmenter ??= new Intl.Segmenter();
	return segmenter;
}

/** The graphemes of a text, as `Intl.Segmenter` gives them. */
export function segmentsOf(text: string): Iterable<{segment: string; index: number}> {
	return isPlain(text)
		? Array.from(text, (segment, index) => ({segment, index}))
		: wholeSegmenter().segment(text);
}

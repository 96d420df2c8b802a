/** Text that needs no segmenter, and a segmenter that is made for the first text that does. */

/**
 * Characters of one column that never join a neighbour: ASCII, Latin, general punctuation, box drawing
 * and the glyphs of the frame.
 */
const others =
	/[^\n\u{1B}\u{20}-\u{7E}\u{A1}-\u{A8}\u{AA}-\u{AC}\u{AF}-\u{2FF}\u{2010}-\u{2027}\u{2500}-\u{25A9}\u{25AC}-\u{25B5}\u{25B8}-\u{25BF}\u{25C1}-\u{25FA}\u{2713}\u{276F}]/u;

/** Whether each UTF-16 unit of the text is one grapheme of one column (line breaks and escapes aside). */
export function isPlain(text: string): boolean {
	return !others.test(text);
}

// Taken out of `Intl` here, since the build puts the class below in the place of `Intl.Segmenter`.
const {Segmenter: WholeSegmenter} = Intl;
let wholeSegmenter: Intl.Segmenter | undefined;

function segmentWhole(text: string): Intl.Segments {
	wholeSegmenter ??= new WholeSegmenter();
	return wholeSegmenter.segment(text);
}

/** Stands for `Intl.Segmenter` by graphemes; making that one takes 10 ms. */
export class Segmenter {
	segment(text: string): Pick<Intl.Segments, 'containing'> & Iterable<Segment> {
		return isPlain(text) ? new PlainSegments(text) : segmentWhole(text);
	}
}

type Segment = Pick<Intl.SegmentData, 'segment' | 'index'>;

class PlainSegments {
	readonly #text: string;

	constructor(text: string) {
		this.#text = text;
	}

	containing(index = 0): Intl.SegmentData | undefined {
		return segmentWhole(this.#text).containing(index);
	}

	[Symbol.iterator](): Iterator<Segment> {
		return Array.from(this.#text, (segment, index) => ({segment, index}))[Symbol.iterator]();
	}
}

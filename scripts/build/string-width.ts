import type stringWidth from 'string-width';
import {isPlain} from './graphemes.ts';

/** Bundled as is: loads the library when it is called for. */
declare const require: (specifier: 'string-width/index.js') => {default: typeof stringWidth};

let whole: typeof stringWidth | undefined;

/**
 * string-width with a way past it for plain text: importing the library makes an `Intl.Segmenter` and a
 * `\p{RGI_Emoji}` expression, 30 ms.
 */
export default function width(text: string, options?: Parameters<typeof stringWidth>[1]): number {
	if (typeof text === 'string' && options?.ambiguousIsNarrow !== false) {
		const bare = options?.countAnsiEscapeCodes ? text : text.replaceAll(/\u{1B}\[[\d;]*m/gu, '');
		if (!/[\n\u{1B}]/u.test(bare) && isPlain(bare)) {
			return bare.length;
		}
	}
	whole ??= require('string-width/index.js').default;
	return whole(text, options);
}

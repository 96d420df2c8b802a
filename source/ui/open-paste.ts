/** Begins a bracketed paste. */
export const pasteStart = '\u{1B}[200~';

/** Ends a bracketed paste. */
export const pasteEnd = '\u{1B}[201~';

/** Makes the terminal put these marks around a paste, and makes it stop. */
export const pasteMarks = {on: '\u{1B}[?2004h', off: '\u{1B}[?2004l'};

const interrupt = '\u{3}';

/** Silence, in milliseconds, after which the end of a paste no longer comes: a line that dropped swallowed it. */
export const pasteQuiet = 500;

/** A watch on the bracketed pastes in what a terminal sends. */
export type OpenPaste = {
	/** The chunk as it is to be read: Ctrl+C ends an open paste, and acts. */
	pass(chunk: string): string;
	/** Stops waiting. */
	dispose(): void;
};

/**
 * Watches for a paste whose end never comes, which would make the program deaf for ever. After a short quiet what
 * came counts as pasted: `give` gets the end that is missing.
 */
export function watchOpenPaste(give: (end: string) => void): OpenPaste {
	let isOpen = false;
	let wasGivenUp = false;
	let tail = '';
	let timer: NodeJS.Timeout | undefined;

	function giveUp() {
		isOpen = false;
		wasGivenUp = true;
		tail = '';
		give(pasteEnd);
	}

	return {
		pass(chunk) {
			clearTimeout(timer);
			const late = wasGivenUp ? chunk.indexOf(pasteEnd) : -1;
			const begin = chunk.indexOf(pasteStart);
			const isLate = late !== -1 && (begin === -1 || late < begin);
			const text = isLate ? chunk.slice(0, late) + chunk.slice(late + pasteEnd.length) : chunk;
			if (late !== -1 || begin !== -1) wasGivenUp = false;
			const seen = tail + text;
			const start = seen.lastIndexOf(pasteStart);
			const end = seen.lastIndexOf(pasteEnd);
			if (start !== end) isOpen = start > end;
			tail = seen.slice(1 - pasteStart.length);
			if (!isOpen) return text;
			if (text.endsWith(interrupt)) {
				isOpen = false;
				tail = '';
				return `${text.slice(0, -1)}${pasteEnd}${interrupt}`;
			}
			timer = setTimeout(giveUp, pasteQuiet);
			return text;
		},
		dispose() {
			clearTimeout(timer);
		},
	};
}

/** What a terminal sends for a key. */
export const keySequences = {
	enter: '\r',
	escape: '\u{1B}',
	tab: '\t',
	'shift+tab': '\u{1B}[Z',
	up: '\u{1B}[A',
	down: '\u{1B}[B',
	right: '\u{1B}[C',
	left: '\u{1B}[D',
	home: '\u{1B}[H',
	end: '\u{1B}[F',
	pageup: '\u{1B}[5~',
	pagedown: '\u{1B}[6~',
	delete: '\u{1B}[3~',
	backspace: '\u{7F}',
	'ctrl+a': '\u{1}',
	'ctrl+b': '\u{2}',
	'ctrl+c': '\u{3}',
	'ctrl+d': '\u{4}',
	'ctrl+e': '\u{5}',
	'ctrl+u': '\u{15}',
	'ctrl+w': '\u{17}',
	'ctrl+z': '\u{1A}',
} as const;

/** A key by name. */
export type KeyName = keyof typeof keySequences;

import {type KeyPress, pressFromPaste} from '../ui/keys.ts';
import {pasteEnd, pasteStart} from '../ui/open-paste.ts';

const esc = '\u{1B}';

/** Bytes of one key that did not all come yet: a control sequence, or a terminal's report. */
const unfinished = /\u{1B}(?:\[[0-?]*[ -/]*|[\]PX^_][^\u{0}-\u{1F}]+\u{1B}?)$/uy;

const oneKey = new RegExp(
	[
		String.raw`\u{1B}\[[0-?]*[ -/]*[@-~]`,
		// What a terminal reports about itself, to its end or to the next control character.
		String.raw`\u{1B}[\]PX^_][^\u{0}-\u{1F}]*(?:\u{7}|\u{1B}\\)?`,
		String.raw`\u{1B}O[@-~]`,
		String.raw`\u{1B}[^\u{0}-\u{1F}]?`,
		String.raw`\r\n|[\u{0}-\u{1F}\u{7F}]`,
		String.raw`[^\u{0}-\u{1F}\u{7F}]+`,
	].join('|'),
	'uy',
);

/**
 * Makes what turns the text a terminal in raw mode sends into the keys that were pressed, chunk by chunk. Escape
 * sequences are keys or nothing, never text; a bracketed paste is one press, once its end is there.
 */
export function createKeyDecoder(): (chunk: string) => KeyPress[] {
	let held = '';
	return (chunk) => {
		// Esc was told as a key already; only the bracket shows that it was the start of another one.
		const text = held === esc && !chunk.startsWith('[') ? chunk : held + chunk;
		const presses: KeyPress[] = [];
		held = '';
		for (let at = 0; at < text.length; ) {
			const pasteTo = text.startsWith(pasteStart, at) ? text.indexOf(pasteEnd, at) : undefined;
			if (pasteTo === -1 || isAt(unfinished, text, at)) {
				held = text.slice(at);
				break;
			}
			if (pasteTo !== undefined) {
				presses.push(pressFromPaste(text.slice(at + pasteStart.length, pasteTo)));
				at = pasteTo + pasteEnd.length;
				continue;
			}
			oneKey.lastIndex = at;
			const sent = oneKey.exec(text)?.[0] ?? text.slice(at);
			at += sent.length;
			if (sent === esc && at === text.length) held = esc;
			const press = pressOf(sent);
			if (press) presses.push(press);
		}
		return presses;
	};
}

function isAt(pattern: RegExp, text: string, index: number) {
	pattern.lastIndex = index;
	return pattern.test(text);
}

function pressOf(sent: string): KeyPress | undefined {
	const first = sent.charCodeAt(0);
	if (first >= 0x20 && first !== 0x7f) return {name: 'text', text: sent, enters: 0};
	if (/^[\r\n]/.test(sent)) return {name: 'enter', text: '', enters: 1};
	if (sent === '\t') return {name: 'tab', text: sent, enters: 0};
	const name = sent.startsWith(esc) ? nameOfSequence(sent) : nameOfControl(first);
	return name === undefined ? undefined : {name, text: '', enters: 0};
}

function nameOfControl(code: number): string | undefined {
	if (code === 0x7f || code === 0x08) return 'backspace';
	return code >= 1 && code <= 26 ? `ctrl+${String.fromCharCode(code + 96)}` : undefined;
}

function nameOfSequence(sent: string): string | undefined {
	if (sent === esc) return 'escape';
	if (sent === `${esc}\u{7F}`) return 'alt+backspace';
	const key = /^\u{1B}(?:\[|O)(\d*)(?:;(\d+))?([A-Z~])$/u.exec(sent);
	if (!key) return sent.length === 2 ? `alt+${sent.charAt(1).toLowerCase()}` : undefined;
	const [, number = '', modifiers = '1', last = ''] = key;
	const name = last === '~' ? keyNumbers[number] : keyLetters[last];
	return name === undefined ? undefined : `${heldWith(Number(modifiers) - 1)}${name}`;
}

const keyNumbers: Readonly<Record<string, string>> = {
	1: 'home',
	3: 'delete',
	4: 'end',
	5: 'pageup',
	6: 'pagedown',
	7: 'home',
	8: 'end',
};

const keyLetters: Readonly<Record<string, string>> = {
	A: 'up',
	B: 'down',
	C: 'right',
	D: 'left',
	F: 'end',
	H: 'home',
	Z: 'shift+tab',
};

/** The modifiers of a key, as xterm numbers them. */
function heldWith(bits: number): string {
	return `${bits & 4 ? 'ctrl+' : ''}${bits & 2 ? 'alt+' : ''}${bits & 1 ? 'shift+' : ''}`;
}

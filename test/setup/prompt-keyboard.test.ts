import {PassThrough} from 'node:stream';
import {describe, expect, it, vi} from 'vitest';
import {listenForPrompt, type Taken} from '../../source/setup/prompt-keyboard.ts';

/** A keyboard in front of a prompt, and what the prompt and the asker hear. */
function listen(takes: Taken, isTTY = false) {
	const keyboard = Object.assign(new PassThrough(), {isTTY, setRawMode: () => {}});
	const heard: string[] = [];
	const {input, open, end} = listenForPrompt(keyboard, takes, {
		onLeave: () => heard.push('<leave>'),
		onBack: () => heard.push('<back>'),
	});
	input.on('keypress', (text: string | undefined, key: {name?: string}) => {
		heard.push(text ?? `<${key.name}>`);
	});
	function hears(...expected: string[]) {
		return vi.waitFor(() => expect(heard).toEqual(expected), {timeout: 5000, interval: 5});
	}
	return {keyboard, heard, hears, open, end};
}

describe('a keyboard in front of a prompt', () => {
	it('drops what was typed on a terminal before the question stood there', async () => {
		const {keyboard, hears, open} = listen('hidden', true);
		const opened = open();
		keyboard.emit('data', 'jane@acme.com\r');
		await opened;
		keyboard.emit('data', 'key\r');
		await hears('key', '<return>');
	});

	it.each<[Taken, string, string[]]>([
		['keys', 's\r', ['s', '<return>']],
		['keys', 'save\r', []],
		['keys', '\u{1B}[B\r', ['<down>', '<return>']],
		['keys', '\r\r\r', ['<return>']],
		['keys', '\u{1B}[200~one\r\u{1B}[201~\r', ['<return>']],
		['keys', '\r1', []],
		['line', 'one\r', ['one', '<return>']],
		['line', 'one\rtwo\r', ['one', ' two']],
		['line', '\u{1B}[200~ one\rtwo \u{1B}[201~\r', ['one two', '<return>']],
		['line', `${'a'.repeat(300)}\r`, ['a'.repeat(256)]],
		['line', 'a\u{9B}31mb\u{202E}c', ['abc']],
		[
			'hidden',
			'one\rtwo\r',
			['one', '<paste-start>', '<return>', 'two', '<paste-end>', '<return>'],
		],
		['hidden', `${'a'.repeat(9000)}\r`, ['a'.repeat(8001), '<return>']],
		['hidden', '\u{1B}[200~one\r\u{1B}[201~', ['<paste-start>', 'one', '<return>', '<paste-end>']],
	])('gives %s of %j only what it takes', async (takes, typed, expected) => {
		const {keyboard, hears, open} = listen(takes);
		await open();
		keyboard.write(`${typed}`);
		// Behind a moment of quiet, so that everything before it was dealt with.
		await new Promise((resolve) => setTimeout(resolve, 100));
		keyboard.write('\u{1B}[A');
		await hears(...expected, '<up>');
	});

	it('passes Ctrl+C on at once, in an open paste too', async () => {
		const {keyboard, hears, open} = listen('line');
		await open();
		keyboard.write(`\u{1B}[200~${'a'.repeat(100_000)}\u{3}`);
		await hears('a'.repeat(256), '<leave>');
	});

	it('gives the keyboard back with nothing left to come', async () => {
		const {keyboard, heard, end, open} = listen('line');
		await open();
		keyboard.emit('data', 'one\r');
		end();
		await new Promise((resolve) => setTimeout(resolve, 100));
		expect(heard).toEqual(['one']);
		expect(keyboard.listenerCount('data')).toBe(0);
	});
});

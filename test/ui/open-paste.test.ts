import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {createKeyDecoder} from '../../source/ask/key-decoder.ts';
import {pasteEnd, pasteQuiet, pasteStart, watchOpenPaste} from '../../source/ui/open-paste.ts';

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

/** What is read of chunks, with what the watch adds by itself. */
function open() {
	const given: string[] = [];
	const watch = watchOpenPaste((end) => given.push(end));
	return {given, send: (chunk: string) => given.push(watch.pass(chunk))};
}

describe('a paste without its end', () => {
	it('counts as pasted after a short quiet', () => {
		const {given, send} = open();
		send(`${pasteStart}ab`);
		vi.advanceTimersByTime(pasteQuiet - 1);
		send('c');
		vi.advanceTimersByTime(pasteQuiet - 1);
		expect(given).toEqual([`${pasteStart}ab`, 'c']);
		vi.advanceTimersByTime(1);
		expect(given).toEqual([`${pasteStart}ab`, 'c', pasteEnd]);
		const decode = createKeyDecoder();
		expect(given.flatMap((chunk) => decode(chunk))).toEqual([
			{name: 'paste', text: 'abc', enters: 0},
		]);
	});

	it('is ended by Ctrl+C, which acts', () => {
		const {given, send} = open();
		send(`${pasteStart}abc`);
		send('\u{3}');
		const decode = createKeyDecoder();
		expect(given.flatMap((chunk) => decode(chunk)).map(({name}) => name)).toEqual([
			'paste',
			'ctrl+c',
		]);
		vi.advanceTimersByTime(2 * pasteQuiet);
		expect(given).toHaveLength(2);
	});

	it('may begin in pieces, and its late end types nothing', () => {
		const {given, send} = open();
		send(pasteStart.slice(0, 3));
		send(`${pasteStart.slice(3)}abc`);
		vi.advanceTimersByTime(pasteQuiet);
		send(`d${pasteEnd}e`);
		expect(given.slice(2)).toEqual([pasteEnd, 'de']);
	});
});

describe('a whole paste', () => {
	it.each([
		['in one piece', [`${pasteStart}a\u{3}b${pasteEnd}`]],
		['in pieces', [`${pasteStart}a`, 'b', pasteEnd.slice(0, 2), pasteEnd.slice(2)]],
		['after another', [`${pasteStart}a${pasteEnd}${pasteStart}b${pasteEnd}`]],
	])('%s stays as it is, and nothing follows', (_name, chunks) => {
		const {given, send} = open();
		for (const chunk of chunks) send(chunk);
		vi.advanceTimersByTime(2 * pasteQuiet);
		expect(given).toEqual(chunks);
	});
});

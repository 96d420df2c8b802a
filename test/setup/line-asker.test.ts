import {PassThrough} from 'node:stream';
import {describe, expect, it, vi} from 'vitest';
import {InviteError} from '../../source/errors.ts';
import {WentBack} from '../../source/setup/abort.ts';
import {createLineAsker} from '../../source/setup/line-asker.ts';
import {words} from '../../source/words/words.ts';

const key = 'test-key-0000-canary';

/** A terminal as far as the asker sees one; it remembers when it was raw. */
function open() {
	const raw: boolean[] = [];
	const input = Object.assign(new PassThrough(), {
		isTTY: true,
		setRawMode: (on: boolean) => raw.push(on),
	});
	const output = new PassThrough();
	const stop = new AbortController();
	let shown = '';
	output.on('data', (chunk: Buffer) => {
		shown += chunk.toString();
	});
	const asker = createLineAsker({input, output, signal: stop.signal});
	function shows(text: string) {
		return vi.waitFor(() => expect(shown).toContain(text), {timeout: 15_000, interval: 5});
	}
	return {asker, input, raw, shows, stop, shown: () => shown};
}

const rows = [
	{value: 's', label: 'Save', id: 'id-1'},
	{value: 'r', label: 'Use for this run only', id: 'id-2'},
	{value: 'c', label: 'Cancel', id: 'id-3'},
];

describe('choices', () => {
	it.each([
		['1\n', 's'],
		['3\n', 'c'],
		['\n', 'r'],
		['cancel\n', 'c'],
		['use\n', 'r'],
		['id-1\n', 's'],
		['9\n', 'save\n', 's'],
		['zzz\n', '2\r\n', 'r'],
		['a\n', '1\n', 's'],
	])('%j takes %s', async (...typed) => {
		const {asker, input, shown} = open();
		const answer = asker.choose('Save it?', rows, {focus: 1});
		const value = typed.pop();
		for (const [index, line] of typed.entries()) {
			await vi.waitFor(() => expect(shown().split('Number or name').length).toBe(index + 2));
			input.write(line);
		}
		expect(await answer).toBe(value);
		expect(shown()).toContain(
			'Save it?\n  1. Save\n  2. Use for this run only\n  3. Cancel\nNumber or name (empty: Use for this run only): ',
		);
		expect(shown()).not.toContain('\u{1B}');
	});

	it('are not made by several lines that come at once', async () => {
		const {asker, input, shows} = open();
		const answer = asker.choose('Save it?', rows);
		input.write('jane@acme.com\n\n1\n');
		await shows(words.plain.severalLines);
		input.write('3\n');
		expect(await answer).toBe('c');
	});

	it('can be left for the question before, where there is one', async () => {
		const {asker, input, shows} = open();
		const answer = asker.choose('Save it?', rows, {canGoBack: true});
		input.write('back\n');
		await expect(answer).rejects.toBeInstanceOf(WentBack);
		const key = asker.key('Paste the key', {canGoBack: true});
		input.write('back\r');
		await expect(key).rejects.toBeInstanceOf(WentBack);
		const first = asker.choose('Save it?', rows);
		input.write('back\n');
		await shows(words.ask.nothing('back'));
		input.write('1\n');
		expect(await first).toBe('s');
	});

	it('are listed anew, with new numbers, when several fit', async () => {
		const {asker, input, shows} = open();
		const answer = asker.search('Default role', rows);
		input.write('a\n');
		await shows('Several rows match "a":\n  1. Save\n  2. Cancel\n');
		input.write('2\n');
		expect(await answer).toBe('c');
	});

	it('are not all written out when there are many', async () => {
		const {asker, input, shows} = open();
		const many = Array.from({length: 200}, (_, index) => ({value: index, label: `Role ${index}`}));
		const answer = asker.search('Default role', many);
		await shows('and 180 more: type part of a name to see fewer');
		input.write('role 137\n');
		expect(await answer).toBe(137);
	});
});

describe('text', () => {
	it('is asked again until it is right', async () => {
		const {asker, input, shows} = open();
		const answer = asker.text('Customer ID', {check: (text) => (text ? undefined : 'Not empty.')});
		input.write('\n');
		await shows('Not empty.');
		input.write(' acme \n');
		expect(await answer).toBe('acme');
	});

	it('may have something an empty line takes', async () => {
		const {asker, input} = open();
		const answer = asker.text('Customer ID', {initial: 'acme', check: () => undefined});
		input.write('\n');
		expect(await answer).toBe('acme');
	});
});

describe('the key', () => {
	it('is not echoed, and the terminal is as before afterwards', async () => {
		const {asker, input, raw, shown} = open();
		const answer = asker.key('Paste the key');
		input.write('typo\u{15}');
		input.write(`${key}x\u{7F}\r`);
		expect(await answer).toBe(key);
		expect(shown()).toBe('Paste the key (hidden): ********nary\n');
		expect(raw).toEqual([true, false]);
	});

	it('of several lines is explained, and nothing of it is an answer', async () => {
		const {asker, input, shows} = open();
		const answer = asker.key('Paste the key');
		input.write('one-line\r2\rthree\r');
		await shows('That is more than one line.');
		input.write(`${key}\r`);
		expect(await answer).toBe(key);
		const next = asker.choose('Save it?', rows);
		input.write('\n');
		expect(await next).toBe('s');
	});

	it('that comes a second time, between two questions, is no answer and not repeated', async () => {
		const {asker, input, shows, shown} = open();
		const answer = asker.key('Paste the key');
		input.write(`${key}\r`);
		expect(await answer).toBe(key);
		const next = asker.choose('Save it?', rows);
		input.write(`${key}\n`);
		await shows(words.setup.keyAgain);
		input.write('3\n');
		expect(await next).toBe('c');
		expect(shown()).not.toContain(key);
	});

	it('that was typed ahead is not taken', async () => {
		const {asker, input, shows, shown} = open();
		input.write('echoed-already\n');
		const answer = asker.key('Paste the key');
		await shows('(hidden)');
		input.write(`${key}\r`);
		expect(await answer).toBe(key);
		expect(shown()).toContain('********nary');
	});
});

describe('leaving', () => {
	it.each(['\u{3}', '\u{4}'])('with %j while the key is hidden', async (typed) => {
		const {asker, input, raw} = open();
		const answer = asker.key('Paste the key');
		input.write(`abc${typed}`);
		await expect(answer).rejects.toMatchObject({code: 'ABORTED', exitCode: 130});
		expect(raw).toEqual([true, false]);
	});

	it('with quit', async () => {
		const {asker, input} = open();
		const answer = asker.choose('Save it?', rows);
		input.write('quit\n');
		await expect(answer).rejects.toMatchObject({code: 'ABORTED'});
	});

	it('at the end of the input', async () => {
		const {asker, input} = open();
		const answer = asker.choose('Save it?', rows);
		input.end();
		await expect(answer).rejects.toMatchObject({code: 'ABORTED'});
		await expect(asker.text('More', {check: () => undefined})).rejects.toMatchObject({
			code: 'ABORTED',
		});
	});

	it('by a signal, with its code', async () => {
		const {asker, stop} = open();
		const answer = asker.key('Paste the key');
		stop.abort(new InviteError('ABORTED', 'Stopped.', {exitCode: 143}));
		await expect(answer).rejects.toMatchObject({exitCode: 143});
	});
});

describe('waiting', () => {
	it('drops what is typed, unechoed', async () => {
		const {asker, input, raw} = open();
		const {promise, resolve} = Promise.withResolvers<string>();
		const waited = asker.during(() => promise);
		input.write(`${key}\r`);
		await vi.waitFor(() => expect(input.readableLength).toBe(0));
		resolve('done');
		expect(await waited).toBe('done');
		expect(raw).toEqual([true, false]);
		const next = asker.choose('Save it?', rows);
		input.write('3\n');
		expect(await next).toBe('c');
	});

	it.each(['\u{3}', '\u{4}'])('ends with %j', async (typed) => {
		const {asker, input, raw} = open();
		const waited = asker.during(
			(signal) =>
				new Promise((_resolve, reject) => {
					signal.addEventListener('abort', () => reject(signal.reason));
				}),
		);
		input.write(typed);
		await expect(waited).rejects.toMatchObject({code: 'ABORTED', exitCode: 130});
		expect(raw).toEqual([true, false]);
	});
});

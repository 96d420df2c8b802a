import {PassThrough} from 'node:stream';
import {describe, expect, it, vi} from 'vitest';
import {WentBack} from '../../source/setup/abort.ts';
import {createPromptAsker} from '../../source/setup/prompt-asker.ts';
import {pasteEnd, pasteStart} from '../../source/ui/open-paste.ts';
import {words} from '../../source/words/words.ts';

const rows = [
	{value: 's', label: 'Save', id: 'id-1'},
	{value: 'r', label: 'Replace', id: 'id-2'},
	{value: 'c', label: 'Cancel', id: 'id-3'},
];

function open(columns = 80) {
	const input = new PassThrough();
	// What a prompt is drawn on is not ended with the prompt: Node marks its own streams like this.
	const output = Object.assign(new PassThrough(), {_isStdio: true, columns, rows: 24});
	const asker = createPromptAsker(
		{input, output, signal: new AbortController().signal},
		{colour: 'none', glyphs: 'unicode'},
	);
	let shown = '';
	output.on('data', (chunk: Buffer) => {
		shown += chunk.toString();
	});
	/** Waits for a text in what was drawn since the last time. */
	async function shows(text: string) {
		await vi.waitFor(() => expect(shown).toContain(text), {timeout: 5000, interval: 5});
		const drawn = shown;
		shown = '';
		return drawn;
	}
	return {input, asker, shows, shown: () => shown};
}

/** The questions that take something, each with what ends it when its first answer was meant. */
const questions = [
	['choose', (asker: ReturnType<typeof open>['asker']) => asker.choose('Which?', rows)],
	['search', (asker: ReturnType<typeof open>['asker']) => asker.search('Which?', rows)],
	[
		'text',
		(asker: ReturnType<typeof open>['asker']) => asker.text('Which?', {check: () => undefined}),
	],
] as const;

const ways = [
	['in brackets', (text: string) => `${pasteStart}${text}${pasteEnd}`],
	['without brackets', (text: string) => text],
] as const;

describe.each(questions)('a paste into %s', (kind, ask) => {
	it.each(ways)('%s of 256 kB is drawn but a few times', async (_way, wrap) => {
		const {input, asker, shows, shown} = open();
		const answer = ask(asker);
		await shows('Which?');
		const text = wrap(`${'a'.repeat(262_144)}\r`);
		for (let at = 0; at < text.length; at += 4096) input.write(text.slice(at, at + 4096));
		await vi.waitFor(() => expect(input.readableLength).toBe(0));
		input.write('\u{1B}[D');
		await new Promise((resolve) => setTimeout(resolve, 200));
		expect(shown().length).toBeLessThan(100_000);
		input.write('\u{3}');
		await expect(answer).rejects.toMatchObject({code: 'ABORTED', exitCode: 130});
	});

	it.each(ways)('%s with line breaks answers nothing', async (_way, wrap) => {
		const {input, asker, shows} = open();
		const answer = ask(asker);
		await shows('Which?');
		input.write(wrap('can\rcel\r'));
		// Nothing shows that nothing comes of it.
		await new Promise((resolve) => setTimeout(resolve, 200));
		input.write('\u{15}');
		if (kind === 'search') await shows('❯ Save');
		if (kind !== 'text') input.write('\u{1B}[B');
		input.write('\r');
		expect(await answer).toBe(kind === 'text' ? '' : 'r');
	});
});

describe('a terminal', () => {
	it('is listened to from the first frame on, and not before', async () => {
		const input = Object.assign(new PassThrough(), {isTTY: true, setRawMode: () => {}});
		const output = Object.assign(new PassThrough(), {_isStdio: true, columns: 80, rows: 24});
		const asker = createPromptAsker(
			{input, output, signal: new AbortController().signal},
			{colour: 'none', glyphs: 'unicode'},
		);
		let isDrawn = false;
		output.on('data', (chunk: Buffer) => {
			if (isDrawn || !chunk.toString().includes('❯ Save')) return;
			isDrawn = true;
			process.nextTick(() => input.emit('data', '\u{1B}[B\r'));
		});
		const answer = asker.choose('Which?', rows);
		input.emit('data', '\u{1B}[B\u{1B}[B');
		expect(await answer).toBe('r');
	});
});

describe('a line of text', () => {
	it('has the line breaks of a paste as blanks', async () => {
		const {input, asker, shows} = open();
		const answer = asker.text('Customer', {check: () => undefined});
		await shows('Customer');
		input.write(`${pasteStart} Acme\r\nEurope\u{202E}\r${pasteEnd}`);
		await shows('Acme Europe');
		input.write('\r');
		expect(await answer).toBe('Acme Europe');
	});

	it('that is wrong is explained until it is changed', async () => {
		const {input, asker, shows} = open(40);
		const problem = words.setup.badCustomerId;
		const answer = asker.text('Customer', {check: (text) => (text === 'x' ? problem : undefined)});
		await shows(`Customer\nEnter accept   ${words.ui.keys.ctrlC}`);
		input.write('x\r');
		await shows('✗ Enter the ID, the domain or the name\nof a customer.');
		input.write('y');
		expect(await shows('xy')).not.toContain('✗');
		input.write('\r');
		expect(await answer).toBe('xy');
	});

	it('typed with its Enter in one go is entered', async () => {
		const {input, asker, shows} = open();
		const answer = asker.search('Which?', rows);
		await shows('Which?');
		input.write('cancel\r');
		expect(await answer).toBe('c');
	});
});

describe('Esc', () => {
	it('goes back where there is a question before, and only there', async () => {
		const {input, asker, shows} = open();
		const first = asker.choose('First?', rows);
		expect(await shows('First?')).not.toContain(words.ui.keys.esc);
		input.write('\u{1B}');
		await new Promise((resolve) => setTimeout(resolve, 200));
		input.write('\r');
		expect(await first).toBe('s');
		const second = asker.choose('Second?', rows, {canGoBack: true});
		await shows(`${words.ui.keys.esc} ${words.wizard.keys.back}`);
		input.write('\u{1B}');
		await expect(second).rejects.toBeInstanceOf(WentBack);
		const hidden = asker.key('Paste the key', {canGoBack: true});
		await shows('Paste the key');
		input.write('\u{1B}[Z');
		await expect(hidden).rejects.toBeInstanceOf(WentBack);
	});

	it('first clears what was typed to find a row', async () => {
		const {input, asker, shows} = open();
		const answer = asker.search('Which?', rows, {canGoBack: true});
		await shows('Which?');
		input.write('zzz');
		await shows(words.ui.noMatch);
		input.write('\u{1B}');
		await shows('❯ Save');
		input.write('\u{1B}');
		await expect(answer).rejects.toBeInstanceOf(WentBack);
	});

	it('is none when the rest of an arrow key comes behind it', async () => {
		const {input, asker, shows} = open();
		const answer = asker.choose('Which?', rows, {canGoBack: true});
		await shows('Which?');
		input.write('\u{1B}');
		await new Promise(setImmediate);
		input.write('[B');
		await shows('❯ Replace');
		input.write('\r');
		expect(await answer).toBe('r');
	});
});

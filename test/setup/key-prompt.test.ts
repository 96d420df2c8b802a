import {PassThrough} from 'node:stream';
import {render} from '@inquirer/testing';
import {describe, expect, it, vi} from 'vitest';
import {askHiddenKey} from '../../source/setup/key-prompt.ts';
import {createPromptAsker} from '../../source/setup/prompt-asker.ts';
import {below, createPromptTheme} from '../../source/setup/prompt-theme.ts';

const key = 'test-key-0000-canary';
const theme = createPromptTheme({colour: 'none', glyphs: 'unicode'});

function ask() {
	return render(askHiddenKey, {
		message: 'Paste the key',
		theme,
		hints: 'Enter accept',
		columns: 79,
	});
}

describe('the hidden key', () => {
	it('shows that something arrived, and the last four after Enter', async () => {
		const {answer, events, getScreen, nextRender, getFullOutput} = await ask();
		expect(getScreen()).toBe('? Paste the key (hidden)\nEnter accept');
		events.type(key);
		await nextRender();
		expect(getScreen()).toBe('? Paste the key received\nEnter accept');
		events.keypress('enter');
		expect(await answer).toBe(key);
		expect(getScreen()).toBe('✓ Paste the key ********nary');
		const output = await getFullOutput({raw: true});
		expect(output).not.toContain(key);
		expect(output.match(/received/g)?.length).toBeLessThanOrEqual(key.length * 2 + 2);
	});

	it('shows the same for a key of any length', async () => {
		const frames = await Promise.all(
			['short', 'x'.repeat(3000)].map(async (text) => {
				const {answer, events, getScreen, nextRender} = await ask();
				answer.catch(() => {});
				events.type(text);
				await nextRender();
				return getScreen({raw: true});
			}),
		);
		expect(frames[0]).toBe(frames[1]);
	});

	it('shows no end of a key that is short', async () => {
		const {answer, events, getScreen} = await ask();
		events.type('short-key');
		events.keypress('enter');
		expect(await answer).toBe('short-key');
		expect(getScreen()).toBe('✓ Paste the key ********');
	});

	it('has no key that reveals it', async () => {
		const {answer, events, getFullOutput} = await ask();
		events.type(key);
		events.keypress({name: 't', ctrl: true});
		events.keypress('tab');
		events.keypress('up');
		events.keypress('enter');
		await answer;
		expect(await getFullOutput({raw: true})).not.toContain(key);
	});

	it('can be corrected with Backspace and Ctrl+U', async () => {
		const {answer, events} = await ask();
		events.type('something-else');
		events.keypress({name: 'u', ctrl: true});
		events.type(`${key}x`);
		events.keypress('backspace');
		events.keypress('enter');
		expect(await answer).toBe(key);
	});

	it('explains what is wrong and begins anew', async () => {
		const {answer, events, getScreen, nextRender} = await ask();
		events.keypress('enter');
		await nextRender();
		await vi.waitFor(() => expect(getScreen()).toContain('✗ That contains no key.'));
		events.type(key);
		await vi.waitFor(() => expect(getScreen()).not.toContain('There is no key'));
		events.keypress('enter');
		expect(await answer).toBe(key);
	});
});

describe('a paste of several lines', () => {
	function open() {
		const input = new PassThrough();
		// What a prompt is drawn on is not ended with the prompt: Node marks its own streams like this.
		const output = Object.assign(new PassThrough(), {_isStdio: true});
		const asker = createPromptAsker(
			{input, output, signal: new AbortController().signal},
			{colour: 'none', glyphs: 'unicode'},
		);
		let shown = '';
		output.on('data', (chunk: Buffer) => {
			shown += chunk.toString();
		});
		function shows(text: string) {
			return vi.waitFor(() => expect(shown).toContain(text), {timeout: 15_000, interval: 5});
		}
		return {input, asker, shows, shown: () => shown};
	}

	it('is explained, and nothing of it reaches the next question', async () => {
		const {input, asker, shows, shown} = open();
		const answer = asker.key('Paste the key');
		await shows('(hidden)');
		input.write(`first-line\nDCI_API_KEY=${key}\nlast-line\n`);
		await shows('That is more than one line.');
		input.write(`${key}\n`);
		expect(await answer).toBe(key);
		const next = asker.choose('Save it?', [
			{value: 'save', label: 'Save'},
			{value: 'cancel', label: 'Cancel'},
		]);
		await shows('Save it?');
		input.write('\u{1B}[B\r');
		expect(await next).toBe('cancel');
		expect(shown()).not.toContain(key);
		expect(shown()).not.toContain('last-line');
	});

	it('in brackets is not entered by its own Enter', async () => {
		const {input, asker, shows, shown} = open();
		const answer = asker.key('Paste the key');
		await shows('(hidden)');
		input.write(`\u{1B}[200~${key}\r\u{1B}[201~`);
		await shows('received');
		input.write('x\u{7F}');
		input.write('\u{7F}\u{1B}[Dz\u{7F}\u{1B}[F\r');
		expect(await answer).toBe(key);
		expect(shown()).not.toContain(key);
	});

	it('is cut where no key goes on, and that is said', async () => {
		const {input, asker, shows} = open();
		const answer = asker.key('Paste the key');
		await shows('(hidden)');
		input.write(`${'x'.repeat(8001)}\n`);
		await shows('That is too long to be a key.');
		input.write(`${key}\n`);
		expect(await answer).toBe(key);
	});

	it('that has but one line of text is taken', async () => {
		const {input, asker, shows} = open();
		const answer = asker.key('Paste the key');
		await shows('(hidden)');
		input.write(`\r\n\r\n  export DCI_API_KEY="${key}"\r\n\r\n`);
		expect(await answer).toBe(key);
	});
});

describe('the looks', () => {
	it('have no colour without colour, and ASCII with --ascii', () => {
		const plain = createPromptTheme({colour: 'none', glyphs: 'ascii'});
		const drawn = [
			plain.prefix.idle,
			plain.prefix.done,
			plain.icon.cursor,
			below({theme: plain, hints: 'Enter accept', columns: 79}, undefined),
			plain.style.error('x'),
			plain.style.highlight('x'),
			plain.style.message('x'),
		].join('');
		expect(drawn).toMatch(/^[\x20-\x7e]+$/);
		expect(plain.icon.cursor).toBe('>');
	});

	it('accents with one colour', () => {
		const {style} = createPromptTheme({colour: 'basic', glyphs: 'unicode'});
		expect(style.highlight('x')).toBe('\u{1B}[35mx\u{1B}[39m');
		expect(style.help('x')).toBe('\u{1B}[2mx\u{1B}[22m');
	});
});

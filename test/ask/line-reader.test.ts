import {PassThrough} from 'node:stream';
import {describe, expect, it} from 'vitest';
import {keyFrom} from '../../source/ask/hidden-entry.ts';
import {createLineReader} from '../../source/ask/line-reader.ts';

const key = 'test-key-0000-canary';

/** A keyboard that remembers when it was raw; without a terminal behind it, Ctrl+Z stops nothing. */
function open() {
	const raw: boolean[] = [];
	const input = Object.assign(new PassThrough(), {setRawMode: (on: boolean) => raw.push(on)});
	const stop = new AbortController();
	const reader = createLineReader(input);
	return {input, raw, reader, stop, signal: stop.signal};
}

describe('lines', () => {
	it('that came together are handed out one after the other', async () => {
		const {input, reader, signal} = open();
		input.write('one\r\ntwo\n');
		expect(await reader.line(signal)).toMatchObject({type: 'line', text: 'one'});
		expect(await reader.line(signal)).toMatchObject({type: 'line', text: 'two'});
	});

	it('are dropped by who asks whether more follow', async () => {
		const {input, reader, signal} = open();
		input.write('one\ntwo\nthree\n');
		await reader.line(signal);
		expect(await reader.isFollowed(1000)).toBe(true);
		expect(await reader.isFollowed(1)).toBe(false);
	});

	it('end with the input, and with a signal', async () => {
		const {input, reader, signal, stop} = open();
		const waiting = reader.line(signal);
		stop.abort();
		expect(await waiting).toEqual({type: 'stopped'});
		input.end();
		const never = new AbortController().signal;
		expect(await reader.line(never)).toEqual({type: 'ended'});
		expect(await reader.hidden(never, {prompt() {}})).toEqual({type: 'interrupted'});
		expect(await createLineReader(input).line(never)).toEqual({type: 'ended'});
	});
});

describe('a hidden text', () => {
	it('is hidden before it is asked for, and told of once it arrives', async () => {
		const {input, raw, reader, signal} = open();
		const happened: string[] = [];
		const entered = reader.hidden(signal, {
			prompt: () => happened.push(`asked, raw ${raw.join()}`),
			onArrival: () => happened.push('arrived'),
		});
		input.write('  ');
		input.write(`${key}\r`);
		const event = await entered;
		expect(event).toMatchObject({type: 'entered', entry: {text: `  ${key}`, isEntered: true}});
		expect(happened).toEqual(['asked, raw true', 'arrived', 'arrived']);
		expect(raw).toEqual([true, false]);
	});

	it('has no Ctrl+Z in it, and the prompt comes again', async () => {
		const {input, reader, signal} = open();
		let prompts = 0;
		const entered = reader.hidden(signal, {prompt: () => prompts++});
		input.write('test-key\u{1A}');
		input.write('-0000-canary\r');
		const event = await entered;
		expect(event.type === 'entered' && keyFrom(event.entry)).toEqual({key});
		expect(prompts).toBe(2);
	});

	it('drops what was typed ahead, and a character in two chunks is one', async () => {
		const {input, reader, signal} = open();
		input.write('echoed-already\n');
		const entered = reader.hidden(signal, {prompt() {}});
		const [first = 0, second = 0] = Buffer.from('é');
		input.write(Buffer.from([first]));
		input.write(Buffer.from([second, 0x0d]));
		expect(await entered).toMatchObject({entry: {text: 'é'}});
	});

	it.each(['\u{3}', '\u{4}'])('is left with %j, and nothing behind it counts', async (typed) => {
		const {input, raw, reader, signal} = open();
		const entered = reader.hidden(signal, {prompt() {}});
		input.write(`abc${typed}def\r`);
		expect(await entered).toEqual({type: 'interrupted'});
		expect(raw).toEqual([true, false]);
	});
});

describe('silence', () => {
	it('tells keys, keeps none, and gives the keyboard back once', async () => {
		const {input, raw, reader, signal} = open();
		const names: string[] = [];
		const end = reader.silence(({name}) => names.push(name));
		input.write('x\r\u{1A}\u{1B}[A\u{3}\u{1B}');
		await new Promise((resolve) => setImmediate(resolve));
		end();
		end();
		expect(names).toEqual(['text', 'enter', 'up', 'ctrl+c', 'escape']);
		expect(raw).toEqual([true, false]);
		const line = reader.line(signal);
		input.write('kept\n');
		expect(await line).toMatchObject({text: 'kept'});
	});
});

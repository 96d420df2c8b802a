import type {Key} from 'ink';
import {describe, expect, it} from 'vitest';
import {hintLines, hintsThatFit} from '../../source/ui/hint-line.ts';
import {hintsOf, type LivePress, live, pressesFrom, runBindings} from '../../source/ui/keys.ts';
import {cleanPaste} from '../../source/ui/paste.ts';

const noKey: Key = {
	upArrow: false,
	downArrow: false,
	leftArrow: false,
	rightArrow: false,
	pageDown: false,
	pageUp: false,
	home: false,
	end: false,
	return: false,
	escape: false,
	ctrl: false,
	shift: false,
	tab: false,
	backspace: false,
	delete: false,
	meta: false,
	super: false,
	hyper: false,
	capsLock: false,
	numLock: false,
};

describe('presses', () => {
	it.each<[string, string, Partial<Key>, string]>([
		['Enter', '\r', {return: true}, 'enter x1'],
		['a line feed', '\n', {}, 'enter x1'],
		['three Enters at once', '\r\r\r', {}, 'enter x3'],
		['Alt and Enter', '\r', {return: true, meta: true}, 'alt+enter x1'],
		['Esc', '', {escape: true}, 'escape'],
		['two quick Escs', '', {escape: true, meta: true}, 'escape, escape'],
		['Shift and Tab', '', {tab: true, shift: true}, 'shift+tab'],
		['an arrow', '', {upArrow: true}, 'up'],
		['Ctrl and an arrow', '', {leftArrow: true, ctrl: true}, 'ctrl+left'],
		['Alt and Backspace', '', {backspace: true, meta: true}, 'alt+backspace'],
		['Ctrl and a letter', 'w', {ctrl: true}, 'ctrl+w'],
		['Alt and a letter', 'B', {meta: true, shift: true}, 'alt+b'],
		['a function key', '', {}, ''],
		['a letter', 'a', {}, 'text "a"'],
		['a capital', 'A', {shift: true}, 'text "A"'],
		['typed ahead', 'jané', {}, 'text "jané"'],
		['typed ahead with control keys', 'ab\x15c\x01', {}, 'text "ab", ctrl+u, text "c", ctrl+a'],
		['text that ends in one Enter', 'jane\r', {}, 'text "jane", enter x2'],
		['text that ends in one CR LF', 'jane\r\n', {}, 'text "jane", enter x2'],
		['text that ends in two Enters', 'jane\r\r', {}, 'paste "jane\\r\\r" x2'],
		['a burst with a line break', 'a\rb\r', {}, 'paste "a\\rb\\r" x2'],
		['a burst with a tab', 'a\tb', {}, 'paste "a\\tb"'],
		['a key let go', 'a', {eventType: 'release'}, ''],
	])('%s', (_, input, key, expected) => {
		const presses = pressesFrom(input, {...noKey, ...key});
		const words = presses.map(({name, text, enters}) =>
			[name, text && JSON.stringify(text), enters > 0 && `x${enters}`].filter(Boolean).join(' '),
		);
		expect(words.join(', ')).toBe(expected);
	});
});

describe('bindings', () => {
	function press(name: string, text = ''): LivePress {
		return {
			name,
			text,
			enters: 0,
			whenAlone: (act) => act(),
		};
	}

	it('runs the first that fits and takes it', () => {
		const done: string[] = [];
		const bindings = live<{type: string}>(
			[
				{keys: ['escape'], action: {type: 'refuse'}},
				{keys: ['escape', 'q'], action: {type: 'quit'}, hint: {key: 'Esc', does: 'quit'}},
				{keys: ['text'], action: ({text}) => ({type: `typed ${text}`})},
			],
			({type}) => {
				done.push(type);
				return type !== 'refuse';
			},
		);
		expect(runBindings(bindings, press('escape'))).toBe(true);
		expect(runBindings(bindings, press('text', 'q'))).toBe(true);
		expect(runBindings(bindings, press('text', 'qq'))).toBe(true);
		expect(runBindings(bindings, press('up'))).toBe(false);
		expect(done).toEqual(['refuse', 'quit', 'quit', 'typed qq']);
		expect(hintsOf(bindings)).toEqual([{key: 'Esc', does: 'quit'}]);
	});

	const hints = [
		{key: 'Enter', does: 'accept', weight: 10},
		{key: 'Up/Down', does: 'move', weight: 4},
		{key: 'Esc', does: 'back', weight: 7},
	];

	it.each([
		[80, ['Enter', 'Up/Down', 'Esc']],
		[30, ['Enter', 'Esc']],
		[14, ['Enter']],
		[5, []],
	])('in %i columns these hints fit: %j', (columns, keys) => {
		expect(hintsThatFit(hints, columns).map(({key}) => key)).toEqual(keys);
	});

	it('puts all hints on as many lines as they need', () => {
		expect(hintLines(hints, 30)).toEqual(['Enter accept   Up/Down move', 'Esc back']);
	});
});

describe('pastes', () => {
	it.each([
		['jane@acme.com', 'jane@acme.com', false],
		['  jane@acme.com\r\n', 'jane@acme.com', false],
		['jane\r\ndoe', 'jane doe', true],
		['a\tb', 'a b', true],
		['jane\u200B@acme.com', 'jane@acme.com', true],
		['\uFEFFjane', 'jane', false],
		['\x1B[31mjane\x1B[0m', 'jane', true],
		['👨‍👩‍👧', '👨‍👩‍👧', false],
		['\x07', '', true],
		['', '', false],
	])('%j becomes %j, noticed: %j', (raw, text, changed) => {
		expect(cleanPaste(raw)).toEqual({text, changed});
	});
});

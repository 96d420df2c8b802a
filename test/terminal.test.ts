import {EventEmitter} from 'node:events';
import {describe, expect, it} from 'vitest';
import {
	decideMode,
	holdKeyboard,
	readEnv,
	restoreTerminal,
	type TerminalFacts,
	type TerminalMode,
} from '../source/terminal.ts';

const utf8 = {TERM: 'xterm-256color', LANG: 'en_GB.UTF-8'};

const facts: TerminalFacts = {
	stdinIsTerminal: true,
	stdoutIsTerminal: true,
	stderrIsTerminal: true,
	env: utf8,
	noInput: false,
	ascii: false,
	accessible: false,
	color: 'auto',
};

function env(more: Record<string, string>) {
	return {env: {...utf8, ...more}};
}

describe('who is asked, and where', () => {
	it.each<{name: string; given: Partial<TerminalFacts>; mode: Partial<TerminalMode>}>([
		{
			name: 'a terminal',
			given: {},
			mode: {
				personPresent: true,
				face: 'wizard',
				drawOn: 'stdout',
				colour: 'full',
				glyphs: 'unicode',
			},
		},
		{
			name: 'output into a pipe',
			given: {stdoutIsTerminal: false},
			mode: {personPresent: true, face: 'wizard', drawOn: 'stderr'},
		},
		{
			name: 'errors into a file',
			given: {stderrIsTerminal: false},
			mode: {personPresent: true, face: 'wizard', drawOn: 'stdout'},
		},
		{
			name: 'no screen at all',
			given: {stdoutIsTerminal: false, stderrIsTerminal: false},
			mode: {personPresent: false, face: 'none', colour: 'none'},
		},
		{
			name: 'input from a pipe',
			given: {stdinIsTerminal: false},
			mode: {personPresent: false, face: 'none'},
		},
		{name: '--no-input', given: {noInput: true}, mode: {personPresent: false, face: 'none'}},
		{name: 'CI', given: env({CI: 'true'}), mode: {personPresent: false}},
		{name: 'CI=1', given: env({CI: '1'}), mode: {personPresent: false}},
		{name: 'CI, empty', given: env({CI: ''}), mode: {personPresent: true}},
		{name: 'CI=0', given: env({CI: '0'}), mode: {personPresent: true}},
		{name: 'CI=false', given: env({CI: 'False'}), mode: {personPresent: true}},
		{name: 'accessible', given: {accessible: true}, mode: {face: 'plain'}},
		{
			name: 'accessible without input',
			given: {accessible: true, noInput: true},
			mode: {face: 'none'},
		},
		{
			name: 'TERM=dumb',
			given: env({TERM: 'dumb'}),
			mode: {face: 'plain', dumb: true, colour: 'none', glyphs: 'ascii'},
		},
		{
			name: 'TERM=dumb with colour asked for',
			given: {...env({TERM: 'dumb'}), color: 'always'},
			mode: {colour: 'none'},
		},
	])('$name', ({given, mode}) => {
		expect(decideMode({...facts, ...given})).toMatchObject(mode);
	});
});

describe('colour and glyphs', () => {
	it.each<{name: string; given: Partial<TerminalFacts>; mode: Partial<TerminalMode>}>([
		{name: 'never', given: {color: 'never'}, mode: {colour: 'none'}},
		{
			name: 'always, with no terminal',
			given: {stdoutIsTerminal: false, stderrIsTerminal: false, color: 'always'},
			mode: {colour: 'full'},
		},
		{name: 'sixteen colours', given: env({TERM: 'xterm'}), mode: {colour: 'basic'}},
		{
			name: 'COLORTERM',
			given: env({TERM: 'xterm', COLORTERM: 'truecolor'}),
			mode: {colour: 'full'},
		},
		{name: '--ascii', given: {ascii: true}, mode: {glyphs: 'ascii'}},
		{name: 'the Linux console', given: env({TERM: 'linux'}), mode: {glyphs: 'ascii'}},
		{
			name: 'another character set',
			given: env({LANG: 'de_DE.ISO-8859-1'}),
			mode: {glyphs: 'ascii'},
		},
		{name: 'LC_ALL beats LANG', given: env({LC_ALL: 'C'}), mode: {glyphs: 'ascii'}},
		{name: 'an empty LC_ALL does not', given: env({LC_ALL: ''}), mode: {glyphs: 'unicode'}},
		{name: 'no locale said', given: {env: {TERM: 'xterm'}}, mode: {glyphs: 'unicode'}},
		{name: 'utf8 without a hyphen', given: env({LANG: 'en_US.utf8'}), mode: {glyphs: 'unicode'}},
	])('$name', ({given, mode}) => {
		expect(decideMode({...facts, ...given})).toMatchObject(mode);
	});

	it('takes an empty variable for unset', () => {
		expect(readEnv({A: ''}, 'A')).toBeUndefined();
		expect(readEnv({A: 'b'}, 'A')).toBe('b');
	});
});

describe('the terminal given back', () => {
	function makeStream(isTTY: boolean) {
		const written: string[] = [];
		const stream = Object.assign(new EventEmitter(), {
			isTTY,
			isRaw: false,
			written,
			write: (text: string) => written.push(text),
			setRawMode(raw: boolean) {
				stream.isRaw = raw;
			},
		});
		return stream;
	}

	function host(variables: Record<string, string>, stdoutIsTerminal = true) {
		const [stdin, stdout, stderr] = [
			makeStream(true),
			makeStream(stdoutIsTerminal),
			makeStream(true),
		];
		const streams = {stdin, stdout, stderr} as unknown as Parameters<typeof restoreTerminal>[0];
		return {stdin, stdout, stderr, restore: () => restoreTerminal({...streams, env: variables})};
	}

	it('is cooked, with its cursor and without bracketed paste', () => {
		const {stdin, stdout, restore} = host(utf8);
		const keyboard = stdin as unknown as Parameters<typeof holdKeyboard>[0]['stdin'];
		expect(holdKeyboard({stdin: keyboard, platform: 'darwin'})).toBe('');
		expect(stdin.isRaw).toBe(true);
		restore();
		expect(stdin.isRaw).toBe(false);
		expect(stdout.written.at(-1)).toBe('\u{1B}[?2004l\u{1B}[?25h');
	});

	it('gets no escape codes with TERM=dumb', () => {
		const {stdin, stdout, restore} = host({TERM: 'dumb'});
		stdin.setRawMode(true);
		restore();
		expect(stdin.isRaw).toBe(false);
		expect(stdout.written).toEqual([]);
	});

	it('is told on the screen that is one', () => {
		const {stdin, stdout, stderr, restore} = host(utf8, false);
		stdin.setRawMode(true);
		restore();
		expect(stdout.written).toEqual([]);
		expect(stderr.written).toHaveLength(1);
	});

	it('is left alone when it was never taken, or is gone', () => {
		const untouched = host(utf8);
		untouched.restore();
		expect(untouched.stdout.written).toEqual([]);
		const gone = host(utf8);
		gone.stdin.isRaw = true;
		gone.stdin.setRawMode = () => {
			throw new Error('EIO');
		};
		expect(gone.restore).not.toThrow();
	});
});

import {closeSync, constants, openSync, readSync} from 'node:fs';
import {homedir, userInfo} from 'node:os';
import {isAbsolute} from 'node:path';
import process from 'node:process';

/** Environment variables, as they were at the start. */
export type Env = Readonly<Record<string, string | undefined>>;

/** How many colours to use: none, the sixteen named ones, or more. */
export type ColourDepth = 'none' | 'basic' | 'full';

/** Which glyphs the terminal can be trusted with. */
export type GlyphSet = 'unicode' | 'ascii';

/** Who asks the questions: the Ink wizard, the numbered questions, or nobody. */
export type Face = 'wizard' | 'plain' | 'none';

/** What the decision is made from; all of it handed in, so that it can be tested as a table. */
export type TerminalFacts = {
	stdinIsTerminal: boolean;
	stdoutIsTerminal: boolean;
	stderrIsTerminal: boolean;
	env: Env;
	/** `--no-input` */
	noInput: boolean;
	/** `--ascii` */
	ascii: boolean;
	/** Settled from flag, environment and profile (`settings/precedence.ts`). */
	accessible: boolean;
	/** Settled in the same way. */
	color: 'auto' | 'always' | 'never';
};

/** Who is there and what can be drawn where (docs/behaviour.md, Who is asked). */
export type TerminalMode = {
	/** Whether somebody can be asked. */
	personPresent: boolean;
	/** Whether `CI` alone is why nobody can be asked. */
	silencedByCi: boolean;
	face: Face;
	/** The stream that prompts are drawn on. */
	drawOn: 'stdout' | 'stderr';
	colour: ColourDepth;
	glyphs: GlyphSet;
	/** `TERM=dumb`: no escape codes at all. */
	dumb: boolean;
	/** Whether lines are cut, not broken in two, when the window becomes narrower. */
	keepsLines: boolean;
};

/** The streams of this process. */
export type Streams = {
	stdin: NodeJS.ReadStream;
	stdout: NodeJS.WriteStream;
	stderr: NodeJS.WriteStream;
};

/** The process as the rest of the program sees it. */
export type Host = Streams & {
	env: Env;
	/** The folder of the person who runs it. */
	home: string;
	platform: NodeJS.Platform;
	/** The current user's numeric ID; absent where there is none. */
	uid: number | undefined;
};

/** An environment variable's value; an empty one counts as unset (docs/behaviour.md, Precedence). */
export function readEnv(env: Env, name: string): string | undefined {
	return env[name] || undefined;
}

/** Whether a variable that is set says no: `0` or `false`. */
export function isOff(value: string): boolean {
	return ['0', 'false'].includes(value.toLowerCase());
}

/** Decides who is asked, where it is drawn and with what. */
export function decideMode(facts: TerminalFacts): TerminalMode {
	const {env} = facts;
	const drawOn = facts.stdoutIsTerminal ? 'stdout' : 'stderr';
	const hasScreen = facts.stdoutIsTerminal || facts.stderrIsTerminal;
	const canAsk = facts.stdinIsTerminal && hasScreen && !facts.noInput;
	const silencedByCi = canAsk && isOn(env, 'CI');
	const personPresent = canAsk && !silencedByCi;
	const dumb = readEnv(env, 'TERM') === 'dumb';
	return {
		personPresent,
		silencedByCi,
		face: personPresent ? (dumb || facts.accessible ? 'plain' : 'wizard') : 'none',
		drawOn,
		colour: decideColour(facts, hasScreen),
		glyphs: decideGlyphs(facts),
		dumb,
		keepsLines: keepsLines(env),
	};
}

function isOn(env: Env, name: string) {
	const value = readEnv(env, name);
	return value !== undefined && !isOff(value);
}

function decideColour({env, color}: TerminalFacts, drawsOnTerminal: boolean): ColourDepth {
	const term = readEnv(env, 'TERM');
	const isFull = readEnv(env, 'COLORTERM') !== undefined || /256|direct/.test(term ?? '');
	const isShown = color === 'always' || (color === 'auto' && drawsOnTerminal);
	return !isShown || term === 'dumb' ? 'none' : isFull ? 'full' : 'basic';
}

/** A locale that says it is not UTF-8, or the Linux console with its 512 glyphs, is not trusted with more than ASCII. */
function decideGlyphs({env, ascii}: TerminalFacts): GlyphSet {
	const locale = readEnv(env, 'LC_ALL') ?? readEnv(env, 'LC_CTYPE') ?? readEnv(env, 'LANG');
	const term = readEnv(env, 'TERM');
	const doubtful =
		term === 'dumb' || term === 'linux' || (locale !== undefined && !/utf-?8/i.test(locale));
	return ascii || doubtful ? 'ascii' : 'unicode';
}

/** Terminals known to cut lines; xterm says its version, GNU screen its socket. */
function keepsLines(env: Env): boolean {
	return (
		readEnv(env, 'XTERM_VERSION') !== undefined ||
		readEnv(env, 'TERM') === 'linux' ||
		(readEnv(env, 'STY') !== undefined && readEnv(env, 'TMUX') === undefined)
	);
}

/** This process's streams, environment and person. */
export function readHost(): Host {
	return {
		stdin: process.stdin,
		stdout: process.stdout,
		stderr: process.stderr,
		env: {...process.env},
		home: findHome(),
		platform: process.platform,
		uid: process.getuid?.(),
	};
}

/** This process's number. */
export function ownProcessId(): number {
	return process.pid;
}

/** Whether a process of that number is there, whoever it belongs to. */
export function isProcessThere(id: number): boolean {
	try {
		process.kill(id, 0);
		return true;
	} catch (error) {
		return error instanceof Error && 'code' in error && error.code === 'EPERM';
	}
}

/** The person's home folder, whole: below an empty or relative `HOME` a key would land in whatever folder this is. */
function findHome(): string {
	// What `homedir` answers first; its module is one more to load before the first frame.
	const said = process.env['HOME'] ?? '';
	if (isAbsolute(said)) return said;
	for (const look of [homedir, () => userInfo().homedir]) {
		try {
			const home = look();
			if (isAbsolute(home)) return home;
		} catch {
			// Nobody with this ID is known here.
		}
	}
	return '/';
}

/**
 * Puts the keyboard in raw mode before anything is drawn, so that what is typed while the program starts waits
 * for the first question instead of being echoed beside it (docs/library-notes.md, Ink). Returns what the terminal
 * has echoed by then; the first question gets it all the same.
 */
export function holdKeyboard({stdin, platform}: Pick<Host, 'stdin' | 'platform'>): string {
	stdin.setRawMode(true);
	const typed = readTyped(platform);
	if (typed.length > 0) stdin.unshift(typed);
	return typed.toString();
}

/** What was typed and not read yet; only where the terminal can be opened anew without waiting (Linux). */
function readTyped(platform: NodeJS.Platform): Buffer {
	const chunks: Buffer[] = [];
	if (platform !== 'linux') return Buffer.alloc(0);
	try {
		const {O_RDONLY, O_NONBLOCK, O_NOCTTY} = constants;
		const terminal = openSync('/proc/self/fd/0', O_RDONLY | O_NONBLOCK | O_NOCTTY);
		try {
			const chunk = Buffer.alloc(4096);
			for (let size = -1; size !== 0; ) {
				size = readSync(terminal, chunk);
				chunks.push(Buffer.from(chunk.subarray(0, size)));
			}
		} finally {
			closeSync(terminal);
		}
	} catch {
		// Nothing more waits.
	}
	return Buffer.concat(chunks);
}

/** Gives the terminal back as a shell expects it: cooked, echoing, with a cursor and without bracketed paste. */
export function restoreTerminal(host: Streams & {env: Env}): void {
	if (!host.stdin.isTTY || !host.stdin.isRaw) return;
	try {
		host.stdin.setRawMode(false);
		const screen = host.stdout.isTTY ? host.stdout : host.stderr;
		if (readEnv(host.env, 'TERM') !== 'dumb') screen.write('\u{1B}[?2004l\u{1B}[?25h');
	} catch {
		// The terminal is gone: there is nothing to give back.
	}
}

/**
 * Stops the process and its pipeline as Ctrl+Z does in a shell; resolves when `fg` lets it go on. Stopped with
 * SIGSTOP, since a terminal without job control would swallow SIGTSTP; the timer keeps the event loop alive
 * (docs/library-notes.md, Ink).
 */
export function suspendProcess(): Promise<void> {
	return new Promise((resolve) => {
		const hold = setInterval(() => {}, 60_000);
		process.once('SIGCONT', () => {
			clearInterval(hold);
			resolve();
		});
		process.kill(0, 'SIGSTOP');
	});
}

/**
 * Tells libraries that decide about colours when they are loaded (chalk, below Ink) what was decided here; they
 * look at stdout only, and the wizard may be drawn on stderr. Before they are loaded.
 */
export function settleColour(colour: ColourDepth): void {
	const levels = {none: '0', basic: '1', full: '3'} as const;
	process.env['FORCE_COLOR'] = levels[colour];
}

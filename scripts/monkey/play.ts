import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, readFileSync} from 'node:fs';
import {rm} from 'node:fs/promises';
import {join} from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import {words} from '../../source/words/words.ts';
import {makeHome, node} from '../../test/helpers/environment.ts';
import {type FaultServer, startFaultServer} from '../../test/helpers/fault-server.ts';
import {keySequences} from '../../test/helpers/keys.ts';
import {commandLineOf, filesWith} from '../../test/helpers/leaks.ts';
import {peakMegabytesOf} from '../../test/helpers/program.ts';
import {processesBelow, type Session, startSession} from '../../test/helpers/session.ts';
import type {Deed, Plan} from './plan.ts';

/** What was seen of one session, for `violationsOf` to judge. */
export type Play = {
	plan: Plan;
	key: string;
	output: string;
	/** Everything that can still be read in the terminal at the end, and the part of it that is on the screen. */
	history: string;
	screen: string;
	/** The exit code, absent when the program did not end. */
	code: number | undefined;
	/** How long it took to end, and how long it could have taken at this machine's speed, in milliseconds. */
	endedWithinMs: number;
	endLimitMs: number;
	/** The terminal's modes as `stty` tells them, before and after. */
	modesBefore: string;
	modesAfter: string;
	isCursorShown: boolean;
	isPasteBracketed: boolean;
	isAlternate: boolean;
	/** What is wrong with frames, each once. */
	badFrames: string[];
	/** The addresses whose invitation the server accepted, in order. */
	invited: string[];
	/** How many resends and cancels reached the server. */
	actions: number;
	/** The screens that said `Ready to invite`, without blanks. */
	reviews: Set<string>;
	/** How many Enters came alone, as a person presses it. */
	meantEnters: number;
	signals: Set<string>;
	filesWithKey: string[];
	peakMegabytes: number;
};

/** The shell around the program keeps what only it can see, in files, so that the screen is the program's own. */
const script =
	'trap : INT HUP TERM; stty -a > before.txt; "$NODE" "$PROGRAM" "$@"; echo $? > exit.txt; trap "" INT HUP TERM; stty -a > after.txt';

/** How long an end may take on a machine at rest, in milliseconds. */
const endLimit = 6000;

/** How long Node takes to start on a machine at rest, in milliseconds. */
const bareNode = 60;

/** Plays a plan against the built program on a pseudo-terminal, and a server of its own. */
export async function play(plan: Plan): Promise<Play> {
	const server = await startFaultServer(plan.faults);
	const home = makeHome();
	const {columns, rows} = plan;
	const session = startSession({
		home,
		columns,
		rows,
		env: {
			DCI_API_BASE_URL: server.baseUrl,
			...(plan.hasKey ? {DCI_API_KEY: server.key} : {}),
			...plan.env,
		},
		command: ['sh', '-c', script, 'sh', ...plan.args],
	});
	try {
		return await playSession(plan, session, server);
	} finally {
		await session.dispose();
		await server.close();
		// The other sessions go on meanwhile.
		await rm(home, {recursive: true, force: true, maxRetries: 5});
	}
}

async function playSession(plan: Plan, session: Session, server: FaultServer): Promise<Play> {
	let hasEnded = false;
	const ended = session.exit({timeoutMs: 600_000}).then(
		() => {
			hasEnded = true;
		},
		// Whoever ended it by force has no more use for this.
		() => {},
	);
	const hand = createHand(session, () => hasEnded);
	const watch = watchScreen(plan, session);
	const {programPid} = watch;
	const signals = new Set<string>();

	async function act(deed: Deed): Promise<void> {
		switch (deed.kind) {
			case 'answer':
				return answer(session, hand, server.key, deed.address);
			case 'type':
				return hand.send(deed.text);
			case 'press':
				return hand.send(keySequences[deed.key]);
			case 'hold':
				for (let count = 0; count < deed.times; count++) {
					hand.send('\r');
					await delay(deed.everyMs);
				}
				return;
			case 'paste':
				return hand.paste(deed.text, deed.way);
			case 'resize':
				watch.noteResize();
				return session.resize(deed.columns, deed.rows);
			case 'signal': {
				const pid = programPid();
				if (pid === undefined) return;
				signals.add(deed.signal);
				hand.noteLeaving();
				try {
					process.kill(pid, deed.signal);
				} catch {
					// It has just ended.
				}
			}
		}
	}

	if (!plan.typesAhead) await changeOf(session, '', 15_000);
	for (const step of plan.steps) {
		if (hasEnded) break;
		await act(step);
		await delay(step.pauseMs);
	}
	hand.send(keySequences['ctrl+c']);
	await delay(plan.betweenLastMs);
	hand.send(keySequences['ctrl+c']);
	const leftAt = performance.now();
	let endLimitMs = endLimit;
	await Promise.race([ended, delay(endLimitMs, undefined, {ref: false})]);
	if (!hasEnded) {
		endLimitMs *= await slowness();
		await Promise.race([ended, delay(leftAt + endLimitMs - performance.now())]);
	}
	const endedWithinMs = performance.now() - leftAt;
	watch.stop();
	await session.settle(30);

	function kept(name: string) {
		const path = join(session.home, name);
		return existsSync(path) ? readFileSync(path, 'utf8') : '';
	}
	const code = kept('exit.txt');
	return {
		plan,
		key: server.key,
		output: session.output(),
		history: session.history(),
		screen: session.screen(),
		code: code === '' ? undefined : Number(code),
		endedWithinMs,
		endLimitMs,
		modesBefore: kept('before.txt'),
		modesAfter: kept('after.txt'),
		isCursorShown: session.isCursorShown(),
		isPasteBracketed: session.isPasteBracketed(),
		isAlternate: session.terminal.buffer.active.type === 'alternate',
		badFrames: [...watch.badFrames],
		invited: server.invited,
		actions: server.requests.filter(({path}) => /\/actions\/(?:resend|cancel)$/.test(path)).length,
		reviews: watch.reviews,
		meantEnters: hand.meantEnters(),
		signals,
		filesWithKey: filesWith(session.home, server.key),
		peakMegabytes: watch.peakMegabytes(),
	};
}

/** How many times slower this machine starts Node just now than one at rest; at least 1. */
async function slowness(): Promise<number> {
	const from = performance.now();
	// The other sessions are listened to meanwhile: a terminal that is not read for long loses what was written last.
	await once(spawn(node, ['-e', '0']), 'exit');
	return Math.max(1, (performance.now() - from) / bareNode);
}

/** Types, and knows which Enters came alone. */
function createHand(session: Session, hasEnded: () => boolean) {
	const enters: Array<{at: number; isSingle: boolean}> = [];

	let leavingAt = Number.NEGATIVE_INFINITY;

	function send(text: string) {
		if (hasEnded()) return;
		if (/[\u{3}\u{4}]/u.test(text)) leavingAt = performance.now();
		if (text.includes('\r')) enters.push({at: performance.now(), isSingle: text === '\r'});
		session.type(text);
	}

	return {
		send,
		async paste(text: string, way: 'bracketed' | 'plain' | 'unterminated') {
			const typed = text.replaceAll('\n', '\r');
			if (way !== 'plain' && session.isPasteBracketed()) {
				const end = way === 'bracketed' ? '\u{1B}[201~' : '';
				await session.pour(`\u{1B}[200~${typed}${end}`);
				return;
			}
			// As keys these interrupt, suspend and quit; nobody is there to bring a suspended program back.
			const keys = typed.replaceAll(/[\u{3}\u{1A}\u{1C}]/gu, '');
			if (keys.includes('\r')) enters.push({at: performance.now(), isSingle: false});
			await session.pour(keys);
		},
		noteLeaving() {
			leavingAt = performance.now();
		},
		/** Whether it may be on its way out, so that the terminal itself shows what is typed. */
		mayBeLeaving: () => performance.now() - leavingAt < 5000,
		/** Less quiet than docs/behaviour.md (No accidental sending) asks for, as clocks and pipes differ. */
		meantEnters: () =>
			enters.filter(({at, isSingle}, index) => {
				const before = at - (enters[index - 1]?.at ?? Number.NEGATIVE_INFINITY);
				const after = (enters[index + 1]?.at ?? Number.POSITIVE_INFINITY) - at;
				return isSingle && before > 120 && after > 100;
			}).length,
	};
}

/** How long a screen rests that is whole, in milliseconds. */
const drawnRest = 150;

/** How long a busy program may take to draw a window anew that changed, in milliseconds. */
const resizedRest = 3000;

/** Looks at the screen again and again: what no byte says, such as how high a frame is. */
function watchScreen(plan: Plan, session: Session) {
	const badFrames = new Set<string>();
	const reviews = new Set<string>();
	let pid: number | undefined;
	let peak = 0;
	let drawnAt = performance.now();
	let isResized = false;
	/** How long the screen has to be at rest to be judged, in milliseconds. */
	let rest = drawnRest;
	/** Whether the screen was looked at since it came to rest. */
	let isSeen = false;
	function noteChange() {
		drawnAt = performance.now();
		isSeen = false;
	}
	const endListening = session.onDrawn(() => {
		rest = drawnRest;
		noteChange();
	});

	function programPid(): number | undefined {
		pid ??= processesBelow(session.pid).find((one) => {
			try {
				return commandLineOf(one).startsWith(node);
			} catch {
				return false;
			}
		});
		return pid;
	}

	function look() {
		const now = programPid();
		if (now !== undefined) peak = Math.max(peak, peakMegabytesOf(now));
		if (isSeen) return;
		const screen = session.screen();
		if (screen.includes(words.guide.readyToInvite)) reviews.add(withoutBlanks(screen));
		isSeen = performance.now() - drawnAt > rest;
		// Only the wizard brackets pastes: before and after it the program writes lines like any other.
		const isDrawing = isSeen && session.isPasteBracketed();
		if (!isDrawing || !plan.hasKey || plan.typesAhead) return;
		if (screen.split('\n').length > session.terminal.rows - 1) {
			badFrames.add(`a frame as high as the window:\n${screen}`);
		}
		if (!isResized && session.scrollback() !== '') {
			badFrames.add(`something left the screen at its top:\n${session.history()}`);
		}
	}
	const timer = setInterval(look, 25);

	return {
		badFrames,
		reviews,
		programPid,
		peakMegabytes: () => peak,
		noteResize() {
			isResized = true;
			rest = resizedRest;
			noteChange();
		},
		stop() {
			clearInterval(timer);
			endListening();
		},
	};
}

/** A text without blanks and line breaks, so that it does not matter where it was wrapped. */
export function withoutBlanks(text: string): string {
	return text.replaceAll(/\s+/g, '');
}

/** Resolves once the screen is another one, or the time is over. */
async function changeOf(session: Session, screen: string, timeoutMs: number): Promise<void> {
	await session.waitFor((now) => now.screen() !== screen, {timeoutMs}).catch(() => {});
}

/** What stands at the end of the screen, where the question is. */
function question(session: Session): string {
	return session.screen().split('\n').slice(-12).join('\n');
}

/** A question for a key; an answered one has the end of the key behind it. */
function asksForKey(screen: string): boolean {
	const titles = [words.setup.pasteKey, words.wizard.anotherKey];
	return screen
		.split('\n')
		.some((line) => titles.some((title) => line.includes(title)) && !line.includes('********'));
}

/** Does what a person would do on this screen, and waits for what comes of it, but not for long. */
async function answer(
	session: Session,
	hand: ReturnType<typeof createHand>,
	key: string,
	address: string,
): Promise<void> {
	const asked = question(session);
	if (asksForKey(asked)) {
		// The terminal itself would show a key that is typed a moment too late.
		await session.settle(200);
		const last = session.screen().split('\n').slice(-4).join('\n');
		if (!asksForKey(last) || hand.mayBeLeaving()) return;
		// Nothing before it: what is entered is then the key the server knows, and is told apart when it repeats it.
		hand.send(`\u{15}${key}`);
		await session.waitFor(words.ask.received, {timeoutMs: 1000}).catch(() => {});
	} else if (asked.includes(words.fields.email.question)) {
		hand.send(`\u{15}${address}`);
		await session.waitFor(address, {timeoutMs: 500}).catch(() => {});
	} else if (asked.endsWith(words.ask.numberOrName.trim())) {
		hand.send('1');
	}
	await delay(230);
	const screen = session.screen();
	hand.send('\r');
	await changeOf(session, screen, 700);
	await delay(170);
}

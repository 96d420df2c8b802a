import {freshPace} from '../../batch/pace.ts';
import {countRows, isSettled, type RunState, timeLeft} from '../../batch/run-state.ts';
import type {Context} from '../../context.ts';
import {cutToWidth} from '../../output/text.ts';
import {words} from '../../words/words.ts';

/** What progress needs of the context. */
export type ProgressContext = Pick<
	Context,
	'host' | 'format' | 'debug' | 'mode' | 'resolved' | 'takeScreen' | 'say'
>;

/** Says on stderr how far a run is. */
export type ListProgress = {
	report(state: RunState): void;
	/** A line that stays, between those of the progress. */
	say(line: string): void;
	/** Takes the progress off the screen. */
	end(): void;
};

/** How often it is said where every time takes a line, in milliseconds; and how often a line is rewritten. */
const everyMs = {lines: 5000, rewritten: 100};

/**
 * Progress of a run: one line that is rewritten on a terminal, else a line now and then; nothing for programs, which read
 * one object there. `now` counts as the run's clock does, in milliseconds.
 */
export function createListProgress(context: ProgressContext, now: () => number): ListProgress {
	const {stderr} = context.host;
	const isTerminal = stderr.isTTY === true;
	const isTold = isTerminal || context.format !== 'json';
	const isRewritten =
		isTerminal && !context.debug && !context.mode().dumb && !context.resolved().accessible.value;
	if (isRewritten) context.takeScreen();
	let saidAt = now();
	let shown = '';

	function clear() {
		if (shown !== '') stderr.write('\r\u{1B}[K');
	}
	function draw() {
		if (shown !== '') stderr.write(`\r${cutToWidth(shown, (stderr.columns || 80) - 1)}\u{1B}[K`);
	}
	return {
		report(state) {
			const every = isRewritten ? everyMs.rewritten : everyMs.lines;
			if (!isTold || now() - saidAt < every) return;
			saidAt = now();
			const line = progressWords(state, now());
			if (!isRewritten) return context.say(line);
			shown = line;
			draw();
		},
		say(line) {
			if (!isTold) return;
			if (!isRewritten) return context.say(line);
			clear();
			stderr.write(`${line}\n`);
			draw();
		},
		end() {
			if (isRewritten) clear();
			shown = '';
		},
	};
}

/** How far a run is, in one line. */
function progressWords(state: RunState, at: number): string {
	const {progress, progressLeft, failedSoFar} = words.manyRun;
	const limited = state.rows.find(
		(row) => row.status === 'under-way' && row.phase === 'rate-limited',
	);
	if (limited?.status === 'under-way' && limited.phase === 'rate-limited') {
		const seconds = Math.max(1, Math.ceil((limited.until - at) / 1000));
		return words.commands.invite.tooManyRequests(seconds);
	}
	const settled = state.rows.filter(isSettled).length;
	const total = state.rows.length;
	const left = timeLeft(state, freshPace, at);
	const {failed, doubtful} = countRows(state.rows);
	const line =
		left === undefined ? progress(settled, total) : progressLeft(settled, total, timeWords(left));
	return failed + doubtful > 0 ? failedSoFar(line, failed + doubtful) : line;
}

function timeWords(milliseconds: number): string {
	const seconds = Math.max(1, Math.round(milliseconds / 1000));
	return seconds < 90
		? words.manyRun.seconds(seconds)
		: words.manyRun.minutes(Math.round(seconds / 60));
}

import {isInterrupt} from '../ask/raw-keyboard.ts';
import {isNaming} from '../guide/naming.ts';
import {isWorking, progressLines, workingHeadline} from '../guide/outcome-words.ts';
import type {GuideState} from '../guide/state.ts';
import {lookUpLimitMs} from '../invite/send.ts';
import {words} from '../words/words.ts';
import type {PlainTools} from './tools.ts';

/** What is waited for. */
export type Wait = {
	isOver(state: GuideState): boolean;
	/** Lines about it; one that was said is not said again. */
	say(state: GuideState): readonly string[];
	/** Milliseconds before anything is said. */
	patience: number;
	/** Milliseconds after which it is done without. */
	limit?: number;
};

/** When the time that passed is said, in milliseconds (docs/behaviour.md, Waiting). */
const clockTimes = [3000, 10_000, 20_000, 30_000, 45_000, 60_000];

/**
 * Waits until the guide has come further. What is typed meanwhile is dropped, so that nothing typed ahead
 * answers what comes next; Ctrl+C, Ctrl+D and Esc work.
 */
export function waitForGuide(
	{guide, talk, reader}: PlainTools,
	{isOver, say, patience, limit}: Wait,
): Promise<void> {
	return new Promise((resolve) => {
		const said = new Set<string>();
		const timers: ReturnType<typeof setTimeout>[] = [];
		let isPatient = patience > 0;
		function tell() {
			if (isPatient) return;
			for (const line of say(guide.getState())) {
				if (!said.has(line)) talk.say(line);
				said.add(line);
			}
		}
		function finish() {
			for (const timer of timers) clearTimeout(timer);
			unsubscribe();
			endSilence();
			resolve();
		}
		function look() {
			if (isOver(guide.getState())) finish();
			else tell();
		}
		const endSilence = reader.silence((press) => {
			if (isInterrupt(press)) guide.dispatch({type: 'abort'});
			else if (press.name === 'escape') guide.dispatch({type: 'go-back'});
		});
		const unsubscribe = guide.subscribe(look);
		timers.push(
			setTimeout(() => {
				isPatient = false;
				tell();
			}, patience),
		);
		if (limit !== undefined) timers.push(setTimeout(finish, limit));
		for (const time of clockTimes) {
			timers.push(setTimeout(() => talk.say(words.context.stillWaiting(time / 1000)), time));
		}
		look();
	});
}

/** Waits for the names of what somebody has: what was written stays. */
export function waitForNames(tools: PlainTools): Promise<void> {
	return waitForGuide(tools, {
		isOver: (state) => !isNaming(state),
		say: () => [words.guide.readingNames],
		patience: 300,
		limit: lookUpLimitMs,
	});
}

/** `Sending the invitation to <email>...` and, when it takes longer, why. */
export function waitForSending(tools: PlainTools): Promise<void> {
	return waitForGuide(tools, {
		isOver: (state) => !isWorking(state),
		say: (state) =>
			isWorking(state) ? [workingHeadline(state), ...progressLines(state, tools.now())] : [],
		patience: 0,
	});
}

import {randomUUID} from 'node:crypto';
import {createLineReader} from '../ask/line-reader.ts';
import type {Keyboard} from '../ask/raw-keyboard.ts';
import {assertNever} from '../errors.ts';
import type {FaceOptions} from '../guide/face.ts';
import type {Guide} from '../guide/guide.ts';
import {addressNote, isBehindAddress, readTrouble} from '../guide/menu-rows.ts';
import {isNaming} from '../guide/naming.ts';
import {outcomeHeadline} from '../guide/outcome-words.ts';
import {personThere} from '../guide/path.ts';
import type {GuideState, Outcome} from '../guide/state.ts';
import {endingWords, headerParts, noticeWords} from '../guide/state-words.ts';
import {untilRead} from '../guide/until-read.ts';
import {resumeCommand} from '../invite/command-line.ts';
import {fieldOf} from '../invite/fields.ts';
import {hitWords} from '../invite/person.ts';
import {words} from '../words/words.ts';
import {askChoice, askList} from './choice-questions.ts';
import {
	askAboutFailure,
	askAboutFollowUp,
	askAboutKey,
	askAboutPerson,
	askReview,
	askWhatNext,
	outcomeDetails,
} from './screens.ts';
import {createTalk, type Topic} from './talk.ts';
import {askAddress, askText} from './text-questions.ts';
import type {Asking, PlainTools} from './tools.ts';
import {waitForNames, waitForSending} from './wait-for-guide.ts';

/** What the plain face needs besides the guide. */
export type PlainOptions = FaceOptions & {
	input: Keyboard;
	output: NodeJS.WritableStream;
	/** Aborted when a signal asks the program to end. */
	signal: AbortSignal;
	/** Gives the next Ctrl+C to the handler instead of ending the program; returns what takes that back. */
	holdInterrupts: (handler: () => void) => () => void;
};

type Ended = GuideState & {status: 'ended'};

/**
 * Asks the guide's questions one a line until it has ended (docs/behaviour.md, Plain face): nothing is repainted, and
 * no escape codes are written. Resolves with the last state.
 */
export async function runPlain(options: PlainOptions): Promise<Ended> {
	const {input, output, signal, holdInterrupts, ...face} = options;
	const {guide} = face;
	function write(text: string) {
		return void output.write(text);
	}
	const earlierNews: string[] = [];
	const reader = createLineReader(input, face.now);
	const talk = createTalk({
		topic: guideTopic(guide, createNews(face.account, earlierNews)),
		reader,
		write,
		now: face.now,
	});
	let interrupt: (() => void) | undefined;
	const tools: PlainTools = {
		...face,
		talk,
		reader,
		newIdempotencyKey: () => randomUUID(),
		takeInterrupts(handler) {
			interrupt = handler;
			return () => {
				interrupt = undefined;
			};
		},
		async runGuide(other) {
			const topic = guideTopic(other, createNews(face.account));
			const {now} = face;
			const talk = createTalk({topic, reader, write, now});
			const inner = {...tools, guide: other, talk};
			for (let state = other.getState(); state.status !== 'ended'; state = other.getState()) {
				await takeStep(inner, state);
			}
		},
	};

	let header = '';
	let step = '';
	/** Whose account it is: first, and at the next question once more is known of it. */
	function sayHeader(state: GuideState) {
		const next = headerParts(state, face.account()).join(', ');
		if (next !== header && stepOf(state) !== step) {
			talk.say(next);
			header = next;
		}
		step = stepOf(state);
	}
	let toldHeadline: Outcome | undefined;
	function sayHeadline(outcome: Outcome) {
		if (outcome !== toldHeadline) talk.say(outcomeHeadline(outcome));
		toldHeadline = outcome;
	}
	let toldOutcome: Outcome | undefined;
	function sayOutcome(state: GuideState, outcome: Outcome) {
		sayHeadline(outcome);
		if (outcome !== toldOutcome) talk.say(...outcomeDetails(state, outcome));
		toldOutcome = outcome;
	}
	/** A run that was cut short is named at the next question, with the command that goes on with it. */
	async function sayEarlierRun() {
		const run = await face.findEarlierRun();
		if (!run) return;
		const said = words.manyRun.resume.stoppedAfter(run.settled, run.people);
		earlierNews.push(`${said} ${words.batchRun.goOn(resumeCommand)}`);
	}
	let hasSaidEnd = false;
	function sayEnd() {
		const state = guide.getState();
		if (hasSaidEnd || state.status !== 'ended') return;
		hasSaidEnd = true;
		if (state.ending.reason === 'done') sayOutcome(state, state.ending.outcome);
		else talk.say(...endingWords(state.ending, state));
	}

	// The program ends right behind this signal, whatever is still under way.
	function onSignal() {
		interrupt?.();
		interrupt?.();
		guide.dispatch({type: 'abort'});
		guide.dispatch({type: 'abort'});
		sayEnd();
	}
	signal.addEventListener('abort', onSignal, {once: true});
	let release = () => {};
	function hold() {
		release = holdInterrupts(onInterrupt);
	}
	function onInterrupt() {
		if (interrupt) interrupt();
		else guide.dispatch({type: 'abort'});
		if (guide.getState().status !== 'ended') hold();
	}
	hold();

	try {
		sayHeader(guide.getState());
		talk.say(words.plain.atEveryQuestion);
		guide.dispatch({type: 'load'});
		void untilRead(guide).then(sayEarlierRun);
		for (;;) {
			const state = guide.getState();
			if (state.status === 'ended') {
				sayEnd();
				return state;
			}
			if (state.status === 'sent') {
				sayHeadline(state.outcome);
				if (isNaming(state)) {
					await waitForNames(tools);
					continue;
				}
				sayOutcome(state, state.outcome);
				if (face.once) {
					guide.dispatch({type: 'finish'});
					continue;
				}
			}
			sayHeader(state);
			await takeStep(tools, state);
		}
	} finally {
		signal.removeEventListener('abort', onSignal);
		release();
		reader.close();
		guide.dispose();
	}
}

/** The guide as what is talked about. */
function guideTopic(guide: Guide, takeNews: (state: GuideState) => string[]): Topic {
	return {
		step: () => stepOf(guide.getState()),
		subscribe: guide.subscribe,
		takeNews: () => takeNews(guide.getState()),
		goBack: () => guide.dispatch({type: 'go-back'}),
		quit: () => guide.dispatch({type: 'quit'}),
		abort: () => guide.dispatch({type: 'abort'}),
	};
}

function stepOf(state: GuideState): string {
	return state.status === 'asking'
		? `${state.round} ${state.status} ${state.field}`
		: `${state.round} ${state.status}`;
}

/** Tells each piece of news once an invitation. */
function createNews(account: PlainOptions['account'], more: readonly string[] = []) {
	let told = new Set<string>();
	let round = 0;
	return (state: GuideState): string[] => {
		if (state.round !== round) {
			round = state.round;
			told = new Set();
		}
		if (state.status !== 'asking' && state.status !== 'reviewing') return [];
		const user = personThere(state);
		const notice = state.status === 'asking' ? state.notices[state.field] : undefined;
		const isAtEmail = state.status === 'asking' && state.field === 'email';
		const news = [
			...more,
			readTrouble(state),
			user && !isAtEmail ? hitWords(user) : undefined,
			state.status === 'asking' && isBehindAddress(state)
				? addressNote(state, account())
				: undefined,
			...(state.status === 'asking' && notice ? noticeWords(state.field, notice) : []),
		].filter((line) => line !== undefined && !told.has(line));
		for (const line of news) if (line !== undefined) told.add(line);
		return news.filter((line) => line !== undefined);
	};
}

function takeStep(tools: PlainTools, state: Exclude<GuideState, Ended>): Promise<void> {
	switch (state.status) {
		case 'asking':
			return ask(tools, state);
		case 'key-refused':
			return askAboutKey(tools, state);
		case 'already-there':
			return askAboutPerson(tools, state);
		case 'reviewing':
			return askReview(tools, state);
		case 'many':
			return import('./many.ts').then(({askMany}) => askMany(tools, state));
		case 'sending':
		case 'following-up':
			return waitForSending(tools);
		case 'follow-up-failed':
			return askAboutFollowUp(tools, state);
		case 'sent':
			return askWhatNext(tools, state);
		case 'failed':
			return askAboutFailure(tools, state);
	}
}

function ask(tools: PlainTools, state: Asking): Promise<void> {
	if (state.leaving) tools.talk.say(words.plain.backQuits);
	const field = fieldOf(state.field);
	switch (field.kind) {
		case 'address':
			return askAddress(tools, state, field);
		case 'text':
			return askText(tools, state, field);
		case 'choice':
			return askChoice(tools, state, field);
		case 'list':
			return askList(tools, state, field);
		default:
			return assertNever(field);
	}
}

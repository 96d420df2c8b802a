import {PassThrough} from 'node:stream';
import type {User} from '../../source/api/types.ts';
import type {InviteError} from '../../source/errors.ts';
import {createGuide, draftOf, type Guide, type Services} from '../../source/guide/guide.ts';
import {createState, type Start} from '../../source/guide/reducer.ts';
import {toInviteBody} from '../../source/invite/body.ts';
import type {SendOutcome} from '../../source/invite/send.ts';
import {type PlainOptions, runPlain} from '../../source/plain/plain.ts';
import {identity, organizations, roles, somebody} from '../guide/fixtures.ts';
import {plainAccount} from '../helpers/account.ts';
import {type ManyWorld, manyTools} from '../helpers/many.ts';

/** What the service would do in this session; what is not told goes well. */
export type World = {
	start?: Partial<Start>;
	services?: Partial<Services>;
	options?: Partial<PlainOptions>;
	people?: Record<string, User>;
	outcomes?: SendOutcome[];
	/** What a list of people meets. */
	many?: ManyWorld;
};

/** A person at the plain face: reads what is written, types answers. */
export type Session = {
	/** Everything written so far. */
	output(): string;
	/** Waits until the text was written behind what was read before, and reads up to it. */
	sees(text: string): Promise<string>;
	/** Types a line. */
	types(line: string): void;
	/** Sees the text, then types the line. */
	answers(text: string, line: string): Promise<void>;
	/** Keys without an Enter. */
	keys(text: string): void;
	/** Ends the input, as Ctrl+D does. */
	closes(): void;
	/** The exit code, and how it ended. */
	ends(): Promise<{exitCode: number; reason: string}>;
	guide: Guide;
	bodies: unknown[];
	followUps: unknown[][];
	savedKeys: {key: string; save: boolean}[];
	/** What was posted for a list, and its reports. */
	many: ReturnType<typeof manyTools>;
	signal: AbortController;
	/** Whether the keyboard was in raw mode, change by change. */
	raw: boolean[];
};

const limitMs = 15_000;

/** Long enough for the face to draw, as any network is. */
function aMoment() {
	return new Promise<void>((resolve) => setTimeout(resolve, 10));
}

/** Sits somebody down at the plain face. Everything but the screen is answered at once. */
export function sitDown(world: World = {}): Session {
	const raw: boolean[] = [];
	const input = Object.assign(new PassThrough(), {
		isTTY: true,
		setRawMode: (isRaw: boolean) => raw.push(isRaw),
	});
	const output = new PassThrough();
	let written = '';
	let read = 0;
	let wake = () => {};
	output.on('data', (chunk) => {
		written += String(chunk);
		wake();
	});
	const bodies: unknown[] = [];
	const followUps: unknown[][] = [];
	const savedKeys: {key: string; save: boolean}[] = [];
	const outcomes = [...(world.outcomes ?? [])];
	const services: Services = {
		validate: async () => identity,
		listRoles: async () => roles,
		listOrganizations: async () => organizations,
		findUser: async (email) => world.people?.[email],
		send: async (body) => {
			bodies.push(body);
			await aMoment();
			return (
				outcomes.shift() ?? {
					result: 'invited',
					user: somebody({email: body.email, state: 'invited'}),
					confirmedBy: 'answer',
				}
			);
		},
		followUp: async (...args) => {
			followUps.push(args.slice(0, 3));
			await aMoment();
		},
		saveDefaults: async () => {},
		now: () => 0,
		later: () => () => {},
		...world.services,
	};
	const guide = createGuide(createState({answers: {}, pending: {}, ...world.start}), services);
	let clock = 0;
	const signal = new AbortController();
	const many = manyTools(guide, world.many);
	const running = runPlain({
		guide,
		...many.tools,
		account: () => ({...plainAccount, profile: 'work'}),
		replaceApiKey: async (key, save) => {
			savedKeys.push({key, save});
		},
		canSaveKey: true,
		keyFile: '/home/me/.config/dci-invite/credentials.json',
		requestOf: (state) => ({
			method: 'POST',
			url: 'https://api.doit.com/iam/v1/users/invite',
			body: {...toInviteBody(draftOf(state.answers))},
		}),
		commandOf: () => ({words: ['dci-invite', 'jane@acme.com', '--yes'], leftOut: []}),
		canSaveDefaults: () => true,
		// Every look at the clock is a second later, so that no Enter comes too fast.
		now: () => {
			clock += 1000;
			return clock;
		},
		once: false,
		input,
		output,
		signal: signal.signal,
		holdInterrupts: () => () => {},
		...world.options,
	});
	running.catch(() => wake());

	async function sees(text: string) {
		const until = performance.now() + limitMs;
		for (;;) {
			const at = written.indexOf(text, read);
			if (at !== -1) {
				const seen = written.slice(read, at + text.length);
				read = at + text.length;
				return seen;
			}
			const left = until - performance.now();
			if (left <= 0) throw new Error(`expected "${text}", and there is:\n${written.slice(read)}`);
			await new Promise<void>((resolve) => {
				const timer = setTimeout(resolve, left);
				wake = () => {
					clearTimeout(timer);
					resolve();
				};
			});
		}
	}

	return {
		output: () => written,
		sees,
		types: (line) => void input.write(`${line}\n`),
		async answers(text, line) {
			await sees(text);
			input.write(`${line}\n`);
		},
		keys: (text) => void input.write(text),
		closes: () => void input.end(),
		async ends() {
			const {exitCode, ending} = await running;
			return {exitCode, reason: ending.reason};
		},
		guide,
		bodies,
		many,
		followUps,
		savedKeys,
		signal,
		raw,
	};
}

/** A sending that fails. */
export function failing(
	error: InviteError,
	result: 'not-sent' | 'not-there' | 'unknown' = 'not-sent',
): SendOutcome {
	return {result, error};
}

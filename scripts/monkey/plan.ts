import type {FaultPlan, FaultServerOptions} from '../../test/helpers/fault-server.ts';
import type {FaultName} from '../../test/helpers/faults.ts';
import type {KeyName} from '../../test/helpers/keys.ts';
import {createRandom, type Random} from './random.ts';

/** What the monkey does at once. */
export type Deed =
	/** What a person would do on the screen that stands there: an address, the key, or Enter alone. */
	| {kind: 'answer'; address: string}
	| {kind: 'type'; text: string}
	| {kind: 'press'; key: KeyName}
	/** Enter held down. */
	| {kind: 'hold'; times: number; everyMs: number}
	| {kind: 'paste'; text: string; way: 'bracketed' | 'plain' | 'unterminated'}
	| {kind: 'resize'; columns: number; rows: number}
	| {kind: 'signal'; signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP' | 'SIGWINCH'};

/** One deed and the quiet after it, in milliseconds. */
export type Step = Deed & {pauseMs: number};

/** What one session consists of, all of it derived from the seed. */
export type Plan = {
	seed: number;
	face: 'wizard' | 'plain';
	/** Whether `setup` is run; else an invite. */
	isSetup: boolean;
	/** Whether the environment holds the key; else the program asks for it. */
	hasKey: boolean;
	args: string[];
	env: Record<string, string>;
	columns: number;
	rows: number;
	faults: FaultServerOptions;
	/** Whether the first step comes before anything is drawn. */
	typesAhead: boolean;
	steps: Step[];
	/** The quiet between the two Ctrl+C at the end, in milliseconds. */
	betweenLastMs: number;
};

/** The plan of a seed; the same one every time. */
export function planOf(seed: number): Plan {
	const random = createRandom(seed * 7919);
	const face = random.chance(0.65) ? 'wizard' : 'plain';
	const isSetup = random.chance(0.12);
	const hasKey = !isSetup && random.chance(0.85);
	const isDumb = face === 'plain' && random.chance(0.5);
	const args = [
		...(isSetup ? ['setup'] : []),
		...(face === 'plain' && !isDumb ? ['--accessible'] : []),
		...(random.chance(0.1) ? ['--ascii'] : []),
		...(random.chance(0.1) ? ['--no-color'] : []),
		'--timeout',
		String(random.between(1, 3)),
	];
	const isRoomy = random.chance(0.7);
	return {
		seed,
		face,
		isSetup,
		hasKey,
		args,
		env: isDumb ? {TERM: 'dumb'} : {},
		columns: isRoomy ? 80 : random.between(40, 140),
		rows: isRoomy ? 24 : random.between(10, 50),
		faults: faultsOf(random),
		typesAhead: random.chance(0.15),
		steps: stepsOf(random, face),
		betweenLastMs: random.between(0, 300),
	};
}

/** Faults of a request that only reads; those that never end are ended by `--timeout`. */
const readFaults: ReadonlyArray<readonly [number, FaultName]> = [
	[3, 'server-error'],
	[3, 'unavailable'],
	[2, 'rate-limited-1s'],
	[1, 'rate-limited'],
	[1, 'rate-limited-long'],
	[2, 'hang'],
	[2, 'reset-before'],
	[2, 'unauthorized'],
	[2, 'forbidden'],
	[1, 'not-found'],
	[2, 'html-200'],
	[1, 'html-502'],
	[2, 'slow'],
	[2, 'hostile-words'],
	[1, 'truncated-json'],
	[1, 'other-json'],
	[1, 'empty-success'],
	[1, 'redirect'],
];

const inviteFaults: ReadonlyArray<readonly [number, FaultName]> = [
	...readFaults,
	[3, 'reset-after'],
	[2, 'conflict'],
	[3, 'duplicate'],
	[2, 'bad-request'],
	[1, 'problem-422'],
	[1, 'request-timeout'],
	[1, 'short-body'],
	[1, 'drip'],
	[1, 'html-524'],
	[1, 'tenant-required'],
	[0.3, 'huge'],
];

function faultsOf(random: Random): FaultServerOptions {
	function series(share: number, faults: ReadonlyArray<readonly [number, FaultName]>): FaultPlan {
		return Array.from({length: 6}, () => (random.chance(share) ? random.weighted(faults) : 'none'));
	}
	return {
		invite: series(0.4, inviteFaults),
		actions: series(0.3, readFaults),
		reads: {
			validate: series(0.1, readFaults),
			roles: series(0.15, readFaults),
			organizations: series(0.15, readFaults),
			users: series(0.15, readFaults),
		},
		users: [
			{id: 'user-1', email: 'active@acme.com', status: 'active'},
			{id: 'user-2', email: 'open@acme.com', status: 'invited'},
		],
	};
}

const addresses = [
	'jane@acme.com',
	'jane.doe@acme.com',
	'bob@acme.com',
	'BOB@acme.com',
	'x@other.org',
	'Jane Doe <jane@acme.com>',
	'"Doe, Jane" <jane@acme.com>',
	'mailto:bob@acme.com',
	'active@acme.com',
	'open@acme.com',
	'jane@acmee.com',
	'jane',
	'jane@',
	'not an address',
] as const;

const words = ['view', 'fin', 'one', 'none', 'back', 'quit', '?', 'more', '1', '2', '3', 'q', 'v'];

const keys: ReadonlyArray<readonly [number, KeyName]> = [
	[8, 'enter'],
	[4, 'escape'],
	[3, 'tab'],
	[2, 'shift+tab'],
	[4, 'up'],
	[6, 'down'],
	[3, 'left'],
	[3, 'right'],
	[1, 'home'],
	[1, 'end'],
	[1, 'pageup'],
	[1, 'pagedown'],
	[1, 'delete'],
	[4, 'backspace'],
	[1, 'ctrl+a'],
	[1, 'ctrl+e'],
	[1, 'ctrl+u'],
	[1, 'ctrl+w'],
	[0.5, 'ctrl+d'],
	[0.5, 'ctrl+c'],
];

function stepsOf(random: Random, face: Plan['face']): Step[] {
	return Array.from({length: random.between(6, 26)}, () => ({
		...deedOf(random, face),
		pauseMs: random.weighted([
			[4, 0],
			[4, 30],
			[2, 180],
			[1, 400],
		]),
	}));
}

function deedOf(random: Random, face: Plan['face']): Deed {
	const make = random.weighted<() => Deed>([
		[14, () => ({kind: 'answer', address: random.pick(addresses)})],
		[6, () => ({kind: 'press', key: random.weighted(keys)})],
		[2, () => ({kind: 'type', text: letters(random)})],
		[2, () => ({kind: 'type', text: random.pick(words)})],
		[1, () => ({kind: 'type', text: random.pick(addresses)})],
		[1, () => ({kind: 'hold', times: random.between(3, 25), everyMs: random.between(15, 40)})],
		[1.5, () => pasteOf(random, face)],
		[2, () => resizeOf(random)],
		[0.3, () => ({kind: 'signal', signal: random.pick(['SIGINT', 'SIGTERM', 'SIGHUP'])})],
		[0.5, () => ({kind: 'signal', signal: 'SIGWINCH'})],
	]);
	return make();
}

function letters(random: Random): string {
	const from = [...'abcdefghijklmnopqrstuvwxyz0123456789 .-_@äßé東👩‍👩‍👧'];
	return Array.from({length: random.between(1, 12)}, () => random.pick(from)).join('');
}

function pasteOf(random: Random, face: Plan['face']): Deed {
	const text = random.weighted<string>([
		[3, random.pick(addresses)],
		[2, 'jane@acme.com\nbob@acme.com\n\n1\n'],
		[1, 'a'.repeat(65_536)],
		// Where the terminal edits the line it acts on these by itself: stops, suspends, ends.
		[
			2,
			face === 'wizard'
				? '\u{0}a\u{7}b\u{8}\u{1A}\u{1C}\u{7F}\u{9B}31mc\u{202E}'
				: 'a\u{7}b\u{202E}c\u{7F}',
		],
		[1, '\u{1B}]0;title\u{7}\u{1B}[31mred\u{1B}[?25l'],
	]);
	const way = random.weighted([
		[5, 'bracketed' as const],
		[3, 'plain' as const],
		[1, 'unterminated' as const],
	]);
	return {kind: 'paste', text, way};
}

function resizeOf(random: Random): Deed {
	const isTiny = random.chance(0.25);
	return {
		kind: 'resize',
		columns: isTiny ? random.between(20, 40) : random.between(40, 160),
		rows: isTiny ? random.between(5, 10) : random.between(10, 50),
	};
}

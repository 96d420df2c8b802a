import type {User} from '../../source/api/types.ts';
import {
	applyEvent,
	type JournalEvent,
	type JournalRow,
	outcomeEvent,
} from '../../source/batch/journal-text.ts';
import type {RunJournal, RunPorts} from '../../source/batch/run-ports.ts';
import type {Job} from '../../source/batch/run-state.ts';
import {type ErrorCode, type ErrorDetails, InviteError} from '../../source/errors.ts';
import type {VirtualClock} from './virtual-clock.ts';

/** One way to answer an invite: whether it is made, and what the client makes of the answer. */
type WayToAnswer = {isMade: boolean; error?: [ErrorCode, ErrorDetails]};

function refused(httpStatus: number, code: ErrorCode, retryAfter?: number): WayToAnswer {
	return {isMade: false, error: [code, {httpStatus, delivery: 'refused', retryAfter}]};
}

function inDoubt(isMade: boolean, code: ErrorCode, httpStatus?: number): WayToAnswer {
	return {isMade, error: [code, {httpStatus, delivery: 'in-doubt', retryable: true}]};
}

const unconnected: WayToAnswer = {
	isMade: false,
	error: ['NETWORK_ERROR', {delivery: 'never-sent', retryable: true}],
};

/** The answers of `test/faults.md` to an invite, by their names there. */
export const waysToAnswer = {
	healthy: {isMade: true},
	'reset-before': inDoubt(false, 'NETWORK_ERROR'),
	'reset-after': inDoubt(true, 'NETWORK_ERROR'),
	hang: inDoubt(false, 'NETWORK_ERROR'),
	'hang-after': inDoubt(true, 'NETWORK_ERROR'),
	drip: inDoubt(true, 'NETWORK_ERROR', 201),
	'short-body': inDoubt(true, 'NETWORK_ERROR', 201),
	'empty-success': inDoubt(true, 'API_SERVER_ERROR', 200),
	'truncated-json': inDoubt(true, 'API_SERVER_ERROR', 201),
	'other-json': inDoubt(true, 'API_SERVER_ERROR', 200),
	'broken-gzip': inDoubt(true, 'API_SERVER_ERROR', 200),
	'gzip-bomb': inDoubt(true, 'API_SERVER_ERROR', 200),
	huge: inDoubt(true, 'API_SERVER_ERROR', 200),
	'html-200': inDoubt(false, 'API_SERVER_ERROR', 200),
	'html-403': refused(403, 'PERMISSION_DENIED'),
	'html-502': inDoubt(false, 'API_SERVER_ERROR', 502),
	'html-520': inDoubt(true, 'API_SERVER_ERROR', 520),
	'html-524': inDoubt(true, 'API_SERVER_ERROR', 524),
	redirect: inDoubt(false, 'API_SERVER_ERROR', 307),
	'bad-request': refused(400, 'VALIDATION_ERROR'),
	'problem-422': refused(422, 'VALIDATION_ERROR'),
	'tenant-required': refused(400, 'VALIDATION_ERROR'),
	'tenant-mismatch': refused(400, 'VALIDATION_ERROR'),
	unauthorized: refused(401, 'AUTHENTICATION_FAILED'),
	forbidden: refused(403, 'PERMISSION_DENIED'),
	'not-found': refused(404, 'RESOURCE_NOT_FOUND'),
	conflict: refused(409, 'RESOURCE_CONFLICT'),
	'request-timeout': inDoubt(false, 'NETWORK_ERROR', 408),
	'rate-limited': refused(429, 'RATE_LIMITED'),
	'rate-limited-once': refused(429, 'RATE_LIMITED', 1),
	'rate-limited-long': refused(429, 'RATE_LIMITED', 3600),
	'server-error': inDoubt(false, 'API_SERVER_ERROR', 500),
	unavailable: inDoubt(false, 'API_SERVER_ERROR', 503),
	'hostile-words': refused(400, 'VALIDATION_ERROR'),
	'doubt-unresolved': inDoubt(false, 'API_SERVER_ERROR', 500),
	'doubt-dropped-rows': inDoubt(false, 'API_SERVER_ERROR', 500),
	'doubt-part-of-rows': inDoubt(false, 'API_SERVER_ERROR', 500),
	'doubt-late-answer': inDoubt(true, 'NETWORK_ERROR'),
	'look-up-unauthorized': refused(401, 'AUTHENTICATION_FAILED'),
	'refused-connection': unconnected,
	'dns-failure': unconnected,
	'tls-unknown-authority': unconnected,
	'proxy-refuses': unconnected,
} as const satisfies Record<string, WayToAnswer>;

/** The name of a way to answer. */
export type AnswerName = keyof typeof waysToAnswer;

/** How look-ups are answered. */
export type LookUpAnswer = 'truth' | 'rate-limited' | 'server-error' | 'unauthorized';

/** What a simulated service does, request by request; the last of a list holds for all that follow. */
export type ServiceScript = {
	invites: readonly AnswerName[];
	lookUps: readonly LookUpAnswer[];
	/** How long answers take, in milliseconds. */
	latencies: readonly number[];
	/** How long after it came an invite whose answer is lost is made, in milliseconds; at once unless told. */
	delays?: readonly number[];
};

/** What a test can see of a simulated service. */
export type SimulatedService = {
	ports: RunPorts;
	/** When each request began. */
	starts: number[];
	mostUnderWay(): number;
	/** The addresses whose invite was made, each as often as that happened. */
	made: string[];
	/** The addresses of requests that may have taken effect, each as often as there was one. */
	notRefused: string[];
};

/** Takes from a list, one after the other; the last one stays. */
function taker<T>(list: readonly T[], usual: T): () => T {
	let taken = 0;
	return () => list[Math.min(taken++, list.length - 1)] ?? usual;
}

/** A service on a clock of its own. */
export function simulateService(clock: VirtualClock, script: ServiceScript): SimulatedService {
	const nextInvite = taker<AnswerName>(script.invites, 'healthy');
	const nextLookUp = taker<LookUpAnswer>(script.lookUps, 'truth');
	const nextLatency = taker(script.latencies, 10);
	const nextDelay = taker(script.delays ?? [], 0);
	const starts: number[] = [];
	const made: string[] = [];
	const notRefused: string[] = [];
	let underWay = 0;
	let most = 0;

	async function exchange<T>(signal: AbortSignal, limit: number, answer: () => T): Promise<T> {
		starts.push(clock.now());
		underWay++;
		most = Math.max(most, underWay);
		const takes = nextLatency();
		const ended = await clock.pass(Math.min(takes, limit), signal);
		underWay--;
		if (ended === 'aborted') throw fail('ABORTED', {delivery: 'in-doubt'});
		if (takes > limit) throw fail('NETWORK_ERROR', {delivery: 'in-doubt'});
		return answer();
	}

	return {
		starts,
		made,
		notRefused,
		mostUnderWay: () => most,
		ports: {
			async invite({email}, signal) {
				const {isMade, error}: WayToAnswer = waysToAnswer[nextInvite()];
				const delivery = error?.[1].delivery;
				if (delivery === undefined || delivery === 'in-doubt') notRefused.push(email);
				const delay = nextDelay();
				if (isMade && (delivery === undefined || delay === 0)) made.push(email);
				else if (isMade) clock.at(clock.now() + delay, () => made.push(email));
				return exchange(signal, Number.POSITIVE_INFINITY, () => {
					if (error) throw fail(...error);
					return userOf(email);
				});
			},
			findUser: (email, {signal, timeoutMs}) => {
				const answer = nextLookUp();
				return exchange(signal, timeoutMs, () => {
					if (answer === 'rate-limited') throw fail('RATE_LIMITED', {httpStatus: 429});
					if (answer === 'server-error') throw fail('API_SERVER_ERROR', {httpStatus: 500});
					if (answer === 'unauthorized') throw fail('AUTHENTICATION_FAILED', {httpStatus: 401});
					return made.includes(email) ? userOf(email) : undefined;
				});
			},
			followUp: () => Promise.reject(new Error('nothing is followed up here')),
			wait: async (ms, signal) => {
				await clock.pass(ms, signal);
			},
			now: () => clock.now(),
			newKey: () => 'key',
		},
	};
}

function fail(code: ErrorCode, details: ErrorDetails): InviteError {
	return new InviteError(code, 'It failed.', details);
}

/** Somebody who was invited. */
export function userOf(email: string): User {
	return {id: `id of ${email}`, email, state: 'invited'};
}

/** So many invitations to be sent. */
export function invitations(count: number): Job[] {
	return Array.from({length: count}, (_, index) => {
		const email = `p${index}@acme.com`;
		return {row: index + 2, email, action: 'invite', body: {email}};
	});
}

/** A journal in memory. */
export function memoryJournal(jobs: readonly Job[], now: () => number) {
	const rows = new Map(jobs.map((job): [number, JournalRow] => [job.row, {job, state: 'ready'}]));
	function write(event: JournalEvent) {
		const row = rows.get(event.row);
		if (row) rows.set(event.row, applyEvent(row, event));
	}
	const journal: RunJournal = {
		intend: ({row, email}) => write({type: 'intent', row, email, at: now()}),
		refuse: ({row}) => write({type: 'refused', row, at: now()}),
		settle: ({row}, outcome) => write(outcomeEvent(row, outcome, now())),
	};
	return {journal, rows: () => [...rows.values()]};
}

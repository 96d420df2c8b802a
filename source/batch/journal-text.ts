import type {ErrorCode} from '../errors.ts';
import type {Job, Outcome} from './run-state.ts';

/** The format of journals written by this program. */
export const journalVersion = 1;

/** Whose run it is; a journal is used for no other one. */
export type JournalOwner = {
	/** Absent for a service account. */
	email?: string;
	domain: string;
	/** Scheme, host and port of the service. */
	origin: string;
	customerContext?: string;
};

/** What a journal begins with: all that is needed to go on. There is no key in it. */
export type JournalHeader = {
	type: 'run';
	version: number;
	/** The version of the program. */
	program: string;
	/** Milliseconds since the epoch, as every time here. */
	startedAt: number;
	owner: JournalOwner;
	/** A hash of the input: the same input finds the same journal. */
	inputHash: string;
	/** What the people came from, for people: a file's name. */
	source?: string;
	jobs: readonly Job[];
};

/** What is kept of an outcome. */
export type KeptOutcome = {
	status: Outcome['status'] | 'left-out';
	id?: string;
	/** Without a message where the row is tried again. */
	error?: {code: ErrorCode; message?: string};
};

/** What a journal says after its header, a line each. */
export type JournalEvent =
	/** Written before each request. */
	| {type: 'intent'; row: number; email: string; at: number}
	/** The request was refused for now; nothing was sent. */
	| {type: 'refused'; row: number; at: number}
	| ({type: 'outcome'; row: number; at: number; isOpen?: true} & KeptOutcome)
	/** The person changed a row of a run that was cut short. */
	| {type: 'change'; row: number; at: number; job: Job};

/** A job of a journal and where it stands. */
export type JournalRow = {job: Job} /** To be sent; `error` is there where it was tried. */ & (
	| {state: 'ready'; error?: KeptOutcome['error']}
	/** A request left at `sentAt`, and nobody knows what became of it. */
	| {state: 'in-doubt'; sentAt: number}
	| ({state: 'settled'} & KeptOutcome)
);

/** A journal as it was read. */
export type JournalContents = {
	header: JournalHeader;
	rows: readonly JournalRow[];
	/** When its last line was written. */
	latestAt: number;
	/** The length of its whole lines in bytes; what follows is torn. */
	wholeBytes: number;
};

/** A journal's contents, or why it has none. */
export type ReadJournal =
	| {ok: true; contents: JournalContents}
	| {ok: false; problem: 'broken'}
	/** `program`: the version that wrote it, where it says so. */
	| {ok: false; problem: 'other-version'; program: string | undefined};

/** Reads a journal. A torn last line is left out, and so is any other line that cannot be read. */
export function readJournal(text: string): ReadJournal {
	const whole = text.slice(0, text.lastIndexOf('\n') + 1);
	const [first = '', ...lines] = whole.split('\n');
	const header = parse(first);
	if (!isObject(header) || header['type'] !== 'run') return {ok: false, problem: 'broken'};
	if (header['version'] !== journalVersion) {
		const {program} = header;
		return {
			ok: false,
			problem: 'other-version',
			program: typeof program === 'string' ? program : undefined,
		};
	}
	if (!isHeader(header)) return {ok: false, problem: 'broken'};
	const rows = new Map(
		header.jobs.map((job): [number, JournalRow] => [job.row, {job, state: 'ready'}]),
	);
	let latestAt = header.startedAt;
	for (const line of lines) {
		const event = parse(line);
		const row = isEvent(event) ? rows.get(event.row) : undefined;
		if (!isEvent(event) || row === undefined) continue;
		rows.set(event.row, applyEvent(row, event));
		latestAt = Math.max(latestAt, event.at);
	}
	return {
		ok: true,
		contents: {
			header,
			rows: [...rows.values()],
			latestAt,
			wholeBytes: Buffer.byteLength(whole),
		},
	};
}

/** A row after an event. */
export function applyEvent({job, ...old}: JournalRow, event: JournalEvent): JournalRow {
	switch (event.type) {
		case 'intent':
			return {job, state: 'in-doubt', sentAt: event.at};
		case 'refused':
			return {job, state: 'ready'};
		case 'change':
			return {...old, job: event.job};
		case 'outcome': {
			const {status, id, error, isOpen} = event;
			if (isOpen) {
				return old.state === 'in-doubt' && status === 'doubtful'
					? {job, ...old}
					: {job, state: 'ready', ...(error ? {error} : {})};
			}
			return {job, state: 'settled', status, ...(id ? {id} : {}), ...(error ? {error} : {})};
		}
	}
}

/** Refusals that would be the same the next time. */
const finalCodes: ReadonlySet<ErrorCode> = new Set([
	'VALIDATION_ERROR',
	'RESOURCE_CONFLICT',
	'RESOURCE_NOT_FOUND',
]);

/**
 * The event of an outcome. A row that failed for a reason that passes stays open, and one whose request may yet take
 * effect stays in doubt.
 */
export function outcomeEvent(row: number, outcome: Outcome, at: number): JournalEvent {
	const base = {type: 'outcome', row, at} as const;
	if (outcome.status !== 'failed' && outcome.status !== 'doubtful') {
		return {...base, status: outcome.status, id: outcome.user.id};
	}
	const {code, message, delivery} = outcome.error;
	if (outcome.status === 'failed' && finalCodes.has(code)) {
		return {...base, status: 'failed', error: {code, message}};
	}
	const mayTakeEffect = outcome.status === 'doubtful' || delivery === 'in-doubt';
	return {...base, status: mayTakeEffect ? 'doubtful' : 'failed', error: {code}, isOpen: true};
}

/** Whether nothing in a journal is left to be done. */
export function isFinished(rows: readonly JournalRow[]): boolean {
	return rows.every(({state}) => state === 'settled');
}

/** Whether two runs are the same account's, with the same customer and service. */
export function isSameOwner(one: JournalOwner, other: JournalOwner): boolean {
	return ownerText(one) === ownerText(other);
}

/** An owner as one text. */
export function ownerText({
	email = '',
	domain,
	origin,
	customerContext = '',
}: JournalOwner): string {
	return JSON.stringify([email.toLowerCase(), domain.toLowerCase(), origin, customerContext]);
}

function parse(line: string): unknown {
	try {
		return JSON.parse(line);
	} catch {
		return undefined;
	}
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isHeader(value: unknown): value is JournalHeader {
	return (
		isObject(value) &&
		typeof value['startedAt'] === 'number' &&
		typeof value['inputHash'] === 'string' &&
		isObject(value['owner']) &&
		typeof value['owner']['domain'] === 'string' &&
		typeof value['owner']['origin'] === 'string' &&
		Array.isArray(value['jobs']) &&
		value['jobs'].every(isJob)
	);
}

function isJob(value: unknown): value is Job {
	if (!isObject(value) || typeof value['row'] !== 'number') return false;
	const {email, action, body, user} = value;
	if (typeof email !== 'string') return false;
	if (action === 'invite') return isObject(body) && typeof body['email'] === 'string';
	const isFollowUp = action === 'resend' || action === 'cancel';
	return isFollowUp && isObject(user) && typeof user['id'] === 'string';
}

const statuses: ReadonlySet<unknown> = new Set([
	'invited',
	'skipped',
	'resent',
	'cancelled',
	'failed',
	'doubtful',
	'left-out',
]);

function isEvent(value: unknown): value is JournalEvent {
	if (!isObject(value) || typeof value['row'] !== 'number' || typeof value['at'] !== 'number') {
		return false;
	}
	switch (value['type']) {
		case 'intent':
		case 'refused':
			return true;
		case 'outcome':
			return statuses.has(value['status']);
		case 'change':
			return isJob(value['job']) && value['job'].row === value['row'];
		default:
			return false;
	}
}

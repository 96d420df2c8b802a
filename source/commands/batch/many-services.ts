import {existsSync} from 'node:fs';
import {resolve} from 'node:path';
import type {Identity, UserList} from '../../api/types.ts';
import {JournalBusyError} from '../../batch/journal-errors.ts';
import {type JournalPlace, stateFolder} from '../../batch/journal-list.ts';
import type {JournalOwner, JournalRow} from '../../batch/journal-text.ts';
import {
	hashList,
	type ListJournal,
	openListJournal,
	readEarlier,
	settleEarlier,
	withEarlier,
} from '../../batch/list-journals.ts';
import {jobsOf} from '../../batch/list-results.ts';
import type {PeopleList} from '../../batch/people-list.ts';
import type {Plan} from '../../batch/plan.ts';
import {saveReport, writeReport} from '../../batch/report.ts';
import {answerIfThere, runList} from '../../batch/run-list.ts';
import {createPacer} from '../../batch/run-pacer.ts';
import {type RunPorts, runPorts} from '../../batch/run-ports.ts';
import type {RowResult} from '../../batch/run-result.ts';
import type {Job, RunState} from '../../batch/run-state.ts';
import type {Context} from '../../context.ts';
import {InviteError} from '../../errors.ts';
import type {NameLists} from '../../invite/person.ts';
import {sendPorts} from '../../invite/send-ports.ts';
import {words} from '../../words/words.ts';

/** What dealing with many people needs of the context. */
export type ManyContext = Pick<
	Context,
	'host' | 'service' | 'account' | 'now' | 'say' | 'warn' | 'format' | 'version' | 'isDryRun'
>;

/** How a run of a list is watched and ended. */
export type ManyRunOptions = {
	plan: Plan;
	/** The first Ctrl+C. */
	stop: AbortSignal;
	/** The second one. */
	leave: AbortSignal;
	report(state: RunState): void;
};

/** What a list calls, whoever shows it. All requests keep one pace. */
export type ManyServices = {
	/** Everybody who is there, once what earlier runs left in doubt is settled. Rejects with an `InviteError`. */
	readEverybody(signal: AbortSignal): Promise<UserList>;
	/**
	 * Deals with all jobs, written to the journal of the list, and resolves to the last state, which `report` is told too.
	 * Rejects with an `InviteError` where nothing could be begun: nothing was sent then.
	 */
	run(jobs: readonly Job[], options: ManyRunOptions): Promise<RunState>;
	/** Writes the report beside the other files of the folder; resolves to its path. Rejects with an `InviteError`. */
	saveReport(results: readonly RowResult[], list: PeopleList): Promise<string>;
	/** Milliseconds of the clock that runs count on. */
	now(): number;
};

/** What a run without a screen calls besides. */
export type ScriptServices = ManyServices & {
	/** Whose key it is. */
	identify(signal: AbortSignal): Promise<Identity>;
	/** The lists of roles and organizations. */
	readLists(signal: AbortSignal): Promise<Required<NameLists>>;
	/** The list with what an earlier run of it was through with; in a dry run nothing is looked up or written for it. */
	takeEarlier(list: PeopleList, signal: AbortSignal): Promise<PeopleList>;
	/** Whether what is sent is written to a journal, so that a run can be gone on with. */
	keepsJournal(): boolean;
	/** Where the journals of this account lie; undefined where none is kept. */
	journals(signal: AbortSignal): Promise<JournalsOfAccount | undefined>;
	/** Deals with the jobs of a journal that is open already. */
	goOn(
		jobs: readonly Job[],
		journal: ListJournal,
		options: Omit<ManyRunOptions, 'plan'>,
	): Promise<RunState>;
};

/** A place for journals and whose they are. */
export type JournalsOfAccount = {place: JournalPlace; owner: JournalOwner};

/** Makes the services of lists from the context. `source`: what the people came from, for people. */
export function createManyServices(
	context: ManyContext,
	{source}: {source?: string} = {},
): ScriptServices {
	const {host, now: epoch} = context;
	const {now, wait} = sendPorts(neverCalled);
	const pacer = createPacer({now, wait});
	const place: JournalPlace = {folder: stateFolder(host), uid: host.uid, now: epoch};
	let identity: Promise<Identity> | undefined;
	let earlier: Promise<ReadonlyMap<string, readonly JournalRow[]>> | undefined;
	let isWithoutJournal = context.account().isDemo;

	async function ports(): Promise<RunPorts> {
		return runPorts(await context.service());
	}
	function identify(signal: AbortSignal) {
		identity ??= context
			.service()
			.then((api) => pacer.request(() => api.validate({signal}), {signal}))
			.catch((error: unknown) => {
				// Whoever tries again asks again.
				identity = undefined;
				throw error;
			});
		return identity;
	}
	async function journals(signal: AbortSignal): Promise<JournalsOfAccount | undefined> {
		if (isWithoutJournal) return undefined;
		const {email, domain} = await identify(signal);
		const {baseUrl, customerContext} = context.account();
		const owner: JournalOwner = {
			...(email === undefined ? {} : {email}),
			domain,
			origin: new URL(baseUrl).origin,
			...(customerContext === undefined ? {} : {customerContext}),
		};
		return {place, owner};
	}
	/** With a key in the environment, a journal that cannot be used is said once and done without. */
	function doWithout(error: unknown): void {
		const isBestEffort = context.account().key?.source === 'environment';
		const canGo = error instanceof InviteError && !(error instanceof JournalBusyError);
		if (!isBestEffort || !canGo) throw error;
		isWithoutJournal = true;
		context.warn(words.manyRun.doneWithoutJournal(error.message));
	}
	async function lookAtEarlier(signal: AbortSignal) {
		const of = await journals(signal);
		if (!of) return new Map<string, readonly JournalRow[]>();
		if (context.isDryRun) return readEarlier(of.place, of.owner);
		function onDoubts(count: number) {
			if (context.format !== 'json') context.say(words.manyRun.settling(count));
		}
		try {
			const options = {ports: await ports(), signal, epoch, pacer, onDoubts};
			return await settleEarlier(of.place, of.owner, options);
		} catch (error) {
			doWithout(error);
			return readEarlier(of.place, of.owner);
		}
	}
	function earlierRows(signal: AbortSignal) {
		earlier ??= lookAtEarlier(signal).catch((error: unknown) => {
			earlier = undefined;
			throw error;
		});
		return earlier;
	}
	async function openJournal(jobs: readonly Job[], plan: Plan, signal: AbortSignal) {
		const of = await journals(signal);
		if (!of) return undefined;
		const {list} = plan.input;
		const start = {
			owner: of.owner,
			program: context.version,
			inputHash: hashList(list),
			...(source === undefined ? {} : {source}),
			jobs,
		};
		const wanted = new Set(jobsOf(plan).map(({row}) => row));
		try {
			return await openListJournal(of.place, start, (row) => wanted.has(row));
		} catch (error) {
			doWithout(error);
			return undefined;
		}
	}

	return {
		now,
		identify,
		journals,
		keepsJournal: () => !isWithoutJournal,
		async readEverybody(signal) {
			await earlierRows(signal);
			const api = await context.service();
			return pacer.request(() => api.listUsers({signal}), {signal});
		},
		async readLists(signal) {
			const api = await context.service();
			const [roles, organizations] = await Promise.all([
				pacer.request(() => api.listRoles({signal}), {signal}),
				pacer.request(() => api.listOrganizations({signal}), {signal}),
			]);
			return {roles, organizations};
		},
		async takeEarlier(list, signal) {
			const of = await journals(signal);
			return of ? withEarlier(list, of.owner, await earlierRows(signal)) : list;
		},
		async run(jobs, {plan, stop, leave, report}) {
			const journal = await openJournal(jobs, plan, stop);
			try {
				return await runList(jobs, {
					ports: await ports(),
					pacer,
					journal,
					epoch,
					stop,
					leave,
					report,
					ifThere: (job, user, refusal) => answerIfThere(plan, job, user, refusal),
				});
			} finally {
				journal?.close();
			}
		},
		async goOn(jobs, journal, options) {
			return runList(jobs, {ports: await ports(), pacer, journal, epoch, ...options});
		},
		async saveReport(results, list) {
			const path = freePath();
			saveReport(path, writeReport(list, results), undefined);
			return path;
		},
	};
}

/** The clock and the waits of sending need no service. */
const neverCalled: Parameters<typeof sendPorts>[0] = {
	inviteUser: () => Promise.reject(new Error('not made to be called')),
	findUser: () => Promise.reject(new Error('not made to be called')),
};

/** A name for a report that nothing in the folder has. */
function freePath(): string {
	for (let count = 1; ; count++) {
		const path = resolve(`dci-invite-report${count === 1 ? '' : `-${count}`}.csv`);
		if (!existsSync(path)) return path;
	}
}

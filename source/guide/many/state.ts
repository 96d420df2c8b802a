import type {UserList} from '../../api/types.ts';
import type {Plan, PlanInput} from '../../batch/plan.ts';
import type {RunRow, RunState} from '../../batch/run-state.ts';
import type {InviteError} from '../../errors.ts';
import type {FieldValues} from '../../invite/fields.ts';

/** What a list is planned with, but for who is there. */
export type ManyStart = Omit<PlanInput, 'users'>;

/** Where one list is, from the reading of everybody to the report. */
export type ManyState = ManyShared & ManyPhase;

/** What stays true whatever is shown. */
export type ManyShared = {
	/** What is to become of everybody; undefined before it is known who is there. */
	plan: Plan | undefined;
	/** What became of rows in the runs before, the latest of each. */
	settled: readonly RunRow[];
	/** Counts what is under way; the next ticket. */
	tickets: number;
};

/** Where the list is. */
export type ManyPhase =
	/** Everybody who is there is being read. */
	| {status: 'reading'; ticket: number}
	| {status: 'read-failed'; error: InviteError}
	/** `Ready to invite 10 of 12 people`. */
	| {status: 'listing'}
	/** One person of the list is open. */
	| {status: 'person'; row: number}
	| {status: 'sending'; run: RunState; ticket: number}
	/** The run could not begin, and nothing was sent. */
	| {status: 'not-started'; error: InviteError}
	| {status: 'finished'; run: RunState; report: ReportSaving; isEverybodyShown: boolean}
	/** `run`: the last one, where there was one. */
	| {status: 'left'; to: Exit; run?: RunState};

/** Where the saving of the report stands. */
export type ReportSaving =
	| {status: 'idle'}
	| {status: 'saving'}
	| {status: 'saved'; path: string}
	| {status: 'failed'; reason: string};

/** Where a list is left to. */
export type Exit =
	/** The questions before it. */
	| 'questions'
	/** Another round with the same answers. */
	| 'more'
	| 'done'
	/** Ctrl+C before anything was sent. */
	| 'interrupted'
	/** Ctrl+C while sending. */
	| 'stopped';

/** What faces and effects can ask of a list. */
export type ManyAction =
	/** Tries again what failed: the reading, or those people who were not reached. */
	| {type: 'retry'}
	| {type: 'succeed-read'; ticket: number; users: UserList}
	| {type: 'fail-read'; ticket: number; error: InviteError}
	/** Leaves a row out, or takes it in. */
	| {type: 'mark-row'; row: number; isIncluded: boolean}
	| {type: 'use-guessed-names'}
	| {type: 'open-row'; row: number}
	/** The open person was changed, or only looked at. */
	| {type: 'keep-person'; values: Partial<FieldValues>}
	| {type: 'close-person'}
	/** `at`: milliseconds of the run's clock. */
	| {type: 'send'; at: number}
	/** The run goes on, or is over: its state as it is now. */
	| {type: 'progress'; ticket: number; run: RunState}
	| {type: 'fail-run'; ticket: number; error: InviteError}
	/** Ctrl+C: while sending nothing new starts then, and pressed again it leaves; everywhere else it leaves. */
	| {type: 'abort'}
	| {type: 'show-everybody'; isShown: boolean}
	| {type: 'save-report'}
	| {type: 'report-saving'; saving: ReportSaving}
	| {type: 'go-back'}
	| {type: 'invite-more'}
	| {type: 'finish'};

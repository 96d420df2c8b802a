import type {Identity, Organization, Role, User} from '../api/types.ts';
import type {PeopleList} from '../batch/people-list.ts';
import type {RowResult} from '../batch/run-result.ts';
import type {InviteError} from '../errors.ts';
import {
	type Choice,
	type DefaultField,
	type FieldKey,
	type FieldValues,
	fieldOf,
	type ListKey,
	type ListName,
	type TextKey,
} from '../invite/fields.ts';
import type {Names} from '../invite/one-person.ts';
import type {SendProgress} from '../invite/send.ts';

/** Something that is read from the service. `ticket` tells a late answer from the awaited one. */
export type Remote<T> =
	| {status: 'waiting'}
	| {status: 'loading'; ticket: number}
	/** `renewal`: the ticket of a read under way that brings a fresher value. */
	| {status: 'loaded'; value: T; renewal?: number}
	| {status: 'failed'; error: InviteError};

/** Why a field has its value. */
export type Origin =
	| 'answer'
	/** A name that stood beside the address. */
	| 'with-address'
	| 'flag'
	| 'default'
	/** Carried over from the invitation before. */
	| 'as-before'
	/** There is one organization only. */
	| 'only-one'
	/** There is no organization at all; the field is not shown. */
	| 'left-out';

/** A value and where it comes from. */
export type Answer<K extends FieldKey = FieldKey> = {value: FieldValues[K]; origin: Origin};

/** What was answered so far. */
export type Answers = {[K in FieldKey]?: Answer<K>};

/** The fields whose values can serve more than one invitation. */
export type Given = Pick<Answers, DefaultField['key']>;

/** The reads that run beside the questions. */
export type ReadKey = 'identity' | ListName;

/** Why a field that seemed settled is asked after all. */
export type Notice =
	/** A saved default, or a carried-over value, that the service no longer has. */
	| {kind: 'gone'; name: string}
	/** Words from a flag that fit no choice, or several. */
	| {kind: 'not-matched'; error: InviteError};

/** What resending or cancelling needs to know. */
export type FollowUp = 'resend' | 'cancel';

/** Where the saving of the defaults stands. */
export type Saving =
	| {status: 'idle'}
	| {status: 'saving'}
	| {status: 'saved'}
	| {status: 'failed'; reason: string};

/** What stays true whatever question is open. */
export type Shared = {
	answers: Answers;
	/** What flags and saved defaults answer for every invitation of the run. */
	given: Given;
	/** Words from flags that wait for their list. */
	pending: {[K in ListKey]?: string};
	/** Names guessed from the address: ghost text that is sent only when taken. */
	suggestions: {[K in TextKey]?: string};
	notices: {[K in FieldKey]?: Notice};
	identity: Remote<Identity>;
	roles: Remote<Role[]>;
	organizations: Remote<Organization[]>;
	/** The look-up of the accepted address; absent before there is one. */
	lookUp: {email: string; person: Remote<User | undefined>} | undefined;
	/** Addresses whose invitation was in doubt and has not been settled: sent again only after a look-up that says nobody is there. */
	doubtful: readonly string[];
	/** Those of them whose last look-up found nobody. */
	absent: readonly string[];
	/** IDs without a name that a list was read once more for since the last look-up. */
	sought: readonly string[];
	/** Invitations sent in this run. */
	sent: number;
	/** What went through in the rounds before this one, oldest first. */
	before: readonly Outcome[];
	/** The people of a list, who are invited in place of one person. */
	people: PeopleList | undefined;
	/** What the review leads to: an invitation that is sent, or a row of a list that takes the answers. */
	leadsTo: 'sending' | 'list';
	/** Counts invitations begun in this run; the faces forget what they keep per question when it changes. */
	round: number;
	/** Counts reads; the next ticket. */
	tickets: number;
};

/** What the result screen is about. */
export type Outcome =
	| {action: 'invite'; user: User; confirmedBy: 'answer' | 'look-up'}
	/** A resend or cancel. `at`: when it was answered, milliseconds since the epoch. */
	| {action: FollowUp; user: User; at: number};

/** Whether the invitation exists, after a failure. */
export type Verdict =
	/** Refused, or it never left. */
	| 'not-sent'
	/** It was in doubt; the address is not there. */
	| 'not-there'
	/** It was in doubt; nobody could tell. */
	| 'unknown';

/** How a run ended. */
export type Ending =
	| {reason: 'done'; outcome: Outcome}
	/** Left before anything was sent in this round. */
	| {reason: 'quit'; interrupted: boolean}
	/** Gave up on a failure. */
	| {reason: 'gave-up'; error: InviteError; verdict: Verdict}
	/** Stopped while sending. */
	| {reason: 'stopped'; verdict: Verdict}
	/** The answers go into the row of the list they were opened from. */
	| {reason: 'kept'}
	/** The list was worked off, or left; what became of it is the list's to say (`many/state.ts`). */
	| {reason: 'many'; results: readonly RowResult[]; lines: readonly string[]};

/** Where the guide is; the union everything else switches on. */
export type Phase =
	| {
			status: 'asking';
			field: FieldKey;
			/** Answering or going back leads to the review instead of a neighbour. */
			fromReview: boolean;
			/** On the first question going back was asked for once; once more quits. */
			leaving: boolean;
	  }
	/** The key was refused on a background read. */
	| {status: 'key-refused'; error: InviteError; from: FieldKey}
	/** The address belongs to somebody who is there already. */
	| {
			status: 'already-there';
			user: User;
			from: FieldKey;
			/** It is asked once more whether the invitation is to be cancelled. */
			isCancelling?: boolean;
	  }
	| {status: 'reviewing'}
	/** The people of a list are looked at, sent to and reported on (`many/state.ts`). */
	| {status: 'many'}
	| {
			status: 'sending';
			/** `preparing`: a running look-up is waited for. */
			progress: {phase: 'preparing'} | SendProgress;
			/** The person asked to stop; what is true is being found out. */
			stopping: boolean;
			/** Counts sendings, so that effects tell one from the next. */
			ticket: number;
	  }
	/** A resend or cancel is under way. `key` stays the same while this decision is tried again. */
	| {status: 'following-up'; action: FollowUp; user: User; idempotencyKey: string; ticket: number}
	| {
			status: 'follow-up-failed';
			action: FollowUp;
			user: User;
			idempotencyKey: string;
			error: InviteError;
	  }
	| {
			status: 'sent';
			outcome: Outcome;
			saving: Saving;
			/** The run ends as soon as the names of role and organization are there. */
			isLeaving?: boolean;
	  }
	| {status: 'failed'; error: InviteError; verdict: Verdict}
	| {status: 'ended'; ending: Ending; exitCode: number};

/** The guide's whole state. */
export type GuideState = Shared & Phase;

/** What faces and effects can ask of the guide. */
export type Action =
	/** The first frame stands: start reading. */
	| {type: 'load'}
	| {[K in FieldKey]: {type: 'answer'; field: K; value: FieldValues[K]; names?: Names}}[FieldKey]
	/** The address question was answered with several people. */
	| {type: 'answer-people'; people: PeopleList}
	| {type: 'go-back'}
	/** Something else was done after going back was asked for on the first question. */
	| {type: 'stay'}
	| {type: 'edit-field'; field: FieldKey}
	| {type: 'confirm'}
	| {type: 'retry'}
	| {type: 'retry-list'; field: ListKey}
	| {type: 'use-another-address'}
	/** Asks once more before an invitation is cancelled, or drops that question. */
	| {type: 'ask-to-cancel'; isAsked: boolean}
	| {type: 'follow-up'; action: FollowUp; idempotencyKey: string}
	/** Another key was entered: every read starts again. */
	| {type: 'replace-key'}
	| {type: 'save-defaults'}
	| {type: 'invite-another'; keep: boolean}
	| {type: 'finish'}
	/** The list has come to its end. */
	| {
			type: 'finish-many';
			exitCode: number;
			results: readonly RowResult[];
			lines: readonly string[];
	  }
	| {type: 'quit'}
	/** Ctrl+C. */
	| {type: 'abort'}
	| {type: 'succeed-read'; read: 'identity'; ticket: number; value: Identity}
	| {type: 'succeed-read'; read: 'roles'; ticket: number; value: Role[]}
	| {type: 'succeed-read'; read: 'organizations'; ticket: number; value: Organization[]}
	| {type: 'fail-read'; read: ReadKey; ticket: number; error: InviteError}
	| {type: 'succeed-look-up'; ticket: number; user: User | undefined}
	| {type: 'fail-look-up'; ticket: number; error: InviteError}
	/** The effects report how far the sending is. */
	| {type: 'progress'; ticket: number; progress: SendProgress}
	| {type: 'succeed'; ticket: number; outcome: Outcome}
	| {type: 'fail'; ticket: number; error: InviteError; verdict: Verdict}
	| {type: 'report-saving'; saving: Saving};

/** The list a field's choices come from. */
export function listOf(state: Shared, field: ListKey): Remote<readonly Choice[]> {
	return state[fieldOf(field).list];
}

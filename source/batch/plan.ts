import type {User, UserList, UserState} from '../api/types.ts';
import type {Draft} from '../invite/body.ts';
import type {IfExists} from '../invite/existing.ts';
import type {DefaultField, FieldKey, FieldValues} from '../invite/fields.ts';
import type {Names} from '../invite/one-person.ts';
import type {NameLists} from '../invite/person.ts';
import type {PeopleList, RowProblem} from './people-list.ts';

/** Where a row stands before anything is sent. */
export type Standing =
	/** Nobody is there yet. */
	| 'ready'
	/** Somebody is there already. */
	| UserState
	/** Another row says as much of the same person, or more. */
	| 'repeated'
	/** It cannot be sent: `problems` says why. */
	| 'wrong'
	/** An earlier run was through with it: `settled` of the row says how. */
	| 'done';

/** Why a row should be looked at before it is sent. */
export type Look =
	/** Its domain looks like the home domain, or a well-known one, mistyped. */
	| 'near-miss'
	/** Its domain is another organization's. */
	| 'outside';

/** What a run does with a row; `refuse` sends nothing and fails, with the reason in `problems`. */
export type RowAction = 'invite' | 'resend' | 'skip' | 'refuse';

/** What is to become of a row. */
export type PlannedRow = {
	/** As the list counts it. */
	row: number;
	email: string;
	/** Every field answered; undefined where the row is wrong. */
	draft: Draft | undefined;
	/** The fields of a wrong row too, to be shown and edited: what is wrong in them is null, but for the address. */
	values: FieldValues;
	standing: Standing;
	action: RowAction;
	look: Look | undefined;
	/** The address that was probably meant, with a near miss. */
	suggestion?: string;
	/** Who is there. */
	user?: User;
	/** The fields in which who is there has something else than the row asks for. */
	differs: readonly FieldKey[];
	/** What is wrong with the row, or why somebody who is there is refused. */
	problems: readonly RowProblem[];
	/** Whether the row goes out; only one to be invited or sent again can. */
	isIncluded: boolean;
	/** Names the address suggests, where the row has none. */
	guessedNames?: Names;
};

/** Answers that hold for every row that says nothing itself; `null` leaves the field out. */
export type SharedAnswers = {[F in DefaultField as F['key']]?: FieldValues[F['key']]};

/** What a plan is made from. The service's lists are absent where they could not be read: then IDs are taken as they are. */
export type PlanInput = NameLists & {
	list: PeopleList;
	/** Everybody there; undefined where that is not known (yet): then nobody is. */
	users: UserList | undefined;
	/** From flags and from the questions that are asked once. */
	shared: SharedAnswers;
	/** Saved ones, for what neither the row nor `shared` says. */
	defaults: SharedAnswers;
	/** What there is no choice about, such as the only organization: sent where nobody says anything, and said by nobody. */
	forced?: SharedAnswers;
	/** The account's domain, for the look at the addresses. */
	homeDomain: string | undefined;
	ifExists: IfExists;
	/**
	 * Whether a person decides: rows to be looked at stay out until they are taken in, and who has an invitation that
	 * expired or was cancelled can be taken in.
	 */
	hasPerson?: boolean;
};

/** What a person changed in a row. */
export type RowEdit = {
	values?: Partial<FieldValues>;
	isIncluded?: boolean;
	/** The names that the address suggests are taken. */
	takesGuess?: boolean;
};

/** How many rows stand where; the standings add up to the total. */
export type PlanCounts = {readonly [S in Standing]: number} & {
	readonly total: number;
	/** What goes out as an invitation. */
	readonly toInvite: number;
	/** What goes out again. */
	readonly toResend: number;
	/** What could go out and was left out. */
	readonly leftOut: number;
	/** What could go out and should be looked at. */
	readonly toLookAt: number;
};

/** A field that some of the rows to be invited do not answer, and how many; to be asked once for all of them. */
export type Unanswered = {field: DefaultField; rows: number};

/** What is to become of a list. Changed by the functions of `plan-edits.ts` alone, which make a new one. */
export type Plan = {
	/** A row for each row of the list, in its order. */
	rows: readonly PlannedRow[];
	counts: PlanCounts;
	/** In the order the fields are asked. */
	unanswered: readonly Unanswered[];
	/** Defaults that the lists no longer have: not used, to be said. */
	goneDefaults: readonly DefaultField['key'][];
	/** How many rows to be invited have no names, and an address that suggests some. */
	guessable: number;
	/** Whether everybody there could be read; else a ready row may be somebody all the same. */
	isComplete: boolean;
	input: PlanInput;
	/** By number of the row. */
	edits: ReadonlyMap<number, RowEdit>;
};

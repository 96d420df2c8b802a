import type {User, UserState} from '../api/types.ts';
import type {Draft} from '../invite/body.ts';
import type {DefaultField, FieldKey, FieldValues} from '../invite/fields.ts';
import type {Names} from '../invite/one-person.ts';
import type {RowProblem} from './people-list.ts';

/** Where a row stands before anything is sent. */
export type Standing =
	/** Nobody is there yet. */
	| 'ready'
	/** Somebody is there already. */
	| UserState
	/** An earlier row says the same of the same person. */
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
	row: number;
	email: string;
	/** Every field answered; undefined where the row is wrong. */
	draft: Draft | undefined;
	standing: Standing;
	action: RowAction;
	look: Look | undefined;
	/** The address that was probably meant, with a near miss. */
	suggestion?: string;
	/** Who is there. */
	user?: User;
	/** The fields in which who is there differs from what the row asks for. */
	differs: readonly FieldKey[];
	/** Whatever keeps the row from going through, and why somebody who is there is refused. */
	problems: readonly RowProblem[];
	/** Whether the row goes out if it can; a person can leave it out. */
	isIncluded: boolean;
	/** Names the address suggests, where the row has none. */
	guessedNames?: Names;
};

/** Answers that hold for every row that says nothing itself; `null` leaves the field out. */
export type SharedAnswers = {[F in DefaultField as F['key']]?: FieldValues[F['key']]};

/** How many rows stand where; the standings add up to the list. */
export type PlanCounts = {readonly [S in Standing]: number} & {
	readonly total: number;
	/** Ready and included: what `Send` sends. */
	readonly toInvite: number;
	/** Included and to be sent again. */
	readonly toResend: number;
	/** Those that go out and should be looked at. */
	readonly toLookAt: number;
};

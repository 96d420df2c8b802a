import type {Identity, UserState} from '../../api/types.ts';
import type {FollowUpAction} from '../../invite/follow-up.ts';
import type {AccountWords} from '../face.ts';
import type {Person, Wanted} from './people.ts';

/** What became of following up on some people. */
export type FollowUpReport = {
	/** What there is to say, a line each, safe to show. */
	lines: readonly string[];
	/** Where they stand now who went through, by their `key`. */
	states: ReadonlyMap<string, UserState>;
};

/** What is told while some people are followed up on. */
export type FollowUpWatch = {
	/** Gives the next Ctrl+C to a handler; returns what takes it back. */
	holdInterrupts(handler: () => void): () => void;
	/** Told how many are dealt with so far, and whether the run is stopping. */
	report?(progress: {settled: number; isStopping: boolean}): void;
};

/** What both faces of the list of people work with. */
export type PeopleDesk = {
	/** Reads everybody; what is missing is said by whoever reads. Rejects with an `InviteError`. */
	load(): Promise<readonly Person[]>;
	/** Resends or cancels the invitations of those people by the rules of a run. */
	followUp(
		action: FollowUpAction,
		people: readonly Person[],
		watch: FollowUpWatch,
	): Promise<FollowUpReport>;
	/** Which part of everybody is shown first. */
	wanted: Wanted;
	account(): AccountWords;
	/** Whose key it is. Rejects with an `InviteError`. */
	identify(): Promise<Identity>;
};

import {randomUUID} from 'node:crypto';
import type {InviteBody} from '../api/invite-body.ts';
import type {Api, User} from '../api/types.ts';
import {type FollowUpAction, followUp} from '../invite/follow-up.ts';
import type {SendPorts} from '../invite/send.ts';
import {sendPorts} from '../invite/send-ports.ts';
import type {Journal} from './journal.ts';

/** What a run calls. Each call is one request: nothing is repeated by whoever makes it, so that the pace holds. */
export type RunPorts = Pick<SendPorts, 'findUser' | 'wait' | 'now'> & {
	/** As in `SendPorts`. */
	invite(body: InviteBody, signal: AbortSignal): Promise<User>;
	/** Resends or cancels; the key is the decision's UUID. Rejects with an `InviteError`. */
	followUp(
		action: FollowUpAction,
		user: User,
		idempotencyKey: string,
		signal: AbortSignal,
	): Promise<void>;
	/** A UUID for a decision. */
	newKey(): string;
};

/** The part of a journal that a run writes. */
export type RunJournal = Pick<Journal, 'intend' | 'refuse' | 'settle'>;

/** What a run calls, made from the service. */
export function runPorts(
	api: Pick<Api, 'inviteUser' | 'findUser' | 'resendInvite' | 'cancelInvite'>,
): RunPorts {
	return {
		...sendPorts(api),
		followUp: (action, user, key, signal) => followUp(api, action, user, key, {signal, retries: 0}),
		newKey: () => randomUUID(),
	};
}

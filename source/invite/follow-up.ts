import type {Api, CallOptions, User} from '../api/types.ts';
import {InviteError} from '../errors.ts';
import {safeText} from '../output/text.ts';
import {words} from '../words/words.ts';
import {shellWord} from './command-line.ts';

/** What can be done about an invitation that is out. */
export type FollowUpAction = 'resend' | 'cancel';

/** How long the link of a resent invitation works, in milliseconds: 48 hours (docs/api.md, Resend and cancel). */
const linkLifeMs = 48 * 60 * 60 * 1000;

/** Until when the link works that was sent at that moment (milliseconds since the epoch). */
export function linkWorksUntil(at: number): Date {
	return new Date(at + linkLifeMs);
}

/** A moment in the reader's own time zone: `Thu 4 Jun 2026, 15:04`. */
export function localTime(moment: Date): string {
	const day = moment.toLocaleDateString('en-GB', {
		weekday: 'short',
		day: 'numeric',
		month: 'short',
		year: 'numeric',
	});
	const time = moment.toLocaleTimeString('en-GB', {hour: '2-digit', minute: '2-digit'});
	return `${day.replace(',', '')}, ${time}`;
}

/** A moment as `localTime` says it, with the time zone: whoever reads it may be elsewhere than whom it concerns. */
export function localTimeAndZone(moment: Date): string {
	const parts = new Intl.DateTimeFormat('en-GB', {timeZoneName: 'short'}).formatToParts(moment);
	const zone = parts.find(({type}) => type === 'timeZoneName')?.value ?? '';
	return `${localTime(moment)} ${zone}`.trimEnd();
}

/** Whether somebody's invitation can be resent or cancelled, as far as their state tells. */
export function canFollowUp(
	{id, state}: Pick<User, 'id' | 'state'>,
	action: FollowUpAction,
): boolean {
	if (id === '' || state === 'active' || state === 'unknown') return false;
	return action === 'resend' || state !== 'cancelled';
}

/**
 * Says why somebody's invitation cannot be resent or cancelled, as far as their state tells.
 * @throws InviteError RESOURCE_CONFLICT.
 */
export function checkFollowUp(action: FollowUpAction, user: User): void {
	const refusal = followUpRefusal(action, user);
	if (refusal) throw refusal;
}

/** Why somebody's invitation cannot be resent or cancelled: RESOURCE_CONFLICT; undefined where it can. */
export function followUpRefusal(action: FollowUpAction, user: User): InviteError | undefined {
	if (canFollowUp(user, action)) return undefined;
	const email = safeText(user.email);
	if (user.state === 'active') {
		return new InviteError('RESOURCE_CONFLICT', words.invite.isActive(email), {
			hint: action === 'resend' ? words.invite.nothingToResend : words.invite.nothingToCancel,
		});
	}
	if (action === 'cancel' && user.state === 'cancelled') return alreadyCancelled(email);
	if (user.state === 'unknown') return stateUnknown(email, user);
	return new InviteError('RESOURCE_CONFLICT', words.invite.withoutId(email), {
		hint: words.invite.withoutIdHint,
	});
}

function stateUnknown(email: string, {serverState}: User) {
	const {inUnknownState, inUnsaidState, inUnknownStateHint} = words.invite;
	const message =
		serverState === undefined ? inUnsaidState(email) : inUnknownState(email, safeText(serverState));
	return new InviteError('RESOURCE_CONFLICT', message, {hint: inUnknownStateHint});
}

function alreadyCancelled(email: string) {
	return new InviteError('RESOURCE_CONFLICT', words.invite.alreadyCancelled(email), {
		hint: words.invite.resendAfterAll(`dci-invite resend ${shellWord(email)}`),
	});
}

/**
 * Resends or cancels an invitation. `idempotencyKey` is the decision's UUID: the same one when the same decision is tried
 * again. Rejects with an `InviteError`; 404 and 409 say what they mean.
 */
export async function followUp(
	api: Pick<Api, 'resendInvite' | 'cancelInvite'>,
	action: FollowUpAction,
	user: User,
	idempotencyKey: string,
	options: CallOptions = {},
): Promise<void> {
	try {
		const call = {...options, idempotencyKey};
		await (action === 'resend' ? api.resendInvite(user.id, call) : api.cancelInvite(user.id, call));
	} catch (error) {
		throw error instanceof InviteError ? explain(action, safeText(user.email), error) : error;
	}
}

function explain(action: FollowUpAction, email: string, error: InviteError): InviteError {
	if (error.code === 'RESOURCE_CONFLICT' && action === 'cancel') {
		const {message, hint} = alreadyCancelled(email);
		return error.with({message, hint});
	}
	if (error.code === 'RESOURCE_NOT_FOUND') {
		return error.with({
			message: words.invite.noOpenInvitation(email),
			hint: words.invite.seeWhereTheyStand(`dci-invite status ${shellWord(email)}`),
		});
	}
	if (error.delivery !== 'in-doubt') return error;
	return error.with({
		hint:
			action === 'resend'
				? words.invite.resendInDoubt
				: words.invite.cancelInDoubt(`dci-invite status ${shellWord(email)}`),
	});
}

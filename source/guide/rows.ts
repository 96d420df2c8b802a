import type {InviteError} from '../errors.ts';
import {type FieldKey, fields} from '../invite/fields.ts';
import {canFollowUp} from '../invite/follow-up.ts';
import type {AccountWords} from './face.ts';
import {failedRead} from './path.ts';
import type {Action, FollowUp, GuideState} from './state.ts';
import {holdingsOf, originNote, shownValue, unsetWords} from './words.ts';

/** What a row of a screen does. */
type RowEffect =
	| {type: 'dispatch'; action: Action}
	/** Resend or cancel: the face makes the decision's UUID. */
	| {type: 'follow-up'; action: FollowUp}
	| {type: 'enter-key'};

/** A row of a menu. */
export type MenuRow = {
	id: string;
	label: string;
	effect: RowEffect;
	/** Choosing it sends something: an Enter counts only when it is alone (docs/behaviour.md, No accidental sending). */
	sends: boolean;
};

/** A row of the review: a field with its value, ready to be edited. */
export type ReviewRow = MenuRow & {
	key: FieldKey;
	/** The value for people; the words for "left out" when there is none. */
	value: string;
	isSet: boolean;
	/** `(your default)` and the like; empty when it was answered. */
	note: string;
};

const quitRow = row('quit', 'Quit', {type: 'quit'});

/** The first row of the review. */
export const sendRow = row('send', 'Send the invitation', {type: 'confirm'}, true);

const enterKeyRow: MenuRow = {
	id: 'enter-key',
	label: 'Enter another key',
	effect: {type: 'enter-key'},
	sends: false,
};

/** The fields of the review, each one editable. */
export function reviewRows(state: GuideState): ReviewRow[] {
	return fields
		.filter((field) => state.answers[field.key]?.origin !== 'left-out')
		.map((field) => {
			const value = shownValue(state.answers, field.key);
			return {
				...row(field.key, field.label, {type: 'edit-field', field: field.key}),
				key: field.key,
				value: value ?? unsetWords(field.key),
				isSet: value !== undefined,
				note: originNote(state.answers[field.key]),
			};
		});
}

function row(id: string, label: string, action: Action, sends = false): MenuRow {
	return {
		id,
		label,
		effect: {type: 'dispatch', action},
		sends,
	};
}

/** What can be done about a failed sending (docs/behaviour.md, Screens). */
export function failureRows(state: GuideState & {status: 'failed'}): MenuRow[] {
	const {error} = state;
	const named = fields.find((field) => field.bodyKey === error.field);
	const change = named ?? (error.code === 'RESOURCE_CONFLICT' ? fields[0] : undefined);
	const rows: MenuRow[] = [];
	if (change) {
		rows.push(
			row('change', `Change ${change.label.toLowerCase()}`, {
				type: 'edit-field',
				field: change.key,
			}),
		);
	}
	const isAboutKey = error.code === 'AUTHENTICATION_FAILED' || error.code === 'PERMISSION_DENIED';
	if (isAboutKey) rows.push(enterKeyRow);
	rows.push(row('retry', 'Try again', {type: 'retry'}, true), quitRow);
	return rows;
}

/** What can be done about a key that was refused. */
export function keyRefusedRows(): MenuRow[] {
	return [enterKeyRow, quitRow];
}

/** What can be done about somebody who is there already; a resend keeps the old role and organization. */
export function alreadyThereRows(state: GuideState & {status: 'already-there'}): MenuRow[] {
	const {user} = state;
	const {role, organization} = holdingsOf(state, user);
	const rows: MenuRow[] = [];
	if (canFollowUp(user, 'resend')) {
		rows.push({
			id: 'resend',
			label: `Resend it as ${role ?? 'no role'}, ${organization ?? 'no organization'}`,
			effect: {type: 'follow-up', action: 'resend'},
			sends: true,
		});
		if (canFollowUp(user, 'cancel')) {
			rows.push({
				id: 'cancel',
				label: 'Cancel the invitation',
				effect: {type: 'follow-up', action: 'cancel'},
				sends: true,
			});
		}
	}
	rows.push(row('use-another', 'Use another address', {type: 'use-another-address'}), quitRow);
	return rows;
}

/** What can be done about a resend or cancel that failed. */
export function followUpFailedRows(): MenuRow[] {
	return [
		row('retry', 'Try again', {type: 'retry'}, true),
		row('use-another', 'Use another address', {type: 'use-another-address'}),
		quitRow,
	];
}

/** What comes after a sent invitation. */
export function sentRows(
	state: GuideState & {status: 'sent'},
	options: {canSaveDefaults: boolean},
): MenuRow[] {
	const rows = [row('done', 'Done', {type: 'finish'})];
	if (state.outcome.action === 'invite') {
		rows.push(row('like-this', 'Invite another like this', {type: 'invite-another', keep: true}));
	}
	rows.push(row('another', 'Invite another', {type: 'invite-another', keep: false}));
	const isSaved = state.saving.status === 'saving' || state.saving.status === 'saved';
	if (options.canSaveDefaults && !isSaved) {
		rows.push(row('save', 'Save these as my defaults', {type: 'save-defaults'}));
	}
	return rows;
}

/** Bad news of a background read that belongs under the open question (docs/behaviour.md, Look-up). */
export function readTrouble(state: GuideState): string | undefined {
	return (
		failedRead(state, 'AUTHENTICATION_FAILED')?.message ??
		inOneLine(failedRead(state, 'PERMISSION_DENIED'))
	);
}

/** What happened and what to do; a refused permission is of no use without its name. */
function inOneLine(error: InviteError | undefined): string | undefined {
	return error && [error.message, error.hint].filter(Boolean).join(' ');
}

/** Whether the account is known well enough to help with addresses. */
export function homeDomainOf(state: GuideState, account: AccountWords): string | undefined {
	const domain = state.identity.status === 'loaded' ? state.identity.value.domain : account.domain;
	return domain !== undefined && /^[a-z\d.-]+$/i.test(domain) ? domain : undefined;
}

import {assertNever, type InviteError} from '../errors.ts';
import {adviseAddress} from '../invite/address.ts';
import {type FieldKey, type FieldOfKind, fields, type TextKey} from '../invite/fields.ts';
import {canFollowUp} from '../invite/follow-up.ts';
import type {Names} from '../invite/one-person.ts';
import {safeText} from '../output/text.ts';
import {words} from '../words/words.ts';
import type {AccountWords} from './face.ts';
import type {Guide} from './guide.ts';
import {failedRead, questionBefore} from './path.ts';
import type {Action, Answer, FollowUp, GuideState, Shared} from './state.ts';
import {holdingsOf, originNote, shownValue} from './state-words.ts';

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
	field: FieldKey;
	/** The value for people; the words for "left out" when there is none. */
	value: string;
	isSet: boolean;
	/** `(your default)` and the like; empty when it was answered. */
	note: string;
};

function quitRow() {
	return row('quit', words.guide.rows.quit, {type: 'quit'});
}

/** The first row of the review. */
export function sendRow({leadsTo}: Pick<Shared, 'leadsTo'>): MenuRow {
	return leadsTo === 'list'
		? row('keep', words.many.rows.backToList, {type: 'confirm'})
		: row('send', words.guide.rows.send, {type: 'confirm'}, true);
}

/** What the review is called. */
export function reviewTitle({leadsTo}: Pick<Shared, 'leadsTo'>): string {
	return leadsTo === 'list' ? words.many.person : words.guide.readyToInvite;
}

function enterApiKeyRow(): MenuRow {
	return {
		id: 'enter-key',
		label: words.guide.rows.enterApiKey,
		effect: {type: 'enter-key'},
		sends: false,
	};
}

/** The fields of the review, each one editable. */
export function reviewRows(state: GuideState): ReviewRow[] {
	return fields
		.filter((field) => state.answers[field.key]?.origin !== 'left-out')
		.map((field) => {
			const value = shownValue(state, field.key);
			return {
				...row(field.key, words.fields[field.key].label, {type: 'edit-field', field: field.key}),
				field: field.key,
				value: value ?? words.fields[field.key].unset,
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
			row('change', words.guide.rows.change(words.fields[change.key].name), {
				type: 'edit-field',
				field: change.key,
			}),
		);
	}
	const isAboutKey = error.code === 'AUTHENTICATION_FAILED' || error.code === 'PERMISSION_DENIED';
	if (isAboutKey) rows.push(enterApiKeyRow());
	rows.push(row('retry', words.guide.rows.retry, {type: 'retry'}, true), quitRow());
	return rows;
}

/** What can be done about a key that was refused. */
export function keyRefusedRows(): MenuRow[] {
	return [enterApiKeyRow(), quitRow()];
}

/** What can be done about somebody who is there already; a resend keeps the old role and organization. */
export function alreadyThereRows(state: GuideState & {status: 'already-there'}): MenuRow[] {
	if (state.isCancelling) return cancelRows();
	const {user} = state;
	const {role, organization} = holdingsOf(state, user);
	const rows: MenuRow[] = [];
	if (canFollowUp(user, 'resend')) {
		rows.push({
			id: 'resend',
			label: words.guide.rows.resendAs([role, organization].filter((name) => name !== undefined)),
			effect: {type: 'follow-up', action: 'resend'},
			sends: true,
		});
		if (canFollowUp(user, 'cancel')) {
			rows.push(row('cancel', words.guide.rows.cancel, {type: 'ask-to-cancel', isAsked: true}));
		}
	}
	rows.push(otherAddressRow(), quitRow());
	return rows;
}

function cancelRows(): MenuRow[] {
	return [
		row('keep', words.guide.rows.no, {type: 'ask-to-cancel', isAsked: false}),
		{
			id: 'cancel',
			label: words.guide.rows.yes,
			effect: {type: 'follow-up', action: 'cancel'},
			sends: true,
		},
	];
}

/** What can be done about a resend or cancel that failed. */
export function followUpFailedRows(): MenuRow[] {
	return [
		row('retry', words.guide.rows.retry, {type: 'retry'}, true),
		otherAddressRow(),
		quitRow(),
	];
}

function otherAddressRow() {
	return row('use-another', words.guide.rows.useAnotherAddress, {type: 'use-another-address'});
}

/** What comes after a sent invitation. */
export function sentRows(
	state: GuideState & {status: 'sent'},
	options: {canSaveDefaults: boolean},
): MenuRow[] {
	const rows = [row('done', words.guide.rows.done, {type: 'finish'})];
	if (state.outcome.action === 'invite') {
		rows.push(
			row('like-this', words.guide.rows.inviteLikeThis, {type: 'invite-another', keep: true}),
		);
	}
	rows.push(row('another', words.guide.rows.inviteAnother, {type: 'invite-another', keep: false}));
	const isSaved = state.saving.status === 'saving' || state.saving.status === 'saved';
	if (options.canSaveDefaults && !isSaved) {
		rows.push(row('save', words.guide.rows.saveDefaults, {type: 'save-defaults'}));
	}
	return rows;
}

/** The ways out of a list that could not be loaded. */
export function failedListRows({key}: FieldOfKind<'list'>) {
	return [
		{id: 'retry', label: words.guide.rows.retry, sends: false},
		{id: 'type', label: words.guide.rows.typeId, sends: false},
		{
			id: 'unset',
			label: words.fields[key].unsetRow,
			search: unsetSearch(),
			sends: false,
		},
	] as const;
}

/** What finds a row that leaves a field out, besides its own words. */
export function unsetSearch(): string {
	return words.guide.unsetWords.join(' ');
}

/** What can be done with a key that was entered. */
export function keepApiKeyRows() {
	return [
		{id: 'run', label: words.guide.rows.useApiKeyOnce},
		{id: 'save', label: words.guide.rows.saveApiKey},
	] as const;
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
export function homeDomainOf(
	state: GuideState,
	account: Pick<AccountWords, 'domain'>,
): string | undefined {
	const domain = state.identity.status === 'loaded' ? state.identity.value.domain : account.domain;
	return domain !== undefined && /^[a-z\d.-]+$/i.test(domain) ? domain : undefined;
}

/** The address that was probably meant where the answered one looks like a slip, with the names that came with that. */
export function standingNearMiss(
	{answers}: Pick<Shared, 'answers'>,
	home: string | undefined,
): {address: string; names: Names} | undefined {
	const {email, firstName, lastName} = answers;
	const advice = adviseAddress(email?.value ?? '', home);
	if (advice.kind !== 'near-miss') return undefined;
	const names = {
		...(isWithAddress(firstName) ? {firstName: firstName.value} : {}),
		...(isWithAddress(lastName) ? {lastName: lastName.value} : {}),
	};
	return {address: advice.suggestion, names};
}

function isWithAddress(
	answer: Answer<TextKey> | undefined,
): answer is Answer<TextKey> & {value: string} {
	return answer?.origin === 'with-address' && answer.value !== null;
}

/** What the domain of the answered address gives to say; a slip of a well-known one also before the account is known. */
export function addressNote(state: GuideState, account: AccountWords): string | undefined {
	const address = state.answers.email?.value;
	if (address === undefined) return undefined;
	const advice = adviseAddress(address, homeDomainOf(state, account));
	switch (advice.kind) {
		case 'near-miss':
			return words.address.didYouMean(safeText(advice.suggestion));
		case 'other-domain':
			return words.address.outside(safeText(advice.domain), safeText(advice.homeDomain));
		case 'none':
			return undefined;
		default:
			return assertNever(advice);
	}
}

/** Whether a question is the first one behind the address: what there is to say of that stands here. */
export function isBehindAddress(state: GuideState & {status: 'asking'}): boolean {
	if (state.field === 'email') return false;
	return (questionBefore(state, state.field) ?? 'email') === 'email';
}

/** What carrying out a row needs. */
export type RowTools = {
	guide: Pick<Guide, 'dispatch'>;
	/** A new UUID, for a decision to resend or cancel. */
	newIdempotencyKey(): string;
	/** Asks for another key. */
	enterApiKey(): void | Promise<void>;
};

/** Carries out what a row says. */
export async function performRow({effect}: MenuRow, tools: RowTools): Promise<void> {
	switch (effect.type) {
		case 'dispatch':
			tools.guide.dispatch(effect.action);
			break;
		case 'follow-up':
			tools.guide.dispatch({
				type: 'follow-up',
				action: effect.action,
				idempotencyKey: tools.newIdempotencyKey(),
			});
			break;
		case 'enter-key':
			await tools.enterApiKey();
			break;
	}
}

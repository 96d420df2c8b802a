import type {Api, User} from '../api/types.ts';
import {InviteError} from '../errors.ts';
import {checkLater, doubtReason, verdictWords} from '../guide/words.ts';
import {toInviteBody} from '../invite/body.ts';
import type {Choice, FieldValues} from '../invite/fields.ts';
import type {SendOutcome} from '../invite/send.ts';
import type {Result} from '../output/result.ts';
import {renderPairs} from '../output/table.ts';
import {safeText} from '../output/text.ts';
import {holdings, type NameLists, personPairs} from './person.ts';

/** What a dry run prints once everything that reading can check is checked. */
export function dryRunResult(
	api: Pick<Api, 'baseUrl'>,
	customerContext: string | undefined,
	draft: FieldValues,
): Result {
	const body = toInviteBody(draft);
	const query = customerContext ? `?${new URLSearchParams({customerContext}).toString()}` : '';
	const request = {method: 'POST', url: `${api.baseUrl}/iam/v1/users/invite${query}`, body};
	const {email, firstName, lastName, jobTitle} = body;
	const user = {
		email,
		...(firstName ? {firstName} : {}),
		...(lastName ? {lastName} : {}),
		...(jobTitle ? {jobTitle} : {}),
	};
	function choice(value: Choice | null) {
		return value && {id: value.id, name: value.name};
	}
	const [role, organization] = [choice(draft.role), choice(draft.organization)];
	return {
		json: {status: 'dry-run', user, role, organization, request},
		text: [
			`${safeText(email)} can be invited. Nothing was sent.\n`,
			renderPairs([
				['Role', role?.name ?? 'none'],
				['Organization', organization?.name ?? 'none'],
			]),
			`\n${request.method} ${request.url}\n${showJson(body)}\n`,
		].join(''),
	};
}

function showJson(value: object): string {
	return JSON.stringify(value, null, 2).split('\n').map(safeText).join('\n');
}

/** What is true after a sending that did not succeed (docs/behaviour.md, Bad news). */
export function failureOf(
	outcome: Exclude<SendOutcome, {result: 'invited'}>,
	email: string,
	wasStopped: boolean,
): InviteError {
	const {error, result} = outcome;
	const code = wasStopped ? 'ABORTED' : error.code;
	switch (result) {
		case 'not-sent':
			if (wasStopped) return new InviteError('ABORTED', 'Stopped. Nothing was sent.');
			if (error.code !== 'RESOURCE_CONFLICT') return error;
			return new InviteError(error.code, error.message, {
				...detailsOf(error),
				hint: `Nothing was sent. See where they stand: ${checkLater(email)}`,
			});
		case 'not-there': {
			const happened = wasStopped ? doubtReason(error) : error.message;
			return new InviteError(code, `${happened} ${verdictWords('not-there', email)}`, {
				...detailsOf(error),
				...(wasStopped || error.hint === undefined ? {} : {hint: error.hint}),
			});
		}
		case 'unknown':
			return new InviteError(
				code,
				`${doubtReason(error)} Could not check whether the invitation to ${safeText(email)} went through.`,
				{...detailsOf(error), hint: `Check later with: ${checkLater(email)}`},
			);
		default:
			return result satisfies never;
	}
}

function detailsOf({retryable, httpStatus, requestId, cause}: InviteError) {
	return {
		retryable,
		cause,
		...(httpStatus === undefined ? {} : {httpStatus}),
		...(requestId === undefined ? {} : {requestId}),
	};
}

/** What is printed once somebody is invited. */
export function invitedResult(user: User, draft: FieldValues, lists: NameLists): Result {
	// An answer that leaves them out means what was sent.
	const roleId = user.roleId ?? draft.role?.id;
	const organizationId = user.organizationId ?? draft.organization?.id;
	const whole: User = {
		...user,
		...(roleId === undefined ? {} : {roleId}),
		...(organizationId === undefined ? {} : {organizationId}),
	};
	const names = namesFor(draft, lists);
	return {
		json: {status: 'invited', user, ...holdings(whole, names)},
		text: `Invited ${safeText(user.email)}\n${renderPairs(personPairs(whole, names))}`,
	};
}

function namesFor(draft: FieldValues, lists: NameLists): NameLists {
	return {
		roles: lists.roles ?? (draft.role ? [draft.role] : []),
		organizations: lists.organizations ?? (draft.organization ? [draft.organization] : []),
	};
}

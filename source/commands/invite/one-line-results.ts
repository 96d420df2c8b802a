import {type Destination, inviteUser, showRequest} from '../../api/endpoints.ts';
import type {User} from '../../api/types.ts';
import {assertNever, InviteError} from '../../errors.ts';
import {verdictWords} from '../../guide/state-words.ts';
import {toInviteBody} from '../../invite/body.ts';
import {checkLater, doubtReason} from '../../invite/doubt.ts';
import {type Choice, type FieldValues, fields} from '../../invite/fields.ts';
import {holdings, type NameLists, personPairs} from '../../invite/person.ts';
import type {SendOutcome} from '../../invite/send.ts';
import type {Result} from '../../output/result.ts';
import {renderPairs} from '../../output/table.ts';
import {safeText} from '../../output/text.ts';
import {words} from '../../words/words.ts';

/** What a dry run prints once everything that reading can check is checked. */
export function dryRunResult(draft: FieldValues, to: Destination): Result {
	const body = toInviteBody(draft);
	const request = showRequest(inviteUser(body), to);
	// Roles and organizations stand beside the person, by name.
	const own = fields.filter(({kind, bodyKey}) => kind !== 'list' && body[bodyKey]);
	const user = Object.fromEntries(own.map(({bodyKey}) => [bodyKey, body[bodyKey]]));
	function choice(value: Choice | null) {
		return value && {id: value.id, name: value.name};
	}
	const [role, organization] = [choice(draft.role), choice(draft.organization)];
	return {
		json: {status: 'dry-run', user, role, organization, request},
		text: [
			`${words.commands.invite.dryRun(safeText(draft.email))}\n`,
			renderPairs([
				[words.fields.role.label, role?.name ?? words.fields.role.unset],
				[words.fields.organization.label, organization?.name ?? words.fields.organization.unset],
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
			if (wasStopped) return new InviteError('ABORTED', words.api.stoppedUnsent);
			if (error.code !== 'RESOURCE_CONFLICT') return error;
			return error.with({hint: words.commands.invite.seeWhere(checkLater(email))});
		case 'not-there': {
			const happened = wasStopped ? doubtReason(error) : error.message;
			return error.with({
				code,
				message: words.commands.invite.twoSentences(happened, verdictWords('not-there', email)),
				hint: wasStopped ? undefined : error.hint,
			});
		}
		case 'unknown':
			return error.with({
				code,
				message: words.commands.invite.couldNotCheck(doubtReason(error), safeText(email)),
				hint: words.commands.invite.checkLater(checkLater(email)),
			});
		default:
			return assertNever(result);
	}
}

/** What is printed once somebody is invited. */
export function invitedResult(user: User, draft: FieldValues, lists: NameLists): Result {
	const held = holdings(user, lists, draft);
	return {
		done: words.commands.invite.invitedDone(safeText(user.email)),
		json: {status: 'invited', user, ...held},
		text: `${words.guide.invited(safeText(user.email))}\n${renderPairs(personPairs(user, held))}`,
	};
}

import type {InviteBody} from '../api/invite-body.ts';
import {type FieldValues, fields} from './fields.ts';

/** Every field answered: what an invitation is made from. */
export type Draft = FieldValues;

/** The request body of a draft: fields that were left out are absent (docs/api.md, Invite). */
export function toInviteBody(draft: Draft): InviteBody {
	const entries = fields.flatMap(({key, kind, bodyKey}) => {
		const value = draft[key];
		if (!value && kind !== 'address') return [];
		return [[bodyKey, typeof value === 'object' ? value?.id : value] as const];
	});
	// The fields name every key of the body once, and the kinds hold what is sent there.
	return Object.fromEntries(entries) as InviteBody;
}

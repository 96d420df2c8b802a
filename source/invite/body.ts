import type {InviteBody} from '../api/types.ts';
import type {FieldValues} from './fields.ts';

/** Every field answered: what an invitation is made from. */
export type Draft = FieldValues;

/** The request body of a draft: fields that were left out are absent (docs/api.md, Invite). */
export function toInviteBody(draft: Draft): InviteBody {
	return {
		email: draft.email,
		...(draft.firstName ? {firstName: draft.firstName} : {}),
		...(draft.lastName ? {lastName: draft.lastName} : {}),
		...(draft.jobTitle ? {jobTitle: draft.jobTitle} : {}),
		...(draft.role ? {roleId: draft.role.id} : {}),
		...(draft.organization ? {organizationId: draft.organization.id} : {}),
	};
}

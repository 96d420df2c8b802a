import type {Api, Organization, Role, User} from '../../api/types.ts';
import {InviteError} from '../../errors.ts';
import type {Start} from '../../guide/reducer.ts';
import {safeText} from '../../output/text.ts';
import {words} from '../../words/words.ts';

/** What was read: who is there by the address, and the lists that were needed. */
export type Checked = {user: User | undefined; roles?: Role[]; organizations?: Organization[]};

/** Reads what has to be known before anything is sent, all at once: three requests at most. */
export async function readAll(
	signal: AbortSignal,
	api: Api,
	email: string,
	{answers, pending}: Start,
): Promise<Checked> {
	function needs(key: 'role' | 'organization') {
		return pending[key] !== undefined || Boolean(answers[key]?.value);
	}
	const call = {signal};
	const reads = await Promise.allSettled([
		api.findUser(email, call).catch((error: unknown) => {
			throw explainLookUp(email, error);
		}),
		needs('role') ? api.listRoles(call) : undefined,
		needs('organization') ? api.listOrganizations(call) : undefined,
	]);
	const failed = reads.find((read) => read.status === 'rejected');
	if (failed) throw failed.reason;
	const [user, roles, organizations] = reads.map((read) =>
		read.status === 'fulfilled' ? read.value : undefined,
	) as [User | undefined, Role[] | undefined, Organization[] | undefined];
	return {user, ...(roles ? {roles} : {}), ...(organizations ? {organizations} : {})};
}

/** The words of a failed look-up say that nothing was sent; a refused key or right is news of its own. */
function explainLookUp(email: string, error: unknown): unknown {
	if (!(error instanceof InviteError)) return error;
	if (['AUTHENTICATION_FAILED', 'PERMISSION_DENIED', 'ABORTED'].includes(error.code)) return error;
	return error.with({
		message: words.commands.invite.lookUpFailed(safeText(email), error.message),
		hint: error.hint ? words.api.nothingSent(error.hint) : words.guide.nothingSent,
	});
}

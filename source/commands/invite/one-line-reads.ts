import type {Api, Organization, Role, User} from '../../api/types.ts';
import {InviteError} from '../../errors.ts';
import type {Start} from '../../guide/reducer.ts';
import {listFields} from '../../invite/fields.ts';
import {type ListApi, readList} from '../../invite/lists.ts';
import {type Holdings, lacksName, type NameLists} from '../../invite/person.ts';
import {lookUpLimitMs} from '../../invite/send.ts';
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

/**
 * The lists with the names of what somebody has: one that does not know it is read once more, since the service may have
 * chosen what it did not have, and is done without where that fails or takes too long. Never rejects.
 */
export async function nameHoldings(
	api: ListApi,
	held: Holdings,
	lists: NameLists,
	signal: AbortSignal,
): Promise<NameLists> {
	const call = {signal, timeoutMs: lookUpLimitMs};
	const reads = listFields.map(async ({key, list}) => {
		const choice = held[key];
		if (!choice || !lacksName(choice, lists[list])) return [];
		const read = await readList(api, list, call).catch(() => undefined);
		return read ? [[list, read] as const] : [];
	});
	return {...lists, ...Object.fromEntries((await Promise.all(reads)).flat())};
}

/** The words of a failed look-up say that nothing was sent; a refused key or right is news of its own. */
function explainLookUp(email: string, error: unknown): unknown {
	if (!(error instanceof InviteError)) return error;
	if (['AUTHENTICATION_FAILED', 'PERMISSION_DENIED', 'ABORTED'].includes(error.code)) return error;
	return sayUnsent(
		error.with({message: words.commands.invite.lookUpFailed(safeText(email), error.message)}),
	);
}

/** An error from before anything was sent, which says so. */
export function sayUnsent(error: InviteError): InviteError {
	const hint = error.hint ? words.api.nothingSent(error.hint) : words.guide.nothingSent;
	return error.with({hint});
}

import type {Api, Identity} from '../api/types.ts';
import type {Context} from '../context.ts';
import type {Result} from '../output/result.ts';

/** Account that did something, as results name it (docs/behaviour.md, Scripts). */
export type ResultAccount = {
	email: string | null;
	domain: string | null;
	customerContext: string | null;
	profile: string;
};

type AccountContext = Pick<Context, 'account' | 'format' | 'signal'>;

/** Account of this run, with whose key it is as far as that is known. */
export function resultAccount(
	{account}: Pick<Context, 'account'>,
	identity: Partial<Identity> = {},
): ResultAccount {
	const {customerContext, profile} = account();
	const {email, domain} = identity;
	return {
		email: email ?? null,
		domain: domain ?? null,
		customerContext: customerContext ?? null,
		profile: profile.value,
	};
}

/**
 * Account of this run for scripts: as the profile remembers it, else as the service says it. Nothing fails for want of
 * it, and for people nothing is read; unless the key itself is to be checked: then this rejects with an `InviteError`.
 */
export async function readAccount(
	context: AccountContext,
	api: Pick<Api, 'validate'>,
	{checksKey = false} = {},
): Promise<ResultAccount | undefined> {
	const call = {signal: context.signal};
	if (checksKey) return resultAccount(context, await api.validate(call));
	if (context.format !== 'json') return undefined;
	const {key, saved} = context.account();
	const isRemembered = key?.source === 'profile' && saved.domain !== undefined;
	const identity = isRemembered
		? saved
		: await api.validate({...call, retries: 0}).catch(() => undefined);
	return resultAccount(context, identity);
}

/** Result that names the account. */
export function withAccount(result: Result, account: ResultAccount | undefined): Result {
	return account ? {...result, json: {...result.json, account}} : result;
}

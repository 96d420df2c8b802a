import type {Identity} from '../api/types.ts';
import type {Context} from '../context.ts';
import {attempt, InviteError, joinErrors} from '../errors.ts';
import {holdings, personPairs} from '../invite/person.ts';
import type {Result} from '../output/result.ts';
import {columnsOf, renderPairs} from '../output/table.ts';
import {safeText} from '../output/text.ts';
import {builtIn} from '../settings/precedence.ts';
import {words} from '../words/words.ts';
import type {CommandInput} from './command.ts';
import {nobodyThere, readAddress, readNameLists} from './person.ts';

type StatusContext = Pick<
	Context,
	| 'host'
	| 'service'
	| 'signal'
	| 'account'
	| 'settings'
	| 'resolved'
	| 'profileName'
	| 'findKey'
	| 'requireProfile'
>;

/** Whose key this is, or where somebody stands. */
export async function run(context: StatusContext, input: CommandInput): Promise<Result> {
	const [word] = input.positionals;
	if (word === undefined) return ownStatus(context);
	context.requireProfile();
	return personStatus(context, readAddress(word));
}

/** What is known of the account; with what is wrong, where something is (docs/behaviour.md, Commands). */
async function ownStatus(context: StatusContext): Promise<Result> {
	const problems = findProblems(context);
	const checked = problems.length === 0 ? await checkKey(context) : undefined;
	const errors = [...problems, ...(checked instanceof InviteError ? [checked] : [])];
	const identity = checked instanceof InviteError ? undefined : checked;
	const [first, ...others] = errors;
	return {
		...describe(context, identity),
		...(first ? {error: joinErrors([first, ...others])} : {}),
	};
}

/** What is wrong with the profile, the settings and the base, before anything is asked. */
function findProblems(context: StatusContext): InviteError[] {
	const found = [attempt(context.requireProfile), attempt(context.account)];
	const errors = found.filter((error) => error instanceof InviteError);
	const messages = errors.map(({message}) => message);
	const broken = context.settings().problems();
	// With a key in the environment they are warnings, and said already.
	const unsaid = errors.length > 0 ? broken.filter(({message}) => !messages.includes(message)) : [];
	return [...errors, ...unsaid];
}

/** Whose key it is, or why that cannot be told. */
async function checkKey({service, signal}: StatusContext): Promise<Identity | InviteError> {
	try {
		return await (await service()).validate({signal});
	} catch (error) {
		if (error instanceof InviteError && error.code !== 'ABORTED') return error;
		throw error;
	}
}

/** Everything that is known, part by part, so that one that cannot be read hides none of the others. */
function describe(context: StatusContext, identity: Identity | undefined): Result {
	const account = known(context.account);
	const profile = account?.profile.value ?? known(context.profileName)?.value;
	const resolved = known(context.resolved);
	const baseUrl = account?.baseUrl ?? resolved?.baseUrl.value;
	const key = account?.key ?? known(() => context.findKey(builtIn.baseUrl));
	const saved = key?.source === 'profile' ? account?.saved : undefined;
	const customer = account?.customerContext ?? resolved?.customerContext.value;
	const {config, credentials} = context.settings().paths;
	const [email, domain] = identity
		? [identity.email, identity.domain]
		: [saved?.email, saved?.domain];
	const labels = words.commands.status;
	const who = identity ? (email ?? words.api.serviceAccount) : labels.remembered(email);
	const masked = key?.description.masked ?? '';
	const pairs: Array<readonly [string, string]> = [
		[labels.account, who],
		...(domain === undefined ? [] : [[labels.domain, domain] as const]),
		[labels.key, key ? labels.keyFrom(masked, key.description.source) : labels.noKey],
		...(account?.hidesSavedKey ? [['', labels.environmentWins] as const] : []),
		[labels.profile, profile ?? labels.unknown],
		[labels.customer, customer ?? labels.ownCustomer],
		[labels.service, baseUrl ?? labels.unknown],
		[labels.settings, account?.isDemo ? labels.demoSavesNothing : config],
		...(account?.isDemo ? [] : [[labels.keys, credentials] as const]),
	];
	return {
		json: {
			account: domain === undefined ? null : {email: email ?? null, domain},
			key: key ? {source: key.description.source, ends: masked.replace(/^\*+/, '') || null} : null,
			profile: profile ?? null,
			customerContext: customer ?? null,
			baseUrl: baseUrl ?? null,
			files: {config, credentials},
		},
		// Places of this machine are of no use in parts: they break at the end of the window.
		text: renderPairs(pairs).replace(/^ {2}/gm, ''),
	};
}

/** What can be read; undefined where that fails in a way that could be foreseen. */
function known<T>(read: () => T): T | undefined {
	const value = attempt(read);
	return value instanceof InviteError ? undefined : value;
}

async function personStatus(context: StatusContext, email: string): Promise<Result> {
	const {signal} = context;
	const api = await context.service();
	const [user, lists] = await Promise.all([
		api.findUser(email, {signal}),
		readNameLists(api, signal),
	]);
	if (!user) throw nobodyThere(email);
	const held = holdings(user, lists);
	return {
		json: {user, ...held},
		text: `${safeText(user.email)}\n${renderPairs(personPairs(user, held), columnsOf(context.host.stdout))}`,
	};
}

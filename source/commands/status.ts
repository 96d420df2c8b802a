import type {Context} from '../context.ts';
import {holdings, personPairs} from '../invite/person.ts';
import type {Result} from '../output/result.ts';
import {columnsOf, renderPairs} from '../output/table.ts';
import {safeText} from '../output/text.ts';
import {words} from '../words/words.ts';
import type {CommandInput} from './command.ts';
import {nobodyThere, readAddress, readNameLists} from './person.ts';

type StatusContext = Pick<Context, 'host' | 'service' | 'signal' | 'account' | 'settings'>;

/** Whose key this is, or where somebody stands. */
export function run(context: StatusContext, input: CommandInput): Promise<Result> {
	const [word] = input.positionals;
	return word === undefined ? ownStatus(context) : personStatus(context, readAddress(word));
}

async function ownStatus(context: StatusContext): Promise<Result> {
	const {signal} = context;
	const api = await context.service();
	const identity = await api.validate({signal});
	const {profile, key, customerContext, baseUrl, hidesSavedKey, isDemo} = context.account();
	const source = key?.description.source ?? '';
	const masked = key?.description.masked ?? '';
	const {config, credentials} = context.settings().paths;
	const labels = words.commands.status;
	const pairs: Array<readonly [string, string]> = [
		[labels.account, identity.email ?? words.api.serviceAccount],
		[labels.domain, identity.domain],
		[labels.key, labels.keyFrom(masked, source)],
		...(hidesSavedKey ? [['', labels.environmentWins] as const] : []),
		[labels.profile, profile.value],
		[labels.customer, customerContext ?? labels.ownCustomer],
		[labels.service, baseUrl],
		[labels.settings, isDemo ? labels.demoSavesNothing : config],
		...(isDemo ? [] : [[labels.keys, credentials] as const]),
	];
	return {
		json: {
			account: {email: identity.email ?? null, domain: identity.domain},
			key: {source, ends: masked.replace(/^\*+/, '') || null},
			profile: profile.value,
			customerContext: customerContext ?? null,
			baseUrl,
			files: {config, credentials},
		},
		// Places of this machine are of no use in parts: they break at the end of the window.
		text: renderPairs(pairs).replace(/^ {2}/gm, ''),
	};
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

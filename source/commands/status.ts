import type {Context} from '../context.ts';
import {holdings, personPairs} from '../invite/person.ts';
import type {Result} from '../output/result.ts';
import {renderPairs} from '../output/table.ts';
import {safeText} from '../output/text.ts';
import {words} from '../words/words.ts';
import type {CommandInput} from './command.ts';
import {addressOf, nobodyThere, readNameLists} from './person.ts';

type StatusContext = Pick<Context, 'service' | 'signal' | 'account' | 'settings'>;

/** Whose key this is, or where somebody stands. */
export function run(context: StatusContext, input: CommandInput): Promise<Result> {
	return input.positionals.length === 0
		? ownStatus(context)
		: personStatus(context, addressOf(input.positionals, 'status'));
}

async function ownStatus(context: StatusContext): Promise<Result> {
	const {signal} = context;
	const api = await context.service();
	const identity = await api.validate({signal});
	const {profile, key, customerContext, baseUrl, hidesSavedKey, isDemo} = context.account();
	const source = key?.description.source ?? '';
	const masked = key?.description.masked ?? '';
	const {config, credentials} = context.settings().paths;
	const pairs: Array<readonly [string, string]> = [
		['Account', identity.email ?? words.api.serviceAccount],
		['Customer domain', identity.domain],
		['Key', `${masked} from ${source}`],
		...(hidesSavedKey
			? [['', 'The profile has a key too; the one in DCI_API_KEY is used.'] as const]
			: []),
		['Profile', profile.value],
		['Customer', customerContext ?? "the key's own"],
		['Service', baseUrl],
		['Settings', isDemo ? 'the demo saves nothing' : config],
		...(isDemo ? [] : [['Keys', credentials] as const]),
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
		text: `${safeText(user.email)}\n${renderPairs(personPairs(user, held))}`,
	};
}

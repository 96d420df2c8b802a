import type {Context} from '../context.ts';
import type {Result} from '../output/result.ts';
import {readEnv} from '../terminal.ts';
import {words} from '../words/words.ts';
import type {CommandInput} from './command.ts';

/** What this command needs of the context. */
export type LogoutContext = Pick<Context, 'host' | 'settings' | 'account'>;

/** `dci-invite logout`: forgets a profile's key, and says if the environment still has one. */
export async function run(context: LogoutContext, _input: CommandInput): Promise<Result> {
	const profile = context.account().profile.value;
	const forgotten = await context.settings().forgetKey(profile);
	const environmentHasKey = readEnv(context.host.env, 'DCI_API_KEY') !== undefined;
	const {logout} = words.commands;
	const lines = [
		forgotten ? logout.forgotten(profile) : logout.noKey(profile),
		...(environmentHasKey ? [logout.environmentHasKey] : []),
	];
	return {
		json: {status: forgotten ? 'forgotten' : 'no-key', profile, environmentHasKey},
		text: lines.map((line) => `${line}\n`).join(''),
	};
}

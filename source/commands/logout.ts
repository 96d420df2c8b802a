import type {Context} from '../context.ts';
import type {Result} from '../output/result.ts';
import {readEnv} from '../terminal.ts';
import type {CommandInput} from './command.ts';

/** What this command needs of the context. */
export type LogoutContext = Pick<Context, 'host' | 'settings' | 'account'>;

/** `dci-invite logout`: forgets a profile's key, and says if the environment still has one. */
export async function run(context: LogoutContext, _input: CommandInput): Promise<Result> {
	const profile = context.account().profile.value;
	const forgotten = await context.settings().forgetKey(profile);
	const environmentHasKey = readEnv(context.host.env, 'DCI_API_KEY') !== undefined;
	const outcome = forgotten
		? `The key of the profile "${profile}" is forgotten here. It still works until it is deleted at https://app.doit.com/profile/api\n`
		: `The profile "${profile}" has no saved key.\n`;
	const rest = environmentHasKey
		? 'DCI_API_KEY is still set and is used. To end that: unset DCI_API_KEY\n'
		: '';
	return {
		json: {status: forgotten ? 'forgotten' : 'no-key', profile, environmentHasKey},
		text: outcome + rest,
	};
}

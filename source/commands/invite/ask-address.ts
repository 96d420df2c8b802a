import type {Context} from '../../context.ts';
import {InviteError} from '../../errors.ts';
import type {Start} from '../../guide/reducer.ts';
import {parseAddress} from '../../invite/address.ts';
import {createAsker} from '../../setup/create-asker.ts';
import {words} from '../../words/words.ts';
import type {Flags} from '../flags.ts';

type AskContext = Pick<Context, 'host' | 'signal' | 'mode' | 'account'>;

/** Whether `--yes` lacks nothing but the address, and a person is there to be asked for it. */
export function mustAskAddress({mode, account}: AskContext, flags: Flags, start: Start): boolean {
	const isSending = flags['yes'] === true && flags['dryRun'] !== true;
	const isAddressGiven = start.answers.email !== undefined;
	return isSending && !isAddressGiven && mode().face !== 'none' && account().key !== undefined;
}

/**
 * Asks for the address, the one thing that `--yes` cannot answer; names that stand beside it come along.
 * @throws InviteError ABORTED when the person leaves; nothing was sent then.
 */
export async function askAddress({host, signal, mode}: AskContext, start: Start): Promise<Start> {
	const look = mode();
	const {face, drawOn} = look;
	if (face === 'none') throw new Error('nobody to ask');
	const ask = await createAsker({input: host.stdin, output: host[drawOn], signal, face, look});
	try {
		const text = await ask.text(words.fields.email.question, {
			check(typed) {
				const result = parseAddress(typed);
				return result.ok ? undefined : result.problem;
			},
		});
		const result = parseAddress(text);
		if (!result.ok) throw new Error('the question takes an address only');
		const {address, names} = result.parsed;
		const answers = {...start.answers, email: {value: address, origin: 'flag'} as const};
		return {...start, answers, ...(names ? {names} : {})};
	} catch (error) {
		const isLeft = error instanceof InviteError && error.code === 'ABORTED';
		throw isLeft ? error.with({message: words.guide.nothingSent, hint: undefined}) : error;
	} finally {
		ask.close();
	}
}

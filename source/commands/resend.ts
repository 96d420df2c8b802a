import type {Result} from '../output/result.ts';
import type {CommandInput} from './command.ts';
import {type FollowUpContext, runFollowUp} from './follow-up.ts';

/** Sends an invitation again, with a new link. */
export function run(context: FollowUpContext, input: CommandInput): Promise<Result> {
	return runFollowUp(context, input, 'resend');
}

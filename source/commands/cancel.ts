import type {Result} from '../output/result.ts';
import type {CommandInput} from './command.ts';
import {type FollowUpContext, runFollowUp} from './follow-up.ts';

/** Withdraws an invitation; its link stops working. */
export function run(context: FollowUpContext, input: CommandInput): Promise<Result> {
	return runFollowUp(context, input, 'cancel');
}

import type {Result} from '../output/result.ts';
import type {CommandInput} from './catalog.ts';
import {type FollowUpContext, runFollowUp} from './follow-up.ts';

/** Withdraws an invitation; its link stops working. */
export const run = (context: FollowUpContext, input: CommandInput): Promise<Result> =>
	runFollowUp(context, input, 'cancel');

import type {Context} from '../context.ts';
import type {Result} from '../output/result.ts';
import type {CommandInput} from './catalog.ts';
export const inviteInOneLine = async (_context: Context, _input: CommandInput): Promise<Result> => ({json: {}, text: ''});

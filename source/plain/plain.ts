import type {FaceOptions} from '../guide/face.ts';
import type {GuideState} from '../guide/state.ts';
export const runPlain = async (_options: FaceOptions & {input: unknown; output: unknown; signal: AbortSignal}): Promise<GuideState & {status: 'ended'}> => {
	throw new Error('soon');
};

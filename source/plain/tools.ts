import type {LineReader} from '../ask/line-reader.ts';
import type {FaceOptions} from '../guide/face.ts';
import type {GuideState} from '../guide/state.ts';
import type {Talk} from './talk.ts';

/** What every screen of the plain face works with. */
export type PlainTools = FaceOptions & {
	talk: Talk;
	reader: LineReader;
	/** A new UUID, for a decision to resend or cancel. */
	newIdempotencyKey(): string;
};

/** A state in which a question is open. */
export type Asking = GuideState & {status: 'asking'};

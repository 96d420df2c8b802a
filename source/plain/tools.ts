import type {LineReader} from '../ask/line-reader.ts';
import type {FaceOptions} from '../guide/face.ts';
import type {Guide} from '../guide/guide.ts';
import type {GuideState} from '../guide/state.ts';
import type {Talk} from './talk.ts';

/** What every screen of the plain face works with. */
export type PlainTools = FaceOptions & {
	talk: Talk;
	reader: LineReader;
	/** Gives Ctrl+C to a handler instead of the guide; returns what takes that back. */
	takeInterrupts(handler: () => void): () => void;
	/** Asks what a guide wants to know next, in a conversation about it. */
	runGuide(guide: Guide): Promise<void>;
	/** A new UUID, for a decision to resend or cancel. */
	newIdempotencyKey(): string;
};

/** A state in which a question is open. */
export type Asking = GuideState & {status: 'asking'};

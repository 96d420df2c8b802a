import type {ComponentType} from 'react';
import type {ManySession} from '../guide/many/session.ts';
import type {GuideState} from '../guide/state.ts';

/** A guide whose list is open. */
export type InMany = GuideState & {status: 'many'};

/** The screens of a list, as the gate knows them before they are loaded. */
export type ManyScreensProps = {
	state: InMany;
	session: ManySession;
	/** Draws a screen of a guide: an open person has the same ones. */
	Current: ComponentType<{state: GuideState; onDrawn: () => void}>;
};

import {randomUUID} from 'node:crypto';
import type {FaceOptions} from '../guide/face.ts';
import type {GuideState} from '../guide/state.ts';
import {App} from './app.tsx';
import {type MountOptions, mountFace} from './mount.tsx';

/** What the wizard needs besides the guide. */
export type WizardOptions = FaceOptions &
	MountOptions & {
		/** Stops the process until the shell's `fg`; resolves when it goes on. */
		suspend(): Promise<void>;
	};

/** Draws the guide with Ink until it has ended; resolves with its last state. Rejects with what a render threw. */
export async function runWizard(options: WizardOptions): Promise<GuideState & {status: 'ended'}> {
	const {streams, mode, suspend, onExit, ...tools} = options;
	const {guide} = tools;
	const stopOnce = tools.once
		? guide.subscribe(() => {
				const state = guide.getState();
				if (state.status === 'sent' && !state.isLeaving) guide.dispatch({type: 'finish'});
			})
		: () => {};
	try {
		await mountFace({streams, mode, onExit}, ({guard, screen, theme}) => (
			<App
				tools={{
					...tools,
					// Where stdout is read by a program, the terminal gets the frames alone.
					copy: mode.drawOn === 'stdout' ? screen.copy : undefined,
					newIdempotencyKey: () => randomUUID(),
				}}
				theme={theme}
				guard={guard}
				screen={screen}
				suspend={suspend}
			/>
		));
	} finally {
		stopOnce();
		guide.dispose();
	}
	const state = guide.getState();
	if (state.status !== 'ended') throw new Error(`the wizard stopped while ${state.status}`);
	return state;
}

import {randomUUID} from 'node:crypto';
import {render} from 'ink';
import type {FaceOptions} from '../guide/face.ts';
import type {GuideState} from '../guide/state.ts';
import type {Streams, TerminalMode} from '../terminal.ts';
import {createEnterGuard} from '../ui/enter-guard.ts';
import {createSteadyScreen} from '../ui/screen/steady-screen.ts';
import {createTheme} from '../ui/theme.tsx';
import {App} from './app.tsx';

/** What the wizard needs besides the guide. */
export type WizardOptions = FaceOptions & {
	streams: Streams;
	mode: TerminalMode;
	/** Stops the process until the shell's `fg`; resolves when it goes on. */
	suspend(): Promise<void>;
	/** Registers what gives the terminal back when the program is ended from outside. */
	onExit(cleanup: () => void): () => void;
};

/** Draws the guide with Ink until it has ended; resolves with its last state. Rejects with what a render threw. */
export async function runWizard(options: WizardOptions): Promise<GuideState & {status: 'ended'}> {
	const {streams, mode, suspend, onExit, ...tools} = options;
	const {guide} = tools;
	const guard = createEnterGuard({
		now: () => performance.now(),
		setTimeout: (act, delay) => setTimeout(act, delay),
		clearTimeout: (handle: NodeJS.Timeout) => clearTimeout(handle),
	});
	const stopOnce = tools.once
		? guide.subscribe(() => {
				const state = guide.getState();
				if (state.status === 'sent' && !state.isLeaving) guide.dispatch({type: 'finish'});
			})
		: () => {};
	const screen = createSteadyScreen(streams[mode.drawOn], streams.stdin, {
		keepsLines: mode.keepsLines,
	});
	const instance = render(
		<App
			tools={{
				...tools,
				// Where stdout is read by a program, the terminal gets the frames alone.
				copy: mode.drawOn === 'stdout' ? screen.copy : undefined,
				newIdempotencyKey: () => randomUUID(),
			}}
			theme={createTheme({colour: mode.colour, glyphs: mode.glyphs})}
			guard={guard}
			screen={screen}
			suspend={suspend}
		/>,
		{
			stdin: screen.keyboard,
			stdout: screen.stream,
			stderr: streams.stderr,
			exitOnCtrlC: false,
			patchConsole: false,
			interactive: true,
			incrementalRendering: true,
			maxFps: 120,
		},
	);
	screen.attach(instance);
	const release = onExit(() => {
		screen.release();
		instance.unmount();
	});
	try {
		await instance.waitUntilExit();
	} finally {
		screen.release();
		guard.dispose();
		stopOnce();
		release();
		guide.dispose();
	}
	const state = guide.getState();
	if (state.status !== 'ended') throw new Error(`the wizard stopped while ${state.status}`);
	return state;
}

import {render} from 'ink';
import type {ReactNode} from 'react';
import type {Streams, TerminalMode} from '../terminal.ts';
import {createEnterGuard, type EnterGuard} from '../ui/enter-guard.ts';
import {createSteadyScreen, type SteadyScreen} from '../ui/screen/steady-screen.ts';
import {createTheme, type Theme} from '../ui/theme.tsx';

/** Where a face is drawn. */
export type MountOptions = {
	streams: Streams;
	mode: TerminalMode;
	/** Registers what gives the terminal back when the program is ended from outside. */
	onExit(cleanup: () => void): () => void;
};

/** What a face is drawn with. */
type Mounted = {guard: EnterGuard; screen: SteadyScreen; theme: Theme};

/** Draws a face with Ink until it exits, and gives the terminal back. Rejects with what a render threw. */
export async function mountFace(
	{streams, mode, onExit}: MountOptions,
	draw: (mounted: Mounted) => ReactNode,
): Promise<void> {
	const guard = createEnterGuard({
		now: () => performance.now(),
		setTimeout: (act, delay) => setTimeout(act, delay),
		clearTimeout: (handle: NodeJS.Timeout) => clearTimeout(handle),
	});
	const screen = createSteadyScreen(streams[mode.drawOn], streams.stdin, {
		keepsLines: mode.keepsLines,
	});
	const theme = createTheme({colour: mode.colour, glyphs: mode.glyphs});
	const instance = render(draw({guard, screen, theme}), {
		stdin: screen.keyboard,
		stdout: screen.stream,
		stderr: streams.stderr,
		exitOnCtrlC: false,
		patchConsole: false,
		interactive: true,
		incrementalRendering: true,
		maxFps: 120,
	});
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
		release();
	}
}

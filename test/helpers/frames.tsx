import {render} from 'ink-testing-library';
import type {ReactNode} from 'react';
import {createEnterGuard} from '../../source/ui/enter-guard.ts';
import {KeyProvider} from '../../source/ui/key-provider.tsx';
import {createTheme, type Theme, ThemeProvider} from '../../source/ui/theme.tsx';

/** How long a frame may take to show what is awaited, in milliseconds. */
const limitMs = 5000;

/** Frames drawn by ink-testing-library, awaited by content. */
export type Frames = {
	/** The last frame. */
	frame(): string;
	/** Waits until the last frame is exactly this; throws with both when it never is. */
	shows(expected: string): Promise<void>;
	type(keys: string): void;
} & Disposable;

/** Draws a node with a theme and a keyboard, in ink-testing-library's 100 columns. */
export function drawFrames(
	node: ReactNode,
	theme: Theme = createTheme({colour: 'none', glyphs: 'unicode'}),
): Frames {
	const guard = createEnterGuard({
		now: () => performance.now(),
		setTimeout: (act, delay) => setTimeout(act, delay),
		clearTimeout: (handle: NodeJS.Timeout) => clearTimeout(handle),
	});
	const {lastFrame, stdin, unmount} = render(
		<ThemeProvider theme={theme}>
			<KeyProvider guard={guard}>{node}</KeyProvider>
		</ThemeProvider>,
	);
	function frame() {
		return lastFrame() ?? '';
	}
	return {
		frame,
		async shows(expected) {
			const end = performance.now() + limitMs;
			while (frame() !== expected) {
				if (performance.now() > end) {
					throw new Error(`Expected:\n${expected}\nActual:\n${frame()}`);
				}
				await new Promise((resolve) => setTimeout(resolve, 5));
			}
		},
		type: (keys) => stdin.write(keys),
		[Symbol.dispose]: unmount,
	};
}

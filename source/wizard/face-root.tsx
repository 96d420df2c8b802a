import {Box, useApp} from 'ink';
import {Component, type ReactNode} from 'react';
import type {EnterGuard} from '../ui/enter-guard.ts';
import {Frame} from '../ui/frame.tsx';
import {KeyProvider, useKeys} from '../ui/key-provider.tsx';
import {live} from '../ui/keys.ts';
import {WindowProvider} from '../ui/screen/window.tsx';
import {type Theme, ThemeProvider} from '../ui/theme.tsx';

/** Catches what a render throws, so that no stack reaches the screen; the wizard ends with the error. */
class Boundary extends Component<{onError: (error: Error) => void; children: ReactNode}> {
	override state = {hasFailed: false};

	static getDerivedStateFromError() {
		return {hasFailed: true};
	}

	override componentDidCatch(error: Error) {
		this.props.onError(error);
	}

	override render() {
		return this.state.hasFailed ? null : this.props.children;
	}
}

type FaceRootProps = {theme: Theme; guard: EnterGuard; children: ReactNode};

/** What lies around the screens of a face: theme, window, keyboard and frame. */
export function FaceRoot(props: FaceRootProps) {
	return (
		<Box>
			<Root {...props} />
		</Box>
	);
}

function Root({theme, guard, children}: FaceRootProps) {
	const {exit} = useApp();
	return (
		<Boundary onError={exit}>
			<ThemeProvider theme={theme}>
				<WindowProvider>
					<KeyProvider guard={guard}>
						<Frame>{children}</Frame>
					</KeyProvider>
				</WindowProvider>
			</ThemeProvider>
		</Boundary>
	);
}

/** Keys that work on every screen, below the screens' own. `suspend` stops the process until the shell's `fg`. */
export function GlobalKeys({
	onAbort,
	suspend,
}: {
	onAbort: () => void;
	suspend: () => Promise<void>;
}) {
	const {suspendTerminal} = useApp();
	useKeys(
		live<{type: 'abort' | 'suspend'}>(
			[
				{keys: ['ctrl+c'], action: {type: 'abort'}},
				{keys: ['ctrl+z'], action: {type: 'suspend'}},
			],
			({type}) => {
				if (type === 'abort') onAbort();
				else void suspendTerminal(suspend);
				return true;
			},
		),
		{level: -1},
	);
	return null;
}

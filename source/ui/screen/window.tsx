import {useStdout} from 'ink';
import {createContext, type ReactNode, use, useCallback, useSyncExternalStore} from 'react';

/** The smallest window the screens are drawn in, in cells. */
export const smallestWindow = {columns: 40, rows: 10} as const;

/** The window as the screens see it. */
export type WindowSpace = {
	/** Columns to draw in; never less than the smallest window has. */
	columns: number;
	/** Rows a frame may take: the window's less one, never less than the smallest window allows. */
	rows: number;
	/** Whether the window is smaller than that; the screens are then kept, hidden and deaf. */
	isTooSmall: boolean;
};

const WindowContext = createContext<WindowSpace>(spaceIn({columns: 80, rows: 24}));

/** The space in a window of that size. */
export function spaceIn(size: {columns: number; rows: number}): WindowSpace {
	return {
		columns: Math.max(size.columns, smallestWindow.columns),
		rows: Math.max(size.rows, smallestWindow.rows) - 1,
		isTooSmall: size.columns < smallestWindow.columns || size.rows < smallestWindow.rows,
	};
}

/**
 * The size of the window, live. Ink's own hook renders some time after a change; this one at once, before the next
 * frame is drawn.
 */
export function useWindowSize(): {columns: number; rows: number} {
	const {stdout} = useStdout();
	function side(name: 'columns' | 'rows', usual: number) {
		return () => {
			const length: unknown = Reflect.get(stdout, name);
			return typeof length === 'number' && length > 0 ? length : usual;
		};
	}
	const subscribe = useCallback(
		(listener: () => void) => {
			stdout.on('resize', listener);
			return () => void stdout.off('resize', listener);
		},
		[stdout],
	);
	return {
		columns: useSyncExternalStore(subscribe, side('columns', 80)),
		rows: useSyncExternalStore(subscribe, side('rows', 24)),
	};
}

/** Follows the size of the window and hands it to every screen below. */
export function WindowProvider(props: {children: ReactNode}) {
	const size = useWindowSize();
	return <WindowContext value={spaceIn(size)}>{props.children}</WindowContext>;
}

/** The window's space, live; without a provider that of 80 by 24. */
export function useWindow(): WindowSpace {
	return use(WindowContext);
}

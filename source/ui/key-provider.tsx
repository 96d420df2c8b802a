import {useInput, usePaste} from 'ink';
import {createContext, type ReactNode, use, useLayoutEffect, useRef, useState} from 'react';
import type {EnterGuard} from './enter-guard.ts';
import {type KeyPress, type LiveBinding, pressesFrom, pressFromPaste, runBindings} from './keys.ts';
import {useWindow} from './screen/window.tsx';

/** The bindings of one screen or of what lies around it. */
type Layer = {
	level: number;
	/** Read at the press, so that it is never an older render's. */
	bindings: () => readonly LiveBinding[];
	/** Calls off an Enter of this layer that still waits. */
	callOff: () => void;
};

const LayersContext = createContext<Set<Layer> | undefined>(undefined);

/** How a layer of keys behaves. */
export type UseKeysOptions = {
	/** Deaf when false. */
	isActive?: boolean;
	/** Higher levels get a press first; 0 is a screen, below it what lies around the screens. */
	level?: number;
};

/**
 * Listens to the keyboard once for the whole run, so that each Enter reaches the guard exactly once and raw
 * mode stays on between screens. Layers get a press by level, the highest first.
 */
export function KeyProvider(props: {guard: EnterGuard; children: ReactNode}) {
	const {guard} = props;
	const [layers] = useState(() => new Set<Layer>());

	function give(press: KeyPress) {
		let guarded = false;
		for (const layer of [...layers].sort((a, b) => b.level - a.level)) {
			function whenAlone(act: () => void) {
				guarded = true;
				layer.callOff = guard.press(press.enters, act);
			}

			if (runBindings(layer.bindings(), {...press, whenAlone})) {
				break;
			}
		}

		if (press.enters > 0 && !guarded) {
			guard.note(press.enters);
		}
	}

	useInput((input, key) => {
		for (const press of pressesFrom(input, key)) {
			give(press);
		}
	});
	usePaste((text) => {
		give(pressFromPaste(text));
	});

	return <LayersContext value={layers}>{props.children}</LayersContext>;
}

/** Binds keys for as long as the component is there. A waiting Enter is called off when it goes. */
export function useKeys(bindings: readonly LiveBinding[], options: UseKeysOptions = {}): void {
	const layers = use(LayersContext);
	const {isActive = true, level = 0} = options;
	const {isTooSmall} = useWindow();
	// What is hidden must not act; Ctrl+C, which lies around the screens, still works.
	const hears = isActive && !(isTooSmall && level >= 0);
	const latest = useRef(bindings);

	useLayoutEffect(() => {
		latest.current = bindings;
	});

	useLayoutEffect(() => {
		if (!layers || !hears) {
			return;
		}

		const layer: Layer = {level, bindings: () => latest.current, callOff: () => {}};
		layers.add(layer);
		return () => {
			layers.delete(layer);
			layer.callOff();
		};
	}, [layers, hears, level]);
}

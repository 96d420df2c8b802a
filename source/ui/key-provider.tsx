import {useInput, usePaste} from 'ink';
import {
	createContext,
	type ReactNode,
	use,
	useLayoutEffect,
	useMemo,
	useRef,
	useState,
} from 'react';
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
	/** Whether an Enter that is just being read was meant for what stood there before. */
	isDeaf: () => boolean;
};

/** The layers of keys, and the guard that hears every Enter. */
type Keyboard = {layers: Set<Layer>; guard: EnterGuard};

const KeyboardContext = createContext<Keyboard | undefined>(undefined);

/** How a layer of keys behaves. */
export type UseKeysOptions = {
	/** Deaf when false. */
	isActive?: boolean;
	/** Higher levels get a press first; 0 is a screen, below it what lies around the screens. */
	level?: number;
	/**
	 * Names what appeared and is deaf to an Enter that comes too soon after it; another name appears anew, none hears
	 * at once.
	 */
	appeared?: string | undefined;
};

/**
 * Listens to the keyboard once for the whole run, so that each Enter reaches the guard exactly once and raw
 * mode stays on between screens. Layers get a press by level, the highest first.
 */
export function KeyProvider(props: {guard: EnterGuard; children: ReactNode}) {
	const {guard} = props;
	const [layers] = useState(() => new Set<Layer>());
	const keyboard = useMemo(() => ({layers, guard}), [layers, guard]);

	function give(press: KeyPress) {
		let guarded = false;
		for (const layer of [...layers].sort((a, b) => b.level - a.level)) {
			if (press.name === 'enter' && layer.isDeaf()) break;
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

	return <KeyboardContext value={keyboard}>{props.children}</KeyboardContext>;
}

/** Binds keys for as long as the component is there. A waiting Enter is called off when it goes. */
export function useKeys(bindings: readonly LiveBinding[], options: UseKeysOptions = {}): void {
	const keyboard = use(KeyboardContext);
	const {isActive = true, level = 0, appeared} = options;
	const {isTooSmall} = useWindow();
	// What is hidden must not act; Ctrl+C, which lies around the screens, still works.
	const hears = isActive && !(isTooSmall && level >= 0);
	const latest = useRef(bindings);

	useLayoutEffect(() => {
		latest.current = bindings;
	});

	useLayoutEffect(() => {
		if (!keyboard || !hears) {
			return;
		}

		const {layers, guard} = keyboard;
		const layer: Layer = {
			level,
			bindings: () => latest.current,
			callOff: () => {},
			isDeaf: appeared === undefined ? () => false : guard.appear(),
		};
		layers.add(layer);
		return () => {
			layers.delete(layer);
			layer.callOff();
		};
	}, [keyboard, hears, level, appeared]);
}

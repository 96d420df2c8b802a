import {Box} from 'ink';
import {words} from '../words/words.ts';
import {hintLine, hintLines, hintsThatFit, widthOf} from './hint-line.ts';
import {type Hint, hintsOf, type LiveBinding, live} from './keys.ts';
import {useLiveState} from './live-state.ts';
import {useWindow} from './screen/window.tsx';
import {Paint} from './theme.tsx';

/** What the footer shows. */
export type FooterState = {
	/** The bindings of the screen, `?` among them where it is not text; for `useKeys`. */
	bindings: LiveBinding[];
	/** The lines to draw, each as wide as the window at most. */
	lines: string[];
};

/** From how many rows on all keys can be shown. */
const roomyRows = 13;

/** The footer of the bindings that work now. `?` shows the rest, where it is not text. */
export function useFooter(bindings: readonly LiveBinding[]): FooterState {
	const {columns, rows} = useWindow();
	const isOpen = useLiveState(() => false);
	const hints = hintsOf(bindings);
	const usual = hints.filter(({extra}) => !extra);
	const isText = bindings.some(({keys}) => keys.includes('text'));
	const hasRest = usual.length < hints.length || widthOf(usual) > columns;
	// In a low window the list would lose the rows the keys take.
	if (isText || !hasRest || rows < roomyRows) {
		return {bindings: [...bindings], lines: [hintLine(hintsThatFit(usual, columns))]};
	}

	const more: Hint = {
		key: '?',
		does: isOpen.shown ? words.ui.does.fewerKeys : words.ui.does.allKeys,
		weight: 9,
	};
	const [toggle] = live<{type: 'toggle'}>(
		[{keys: ['?'], action: {type: 'toggle'}, hint: more}],
		() => {
			isOpen.set(!isOpen.now());
			return true;
		},
	);
	return {
		bindings: toggle ? [...bindings, toggle] : [...bindings],
		lines: isOpen.shown
			? hintLines([...hints, more], columns)
			: [hintLine(hintsThatFit([...usual, more], columns))],
	};
}

/** The keys that work now, muted, at the foot of a screen. */
export function Footer(props: {lines: readonly string[]}) {
	return (
		<Box flexDirection="column" flexShrink={0}>
			{props.lines.map((line) => (
				<Box key={line} height={1}>
					<Paint tone="muted">{line}</Paint>
				</Box>
			))}
		</Box>
	);
}
